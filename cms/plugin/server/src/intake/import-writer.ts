/** Writes the entries of an import, a few in each transaction, with their journal, their records and their contacts. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import type { Knex } from 'knex';
import { uidOf } from '../content-types';
import { essOf } from '../ess';
import { idsOf, type ImportEntry } from './candidates';
import { territoryDocumentIds } from './corpus/territory-ids';
import type { Data } from './corpus/to-documents';
import { fieldHashes, readDocuments, type StoredDocument } from './document-data';
import { windowAround } from './icalendar/series';
import { writeJournal } from './imports';
import { forgetSeries, keepSeries } from './kept-series';
import type { PlanLine } from './plan';
import { readIntakeRecords, rememberTold, writeIntakeRecord, type IntakeRecord } from './records';
import { fieldNames, flagsIn, withFlag } from './review-flags';
import { keepContacts } from './set-aside-contacts';

export interface WriterOptions {
  readonly importId: number;
  readonly sourceName: string;
  readonly userId: number | undefined;
  /** Document ids of terms by `vocabulary:slug`. */
  readonly termIds: ReadonlyMap<string, string>;
  readonly isErased: (externalId: string) => boolean;
  /** Throws where another server has taken the import over. */
  readonly hold: (trx: Knex) => Promise<void>;
  /** Names of the zones that an editor settled. */
  readonly zones?: Readonly<Record<string, string>> | undefined;
}

/** Ends the transaction of a trial. */
export class TakenBack extends Error {}

export class ImportWriter {
  /** External ids of what the transaction under way made. */
  private made: string[] = [];

  private constructor(
    private readonly strapi: Core.Strapi,
    private readonly options: WriterOptions,
    private readonly documentIds: Map<string, string>,
    private territoryIds: ReadonlyMap<string, string>,
    private readonly byId: ReadonlyMap<string, PlanLine<ImportEntry>>,
  ) {}

  static async open(
    strapi: Core.Strapi,
    lines: readonly PlanLine<ImportEntry>[],
    options: WriterOptions,
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
    this.made = [];
    try {
      await this.strapi.db.transaction(({ trx }: { trx: Knex }) =>
        publication.together(trx, async () => {
          await this.options.hold(trx);
          for (const line of lines) {
            await this.writeNamed(line, trx);
            if (line.entry.uid === uidOf('territory')) this.territoryIds = await territoryDocumentIds(this.strapi);
          }
          await this.rememberWritten(lines, trx);
          if (takesBack) throw new TakenBack();
        }),
      );
    } catch (error) {
      for (const externalId of this.made) this.documentIds.delete(externalId);
      throw error;
    }
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
    const data = entry.data(
      idsOf({
        documentIds: this.documentIds,
        territoryIds: this.territoryIds,
        termIds: this.options.termIds,
        isErased: this.options.isErased,
      }),
    );
    const existing = documentId ?? this.documentIds.get(entry.externalId);
    if (existing === undefined) {
      const created = await this.documents(entry).create({
        data: { ...entry.seed, ...data, ...this.author('createdBy') },
      });
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
      await this.journalCreated(referred, documentId, trx);
    }
  }

  private async journalCreated({ externalId, uid }: ImportEntry, documentId: string, trx: Knex): Promise<void> {
    this.documentIds.set(externalId, documentId);
    this.made.push(externalId);
    await writeJournal(trx, this.options.importId, {
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
        if (entry.series !== undefined || former.has(entry.externalId))
          await this.keepSeriesOf(entry, document.documentId, trx);
      }
    }
  }

  /** An endless series gets its later dates from its calendar; one that ends now has all of them. */
  private async keepSeriesOf({ externalId, series }: ImportEntry, documentId: string, trx: Knex): Promise<void> {
    if (series === undefined) return forgetSeries(trx, externalId);
    const { to: givenUntil } = windowAround(localDay(this.now(), DEFAULT_TIME_ZONE));
    return keepSeries(trx, { externalId, documentId, calendar: series, zones: this.options.zones ?? {}, givenUntil });
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
    return {
      review_flags: withFlag(flags, 'to-verify', note),
    };
  }

  /** Puts a conflict in the queue of what is to be checked, once for each content of the source. */
  async tellConflict({ entry, documentId }: PlanLine<ImportEntry>): Promise<void> {
    if (documentId === undefined) return;
    await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const record = (await readIntakeRecords(trx, [entry.externalId])).get(entry.externalId);
      const document = (await readDocuments(this.strapi, entry.uid, [documentId])).get(documentId);
      if (!record || record.toldHash === entry.hash || !document || !('review_flags' in document.data)) return;
      const note = `La source « ${this.options.sourceName} » a changé alors que la fiche a été modifiée ici : à comparer`;
      const flags = withFlag(flagsIn(document.data.review_flags), 'sources-differ', note);
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
