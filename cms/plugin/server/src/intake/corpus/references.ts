/** Checks that everything a corpus refers to exists: external ids, territories, terms. Pure. */
import type { CorpusSource } from './read-files';

/** What is known outside the files themselves. */
export interface Known {
  readonly externalIds: ReadonlySet<string>;
  readonly territory: (code: string) => boolean;
  /** Near names for a wrong code. */
  readonly suggest: (code: string) => readonly string[];
}

/** Keys whose text is the external id of another entry. */
const ID_KEYS = new Set([
  'about',
  'comparableWith',
  'dispositif',
  'document',
  'groups',
  'indicator',
  'isPartOf',
  'items',
  'organisation',
  'owner',
  'parentProgramme',
  'person',
  'producers',
  'publisher',
  'replicationOf',
  'resource',
  'series',
  'source',
  'successor',
  'successorOf',
  'supersededBy',
]);
const TERRITORY_KEYS = new Set(['territory', 'territories', 'areaOfAction']);
const TERM_KEYS = new Set(['terms', 'mappedTo', 'zoning', 'zonings', 'audiences', 'replacedBy']);
const LISTS = [
  'vocabularies',
  'organisations',
  'people',
  'resources',
  'eventSeries',
  'events',
  'indicators',
  'sources',
  'figureGroups',
  'keyFigures',
  'dispositifs',
  'initiatives',
  'selections',
] as const;

/** One line a fault: file, path, reason. */
export function referenceFaults(sources: readonly CorpusSource[], known: Known): string[] {
  const ids = new Map<string, string>();
  const faults: string[] = [];
  const areas = new Set(sources.flatMap(({ content }) => content.areas.map(({ code }) => code)));
  const terms = new Set(
    sources.flatMap(({ content }) =>
      content.vocabularies.flatMap((vocabulary) => vocabulary.terms.map((term) => `${vocabulary.slug}:${term.slug}`)),
    ),
  );
  for (const { file, content } of sources) {
    for (const list of LISTS) {
      content[list].forEach(({ externalId }, index) => {
        const first = ids.get(externalId);
        if (first !== undefined)
          faults.push(`${file}: ${list}.${String(index)}.externalId: “${externalId}” is already used in ${first}`);
        ids.set(externalId, file);
      });
    }
  }

  const isTerritory = (code: string) => areas.has(code) || known.territory(code);
  const check = (file: string, path: string, key: string, value: string) => {
    if (ID_KEYS.has(key) && !ids.has(value) && !known.externalIds.has(value)) {
      faults.push(`${file}: ${path}: no entry has the external id “${value}”`);
    } else if (TERRITORY_KEYS.has(key) && !isTerritory(value)) {
      const near = known.suggest(value);
      faults.push(
        `${file}: ${path}: there is no territory “${value}”${near.length > 0 ? ` (near: ${near.join(', ')})` : ''}`,
      );
    } else if (TERM_KEYS.has(key) && !terms.has(value) && !known.externalIds.has(`term:${value}`)) {
      faults.push(`${file}: ${path}: there is no term “${value}”`);
    }
  };
  const visit = (file: string, path: string, key: string, value: unknown): void => {
    if (typeof value === 'string') check(file, path, key, value);
    else if (Array.isArray(value))
      value.forEach((item, index) => {
        visit(file, `${path}.${String(index)}`, key, item);
      });
    else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value))
        visit(file, path === '' ? name : `${path}.${name}`, name, child);
    }
  };
  for (const { file, content } of sources) {
    for (const list of LISTS) {
      content[list].forEach((entry, index) => {
        visit(file, `${list}.${String(index)}`, '', entry);
        if (
          'parent' in entry &&
          typeof entry.parent === 'string' &&
          !ids.has(entry.parent) &&
          !known.externalIds.has(entry.parent)
        ) {
          faults.push(`${file}: ${list}.${String(index)}.parent: no entry has the external id “${entry.parent}”`);
        }
      });
    }
    content.areas.forEach((area, index) => {
      area.parents
        .filter((code) => !isTerritory(code))
        .forEach((code) => {
          faults.push(`${file}: areas.${String(index)}.parents: there is no territory “${code}”`);
        });
    });
  }
  return faults;
}
