/**
 * Loads a corpus: everything or nothing, in one transaction. What has not changed since the last load is
 * left alone; what has is updated under the same identity.
 */
import type { Core } from '@strapi/strapi';
import { uidOf } from '../../content-types';
import { erasedIdentifiers } from '../../access/erasures';
import { essOf } from '../../ess';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import { hasDrafts } from '../../publication/types';
import { readIntakeRecords, writeLoadedRecord } from '../records';
import { createIntakeTables } from '../tables';
import { CorpusRefused, readCorpus } from './read-files';
import { referenceFaults } from './references';
import { plannedDocuments, type PlannedDocument } from './planned';
import { territoryDocumentIds } from './territory-ids';
import type { Ids } from './to-documents';

export interface CorpusReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Loads every file of a folder. Throws `CorpusRefused` with every fault found, having loaded nothing. */
export async function loadCorpus(strapi: Core.Strapi, folder: string): Promise<CorpusReport> {
  const ess = essOf(strapi);
  await createIntakeTables(strapi.db.connection);
  const sources = await readCorpus(folder, localDay(ess.config.now(), DEFAULT_TIME_ZONE));
  const records = await readIntakeRecords(strapi.db.connection);
  const index = await ess.territories.index();
  const faults = referenceFaults(sources, {
    externalIds: new Set(records.keys()),
    territory: (code) => index.get(code) !== undefined,
    suggest: (code) => index.suggest(code).map((territory) => `${territory.code} ${territory.name}`),
  });
  if (faults.length > 0) throw new CorpusRefused(faults);

  const isErased = await erasedIdentifiers(strapi);
  const planned = plannedDocuments(sources).filter(({ externalId }) => !isErased(externalId));
  const stale = planned.filter(({ externalId, hash }) => records.get(externalId)?.contentHash !== hash);
  const created = stale.filter(({ externalId }) => !records.has(externalId)).length;
  const report = { created, updated: stale.length - created, unchanged: planned.length - stale.length };
  if (stale.length === 0) return report;

  await strapi.db.transaction(({ trx }) =>
    ess.publication.together(trx, async () => {
      const documentIds = new Map([...records].map(([externalId, record]) => [externalId, record.documentId]));
      const byId = new Map(stale.map((entry) => [entry.externalId, entry]));
      let territoryIds = await territoryDocumentIds(strapi);
      const ids: Ids = {
        entry: (externalId) => known(documentIds, externalId),
        isErased,
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
        await writeLoadedRecord(trx, {
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
async function write(
  strapi: Core.Strapi,
  entry: PlannedDocument,
  documentId: string | undefined,
  ids: Ids,
): Promise<string> {
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
