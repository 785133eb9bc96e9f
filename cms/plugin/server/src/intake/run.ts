/**
 * Runs an import: whole, or not at all. Entries are written as drafts in small transactions, so that the server answers
 * others meanwhile (SQLite has one connection: a single transaction of minutes would hold it), and every step is
 * journalled. What fails, or is cut by a stop of the server, is undone from the journal.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import { TYPE_LABELS } from '../content-types/all-labels';
import { REVIEW_REASONS } from '../components/vocabularies';
import { uidOf } from '../content-types';
import { essOf } from '../ess';
import { idsOf, type ImportEntry } from './candidates';
import { territoryDocumentIds } from './corpus/territory-ids';
import type { Data } from './corpus/to-documents';
import { fieldHashes, readDocuments, type StoredDocument } from './document-data';
import type { KnownNames } from './incoming/known-names';
import { NO_COUNTS, writeJournal, type ImportCounts } from './imports';
import type { PlanLine } from './plan';
import { readIntakeRecords, rememberTold, writeIntakeRecord, type IntakeRecord } from './records';
import { nextTurn } from './reading/next-turn';
import { keepContacts } from './set-aside-contacts';

/** Entries written in one transaction: some tenths of a second. */
const CHUNK = 10;

export interface RunOptions {
  readonly importId: number;
  readonly sourceName: string;
  readonly userId: number | undefined;
  readonly names: Pick<KnownNames, 'termIds'>;
  readonly isErased: (externalId: string) => boolean;
  readonly onProgress: (done: number) => void;
}

/** Writes what is planned. Throws at the first entry that cannot be written; the caller then undoes the import. */
export async function runImport(
  strapi: Core.Strapi,
  lines: readonly PlanLine<ImportEntry>[],
  options: RunOptions,
): Promise<ImportCounts> {
  const writer = await ImportWriter.open(strapi, lines, options);
  const toWrite = lines.filter(({ action }) => action === 'create' || action === 'change');
  for (let start = 0; start < toWrite.length; start += CHUNK) {
    await writer.write(toWrite.slice(start, start + CHUNK));
    options.onProgress(Math.min(start + CHUNK, toWrite.length));
    // The connection was given back: whoever waits for it goes first.
    await nextTurn();
  }
  for (const line of lines) if (line.action === 'conflict') await writer.tellConflict(line);
  return countsOf(lines);
}

/**
 * Writes what is planned and takes it back at once: each chunk in a transaction that is never committed. Answers why the
 * first entry of a chunk that cannot be written cannot.
 */
export async function tryImport(
  strapi: Core.Strapi,
  lines: readonly PlanLine<ImportEntry>[],
  options: RunOptions,
): Promise<string[]> {
  const toWrite = lines.filter(({ action }) => action === 'create' || action === 'change');
  // Entries that refer to each other are written together.
  const chunk = toWrite.some(({ entry }) => entry.refersTo.length > 0) ? toWrite.length : CHUNK;
  const failures: string[] = [];
  for (let start = 0; start < toWrite.length && failures.length < MOST_FAILURES; start += chunk) {
    const writer = await ImportWriter.open(strapi, lines, options);
    try {
      await writer.write(toWrite.slice(start, start + chunk), true);
    } catch (error) {
      if (!(error instanceof TakenBack)) failures.push(error instanceof Error ? error.message : String(error));
    }
    await nextTurn();
  }
  return failures;
}

const MOST_FAILURES = 20;

/** Ends the transaction of a trial. */
class TakenBack extends Error {}

/** How many of each, and how many contacts were set aside with what is written. */
export function countsOf(lines: readonly PlanLine[]): ImportCounts {
  const names = { create: 'created', change: 'changed', unchanged: 'unchanged', skip: 'skipped', conflict: 'conflicts' } as const;
  const counts = { ...NO_COUNTS };
  for (const { action, entry } of lines) {
    counts[names[action]] += 1;
    if (action === 'create' || action === 'change') counts.contacts += entry.contacts.length;
  }
  return counts;
}

class ImportWriter {
  private constructor(
    private readonly strapi: Core.Strapi,
    private readonly options: RunOptions,
    private readonly documentIds: Map<string, string>,
    private territoryIds: ReadonlyMap<string, string>,
    private readonly byId: ReadonlyMap<string, PlanLine<ImportEntry>>,
  ) {}

