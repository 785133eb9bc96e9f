/** What was taken in, from where, and with what content: the memory that makes a second load change nothing. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { INTAKE_RECORDS } from './tables';

export { INTAKE_RECORDS };

/** What a corpus loaded at start remembers of an entry. */
export interface LoadedRecord {
  readonly external_id: string;
  readonly document_id: string;
  readonly content_hash: string;
}

const hashes = z
  .string()
  .nullish()
  .transform((text) => (text ? z.record(z.string(), z.string()).parse(JSON.parse(text)) : null));

const recordSchema = z
  .object({
    external_id: z.string(),
    document_id: z.string(),
    content_hash: z.string(),
    uid: z.string().nullish(),
    source_fields: hashes,
    written_fields: hashes,
    created_by_import: z.number().nullish(),
    last_import: z.number().nullish(),
    told_hash: z.string().nullish(),
  })
  .transform((row) => ({
    externalId: row.external_id,
    documentId: row.document_id,
    /** Of the whole entry, as the source gave it. */
    contentHash: row.content_hash,
    uid: row.uid ?? null,
    /** `null` for what a corpus loaded at start: nothing says whether it was changed since. */
    sourceFields: row.source_fields,
    writtenFields: row.written_fields,
    createdByImport: row.created_by_import ?? null,
    lastImport: row.last_import ?? null,
    toldHash: row.told_hash ?? null,
  }));

export type IntakeRecord = z.output<typeof recordSchema>;

/** Statements that SQLite and PostgreSQL accept hold so many values. */
const BATCH = 400;

export async function readIntakeRecords(
  knex: Knex,
  externalIds?: readonly string[],
): Promise<Map<string, IntakeRecord>> {
  const rows: unknown[] = [];
  if (externalIds === undefined) rows.push(...(await knex(INTAKE_RECORDS).select('*')));
  else {
    for (let start = 0; start < externalIds.length; start += BATCH) {
      rows.push(
        ...(await knex(INTAKE_RECORDS)
          .whereIn('external_id', externalIds.slice(start, start + BATCH))
          .select('*')),
      );
    }
  }
  return new Map(rows.map((row) => recordSchema.parse(row)).map((record) => [record.externalId, record]));
}

export async function writeLoadedRecord(knex: Knex, record: LoadedRecord): Promise<void> {
  await knex(INTAKE_RECORDS)
    .insert({ ...record })
    .onConflict('external_id')
    .merge(['document_id', 'content_hash']);
}

export async function writeIntakeRecord(knex: Knex, record: IntakeRecord): Promise<void> {
  await knex(INTAKE_RECORDS)
    .insert({
      external_id: record.externalId,
      document_id: record.documentId,
      content_hash: record.contentHash,
      uid: record.uid,
      source_fields: JSON.stringify(record.sourceFields),
      written_fields: JSON.stringify(record.writtenFields),
      created_by_import: record.createdByImport,
      last_import: record.lastImport,
      told_hash: record.toldHash,
    })
    .onConflict('external_id')
    .merge();
}

export async function forgetIntakeRecord(knex: Knex, externalId: string): Promise<void> {
  await knex(INTAKE_RECORDS).where({ external_id: externalId }).delete();
}

/** Editors were told once of this content of the source. */
export async function rememberTold(knex: Knex, externalId: string, contentHash: string): Promise<void> {
  await knex(INTAKE_RECORDS).where({ external_id: externalId }).update({ told_hash: contentHash });
}
