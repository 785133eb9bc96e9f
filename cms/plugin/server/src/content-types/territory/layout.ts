import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['label', 'level', 'code', 'territory_status'],
  sort: { by: 'label', order: 'ASC' },
  edit: [
    ['name', 'label'],
    ['level', 'territory_status'],
    ['parents', 'successor'],
    ['code', 'department'],
    ['population', 'siren', 'vintage'],
    ['postal_codes'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
