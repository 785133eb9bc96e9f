/** The documents that a corpus asks for, in the order in which they are written. Pure. */
import { createHash } from 'node:crypto';
import { COLLECTIONS, TERRITORY_LEVELS } from 'ess-shared-types';
import { uidOf, type TypeUid } from '../../content-types';
import type { CorpusVocabulary } from './format';
import type { CorpusSource } from './read-files';
import {
  dispositifData,
  eventData,
  eventSeriesData,
  figureGroupData,
  indicatorData,
  initiativeData,
  keyFigureData,
  organisationData,
  personData,
  resourceData,
  selectionData,
  sourceData,
  termData,
  vocabularyData,
  type CorpusTerm,
  type Data,
  type Ids,
} from './to-documents';

/** One document to be: its identity, what is needed to make it exist, and its whole data once all exist. */
export interface PlannedDocument {
  readonly externalId: string;
  readonly uid: TypeUid;
  /** File and path of the entry, for messages. */
  readonly where: string;
  readonly hash: string;
  readonly seed: Data;
  readonly data: (ids: Ids) => Data;
  readonly published: boolean;
  /** Texts among which are the external ids of the entries it refers to. */
  readonly refersTo: readonly string[];
}

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export function plannedDocuments(sources: readonly CorpusSource[]): PlannedDocument[] {
  const planned: PlannedDocument[] = [];
  const add = <Entry extends { externalId: string }>(
    list: string,
    uid: TypeUid,
    entries: (source: CorpusSource) => readonly Entry[],
    seed: (entry: Entry) => Data,
    data: (entry: Entry, ids: Ids) => Data,
    published: (entry: Entry) => boolean = () => true,
  ) => {
    for (const source of sources) {
      entries(source).forEach((entry, index) => {
        planned.push({
          externalId: entry.externalId,
          uid,
          where: `${source.file}: ${list}.${String(index)}`,
          hash: hashOf(entry),
          seed: uid === uidOf('territory') ? seed(entry) : { external_id: entry.externalId, ...seed(entry) },
          data: (ids) => emptied(data(entry, ids)),
          published: published(entry),
          refersTo: textsIn(entry).flatMap((text) => [text, `term:${text}`, `area:${text}`]),
        });
      });
    }
  };
  add(
    'areas',
    uidOf('territory'),
    ({ content }) => content.areas.map((area) => ({ ...area, externalId: `area:${area.code}` })),
    ({ code, name }) => ({ code, name, level: TERRITORY_LEVELS['other-area'].stored }),
    ({ name, parents }, ids) => ({
      name,
      parents: { set: parents.map((code) => ({ documentId: ids.territory(code) })) },
    }),
  );
  add(
    'vocabularies',
    uidOf('vocabulary'),
    ({ content }) => content.vocabularies.map(({ terms: _terms, ...vocabulary }) => vocabulary),
    ({ labelFr, slug }) => ({ label_fr: labelFr, slug }),
    vocabularyData,
  );
  add(
    'vocabularies.terms',
    uidOf('term'),
    ({ content }) => content.vocabularies.flatMap(termsOf),
    ({ labelFr, slug }) => ({ label_fr: labelFr, slug }),
    termData,
  );
  add(
    'organisations',
    uidOf('organisation'),
    ({ content }) => content.organisations,
    ({ name, slug }) => ({ name, slug }),
    organisationData,
  );
  add(
    'people',
    uidOf('person'),
    ({ content }) => content.people,
    ({ displayName, slug }) => ({ display_name: displayName, slug }),
    personData,
  );
  add('resources', uidOf('resource'), ({ content }) => content.resources, titled, resourceData, isPublished);
  add('eventSeries', uidOf('event-series'), ({ content }) => content.eventSeries, titled, eventSeriesData);
  add('events', uidOf('event'), ({ content }) => content.events, titled, eventData, isPublished);
  add(
    'indicators',
    uidOf('indicator'),
    ({ content }) => content.indicators,
    ({ labelFr, slug }) => ({ label_fr: labelFr, slug }),
    indicatorData,
  );
  add(
    'sources',
    uidOf('source'),
    ({ content }) => content.sources,
    ({ label, slug }) => ({ label, slug }),
    sourceData,
  );
  add('figureGroups', uidOf('figure-group'), ({ content }) => content.figureGroups, titled, figureGroupData);
  add('keyFigures', uidOf('key-figure'), ({ content }) => content.keyFigures, titled, keyFigureData, isPublished);
  add('dispositifs', uidOf('dispositif'), ({ content }) => content.dispositifs, titled, dispositifData, isPublished);
  add('initiatives', uidOf('initiative'), ({ content }) => content.initiatives, titled, initiativeData, isPublished);
  add(
    'selections',
    uidOf('selection'),
    ({ content }) => content.selections,
    ({ title, slug, collection }) => ({ title, slug, collection: COLLECTIONS[collection].stored }),
    selectionData,
  );
  return referredFirst(planned);
}

const titled = ({ title, slug }: { title: string; slug?: string | undefined }): Data => ({ title, slug });
const isPublished = ({ published }: { published: boolean }): boolean => published;

const termsOf = ({ externalId, slug, terms }: CorpusVocabulary): CorpusTerm[] =>
  terms.map((term, rank) => ({
    ...term,
    rank,
    vocabulary: { externalId, slug },
    externalId: `term:${slug}:${term.slug}`,
    parent: term.parent === undefined ? undefined : `${slug}:${term.parent}`,
  }));

/**
 * The order of writing: an entry after those it refers to. Strapi drops from a published entry the relations
 * to entries that are not published yet.
 */
function referredFirst(planned: readonly PlannedDocument[]): PlannedDocument[] {
  const byId = new Map(planned.map((entry) => [entry.externalId, entry]));
  const ordered = new Set<PlannedDocument>();
  const visiting = new Set<PlannedDocument>();
  const visit = (entry: PlannedDocument): void => {
    if (ordered.has(entry) || visiting.has(entry)) return;
    visiting.add(entry);
    for (const id of entry.refersTo) {
      const referred = byId.get(id);
      if (referred) visit(referred);
    }
    visiting.delete(entry);
    ordered.add(entry);
  };
  planned.forEach(visit);
  return [...ordered];
}

/** Every text of an entry that may be the external id of another. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What an entry no longer says is emptied in its document; inside components, which are replaced whole, it is left out. */
export function emptied(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, value === undefined ? null : withoutUndefined(value)]),
  );
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([name, child]) => [name, withoutUndefined(child)]),
  );
}
