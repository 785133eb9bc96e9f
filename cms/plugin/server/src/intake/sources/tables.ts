/** Sources that are followed, in plain tables of the plugin's own: what was asked, what the last readings gave. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { SourceAlert, SourceChoices } from '../../../../shared/contracts/sources';
import { IMPORTS } from '../tables';

export const SOURCES = 'ess_followed_sources';
/** What each source gave, and since how many readings it no longer does. */
export const SOURCE_ENTRIES = 'ess_followed_entries';

export async function createSourceTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(SOURCES))) {
    await knex.schema.createTable(SOURCES, (table) => {
      table.increments('id');
      // JSON: what the person chose, the key of OpenAgenda excepted.
      table.text('choices').notNullable();
      // Kept because it is needed at each reading; never shown again.
      table.text('key');
      table.boolean('is_stopped').notNullable();
      table.integer('by_user').notNullable();
      table.bigInteger('next_at').notNullable();
      table.bigInteger('read_at');
      table.bigInteger('succeeded_at');
      table.integer('failures').notNullable();
      // JSON: what is wrong, in French and English.
      table.text('alert');
      table.boolean('is_accepted').notNullable();
      table.text('etag');
      table.text('last_modified');
      // JSON: counts of the last reading that changed anything.
      table.text('counts');
      table.integer('seen').notNullable();
    });
  }
  if (!(await knex.schema.hasTable(SOURCE_ENTRIES))) {
    await knex.schema.createTable(SOURCE_ENTRIES, (table) => {
      table.integer('source_id').notNullable();
      table.string('external_id', 255).notNullable();
      table.integer('missed').notNullable();
      // What was done about its absence.
      table.string('gone', 16);
      table.primary(['source_id', 'external_id']);
    });
  }
  if (!(await knex.schema.hasColumn(SOURCES, 'problems'))) {
    await knex.schema.alterTable(SOURCES, (table) => {
      // JSON: the first things that could not be read of the last answer.
      table.text('problems');
    });
  }
  if (!(await knex.schema.hasColumn(IMPORTS, 'source_id'))) {
    await knex.schema.alterTable(IMPORTS, (table) => {
      table.integer('source_id');
    });
  }
}

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

export const choicesSchema = z.object({
  kind: z.enum(['ical', 'openagenda', 'csv', 'web']),
  url: z.string().max(2000),
  sourceName: z.string().trim().min(1).max(200),
  licence: z.string(),
  attribution: z.string().max(255).nullish(),
  publisher: z.string().nullish(),
  images: z.boolean().optional(),
  every: z.enum(['hour', 'day', 'week']),
  publishes: z.boolean(),
  whenGone: z.enum(['withdraw', 'keep', 'check']),
  territory: z.string().max(64).nullish(),
  topics: z.array(z.string().max(200)).max(20),
  words: z.string().max(500).nullish(),
  communes: z.array(z.string().max(64)).max(100),
  categories: z.array(z.string().max(100)).max(50),
});

const wordsSchema = z.object({ fr: z.string(), en: z.string() });
const alertSchema = z.object({
  reason: z.enum(['broken', 'empty', 'shrunk', 'renamed']),
  words: wordsSchema,
});
const problemsSchema = z.array(z.object({ position: z.number(), message: wordsSchema }));

const rowSchema = z
  .object({
    id: z.number(),
    choices: json(choicesSchema),
    key: z.string().nullish(),
    is_stopped: z.coerce.boolean(),
    by_user: z.number(),
    // PostgreSQL answers big integers as text.
    next_at: z.coerce.number(),
    read_at: z.coerce.number().nullish(),
    succeeded_at: z.coerce.number().nullish(),
    failures: z.number(),
    alert: json(alertSchema).nullish(),
    is_accepted: z.coerce.boolean(),
    etag: z.string().nullish(),
    last_modified: z.string().nullish(),
    counts: json(z.record(z.string(), z.number())).nullish(),
    seen: z.number(),
    problems: json(problemsSchema).nullish(),
  })
  .transform((row) => ({
    id: row.id,
    choices: row.choices,
    key: row.key ?? undefined,
    isStopped: row.is_stopped,
    byUser: row.by_user,
    nextAt: row.next_at,
    readAt: row.read_at ?? null,
    succeededAt: row.succeeded_at ?? null,
    failures: row.failures,
    alert: row.alert ?? null,
    /** Someone said that what stopped the last reading is right. */
    isAccepted: row.is_accepted,
    etag: row.etag ?? null,
    lastModified: row.last_modified ?? null,
    counts: row.counts ?? null,
    seen: row.seen,
    problems: row.problems ?? [],
  }));

