import type { EventView } from 'ess-shared-types';
import type { Arguments, Case } from './cases.js';
import {
  HOSTILE,
  HUNDREDS,
  many,
  NOW,
  ORDINARY,
  PAST,
  PAYS_DE_LA_LOIRE,
  RICH,
  RICH_PAST,
  UPCOMING,
} from './fixture-events.js';

/** A CMS that has these rendez-vous, and the details of each. */
function events(list: (args: Arguments) => readonly EventView[], behaviour: Case = {}): Case {
  return {
    ...behaviour,
    lists: { essEvents: list },
    items: {
      essEvent: ({ id }) =>
        [...UPCOMING, ...PAST, ...HOSTILE, RICH, RICH_PAST].find((event) => event.id === id) ?? null,
    },
  };
}

export const AGENDA_CASES: Readonly<Record<string, Case>> = {
  agenda: events(({ when }) => (when === 'PAST' ? PAST : UPCOMING)),
  ordinary: events(({ when }) => (when === 'PAST' ? PAST : ORDINARY)),
  past: events(() => PAST),
  pages: events(() => many(45)),
  rich: events(({ when }) => (when === 'PAST' ? [RICH_PAST] : [RICH])),
  changing: events(() => ORDINARY, { validUntil: new Date(Date.parse(NOW) + 3_600_000).toISOString() }),
  hundreds: events(() => HUNDREDS),
  empty: events(() => []),
  narrow: events(({ fallback }) => (fallback === 'UP' ? ORDINARY : []), {
    foundAt: ({ fallback }) => (fallback === 'UP' ? PAYS_DE_LA_LOIRE : null),
  }),
  // As the CMS would: `q` is looked for in titles.
  filtered: events(({ q }) => ORDINARY.filter(({ title }) => title.toLowerCase().includes(q ?? ''))),
  'down-after-terms': events(({ q }) => ORDINARY.filter(({ title }) => title.toLowerCase().includes(q ?? '')), {
    status: (count) => (count >= 3 && count <= 5 ? 503 : 200),
  }),
  'no-terms-at-first': events(() => ORDINARY, { status: (count) => (count >= 2 && count <= 4 ? 503 : 200) }),
  hostile: events(() => HOSTILE),
  slow: events(() => UPCOMING, { delay: 60_000 }),
  late: events(() => ORDINARY, { delay: 1500 }),
  down: events(() => [], { status: () => 503 }),
  'down-once': events(() => UPCOMING, { status: (count) => (count === 1 ? 502 : 200) }),
  'down-thrice': events(() => UPCOMING, { status: (count) => (count <= 3 ? 502 : 200) }),
  'down-later': events(() => UPCOMING, { status: (count) => (count === 1 ? 200 : 503) }),
  'no-second-page': events(() => many(45), { status: (count) => (count >= 2 && count <= 4 ? 503 : 200) }),
  stale: events(() => UPCOMING, { headers: { 'Cache-Status': 'ess; hit; ttl=-90' } }),
  refused: events(() => [], {
    refusal: '“topic”: “potager”: this value is not recognised. Allowed: alimentation, mobilite.',
  }),
  truncated: events(() => [], { body: '{"data":{"essEvents":' }),
  'no-data': events(() => [], { body: '{}' }),
  null: events(() => [], { body: 'null' }),
  portal: events(() => [], { body: '<!doctype html><title>Connexion au réseau</title>' }),
};
