import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['label_fr', 'owner', 'slug', 'updatedAt'],
  sort: { by: 'label_fr', order: 'ASC' },
  edit: [['label_fr', 'label_en'], ['description'], ['owner', 'editorial'], ['provenance'], ['slug', 'external_id']],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
