import type { InitiativeView } from 'ess-shared-types';
import type { Arguments, Case } from './cases.js';
import { PAYS_DE_LA_LOIRE } from './fixture-events.js';
import { HOSTILE_INITIATIVES, INITIATIVES, manyInitiatives } from './fixture-initiatives.js';

/** A CMS that has these initiatives, and the details of each. */
function initiatives(list: (args: Arguments) => readonly InitiativeView[], behaviour: Case = {}): Case {
  return {
    ...behaviour,
    lists: { essInitiatives: list },
    items: {
      essInitiative: ({ id }) =>
        [...INITIATIVES, ...HOSTILE_INITIATIVES].find((initiative) => initiative.id === id) ?? null,
    },
  };
}

export const INITIATIVE_CASES: Readonly<Record<string, Case>> = {
  'initiatives-ordinary': initiatives(({ q }) =>
    q === undefined ? INITIATIVES : INITIATIVES.filter(({ title }) => title.includes(q)),
  ),
  'initiatives-two': initiatives(() => INITIATIVES.slice(0, 2)),
  'initiatives-unpictured': initiatives(() => INITIATIVES.slice(1, 5)),
  'initiatives-pages': initiatives(() => manyInitiatives(45)),
  'initiatives-empty': initiatives(() => []),
  'initiatives-narrow': initiatives(({ fallback }) => (fallback === 'UP' ? INITIATIVES : []), {
    foundAt: ({ fallback }) => (fallback === 'UP' ? PAYS_DE_LA_LOIRE : null),
  }),
  'initiatives-hostile': initiatives(() => HOSTILE_INITIATIVES),
  'initiatives-slow': initiatives(() => INITIATIVES, { delay: 60_000 }),
  'initiatives-down': initiatives(() => [], { status: () => 503 }),
  'initiatives-portal': initiatives(() => [], { body: '<!doctype html><title>Connexion au réseau</title>' }),
  'initiatives-stale': initiatives(() => INITIATIVES, { headers: { 'Cache-Status': 'ess; hit; ttl=-90' } }),
  'initiatives-refused': initiatives(() => [], { refusal: '“sector”: “potager”: this value is not recognised.' }),
};
