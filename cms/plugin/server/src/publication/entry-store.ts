/** Writes projections into the read model, in the transaction it is given. What is there already is not written again. */
import type { Knex } from 'knex';
import { giveWay } from '../event-loop/give-way';
import { storedRows } from './stored-rows';
import type { Projection } from './stored-views';
import { DEPENDENCIES, ENTRIES, INDEX_TABLES, SLUGS, WORDS, type EntryKind, type IndexTable } from './tables';

/** SQLite refuses an insert of many rows at once (compound SELECT): this many pass everywhere. */
const ROWS_PER_INSERT = 200;

/** What a write did; `unchanged` when the view is the same as before, so that no revision is spent. */
export type StoreOutcome = 'created' | 'changed' | 'unchanged';

/** A document and what its projection gave. */
export interface Projected {
  readonly documentId: string;
  readonly projection: Projection<unknown>;
}

interface EntryRow {
  readonly id: number;
  readonly kind: EntryKind;
  readonly document_id: string;
  readonly sort_key: string;
  readonly content_hash: string;
  readonly revision: number;
  readonly withdrawn_at: number | null;
}

/** When a write takes place, and in which history of the database. */
export interface WriteMoment {
  /** Milliseconds. */
  readonly now: number;
  /** Revisions below may have been given before a backup was restored. */
  readonly revisionFloor: number;
}

type IndexRow = Readonly<Record<string, unknown>>;

/**
 * Keeps others from writing these entries until the end of the transaction. To be done before their documents are
 * read: what is written last is then what was read last.
 */
export async function lockEntries(trx: Knex, kind: EntryKind, documentIds: readonly string[]): Promise<void> {
  await trx(ENTRIES)
    .where({ kind })
    .whereIn('document_id', [...documentIds])
    .orderBy('id')
    .select('id')
    .forUpdate();
}

/** Stores some projections: their rows, and the index rows that are not the same as before. */
export async function storeProjections(
  trx: Knex,
  kind: EntryKind,
  projected: readonly Projected[],
  moment: WriteMoment,
): Promise<ReadonlyMap<string, StoreOutcome>> {
  const rows: EntryRow[] = await trx<EntryRow>(ENTRIES)
    .where({ kind })
    .whereIn(
      'document_id',
      projected.map(({ documentId }) => documentId),
    )
    .select('id', 'document_id', 'content_hash', 'sort_key', 'revision', 'withdrawn_at');
  const existing = new Map(rows.map((row) => [row.document_id, row]));
  const index = await storedIndex(
    trx,
    rows.map(({ id }) => id),
  );
  const slugs = await leadingSlugs(trx, kind, projected);
  const outcomes = new Map<string, StoreOutcome>();
  for (const { documentId, projection } of projected) {
    await giveWay();
    const entry = existing.get(documentId);
    const { columns, index: wanted } = storedRows(kind, projection);
    const isUnchanged = entry?.content_hash === columns.content_hash && entry.withdrawn_at === null;
    const entryId = entry?.id ?? (await insertEntry(trx, kind, documentId, columns, moment));
    if (entry && !isUnchanged) {
      await trx(ENTRIES)
        .where({ id: entryId })
        .update({
          ...columns,
          changed_at: moment.now,
          withdrawn_at: null,
          revision: nextRevision(entry, moment.revisionFloor),
        });
    } else if (entry && entry.sort_key !== columns.sort_key) {
      // The same view may be sorted otherwise by a newer version of the plugin.
      await trx(ENTRIES).where({ id: entryId }).update({ sort_key: columns.sort_key });
    }
    // The same view may come from other documents: a person who is not shown yet.
    for (const table of INDEX_TABLES)
      await storeIndexRows(trx, table, entryId, index[table].get(entryId) ?? [], wanted[table]);
    await storeSlugs(trx, kind, entryId, projection, slugs);
    outcomes.set(documentId, isUnchanged ? 'unchanged' : entry ? 'changed' : 'created');
  }
  return outcomes;
}

async function insertEntry(
  trx: Knex,
  kind: EntryKind,
  documentId: string,
  columns: ReturnType<typeof storedRows>['columns'],
  { now, revisionFloor }: WriteMoment,
): Promise<number> {
  const [inserted] = await trx(ENTRIES)
    .insert({
      kind,
      document_id: documentId,
      ...columns,
      changed_at: now,
      revision: revisionFloor,
      first_published_at: now,
    })
    .returning<{ id: number }[]>('id');
  if (!inserted) throw new Error(`The read model did not return the id of ${kind} ${documentId}`);
  return inserted.id;
}

type StoredIndex = Readonly<Record<IndexTable, ReadonlyMap<number, readonly IndexRow[]>>>;

/** The index rows of some entries, as they are. */
async function storedIndex(trx: Knex, entryIds: readonly number[]): Promise<StoredIndex> {
  const read = async (table: IndexTable): Promise<Map<number, IndexRow[]>> => {
    const byEntry = new Map<number, IndexRow[]>();
    if (entryIds.length === 0) return byEntry;
    const rows: (IndexRow & { readonly entry_id: number })[] = await trx(table).whereIn('entry_id', [...entryIds]);
    for (const row of rows) {
      const known = byEntry.get(row.entry_id);
      if (known) known.push(row);
      else byEntry.set(row.entry_id, [row]);
    }
    return byEntry;
  };
  const [occurrences, upcoming, values, words, dependencies] = INDEX_TABLES;
  return {
    [occurrences]: await read(occurrences),
    [upcoming]: await read(upcoming),
    [values]: await read(values),
    [words]: await read(words),
    [dependencies]: await read(dependencies),
  };
}

