import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['label_fr', 'vocabulary', 'parent', 'slug'],
  sort: { by: 'label_fr', order: 'ASC' },
  edit: [
    ['label_fr', 'label_en'],
    ['short_label_fr', 'rank'],
    ['vocabulary', 'parent'],
    ['definition'],
    ['mapped_to', 'replaced_by'],
    ['valid_from', 'valid_to'],
    ['review_flags'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
