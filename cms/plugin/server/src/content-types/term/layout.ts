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
    ['mapped_to'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
