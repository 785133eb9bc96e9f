import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['title', 'kind', 'updatedAt'],
  sort: { by: 'title', order: 'ASC' },
  edit: [['title', 'kind'], ['explanation_fr'], ['explanation_en'], ['provenance'], ['slug', 'external_id']],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
