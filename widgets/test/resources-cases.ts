import type { ResourceView } from 'ess-shared-types';
import type { Arguments, Case } from './cases.js';
import { PAYS_DE_LA_LOIRE } from './fixture-events.js';
import { HOSTILE_RESOURCES, manyResources, RESOURCES } from './fixture-resources.js';

/** A CMS that has these resources, and the details of each. */
function resources(list: (args: Arguments) => readonly ResourceView[], behaviour: Case = {}): Case {
  return {
    ...behaviour,
    lists: { essResources: list },
    items: {
      essResource: ({ id }) => [...RESOURCES, ...HOSTILE_RESOURCES].find((resource) => resource.id === id) ?? null,
    },
  };
}

const ofKinds = (kinds: readonly string[] | undefined): readonly ResourceView[] =>
  RESOURCES.filter(({ kind }) => kinds?.includes(kind.key.replaceAll('-', '_').toUpperCase()) ?? true);

export const RESOURCE_CASES: Readonly<Record<string, Case>> = {
  'resources-ordinary': resources(({ kind, q }) =>
    ofKinds(kind).filter(({ title }) => q === undefined || title.includes(q)),
  ),
  'resources-videos': resources(() => RESOURCES.filter(({ kind }) => kind.key === 'video')),
  'resources-pages': resources(() => manyResources(45)),
  'resources-empty': resources(() => []),
  'resources-narrow': resources(({ fallback }) => (fallback === 'UP' ? RESOURCES : []), {
    foundAt: ({ fallback }) => (fallback === 'UP' ? PAYS_DE_LA_LOIRE : null),
  }),
  'resources-hostile': resources(() => HOSTILE_RESOURCES),
  'resources-slow': resources(() => RESOURCES, { delay: 60_000 }),
  'resources-down': resources(() => [], { status: () => 503 }),
  'resources-portal': resources(() => [], { body: '<!doctype html><title>Connexion au réseau</title>' }),
  'resources-stale': resources(() => RESOURCES, { headers: { 'Cache-Status': 'ess; hit; ttl=-90' } }),
  'resources-refused': resources(() => [], { refusal: '“lever”: “potager”: this value is not recognised.' }),
};
