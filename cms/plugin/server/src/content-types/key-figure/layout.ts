import type { Layout } from '../content-manager';
import { publishedEntryRows } from '../published-entry-layout';
import type { labels } from './labels';

/** What is measured, how much, where or for whom, when, according to whom; then what every published type has. */
export const layout = {
  list: ['title', 'value', 'territory', 'source', 'figure_status'],
  sort: { by: 'updatedAt', order: 'DESC' },
  edit: [
    ['title'],
    ['indicator', 'scope'],
    ['value'],
    ['territory', 'territory_as_printed'],
    ['zoning', 'about'],
    ['period_start', 'period_end', 'period_as_printed'],
    ['source', 'figure_status'],
    ['groups'],
    ['note'],
    ['summary'],
    ['publisher'],
    ['body'],
    ...publishedEntryRows,
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
