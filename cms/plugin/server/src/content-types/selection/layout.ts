import type { Layout } from '../content-manager';
import type { labels } from './labels';

/** What it holds, who offers it and under which colours, what becomes of it. */
export const layout = {
  list: ['title', 'collection', 'publisher', 'retired'],
  sort: { by: 'title', order: 'ASC' },
  edit: [
    ['title', 'collection'],
    ['filters'],
    ['items'],
    ['publisher', 'contact_url'],
    ['logo', 'accent_colour'],
    ['legal_notice'],
    ['retired', 'successor'],
    ['slug', 'external_id'],
  ],
} as const satisfies Layout<keyof (typeof labels)['fields']>;
