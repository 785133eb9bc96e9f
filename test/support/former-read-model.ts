/** The read model as version 1 of it stood in a database, and what stands in it now. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  DEPENDENCIES,
  ENTRIES,
  INDEX_TABLES,
  OCCURRENCES,
  SLUGS,
  VALUES,
} from '../../cms/plugin/server/src/publication/tables';

const VERSION_KEY = 'plugin_ess_read-model-version';

/** Text that a projection did not write: it is gone once the read model was made again. */
const STALE = 'stale';

/** Takes a database back to version 1: its index tables with their rows, and none of what came later. */
export async function makeVersion1(knex: Knex): Promise<void> {
  const occurrences: object[] = await knex(OCCURRENCES)
    .orderBy('id')
    .select('entry_id', 'state', 'starts_at', 'ends_at', 'ongoing_from', 'first_day', 'last_day');
  const values: object[] = await knex(VALUES).select('entry_id', 'name', 'value');
  const dependencies: object[] = await knex(DEPENDENCIES).select('entry_id', 'document_id');
  for (const table of INDEX_TABLES) await knex.schema.dropTable(table);
  await knex.raw('drop index ess_published_entries_state_idx');

  await knex.schema.createTable(OCCURRENCES, (table) => {
    table.increments('id');
    table.integer('entry_id').notNullable();
    table.string('state', 16).notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.bigInteger('ongoing_from');
    table.string('first_day', 10);
    table.string('last_day', 10);
    table.index(['entry_id', 'ends_at'], 'ess_published_occurrences_entry_idx');
    table.index(['ends_at', 'starts_at', 'entry_id'], 'ess_published_occurrences_ends_idx');
    table.index(['starts_at'], 'ess_published_occurrences_starts_idx');
  });
  await knex.schema.createTable(VALUES, (table) => {
    table.integer('entry_id').notNullable();
    table.string('name', 32).notNullable();
    table.string('value', 255).notNullable();
    table.index(['name', 'value', 'entry_id'], 'ess_published_values_idx');
    table.index(['entry_id'], 'ess_published_values_entry_idx');
  });
  await knex.schema.createTable(DEPENDENCIES, (table) => {
    table.integer('entry_id').notNullable();
    table.string('document_id', 64).notNullable();
    table.index(['document_id', 'entry_id'], 'ess_published_dependencies_idx');
    table.index(['entry_id'], 'ess_published_dependencies_entry_idx');
  });
  await knex(OCCURRENCES).insert(occurrences);
  await knex(VALUES).insert(values);
  await knex(DEPENDENCIES).insert(dependencies);
  await makeStale(knex);
  await knex('strapi_core_store_settings').where({ key: VERSION_KEY }).update({ value: '1' });
}

/** Marks what is searched, as if it had been written otherwise. */
export async function makeStale(knex: Knex): Promise<void> {
  await knex(ENTRIES).whereNull('withdrawn_at').update({ search_text: STALE });
}

/** Entries whose text is not what a projection writes. */
export async function staleEntries(knex: Knex): Promise<number> {
  const rows: unknown[] = await knex(ENTRIES).where({ search_text: STALE }).select('id');
  return rows.length;
}

export interface StoredReadModel {
  /** Every column of every entry: revisions, dates, tombstones, views. */
  readonly entries: unknown[];
  readonly slugs: unknown[];
  /** Rows of the index tables, in an order of their own, without what only their insertion decides. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** `<table>.<column>` */
  readonly columns: readonly string[];
  readonly indexes: readonly string[];
}

const indexNamesSchema = z.array(z.object({ name: z.string(), definition: z.string().nullable() }));

/** What a database holds of the read model, and in what form. */
export async function storedReadModel(knex: Knex): Promise<StoredReadModel> {
  const tables = [ENTRIES, SLUGS, ...INDEX_TABLES];
  const rows: Record<string, string[]> = {};
  const columns: string[] = [];
  for (const table of tables)
    columns.push(...Object.keys(await knex(table).columnInfo()).map((name) => `${table}.${name}`));
  for (const table of INDEX_TABLES) {
    const stored: Record<string, unknown>[] = await knex(table).select('*');
    rows[table] = stored.map((row) => JSON.stringify({ ...row, id: undefined })).sort();
  }
  return {
    entries: await knex(ENTRIES).orderBy('id').select('*'),
    slugs: await knex(SLUGS).orderBy(['kind', 'slug']).select('*'),
    rows,
    columns: columns.sort(),
    indexes: indexNamesSchema
      .parse(
        isSqlite(knex)
          ? await knex('sqlite_master')
              .where({ type: 'index' })
              .whereIn('tbl_name', tables)
              .select('name', 'sql as definition')
          : await knex('pg_indexes').whereIn('tablename', tables).select('indexname as name', 'indexdef as definition'),
      )
      .map(({ name, definition }) => `${name} ${definition ?? ''}`)
      .sort(),
  };
}

const isSqlite = (knex: Knex): boolean => {
  const client: { readonly config: { readonly client?: unknown } } = knex.client;
  return client.config.client === 'better-sqlite3';
};
