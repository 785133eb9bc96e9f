import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['title', 'started_on', 'updatedAt'],
  sort: { by: 'title', order: 'ASC' },
  edit: [
    ['title', 'started_on'],
    ['summary'],
    ['publisher', 'attendance'],
    ['involvements'],
    ['terms'],
    ['places'],
    ['online_accesses'],
    ['registration'],
    ['aliases'],
    ['provenance'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
