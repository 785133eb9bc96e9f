/** Writes projections into the read model, in the transaction it is given. */
import type { Knex } from 'knex';
import { storedRows } from './stored-rows';
import type { Projection } from './stored-views';
import { DEPENDENCIES, ENTRIES, INDEX_TABLES, SLUGS, type EntryKind } from './tables';

/** SQLite refuses an insert of many rows at once (compound SELECT): this many pass everywhere. */
const ROWS_PER_INSERT = 200;

/** What a write did; `unchanged` when the view is the same as before, so that no revision is spent. */
export type StoreOutcome = 'created' | 'changed' | 'unchanged';

interface EntryRow {
  readonly id: number;
  readonly kind: EntryKind;
  readonly document_id: string;
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

/** Stores one projection: its row, and the index rows that replace the former ones. */
export async function storeProjection(
  trx: Knex,
  kind: EntryKind,
  documentId: string,
  projection: Projection<unknown>,
  { now, revisionFloor }: WriteMoment,
): Promise<StoreOutcome> {
  const { columns, index } = storedRows(projection);
  const existing = await trx<EntryRow>(ENTRIES)
    .where({ kind, document_id: documentId })
    .first('id', 'content_hash', 'revision', 'withdrawn_at');
  const isUnchanged = existing?.content_hash === columns.content_hash && existing.withdrawn_at === null;
  let entryId: number;
  if (existing) {
    entryId = existing.id;
    // The same view may come from other documents (a person who is not shown yet, a slug that leads here), and be
    // searched or sorted otherwise by a newer version of the plugin.
    await trx(ENTRIES)
      .where({ id: entryId })
      .update(
        isUnchanged
          ? { sort_key: columns.sort_key, search_text: columns.search_text }
          : { ...columns, changed_at: now, withdrawn_at: null, revision: nextRevision(existing, revisionFloor) },
      );
    await removeIndexRows(trx, entryId);
  } else {
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
    entryId = inserted.id;
  }
  for (const table of INDEX_TABLES) {
    await insertAll(
      trx,
      table,
      index[table].map((row) => ({ entry_id: entryId, ...row })),
    );
  }
  await storeSlugs(trx, kind, entryId, projection);
  if (isUnchanged) return 'unchanged';
  return existing ? 'changed' : 'created';
}

/** A slug in use leads to its entry, whoever had it before; a former one never takes a slug that is in use. */
async function storeSlugs(
  trx: Knex,
  kind: EntryKind,
  entryId: number,
  { slug, formerSlugs }: Projection<unknown>,
): Promise<void> {
  await trx(SLUGS).insert({ kind, slug, entry_id: entryId }).onConflict(['kind', 'slug']).merge(['entry_id']);
  const former = formerSlugs
    .filter((candidate) => candidate !== slug)
    .map((candidate) => ({ kind, slug: candidate, entry_id: entryId }));
  if (former.length > 0) await trx(SLUGS).insert(former).onConflict(['kind', 'slug']).ignore();
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
  await removeIndexRows(trx, existing.id);
  return true;
}

const nextRevision = ({ revision }: Pick<EntryRow, 'revision'>, floor: number): number => Math.max(revision + 1, floor);

/** Ids of the published documents whose view shows the given one. */
export async function dependentsOf(trx: Knex, documentId: string): Promise<{ kind: EntryKind; documentId: string }[]> {
  const rows = await trx(DEPENDENCIES)
    .join(ENTRIES, `${ENTRIES}.id`, `${DEPENDENCIES}.entry_id`)
    .where(`${DEPENDENCIES}.document_id`, documentId)
    .select<{ kind: EntryKind; document_id: string }[]>(`${ENTRIES}.kind`, `${ENTRIES}.document_id`);
  return rows.map((row) => ({ kind: row.kind, documentId: row.document_id }));
}

async function removeIndexRows(trx: Knex, entryId: number): Promise<void> {
  for (const table of INDEX_TABLES) await trx(table).where({ entry_id: entryId }).delete();
}

async function insertAll(trx: Knex, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await trx(table).insert(rows.slice(start, start + ROWS_PER_INSERT));
  }
}
