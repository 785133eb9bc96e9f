/**
 * Loads a corpus: everything or nothing, in one transaction. What has not changed since the last load is
 * left alone; what has is updated under the same identity.
 */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { uidOf, type TypeUid } from '../../content-types';
import { essOf } from '../../ess';
import { COLLECTIONS, DEFAULT_TIME_ZONE, localDay, TERRITORY_LEVELS } from 'ess-shared-types';
import { hasDrafts } from '../../publication/types';
import { createIntakeRecords, readIntakeRecords, writeIntakeRecord } from '../records';
import { CorpusRefused, readCorpus, type CorpusSource } from './read-files';
import { referenceFaults } from './references';
import type { CorpusVocabulary } from './format';
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

export interface CorpusReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** One document to be: its identity, what is needed to make it exist, and its whole data once all exist. */
interface Planned {
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

/** Loads every file of a folder. Throws `CorpusRefused` with every fault found, having loaded nothing. */
export async function loadCorpus(strapi: Core.Strapi, folder: string): Promise<CorpusReport> {
  const ess = essOf(strapi);
  await createIntakeRecords(strapi.db.connection);
  const sources = await readCorpus(folder, localDay(ess.config.now(), DEFAULT_TIME_ZONE));
  const records = await readIntakeRecords(strapi.db.connection);
  const index = await ess.territories.index();
  const faults = referenceFaults(sources, {
    externalIds: new Set(records.keys()),
    territory: (code) => index.get(code) !== undefined,
    suggest: (code) => index.suggest(code).map((territory) => `${territory.code} ${territory.name}`),
  });
  if (faults.length > 0) throw new CorpusRefused(faults);

  const planned = referredFirst(plan(sources));
  const stale = planned.filter(({ externalId, hash }) => records.get(externalId)?.content_hash !== hash);
  const created = stale.filter(({ externalId }) => !records.has(externalId)).length;
  const report = { created, updated: stale.length - created, unchanged: planned.length - stale.length };
  if (stale.length === 0) return report;

  await strapi.db.transaction(({ trx }) =>
    ess.publication.together(trx, async () => {
      const documentIds = new Map([...records].map(([externalId, record]) => [externalId, record.document_id]));
      const byId = new Map(stale.map((entry) => [entry.externalId, entry]));
      let territoryIds = await territoryDocumentIds(strapi);
      const ids: Ids = {
        entry: (externalId) => known(documentIds, externalId),
        territory: (code) => known(territoryIds, code),
        term: (qualifiedSlug) => known(documentIds, `term:${qualifiedSlug}`),
      };
      for (const entry of stale) {
        // Entries that refer to each other: one of them exists first, without its relations.
        for (const id of entry.refersTo) {
          const referred = byId.get(id);
          if (!referred || referred === entry || documentIds.has(id)) continue;
          documentIds.set(id, (await strapi.documents(referred.uid).create({ data: referred.seed })).documentId);
        }
        const documentId = await write(strapi, entry, documentIds.get(entry.externalId), ids);
        documentIds.set(entry.externalId, documentId);
        if (entry.uid === uidOf('territory')) territoryIds = await territoryDocumentIds(strapi);
        await writeIntakeRecord(trx, {
          external_id: entry.externalId,
          document_id: documentId,
          content_hash: entry.hash,
        });
      }
    }),
  );
  return report;
}

/** Creates or updates the document of an entry, published where it should be. */
async function write(strapi: Core.Strapi, entry: Planned, documentId: string | undefined, ids: Ids): Promise<string> {
  const status = hasDrafts(entry.uid) && entry.published ? { status: 'published' as const } : {};
  try {
    if (documentId !== undefined) {
      await strapi.documents(entry.uid).update({ documentId, data: entry.data(ids), ...status });
      return documentId;
    }
    return (await strapi.documents(entry.uid).create({ data: { ...entry.seed, ...entry.data(ids) }, ...status }))
      .documentId;
  } catch (error) {
    throw new CorpusRefused([
      `${entry.where} (${entry.externalId}): ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nothing is known under “${key}”`);
  return id;
}

async function territoryDocumentIds(strapi: Core.Strapi): Promise<ReadonlyMap<string, string>> {
  const rows: { code: string; documentId: string }[] = await strapi.db
    .query(uidOf('territory'))
    .findMany({ select: ['code', 'documentId'] });
  return new Map(rows.map((row) => [row.code, row.documentId]));
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The documents in the order in which they must be written: what is shown by others comes first. */
function plan(sources: readonly CorpusSource[]): Planned[] {
  const planned: Planned[] = [];
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
  return planned;
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
function referredFirst(planned: readonly Planned[]): Planned[] {
  const byId = new Map(planned.map((entry) => [entry.externalId, entry]));
  const ordered = new Set<Planned>();
  const visiting = new Set<Planned>();
  const visit = (entry: Planned): void => {
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
function emptied(data: Data): Data {
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