  static async open(
    strapi: Core.Strapi,
    lines: readonly PlanLine<ImportEntry>[],
    options: RunOptions,
  ): Promise<ImportWriter> {
    const records = await readIntakeRecords(strapi.db.connection);
    return new ImportWriter(
      strapi,
      options,
      new Map([...records].map(([externalId, { documentId }]) => [externalId, documentId])),
      await territoryDocumentIds(strapi),
      new Map(lines.filter(({ action }) => action === 'create').map((line) => [line.entry.externalId, line])),
    );
  }

  async write(lines: readonly PlanLine<ImportEntry>[], takesBack = false): Promise<void> {
    const { publication } = essOf(this.strapi);
    await this.strapi.db.transaction(({ trx }: { trx: Knex }) =>
      publication.together(trx, async () => {
        for (const line of lines) {
          await this.writeNamed(line, trx);
          if (line.entry.uid === uidOf('territory')) this.territoryIds = await territoryDocumentIds(this.strapi);
        }
        await this.rememberWritten(lines, trx);
        if (takesBack) throw new TakenBack();
      }),
    );
  }

  /** Says which entry could not be written. */
  private async writeNamed(line: PlanLine<ImportEntry>, trx: Knex): Promise<void> {
    try {
      await this.writeOne(line, trx);
    } catch (error) {
      const { position, title } = line.entry;
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${String(position)}. ${title}: ${message}`, { cause: error });
    }
  }

  private async writeOne({ entry, action, fields, documentId }: PlanLine<ImportEntry>, trx: Knex): Promise<void> {
    await this.makeExist(entry, trx);
    const data = entry.data(idsOf({
        documentIds: this.documentIds,
        territoryIds: this.territoryIds,
        termIds: this.options.names.termIds,
        isErased: this.options.isErased,
      }));
    const existing = documentId ?? this.documentIds.get(entry.externalId);
    if (existing === undefined) {
      const created = await this.documents(entry).create({ data: { ...entry.seed, ...data, ...this.author('createdBy') } });
      this.documentIds.set(entry.externalId, created.documentId);
      await this.journalCreated(entry, created.documentId, trx);
      await keepContacts(trx, created.documentId, entry.contacts, this.now());
      return;
    }
    if (action === 'change') {
      const before = (await readDocuments(this.strapi, entry.uid, [existing])).get(existing);
      const record = (await readIntakeRecords(trx, [entry.externalId])).get(entry.externalId);
      await writeJournal(trx, this.options.importId, {
        externalId: entry.externalId,
        uid: entry.uid,
        documentId: existing,
        action: 'changed',
        previousData: before?.data ?? null,
        previousRecord: record ?? null,
      });
      await this.documents(entry).update({
        documentId: existing,
        data: { ...changesOf(data, fields), ...this.flagsAfterChange(entry, data, before, fields), ...this.author() },
      });
    } else await this.documents(entry).update({ documentId: existing, data: { ...data, ...this.author() } });
    await keepContacts(trx, existing, entry.contacts, this.now());
  }

  /** Entries that refer to each other: those that a new one refers to exist first, without their relations. */
  private async makeExist(entry: ImportEntry, trx: Knex): Promise<void> {
    for (const id of entry.refersTo) {
      const referred = this.byId.get(id)?.entry;
      if (!referred || referred === entry || this.documentIds.has(id)) continue;
      const { documentId } = await this.documents(referred).create({ data: referred.seed });
      this.documentIds.set(id, documentId);
      await this.journalCreated(referred, documentId, trx);
    }
  }

  private journalCreated({ externalId, uid }: ImportEntry, documentId: string, trx: Knex): Promise<void> {
    return writeJournal(trx, this.options.importId, {
      externalId,
      uid,
      documentId,
      action: 'created',
      previousData: null,
      previousRecord: null,
    });
  }

  /** Reads back what is stored: it is what tells later whether anyone edited it. */
  private async rememberWritten(lines: readonly PlanLine<ImportEntry>[], trx: Knex): Promise<void> {
    const former = await readIntakeRecords(
      trx,
      lines.map(({ entry }) => entry.externalId),
    );
    for (const uid of new Set(lines.map(({ entry }) => entry.uid))) {
      const entries = lines.map(({ entry }) => entry).filter((entry) => entry.uid === uid);
      const ids = entries.flatMap(({ externalId }) => this.documentIds.get(externalId) ?? []);
      const documents = await readDocuments(this.strapi, uid, ids);
      for (const entry of entries) {
        const document = documents.get(this.documentIds.get(entry.externalId) ?? '');
        if (!document) throw new Error(`The document of “${entry.externalId}” was not found again`);
        await writeIntakeRecord(trx, this.recordOf(entry, document, former.get(entry.externalId)));
      }
    }
  }

  private recordOf(entry: ImportEntry, document: StoredDocument, former: IntakeRecord | undefined): IntakeRecord {
    return {
      externalId: entry.externalId,
      documentId: document.documentId,
      contentHash: entry.hash,
      uid: entry.uid,
      sourceFields: entry.fields,
      writtenFields: fieldHashes(document.data),
      createdByImport: former ? former.createdByImport : this.options.importId,
      lastImport: this.options.importId,
      toldHash: null,
    };
  }

  /** What the entry had to check, what the source adds, and that an import changed it. */
  private flagsAfterChange(
    entry: ImportEntry,
    data: Data,
    before: StoredDocument | undefined,
    fields: readonly string[],
  ): Data {
    if (!('review_flags' in data)) return {};
    const flags = [...flagsIn(before?.data.review_flags), ...flagsIn(data.review_flags)];
    const note = `Mise à jour par l’import « ${this.options.sourceName} » : ${fieldNames(entry, fields)}`;
    return { review_flags: withFlag(flags, { reason: REVIEW_REASONS['to-verify'].stored, field: null, note: note.slice(0, 255) }) };
  }

  /** Puts a conflict in the queue of what is to be checked, once for each content of the source. */
  async tellConflict({ entry, documentId }: PlanLine<ImportEntry>): Promise<void> {
    if (documentId === undefined) return;
    await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const record = (await readIntakeRecords(trx, [entry.externalId])).get(entry.externalId);
      const document = (await readDocuments(this.strapi, entry.uid, [documentId])).get(documentId);
      if (!record || record.toldHash === entry.hash || !document || !('review_flags' in document.data)) return;
      const note = `La source « ${this.options.sourceName} » a changé alors que la fiche a été modifiée ici : à comparer`;
      const flags = withFlag(flagsIn(document.data.review_flags), {
        reason: REVIEW_REASONS['sources-differ'].stored,
        field: null,
        note: note.slice(0, 255),
      });
      const data: Data = { review_flags: flags };
      await this.documents(entry).update({ documentId, data });
      await rememberTold(trx, entry.externalId, entry.hash);
    });
  }

  private documents(entry: ImportEntry) {
    return this.strapi.documents(entry.uid);
  }

  private author(...more: 'createdBy'[]): Data {
    const { userId } = this.options;
    if (userId === undefined) return {};
    return { updatedBy: userId, ...Object.fromEntries(more.map((name) => [name, userId])) };
  }

  private now(): number {
    return essOf(this.strapi).config.now();
  }
}

/** The fields that the source changed, and the day on which it was read. */
const changesOf = (data: Data, fields: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([name]) => fields.includes(name) || name === 'provenance'));

const flagSchema = z.array(
  z.object({ reason: z.string().nullish(), field: z.string().nullish(), note: z.string().nullish() }),
);
type Flag = z.output<typeof flagSchema>[number];

const flagsIn = (value: unknown): Flag[] => flagSchema.safeParse(value).data ?? [];

/** Each once. */
function withFlag(flags: readonly Flag[], added: Flag): Flag[] {
  return [
    ...new Map(
      [...flags, added].map(({ reason, field, note }) => [
        JSON.stringify([reason ?? null, field ?? null, note ?? null]),
        { reason: reason ?? null, field: field ?? null, note: note ?? null },
      ]),
    ).values(),
  ];
}

/** Names of fields as the French form shows them. */
export function fieldNames({ uid }: Pick<ImportEntry, 'uid'>, fields: readonly string[]): string {
  const types: Readonly<Record<string, { readonly fields: Readonly<Record<string, { label: { fr: string } }>> }>> = TYPE_LABELS;
  const labels = types[uid.replace('plugin::ess.', '')]?.fields ?? {};
  return fields.map((name) => labels[name]?.label.fr.toLowerCase() ?? name).join(', ');
}
