/**
 * The memory of imports, in plain tables of the plugin's own: what was taken in and with what content, which import did
 * what, and the contacts that were set aside. Tables only ever gain columns.
 */
import type { Knex } from 'knex';

/** An entry taken in: its identity at the source and here, and its content as it was taken and as it was written. */
export const INTAKE_RECORDS = 'ess_intake_records';
export const IMPORTS = 'ess_imports';
/** What each import did, entry by entry: enough to undo it. */
export const IMPORT_ENTRIES = 'ess_import_entries';
/** Previews that may be run yet, with the source that they were read from. */
export const IMPORT_PREVIEWS = 'ess_import_previews';
/** Restricted: e-mail addresses and phone numbers found in texts. No view, feed or public query reads it. */
export const SET_ASIDE_CONTACTS = 'ess_set_aside_contacts';
/** What editors decided of entries that look like one that is here. */
export const DOUBLE_DECISIONS = 'ess_intake_doubles';
/** Endless series, from which later dates come. */
export const SERIES = 'ess_intake_series';

/** Files of the media library that imports took, by the address of each. */
export const TAKEN_IMAGES = 'ess_intake_images';

export async function createIntakeTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(TAKEN_IMAGES))) {
    await knex.schema.createTable(TAKEN_IMAGES, (table) => {
      table.string('url_hash', 64).primary();
      table.integer('file_id').notNullable();
      table.integer('import_id').notNullable();
    });
  }
  if (!(await knex.schema.hasTable(INTAKE_RECORDS))) {
    await knex.schema.createTable(INTAKE_RECORDS, (table) => {
      table.string('external_id', 255).primary();
      table.string('document_id', 64).notNullable();
      table.string('content_hash', 64).notNullable();
    });
  }
  if (!(await knex.schema.hasColumn(INTAKE_RECORDS, 'uid'))) {
    await knex.schema.alterTable(INTAKE_RECORDS, (table) => {
      table.string('uid', 64);
      // JSON, a hash a field: as the source gave it, and as the document held it once written.
      table.text('source_fields');
      table.text('written_fields');
      table.integer('created_by_import');
      table.integer('last_import');
      // Content of the source about which editors were already told.
      table.string('told_hash', 64);
    });
  }
  if (!(await knex.schema.hasTable(IMPORTS))) {
    await knex.schema.createTable(IMPORTS, (table) => {
      table.increments('id');
      table.string('kind', 32).notNullable();
      table.string('source_key', 255).notNullable();
      table.string('source_name', 255).notNullable();
      // Without its query, where keys stand.
      table.text('source_url');
      table.string('state', 16).notNullable();
      table.text('counts').notNullable();
      table.text('failure');
      table.integer('by_user');
      table.bigInteger('started_at').notNullable();
      table.bigInteger('ended_at');
    });
  }
  if (!(await knex.schema.hasColumn(IMPORTS, 'progress_total'))) {
    await knex.schema.alterTable(IMPORTS, (table) => {
      // Entries written so far, of those to write: told from time to time.
      table.integer('progress_done');
      table.integer('progress_total');
    });
  }
  if (!(await knex.schema.hasTable(IMPORT_PREVIEWS))) {
    await knex.schema.createTable(IMPORT_PREVIEWS, (table) => {
      table.string('token', 36).primary();
      table.integer('user_id').notNullable();
      table.text('form').notNullable();
      table.binary('source').notNullable();
      table.text('forced').notNullable();
      table.string('version', 36).notNullable();
      table.bigInteger('expires_at').notNullable();
    });
  }
  if (!(await knex.schema.hasTable(IMPORT_ENTRIES))) {
    await knex.schema.createTable(IMPORT_ENTRIES, (table) => {
      table.increments('id');
      table.integer('import_id').notNullable();
      table.string('external_id', 255).notNullable();
      table.string('uid', 64).notNullable();
      table.string('document_id', 64).notNullable();
      table.string('action', 16).notNullable();
      // JSON of the document and of its record before this import, for what existed.
      table.text('previous_data');
      table.text('previous_record');
      table.unique(['import_id', 'external_id'], { indexName: 'ess_import_entries_uq' });
    });
  }
  if (!(await knex.schema.hasTable(DOUBLE_DECISIONS))) {
    await knex.schema.createTable(DOUBLE_DECISIONS, (table) => {
      table.string('external_id', 255).primary();
      table.string('document_id', 64).notNullable();
      table.boolean('is_same').notNullable();
    });
  }
  if (!(await knex.schema.hasTable(SERIES))) {
    await knex.schema.createTable(SERIES, (table) => {
      table.string('external_id', 255).primary();
      table.string('document_id', 64).notNullable();
      // A calendar of this series alone, and the zones that an editor settled (JSON).
      table.text('calendar').notNullable();
      table.text('zones').notNullable();
      // Last day of the window that was given, YYYY-MM-DD.
      table.string('given_until', 10).notNullable();
    });
  }
  if (!(await knex.schema.hasTable(SET_ASIDE_CONTACTS))) {
    await knex.schema.createTable(SET_ASIDE_CONTACTS, (table) => {
      table.increments('id');
      table.string('document_id', 64).notNullable();
      table.string('kind', 16).notNullable();
      table.string('value', 255).notNullable();
      table.bigInteger('set_aside_at').notNullable();
      table.index(['document_id'], 'ess_set_aside_contacts_document_idx');
    });
  }
}
