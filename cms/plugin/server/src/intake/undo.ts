/**
 * Takes an import back, from its journal: what it created is deleted, what it changed becomes what it was. After a
 * failure everything goes; on request only what nobody touched since, and the rest is reported.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { essOf } from '../ess';
import type { Lease } from '../jobs/leases';
import { changedFields, fieldHashes, readDocuments, type StoredDocument } from './document-data';
import { forgetJournal, readJournal, type JournalEntry } from './imports';
import { forgetIntakeRecord, readIntakeRecords, writeIntakeRecord, type IntakeRecord } from './records';
import { forgetSeries } from './kept-series';
import { nextTurn } from './reading/next-turn';
import { forgetContacts } from './set-aside-contacts';
import { words, type Words } from '../content-types/words';

export interface KeptEntry {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  readonly reason: Words;
}

export interface UndoReport {
  readonly deleted: number;
  readonly restored: number;
  readonly kept: readonly KeptEntry[];
}

/** Entries undone in one transaction. */
const CHUNK = 10;

/**
 * @param lease Of imports: another server that took it undoes this one.
 * @param untouchedSince When the import started: what was edited, published or imported again since is kept.
 */
export async function undoImport(
  strapi: Core.Strapi,
  lease: Pick<Lease, 'hold'>,
  importId: number,
  untouchedSince?: number,
): Promise<UndoReport> {
  const { publication } = essOf(strapi);
  const journal = await readJournal(strapi.db.connection, importId);
  const kept: KeptEntry[] = [];
  let deleted = 0;
  let restored = 0;
  for (let start = 0; start < journal.length; start += CHUNK) {
    await strapi.db.transaction(({ trx }: { trx: Knex }) =>
      publication.together(trx, async () => {
        await lease.hold(trx);
        for (const entry of journal.slice(start, start + CHUNK)) {
          const document = (await readDocuments(strapi, entry.uid, [entry.documentId])).get(entry.documentId);
          const record = (await readIntakeRecords(trx, [entry.externalId])).get(entry.externalId);
          const reason =
            document && untouchedSince !== undefined
              ? touched(document, record, { importId, action: entry.action, startedAt: untouchedSince })
              : undefined;
          if (document && reason) {
            kept.push({ uid: entry.uid, documentId: entry.documentId, title: titleOf(document), reason });
            continue;
          }
          if (document) await undoOne(strapi, entry);
          if (document && entry.action === 'created') deleted += 1;
          else if (document) restored += 1;
          await forget(trx, importId, entry);
        }
      }),
    );
    await nextTurn();
  }
  return { deleted, restored, kept };
}

async function undoOne(strapi: Core.Strapi, { action, uid, documentId, previousData }: JournalEntry): Promise<void> {
  if (action === 'created') await strapi.documents(uid).delete({ documentId });
  else if (previousData) await strapi.documents(uid).update({ documentId, data: previousData });
}

async function forget(trx: Knex, importId: number, entry: JournalEntry): Promise<void> {
  if (entry.previousRecord) await writeIntakeRecord(trx, entry.previousRecord);
  else await forgetIntakeRecord(trx, entry.externalId);
  if (entry.action === 'created') {
    await forgetContacts(trx, entry.documentId);
    await forgetSeries(trx, entry.externalId);
  }
  await forgetJournal(trx, importId, entry.externalId);
}

/** Why an entry is no longer only what this import made of it. */
function touched(
  document: StoredDocument,
  record: IntakeRecord | undefined,
  done: { readonly importId: number; readonly action: JournalEntry['action']; readonly startedAt: number },
): Words | undefined {
  if (!record?.writtenFields || changedFields(record.writtenFields, fieldHashes(document.data)).length > 0) {
    return words('Modifiée ici depuis', 'Edited here since');
  }
  const { publishedAt } = document;
  if (publishedAt !== undefined && (done.action === 'created' || publishedAt > done.startedAt)) {
    return words('Publiée depuis', 'Published since');
  }
  if (record.lastImport !== done.importId)
    return words('Mise à jour depuis par un autre import', 'Updated since by another import');
  return undefined;
}

function titleOf({ data, documentId }: StoredDocument): string {
  const title = [data.title, data.name, data.label_fr, data.label, data.display_name].find(
    (text) => typeof text === 'string',
  );
  return typeof title === 'string' ? title : documentId;
}
