import type { Layout } from '../content-manager';
import { publishedEntryRows } from '../published-entry-layout';
import type { labels } from './labels';

/** What, since when, where, who, where to learn more; then what every published type has. */
export const layout = {
  list: ['title', 'stage', 'territories', 'publisher', 'updatedAt'],
  sort: { by: 'updatedAt', order: 'DESC' },
  edit: [
    ['title'],
    ['summary'],
    ['what_it_does'],
    ['stage', 'started_on'],
    ['places'],
    ['territory_as_printed'],
    ['publisher', 'legal_form'],
    ['involvements'],
    ['size'],
    ['website', 'website_status'],
    ['documents'],
    ['dispositif', 'replication_of'],
    ['body'],
    ...publishedEntryRows,
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