async function storeIndexRows(
  trx: Knex,
  table: IndexTable,
  entryId: number,
  stored: readonly IndexRow[],
  wanted: readonly IndexRow[],
): Promise<void> {
  if (table === WORDS) return storeWords(trx, entryId, stored, wanted);
  if (areSameRows(stored, wanted)) return;
  if (stored.length > 0) await trx(table).where({ entry_id: entryId }).delete();
  await insertAll(trx, table, entryId, wanted);
}

/** By far the most rows, of which a change touches a few. */
async function storeWords(
  trx: Knex,
  entryId: number,
  stored: readonly IndexRow[],
  wanted: readonly IndexRow[],
): Promise<void> {
  const keyOf = ({ word, stem, read_in, weight, until }: IndexRow) => [until, weight, read_in, stem, word].join(' ');
  const kept = new Set(wanted.map(keyOf));
  const gone = new Set(stored.flatMap((row) => (kept.has(keyOf(row)) ? [] : [String(row.word)])));
  for (let start = 0; start < gone.size; start += ROWS_PER_INSERT)
    await trx(WORDS)
      .where({ entry_id: entryId })
      .whereIn('word', [...gone].slice(start, start + ROWS_PER_INSERT))
      .delete();
  const known = new Set(stored.filter(({ word }) => !gone.has(String(word))).map(keyOf));
  await insertAll(
    trx,
    WORDS,
    entryId,
    wanted.filter((row) => !known.has(keyOf(row))),
  );
}

/** Whether what is stored is what is wanted, in any order: databases write booleans and large numbers each their way. */
function areSameRows(stored: readonly IndexRow[], wanted: readonly IndexRow[]): boolean {
  if (stored.length !== wanted.length) return false;
  const [first] = wanted;
  if (first === undefined) return true;
  const names = Object.keys(first);
  const keyOf = (row: IndexRow) => JSON.stringify(names.map((name) => comparable(row[name])));
  const keys = new Set(stored.map(keyOf));
  return keys.size === wanted.length && wanted.every((row) => keys.has(keyOf(row)));
}

const comparable = (value: unknown): string | null =>
  typeof value === 'boolean'
    ? String(Number(value))
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : null;

/** To which entries the slugs of these projections lead. */
async function leadingSlugs(trx: Knex, kind: EntryKind, projected: readonly Projected[]): Promise<Map<string, number>> {
  const slugs = projected.flatMap(({ projection: { slug, formerSlugs } }) => [slug, ...formerSlugs]);
  const leading = new Map<string, number>();
  for (let start = 0; start < slugs.length; start += ROWS_PER_INSERT) {
    const rows: { slug: string; entry_id: number }[] = await trx(SLUGS)
      .where({ kind })
      .whereIn('slug', slugs.slice(start, start + ROWS_PER_INSERT))
      .select('slug', 'entry_id');
    for (const row of rows) leading.set(row.slug, row.entry_id);
  }
  return leading;
}

/** A slug in use leads to its entry, whoever had it before; a former one never takes a slug that is in use. */
async function storeSlugs(
  trx: Knex,
  kind: EntryKind,
  entryId: number,
  { slug, formerSlugs }: Projection<unknown>,
  leading: Map<string, number>,
): Promise<void> {
  if (leading.get(slug) !== entryId) {
    await trx(SLUGS).insert({ kind, slug, entry_id: entryId }).onConflict(['kind', 'slug']).merge(['entry_id']);
    leading.set(slug, entryId);
  }
  const former = [...new Set(formerSlugs)].filter((candidate) => candidate !== slug && !leading.has(candidate));
  if (former.length === 0) return;
  await trx(SLUGS)
    .insert(former.map((candidate) => ({ kind, slug: candidate, entry_id: entryId })))
    .onConflict(['kind', 'slug'])
    .ignore();
  for (const candidate of former) leading.set(candidate, entryId);
}

/** Withdraws an entry from the public: the row stays as a tombstone, without its content. */
export async function withdrawEntry(
  trx: Knex,
  kind: EntryKind,
  documentId: string,
  { now, revisionFloor }: WriteMoment,
): Promise<boolean> {
  const existing = await trx<EntryRow>(ENTRIES)
    .where({ kind, document_id: documentId })
    .whereNull('withdrawn_at')
    .first('id', 'revision');
  if (!existing) return false;
  await trx(ENTRIES)
    .where({ id: existing.id })
    .update({
      view_fr: 'null',
      view_en: 'null',
      search_text: '',
      content_hash: '',
      withdrawn_at: now,
      changed_at: now,
      revision: nextRevision(existing, revisionFloor),
    });
  for (const table of INDEX_TABLES) await trx(table).where({ entry_id: existing.id }).delete();
  return true;
}

const nextRevision = ({ revision }: Pick<EntryRow, 'revision'>, floor: number): number => Math.max(revision + 1, floor);

/** Entries whose view shows one of these documents, each once. */
export const dependentEntries = (trx: Knex, documentIds: readonly string[]): Knex.QueryBuilder =>
  trx({ entry: ENTRIES }).whereIn(
    'entry.id',
    trx(DEPENDENCIES)
      .whereIn('document_id', [...documentIds])
      .select('entry_id'),
  );

async function insertAll(trx: Knex, table: IndexTable, entryId: number, rows: readonly IndexRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await trx(table).insert(rows.slice(start, start + ROWS_PER_INSERT).map((row) => ({ entry_id: entryId, ...row })));
  }
}
