/**
 * Loads a corpus: everything or nothing, in one transaction. What has not changed since the last load is
 * left alone; what has is updated under the same identity.
 */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { uidOf, type TypeUid } from '../../content-types';
import { essOf } from '../../ess';
import { DEFAULT_TIME_ZONE, localDay, TERRITORY_LEVELS } from 'ess-shared-types';
import { createIntakeRecords, readIntakeRecords, writeIntakeRecord } from '../records';
import { CorpusRefused, readCorpus, type CorpusSource } from './read-files';
import { referenceFaults } from './references';
import { eventData, eventSeriesData, organisationData, personData, resourceData, type Data, type Ids } from './to-documents';

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

  const planned = plan(sources);
  const stale = planned.filter(({ externalId, hash }) => records.get(externalId)?.content_hash !== hash);
  const created = stale.filter(({ externalId }) => !records.has(externalId)).length;
  const report = { created, updated: stale.length - created, unchanged: planned.length - stale.length };
  if (stale.length === 0) return report;

  await strapi.db.transaction(async ({ trx }) => {
    const documentIds = new Map([...records].map(([externalId, record]) => [externalId, record.document_id]));
    for (const entry of stale) {
      if (documentIds.has(entry.externalId)) continue;
      const { documentId } = await strapi.documents(entry.uid).create({ data: entry.seed });
      documentIds.set(entry.externalId, documentId);
    }
    const territoryIds = await territoryDocumentIds(strapi);
    const ids: Ids = {
      entry: (externalId) => known(documentIds, externalId),
      territory: (code) => known(territoryIds, code),
      term: (qualifiedSlug) => known(documentIds, `term:${qualifiedSlug}`),
    };
    for (const entry of stale) {
      const documentId = known(documentIds, entry.externalId);
      try {
        await strapi.documents(entry.uid).update({
          documentId,
          data: entry.data(ids),
          ...(hasDrafts(entry.uid) && entry.published ? { status: 'published' as const } : {}),
        });
      } catch (error) {
        throw new CorpusRefused([`${entry.where} (${entry.externalId}): ${error instanceof Error ? error.message : String(error)}`]);
      }
      await writeIntakeRecord(trx, { external_id: entry.externalId, document_id: documentId, content_hash: entry.hash });
    }
  });
  return report;
}

const hasDrafts = (uid: TypeUid): boolean => uid === uidOf('event') || uid === uidOf('resource');

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nothing is known under “${key}”`);
  return id;
}

async function territoryDocumentIds(strapi: Core.Strapi): Promise<ReadonlyMap<string, string>> {
  const rows: { code: string; documentId: string }[] = await strapi.db.query(uidOf('territory')).findMany({ select: ['code', 'documentId'] });
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
        });
      });
    }
  };
  add('areas', uidOf('territory'), ({ content }) => content.areas.map((area) => ({ ...area, externalId: `area:${area.code}` })),
    ({ code, name }) => ({ code, name, level: TERRITORY_LEVELS['other-area'].stored }),
    ({ name, parents }, ids) => ({ name, parents: { set: parents.map((code) => ({ documentId: ids.territory(code) })) } }));
  add('vocabularies', uidOf('vocabulary'), ({ content }) => content.vocabularies.map(({ terms, ...vocabulary }) => vocabulary),
    ({ labelFr, slug }) => ({ label_fr: labelFr, slug }),
    ({ labelFr, labelEn, description }) => ({ label_fr: labelFr, label_en: labelEn, description }));
  add('vocabularies.terms', uidOf('term'), ({ content }) => content.vocabularies.flatMap((vocabulary) =>
      vocabulary.terms.map((term, rank) => ({ ...term, rank, vocabulary: vocabulary.externalId, vocabularySlug: vocabulary.slug, externalId: `term:${vocabulary.slug}:${term.slug}` }))),
    ({ labelFr, slug }) => ({ label_fr: labelFr, slug }),
    (term, ids) => ({
      label_fr: term.labelFr,
      label_en: term.labelEn,
      short_label_fr: term.shortLabelFr,
      definition: term.definition,
      rank: term.rank,
      vocabulary: { set: [{ documentId: ids.entry(term.vocabulary) }] },
      parent: term.parent === undefined ? undefined : { set: [{ documentId: ids.term(`${term.vocabularySlug}:${term.parent}`) }] },
      mapped_to: { set: term.mappedTo.map((mapped) => ({ documentId: ids.term(mapped) })) },
    }));
  add('organisations', uidOf('organisation'), ({ content }) => content.organisations, ({ name, slug }) => ({ name, slug }), organisationData);
  add('people', uidOf('person'), ({ content }) => content.people, ({ displayName, slug }) => ({ display_name: displayName, slug }), personData);
  add('resources', uidOf('resource'), ({ content }) => content.resources, ({ title, slug }) => ({ title, slug }), resourceData, ({ published }) => published);
  add('eventSeries', uidOf('event-series'), ({ content }) => content.eventSeries, ({ title, slug }) => ({ title, slug }), eventSeriesData);
  add('events', uidOf('event'), ({ content }) => content.events, ({ title, slug }) => ({ title, slug }), eventData, ({ published }) => published);
  return planned;
}

/** What an entry no longer says is emptied in its document; inside components, which are replaced whole, it is left out. */
function emptied(data: Data): Data {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === undefined ? null : withoutUndefined(value)]));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined).map(([name, child]) => [name, withoutUndefined(child)]));
}
