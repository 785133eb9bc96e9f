/**
 * The read model: plain tables of the plugin's own, outside Strapi's content types, so that Strapi neither
 * manages nor exposes them. One row per published entry with its finished view, index rows for what
 * selections ask. Everything here can be made again from the documents (`rebuild.ts`).
 */
import type { Knex } from 'knex';
export { ENTRY_KINDS, type EntryKind } from '../content-types/entry-kinds';
import { isPostgres } from '../database/dialect';
import { LONGEST_WORD } from '../words/searched-words';

export const ENTRIES = 'ess_published_entries';
export const SLUGS = 'ess_published_slugs';
export const OCCURRENCES = 'ess_published_occurrences';
export const UPCOMING = 'ess_published_upcoming';
export const VALUES = 'ess_published_values';
export const WORDS = 'ess_published_words';
export const DEPENDENCIES = 'ess_published_dependencies';

/** By whose rows an entry is found: each has its `entry_id`, and nothing that a projection does not give again. */
export const INDEX_TABLES = [OCCURRENCES, UPCOMING, VALUES, WORDS, DEPENDENCIES] as const;
export type IndexTable = (typeof INDEX_TABLES)[number];

/**
 * Version of what projections write. Raise it when a view or an index table changes its form: the next start then
 * makes the index tables and the read model again.
 */
export const READ_MODEL_VERSION = 6;

/** A row of index for the dates of an event. Instants are milliseconds since the epoch. */
export interface OccurrenceRow {
  /** `postponed` and `recurring` have no instant: they carry the last possible one, so that they sort last. */
  readonly state: 'dated' | 'postponed' | 'recurring';
  readonly starts_at: number;
  readonly ends_at: number;
  readonly ongoing_from: number | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

/** Latest instant that JavaScript can hold: sorts after any date. */
export const END_OF_TIME = 8_640_000_000_000_000;
/** Its earliest: before any date. */
export const BEGINNING_OF_TIME = -END_OF_TIME;

/** Sorted byte by byte everywhere: an order may not depend on the locale of a server. */
const sortedText = (knex: Knex, length: number): string =>
  `varchar(${String(length)})${isPostgres(knex) ? ' collate "C"' : ''}`;

/** Creates the tables and indexes that are missing; never alters a table that exists. */
export async function createReadModel(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(ENTRIES))) {
    await knex.schema.createTable(ENTRIES, (table) => {
      table.increments('id');
      table.string('kind', 32).notNullable();
      table.string('document_id', 64).notNullable();
      table.string('slug', 255).notNullable();
      table.specificType('sort_key', sortedText(knex, 255)).notNullable();
      table.text('view_fr').notNullable();
      table.text('view_en').notNullable();
      table.text('search_text').notNullable();
      table.string('content_hash', 64).notNullable();
      table.integer('revision').notNullable();
      table.bigInteger('first_published_at').notNullable();
      table.bigInteger('changed_at').notNullable();
      table.bigInteger('withdrawn_at');
      table.unique(['kind', 'document_id'], { indexName: 'ess_published_entries_document_uq' });
      table.index(['kind', 'withdrawn_at', 'sort_key'], 'ess_published_entries_sort_idx');
      table.index(['changed_at'], 'ess_published_entries_changed_idx');
    });
  }
  // What stands behind the views of a row is slow to reach: how much there is of a kind is read of this alone.
  await knex.raw(
    `create index if not exists ess_published_entries_state_idx on ${ENTRIES} (kind, withdrawn_at, changed_at)`,
  );
  if (!(await knex.schema.hasTable(SLUGS))) {
    await knex.schema.createTable(SLUGS, (table) => {
      table.string('kind', 32).notNullable();
      table.string('slug', 255).notNullable();
      table.integer('entry_id').notNullable();
      table.primary(['kind', 'slug']);
      table.index(['entry_id'], 'ess_published_slugs_entry_idx');
    });
  }
  await createIndexTables(knex);
}

/**
 * Makes the index tables again, empty, in their present form. What a former version searched is emptied with them: it
 * held names, which an erasure has to find in one place.
 */
