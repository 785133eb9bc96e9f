import type { Layout } from '../content-manager';
import { publishedEntryRows } from '../published-entry-layout';
import type { labels } from './labels';

/** What, when, where, who, programme, documents; then what every published type has. */
export const layout = {
  list: ['title', 'occurrences', 'event_status', 'kind', 'publisher'],
  sort: { by: 'updatedAt', order: 'DESC' },
  edit: [
    ['title'],
    ['kind', 'event_status'],
    ['summary'],
    ['series', 'edition_number', 'theme'],
    ['occurrences'],
    ['recurrence_text', 'attendance'],
    ['places'],
    ['online_accesses'],
    ['registration'],
    ['publisher'],
    ['involvements'],
    ['participations'],
    ['body'],
    ['sessions'],
    ['documents'],
    ['participants_count'],
    ...publishedEntryRows,
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
