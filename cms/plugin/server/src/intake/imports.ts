/** The imports that were run, and what each did: the list that editors see, and the journal by which one is undone. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import { TYPE_UIDS, type TypeUid } from '../content-types';
import type { Data } from './corpus/to-documents';
import type { IntakeRecord } from './records';
import { IMPORT_ENTRIES, IMPORTS } from './tables';

/** `undoing`: it failed or is being removed. `removed`: nothing of it is left; `partly-removed`: what was edited since is. */
export type ImportState = 'running' | 'done' | 'undoing' | 'failed' | 'removed' | 'partly-removed';

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly contacts: number;
}

export interface StartedImport {
  readonly kind: string;
  readonly sourceKey: string;
  readonly sourceName: string;
  /** Without its query. */
  readonly sourceUrl: string | undefined;
  readonly userId: number | undefined;
  /** The followed source of which it is a reading. */
  readonly sourceId?: number | undefined;
}

export interface StoredImport extends StartedImport {
  readonly id: number;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly failure: string | undefined;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** While it runs. */
  readonly progress: Progress | undefined;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export const NO_COUNTS: ImportCounts = {
  created: 0,
  changed: 0,
  unchanged: 0,
  skipped: 0,
  conflicts: 0,
  contacts: 0,
};

const countsSchema = z.object({
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
  conflicts: z.number(),
  contacts: z.number(),
});
const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const rowSchema = z
  .object({
    id: z.number(),
    kind: z.string(),
    source_key: z.string(),
    source_name: z.string(),
    source_url: optional,
    state: z.enum(['running', 'done', 'undoing', 'failed', 'removed', 'partly-removed']),
    counts: z.string().transform((text) => countsSchema.parse(JSON.parse(text))),
    failure: optional,
    by_user: z.number().nullish(),
    source_id: z.number().nullish(),
    // PostgreSQL answers big integers as text.
    started_at: z.coerce.number(),
    ended_at: z.coerce.number().nullish(),
    progress_done: z.number().nullish(),
    progress_total: z.number().nullish(),
  })
  .transform((row): StoredImport => ({
    id: row.id,
    kind: row.kind,
    sourceKey: row.source_key,
    sourceName: row.source_name,
    sourceUrl: row.source_url,
    state: row.state,
    counts: row.counts,
    failure: row.failure,
    userId: row.by_user ?? undefined,
    sourceId: row.source_id ?? undefined,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    progress:
      row.state === 'running' && row.progress_total
        ? { done: row.progress_done ?? 0, total: row.progress_total }
        : undefined,
  }));

/** The latest imports that are listed. */
const LISTED = 200;

export async function startImport(knex: Knex, started: StartedImport, now: number): Promise<number> {
  const [row]: { id: number }[] = await knex(IMPORTS)
    .insert({
      kind: started.kind,
      source_key: started.sourceKey,
      source_name: started.sourceName,
      source_url: started.sourceUrl ?? null,
      state: 'running',
      counts: JSON.stringify(NO_COUNTS),
      by_user: started.userId ?? null,
      source_id: started.sourceId ?? null,
      started_at: now,
    })
    .returning('id');
  if (!row) throw new Error('The import was not recorded');
  return row.id;
}

export interface ImportEnd {
  readonly state: ImportState;
  readonly counts?: ImportCounts;
  readonly failure?: string;
}

export async function markImport(
  knex: Knex,
  id: number,
  { state, counts, failure }: ImportEnd,
  now: number,
): Promise<void> {
  await knex(IMPORTS)
    .where({ id })
    .update({
      state,
      ended_at: now,
      ...(counts ? { counts: JSON.stringify(counts) } : {}),
      ...(failure === undefined ? {} : { failure: failure.slice(0, 2000) }),
    });
}

export async function tellProgress(knex: Knex, id: number, { done, total }: Progress): Promise<void> {
  await knex(IMPORTS).where({ id }).update({ progress_done: done, progress_total: total });
}

export async function listImports(knex: Knex): Promise<StoredImport[]> {
  const rows: unknown[] = await knex(IMPORTS).orderBy('id', 'desc').limit(LISTED).select('*');
  return rows.map((row) => rowSchema.parse(row));
}

/** Imports whose pace tells that of the next one: those that wrote enough to have one. */
const TELLING_IMPORTS = 10;
const ENOUGH_WRITTEN = 20;
/** Entries a second, until this server has written some: seen on two shared cores. */
const EXPECTED_PACE = 30;

/** How many entries this server writes in a second, as its latest imports did. */
export async function writingPace(knex: Knex): Promise<number> {
  const rows: unknown[] = await knex(IMPORTS).where({ state: 'done' }).orderBy('id', 'desc').limit(LISTED).select('*');
  const telling = rows
    .map((row) => rowSchema.parse(row))
    .map(({ counts, startedAt, endedAt = startedAt }) => ({
      written: counts.created + counts.changed,
      seconds: (endedAt - startedAt) / 1_000,
    }))
    .filter(({ written, seconds }) => written >= ENOUGH_WRITTEN && seconds > 0)
    .slice(0, TELLING_IMPORTS);
  const sum = (of: 'written' | 'seconds') => telling.reduce((total, one) => total + one[of], 0);
  return telling.length === 0 ? EXPECTED_PACE : sum('written') / sum('seconds');
}

/** The readings of a followed source, latest first: the order in which they are taken back. */
export async function importsOfSource(knex: Knex, sourceId: number): Promise<StoredImport[]> {
  const rows: unknown[] = await knex(IMPORTS).where({ source_id: sourceId }).orderBy('id', 'desc').select('*');
  return rows.map((row) => rowSchema.parse(row));
}

export async function findImport(knex: Knex, id: number): Promise<StoredImport | undefined> {
  const row: unknown = await knex(IMPORTS).where({ id }).first();
  return row === undefined ? undefined : rowSchema.parse(row);
}

/** Imports that a stop of the server interrupted. */
export async function unfinishedImports(knex: Knex): Promise<number[]> {
  const rows: { id: number }[] = await knex(IMPORTS).whereIn('state', ['running', 'undoing']).select('id');
  return rows.map(({ id }) => id);
}

/** What an import did to one entry. */
export interface JournalEntry {
  readonly externalId: string;
  readonly uid: TypeUid;
  readonly documentId: string;
  readonly action: 'created' | 'changed';
  /** Of what existed before. */
  readonly previousData: Data | null;
  readonly previousRecord: IntakeRecord | null;
}

const isTypeUid = (text: string): text is TypeUid => TYPE_UIDS.some((uid) => uid === text);
const parsedJson = z
  .string()
  .nullish()
  .transform((text): unknown => (text ? JSON.parse(text) : null));
const storedRecord = z.object({
  externalId: z.string(),
  documentId: z.string(),
  contentHash: z.string(),
  uid: z.string().nullable(),
  sourceFields: z.record(z.string(), z.string()).nullable(),
  writtenFields: z.record(z.string(), z.string()).nullable(),
  createdByImport: z.number().nullable(),
  lastImport: z.number().nullable(),
  toldHash: z.string().nullable(),
});
const journalSchema = z
  .object({
    external_id: z.string(),
    uid: z.string().refine(isTypeUid),
    document_id: z.string(),
    action: z.enum(['created', 'changed']),
    previous_data: parsedJson.pipe(z.record(z.string(), z.unknown()).nullable()),
    previous_record: parsedJson.pipe(storedRecord.nullable()),
  })
  .transform((row): JournalEntry => ({
    externalId: row.external_id,
    uid: row.uid,
    documentId: row.document_id,
    action: row.action,
    previousData: row.previous_data,
    previousRecord: row.previous_record,
  }));

/** What an import did first to an entry is what must be undone: later steps change nothing here. */
export async function writeJournal(knex: Knex, importId: number, entry: JournalEntry): Promise<void> {
  await knex(IMPORT_ENTRIES)
    .insert({
      import_id: importId,
      external_id: entry.externalId,
      uid: entry.uid,
      document_id: entry.documentId,
      action: entry.action,
      previous_data: entry.previousData && JSON.stringify(entry.previousData),
      previous_record: entry.previousRecord && JSON.stringify(entry.previousRecord),
    })
    .onConflict(['import_id', 'external_id'])
    .ignore();
}

/** Latest first: the order in which it is undone. */
export async function readJournal(knex: Knex, importId: number): Promise<JournalEntry[]> {
  const rows: unknown[] = await knex(IMPORT_ENTRIES).where({ import_id: importId }).orderBy('id', 'desc').select('*');
  return rows.map((row) => journalSchema.parse(row));
}

export async function forgetJournal(knex: Knex, importId: number, externalId: string): Promise<void> {
  await knex(IMPORT_ENTRIES).where({ import_id: importId, external_id: externalId }).delete();
}

/** Names of the admin accounts that ran imports. */
export async function accountNames(strapi: Core.Strapi, userIds: readonly number[]): Promise<Map<number, string>> {
  const users: { id: number; firstname?: string | null; lastname?: string | null }[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { id: { $in: [...new Set(userIds)] } }, select: ['id', 'firstname', 'lastname'] });
  return new Map(users.map(({ id, firstname, lastname }) => [id, [firstname, lastname].filter(Boolean).join(' ')]));
}
