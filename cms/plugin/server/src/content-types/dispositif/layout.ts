import type { Layout } from '../content-manager';
import { publishedEntryRows } from '../published-entry-layout';
import type { labels } from './labels';

/** What, for whom, how much, when, where to apply, who; then what every published type has. */
export const layout = {
  list: ['title', 'nature', 'scheme_status', 'closes_on', 'publisher'],
  sort: { by: 'updatedAt', order: 'DESC' },
  edit: [
    ['title'],
    ['nature', 'scheme_status'],
    ['summary'],
    ['how_it_helps'],
    ['aliases'],
    ['eligibility'],
    ['scale_as_printed'],
    ['amount'],
    ['recurrence', 'duration'],
    ['opens_on', 'closes_on'],
    ['application_url', 'application_status'],
    ['publisher', 'parent_programme'],
    ['involvements'],
    ['body'],
    ...publishedEntryRows,
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