export type FollowedSource = z.output<typeof rowSchema>;

export async function addSource(
  knex: Knex,
  { choices, key, byUser, now }: { choices: SourceChoices; key: string | undefined; byUser: number; now: number },
): Promise<number> {
  const [row]: { id: number }[] = await knex(SOURCES)
    .insert({
      choices: JSON.stringify(choices),
      key: key ?? null,
      is_stopped: false,
      by_user: byUser,
      next_at: now,
      failures: 0,
      is_accepted: false,
      seen: 0,
    })
    .returning('id');
  if (!row) throw new Error('The source was not recorded');
  return row.id;
}

export async function readSources(knex: Knex): Promise<FollowedSource[]> {
  const rows: unknown[] = await knex(SOURCES).orderBy('id').select('*');
  return rows.map((row) => rowSchema.parse(row));
}

export async function findSource(knex: Knex, id: number): Promise<FollowedSource | undefined> {
  const row: unknown = await knex(SOURCES).where({ id }).first();
  return row === undefined ? undefined : rowSchema.parse(row);
}

export interface SourceChange {
  readonly choices?: SourceChoices;
  readonly isStopped?: boolean;
  readonly nextAt?: number;
  readonly readAt?: number;
  readonly succeededAt?: number;
  readonly failures?: number;
  readonly alert?: (SourceAlert & { readonly words: Readonly<Record<'fr' | 'en', string>> }) | null;
  readonly isAccepted?: boolean;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly counts?: Readonly<Record<string, number>>;
  readonly seen?: number;
  readonly problems?: z.output<typeof problemsSchema>;
}

export async function changeSource(knex: Knex, id: number, change: SourceChange): Promise<void> {
  const columns = {
    choices: change.choices && JSON.stringify(change.choices),
    is_stopped: change.isStopped,
    next_at: change.nextAt,
    read_at: change.readAt,
    succeeded_at: change.succeededAt,
    failures: change.failures,
    alert: change.alert === undefined ? undefined : change.alert && JSON.stringify(change.alert),
    is_accepted: change.isAccepted,
    etag: change.etag,
    last_modified: change.lastModified,
    counts: change.counts && JSON.stringify(change.counts),
    seen: change.seen,
    problems: change.problems && JSON.stringify(change.problems),
  };
  const said = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await knex(SOURCES).where({ id }).update(said);
}

export async function removeSource(knex: Knex, id: number): Promise<void> {
  await knex(SOURCE_ENTRIES).where({ source_id: id }).delete();
  await knex(SOURCES).where({ id }).delete();
}

export interface SourceEntry {
  readonly externalId: string;
  readonly missed: number;
  readonly gone: string | null;
}

export async function readSourceEntries(knex: Knex, id: number): Promise<SourceEntry[]> {
  const rows: { external_id: string; missed: number; gone: string | null }[] = await knex(SOURCE_ENTRIES)
    .where({ source_id: id })
    .select('*');
  return rows.map((row) => ({ externalId: row.external_id, missed: row.missed, gone: row.gone }));
}

export async function writeSourceEntry(knex: Knex, id: number, entry: SourceEntry): Promise<void> {
  await knex(SOURCE_ENTRIES)
    .insert({ source_id: id, external_id: entry.externalId, missed: entry.missed, gone: entry.gone })
    .onConflict(['source_id', 'external_id'])
    .merge();
}
