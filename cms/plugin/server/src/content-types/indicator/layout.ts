import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['label_fr', 'unit', 'aggregation', 'superseded_by'],
  sort: { by: 'label_fr', order: 'ASC' },
  edit: [
    ['label_fr', 'label_en'],
    ['definition'],
    ['unit', 'aggregation', 'maximum'],
    ['comparable_with', 'superseded_by'],
    ['provenance'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
