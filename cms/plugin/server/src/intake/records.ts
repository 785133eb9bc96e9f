/** What was taken in, from where, and with what content: the memory that makes a second load change nothing. */
import type { Knex } from 'knex';

export const INTAKE_RECORDS = 'ess_intake_records';

export interface IntakeRecord {
  readonly external_id: string;
  readonly document_id: string;
  readonly content_hash: string;
}

export async function createIntakeRecords(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(INTAKE_RECORDS)) return;
  await knex.schema.createTable(INTAKE_RECORDS, (table) => {
    table.string('external_id', 255).primary();
    table.string('document_id', 64).notNullable();
    table.string('content_hash', 64).notNullable();
  });
}

export async function readIntakeRecords(knex: Knex): Promise<Map<string, IntakeRecord>> {
  const rows: IntakeRecord[] = await knex(INTAKE_RECORDS).select('external_id', 'document_id', 'content_hash');
  return new Map(rows.map((row) => [row.external_id, row]));
}

export async function writeIntakeRecord(knex: Knex, record: IntakeRecord): Promise<void> {
  await knex(INTAKE_RECORDS)
    .insert({ ...record })
    .onConflict('external_id')
    .merge(['document_id', 'content_hash']);
}
