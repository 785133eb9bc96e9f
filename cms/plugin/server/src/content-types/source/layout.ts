import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['label', 'producers', 'data_vintage', 'publication_date'],
  sort: { by: 'label', order: 'ASC' },
  edit: [
    ['label'],
    ['producers', 'method_url'],
    ['data_vintage', 'publication_date'],
    ['territorial_definition'],
    ['provenance'],
    ['review_flags'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
