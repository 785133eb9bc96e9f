import type { Layout } from '../content-manager';
import { publishedEntryRows } from '../published-entry-layout';
import type { labels } from './labels';

/** What, when, where to read it, who; then what every published type has. */
export const layout = {
  list: ['title', 'kind', 'publication_date', 'link_status', 'publisher'],
  sort: { by: 'updatedAt', order: 'DESC' },
  edit: [
    ['title'],
    ['kind', 'publication_date'],
    ['summary'],
    ['canonical_url', 'access'],
    ['link_status', 'link_checked_on'],
    ['formats'],
    ['publisher', 'is_part_of'],
    ['involvements'],
    ['body'],
    ...publishedEntryRows,
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
