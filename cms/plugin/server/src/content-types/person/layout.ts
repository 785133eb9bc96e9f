import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['display_name', 'visibility', 'erasure_requested', 'updatedAt'],
  sort: { by: 'display_name', order: 'ASC' },
  edit: [
    ['display_name'],
    ['visibility', 'erasure_requested'],
    ['mandates'],
    ['aliases'],
    ['provenance'],
    ['review_flags'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
