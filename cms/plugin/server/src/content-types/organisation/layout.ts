import type { Layout } from '../content-manager';
import type { labels } from './labels';

export const layout = {
  list: ['name', 'short_name', 'territory', 'activity_status'],
  sort: { by: 'name', order: 'ASC' },
  edit: [
    ['name', 'short_name'],
    ['territory', 'website'],
    ['area_of_action', 'parent'],
    ['terms', 'activity_status'],
    ['legal_form', 'ess_membership'],
    ['founded_on', 'successor_of'],
    ['headcount'],
    ['contact_points'],
    ['aliases'],
    ['provenance'],
    ['review_flags'],
    ['siren', 'rna'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