export async function renewIndexTables(knex: Knex): Promise<void> {
  await knex(ENTRIES).whereNot({ search_text: '' }).update({ search_text: '' });
  for (const table of INDEX_TABLES) await knex.schema.dropTableIfExists(table);
  await createIndexTables(knex);
}

/** Their rows exist for published entries only. The indexes hold all that lists read, so that no entry is opened. */
async function createIndexTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(OCCURRENCES))) {
    await knex.schema.createTable(OCCURRENCES, (table) => {
      table.increments('id');
      table.integer('entry_id').notNullable();
      table.string('state', 16).notNullable();
      table.bigInteger('starts_at').notNullable();
      table.bigInteger('ends_at').notNullable();
      table.bigInteger('ongoing_from');
      table.string('first_day', 10);
      table.string('last_day', 10);
      // Latest end of those that start before it: it is the next one once they are over.
      table.bigInteger('earlier_ends_at').notNullable();
      table.boolean('is_last').notNullable();
      // When the whole event is over.
      table.bigInteger('until').notNullable();
      const read = ['starts_at', 'earlier_ends_at', 'state'];
      table.index(['entry_id', 'ends_at', ...read], 'ess_published_occurrences_entry_idx');
      table.index(['ends_at', 'entry_id', ...read], 'ess_published_occurrences_ends_idx');
      table.index(['is_last', 'starts_at', 'until', 'entry_id'], 'ess_published_occurrences_last_idx');
      table.index(['earlier_ends_at', 'starts_at', 'entry_id'], 'ess_published_occurrences_first_idx');
      table.index(['ongoing_from'], 'ess_published_occurrences_ongoing_idx');
    });
  }
  if (!(await knex.schema.hasTable(UPCOMING))) {
    // Where an event is upcoming, from when to when, and by which occurrence: the agenda of a territory is one stretch
    // of the index. It addresses this very territory (`is_own`), or lies in it. SQLite keeps the table in its key alone.
    await knex.raw(`create table ${UPCOMING} (
      entry_id integer not null,
      is_own boolean not null,
      code varchar(255) not null,
      ends_at bigint not null,
      starts_at bigint not null,
      earlier_ends_at bigint not null,
      primary key (entry_id, is_own, code, ends_at)
    )${isPostgres(knex) ? '' : ' without rowid'}`);
    await knex.raw(
      `create index ess_published_upcoming_idx on ${UPCOMING} (is_own, code, ends_at, starts_at, earlier_ends_at, entry_id)`,
    );
  }
  if (!(await knex.schema.hasTable(VALUES))) {
    await knex.schema.createTable(VALUES, (table) => {
      table.integer('entry_id').notNullable();
      table.string('name', 32).notNullable();
      table.string('value', 255).notNullable();
      table.bigInteger('until').notNullable();
      table.index(['name', 'value', 'until', 'entry_id'], 'ess_published_values_idx');
      table.index(['entry_id'], 'ess_published_values_entry_idx');
    });
  }
  if (!(await knex.schema.hasTable(WORDS))) {
    // By far the longest table: SQLite keeps it in its key alone. `read_in`: by readers of French, of English, or of both.
    await knex.raw(`create table ${WORDS} (
      entry_id integer not null,
      stem ${sortedText(knex, LONGEST_WORD)} not null,
      word ${sortedText(knex, LONGEST_WORD)} not null,
      read_in varchar(1) not null,
      kind varchar(32) not null,
      weight integer not null,
      until bigint not null,
      primary key (entry_id, stem, word, read_in)
    )${isPostgres(knex) ? '' : ' without rowid'}`);
    // The heaviest first: of what very many have, the best are read and no more.
    await knex.raw(
      `create index ess_published_words_stem_idx on ${WORDS} (stem, read_in, weight desc, kind, until, entry_id)`,
    );
    await knex.raw(`create index ess_published_words_idx on ${WORDS} (word, until, read_in, kind, entry_id)`);
  }
  if (!(await knex.schema.hasTable(DEPENDENCIES))) {
    await knex.schema.createTable(DEPENDENCIES, (table) => {
      table.integer('entry_id').notNullable();
      table.string('document_id', 64).notNullable();
      table.index(['document_id', 'entry_id'], 'ess_published_dependencies_idx');
      table.index(['entry_id'], 'ess_published_dependencies_entry_idx');
    });
  }
}
