/**
 * Entries that show what has changed and are to be projected again: many follow after the transaction of the change, a
 * few at a time. What is owed is a row, so that it outlives the server and any server may take it up.
 */
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';
import { createSetAside, due } from '../event-loop/set-aside';
import { dependentEntries } from './entry-store';
import { DEPENDENCIES, ENTRIES, type EntryKind } from './tables';

export const OWED_PROJECTIONS = 'ess_owed_projections';
/** Documents that changed while a transaction that is not committed may have named them: PostgreSQL alone has such. */
const DEPENDENTS_TO_COME = 'ess_dependents_to_come';

/** SQLite takes a limited number of values in a statement. */
const IDS_AT_ONCE = 500;

interface OwedRow {
  readonly kind: EntryKind;
  readonly document_id: string;
  readonly is_urgent: boolean | number;
}

/** An entry to project again. */
export interface OwedEntry {
  readonly kind: EntryKind;
  readonly documentId: string;
  /** It names someone who is not to be named any more. */
  readonly isUrgent: boolean;
}

export async function createOwedProjections(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(OWED_PROJECTIONS)))
    await knex.schema.createTable(OWED_PROJECTIONS, (table) => {
      table.increments('id');
      table.string('kind', 32).notNullable();
      table.string('document_id', 64).notNullable();
      // A person who is not to be named any more goes before a theme with another name.
      table.boolean('is_urgent').notNullable();
      table.index(['is_urgent', 'id'], 'ess_owed_projections_order_idx');
      table.index(['document_id', 'kind'], 'ess_owed_projections_document_idx');
    });
  await createSetAside(knex, OWED_PROJECTIONS);
  if (!(await knex.schema.hasTable(DEPENDENTS_TO_COME)))
    await knex.schema.createTable(DEPENDENTS_TO_COME, (table) => {
      table.increments('id');
      table.string('document_id', 64).notNullable();
      table.boolean('is_urgent').notNullable();
      // What was committed when it changed, and the transaction before which all must have ended.
      table.text('seen').notNullable();
      table.text('horizon');
    });
}

/** Owes the projection of all that shows one of these documents. */
export async function oweDependents(trx: Knex, documentIds: readonly string[], isUrgent: boolean): Promise<void> {
  for (let start = 0; start < documentIds.length; start += IDS_AT_ONCE) {
    const dependents = dependentEntries(trx, documentIds.slice(start, start + IDS_AT_ONCE)).select(
      'entry.kind',
      'entry.document_id',
      trx.raw('?', [isUrgent]),
    );
    await trx(trx.raw('?? (??, ??, ??)', [OWED_PROJECTIONS, 'kind', 'document_id', 'is_urgent'])).insert(dependents);
  }
}

/** Owes the projection of these entries. */
export async function oweEntries(
  trx: Knex,
  entries: readonly Omit<OwedEntry, 'isUrgent'>[],
  isUrgent: boolean,
): Promise<void> {
  if (entries.length === 0) return;
  await trx(OWED_PROJECTIONS).insert(
    entries.map(({ kind, documentId }) => ({ kind, document_id: documentId, is_urgent: isUrgent })),
  );
}

/** Notes that entries which others write at this moment may show one of these documents as it was. */
export async function oweDependentsToCome(trx: Knex, documentIds: readonly string[], isUrgent: boolean): Promise<void> {
  if (!isPostgres(trx)) return;
  const seen = trx.raw('pg_current_snapshot()::text');
  for (let start = 0; start < documentIds.length; start += IDS_AT_ONCE)
    await trx(DEPENDENTS_TO_COME).insert(
      documentIds
        .slice(start, start + IDS_AT_ONCE)
        .map((documentId) => ({ document_id: documentId, is_urgent: isUrgent, seen })),
    );
}

/** The whole number of a transaction whose last 32 bits a row keeps. */
const WRITER = `((pg_snapshot_xmax(pg_current_snapshot())::text::numeric
  - mod(pg_snapshot_xmax(pg_current_snapshot())::text::numeric - dependency.xmin::text::numeric + 4294967296, 4294967296)
  )::text::xid8)`;

/**
 * Owes the entries that came to show a changed document without having seen the change: once all that was under way at
 * its commit has ended, those written by a transaction that had not ended before it.
 */
export async function oweThoseThatCame(trx: Knex): Promise<void> {
  if (!isPostgres(trx) || (await trx(DEPENDENTS_TO_COME).first('id')) === undefined) return;
  await trx(DEPENDENTS_TO_COME)
    .whereNull('horizon')
    .update({ horizon: trx.raw('pg_snapshot_xmax(pg_current_snapshot())::text') });
  const ended: { id: number }[] = await trx(DEPENDENTS_TO_COME)
    .whereRaw('horizon::xid8 <= pg_snapshot_xmin(pg_current_snapshot())')
    .forUpdate()
    .skipLocked()
    .select('id');
  const ids = ended.map(({ id }) => id);
  if (ids.length === 0) return;
  const came = trx({ changed: DEPENDENTS_TO_COME })
    .join({ dependency: DEPENDENCIES }, 'dependency.document_id', 'changed.document_id')
    .join({ entry: ENTRIES }, 'entry.id', 'dependency.entry_id')
    .whereIn('changed.id', ids)
    .whereRaw(`not pg_visible_in_snapshot(${WRITER}, changed.seen::pg_snapshot)`)
    .select('entry.kind', 'entry.document_id', 'changed.is_urgent');
  await trx(trx.raw('?? (??, ??, ??)', [OWED_PROJECTIONS, 'kind', 'document_id', 'is_urgent'])).insert(came);
  await trx(DEPENDENTS_TO_COME).whereIn('id', ids).delete();
}

/** The number of entries that do not follow yet, those set aside included. */
export async function countOwed(knex: Knex): Promise<number> {
  const [row]: { count: number | string }[] = await knex(
    knex(OWED_PROJECTIONS).distinct('kind', 'document_id').as('owed'),
  ).count('* as count');
  return Number(row?.count ?? 0);
}

/** Whether something urgent is owed, by this server or another that is at it. */
export async function isUrgentOwed(knex: Knex): Promise<boolean> {
  const row: unknown = await due(knex(OWED_PROJECTIONS)).where({ is_urgent: true }).first('id');
  return row !== undefined;
}

/** Takes the next ones out, in the transaction that projects them: they come back if it fails. */
export async function takeOwed(trx: Knex, most: number, only: 'all' | 'urgent'): Promise<OwedEntry[]> {
  const query = free(due(trx<OwedRow>(OWED_PROJECTIONS).select('kind', 'document_id', 'is_urgent')), trx);
  if (only === 'urgent') void query.where({ is_urgent: true });
  const next: OwedRow[] = await query.orderBy([{ column: 'is_urgent', order: 'desc' }, { column: 'id' }]).limit(most);
  const taken = new Map<string, OwedEntry>();
  for (const { kind, document_id: documentId, is_urgent } of next) {
    // Owed twice, projected once; urgent ones come first.
    const key = `${kind} ${documentId}`;
    if (!taken.has(key)) taken.set(key, { kind, documentId, isUrgent: Boolean(is_urgent) });
  }
  for (const entry of taken.values()) await takeOut(trx, entry);
  return [...taken.values()];
}

/** Takes out all that is owed of one entry; what is owed from now on is not among it. */
export async function takeOut(trx: Knex, { kind, documentId }: OwedEntry): Promise<void> {
  const rows: { id: number }[] = await free(trx(OWED_PROJECTIONS).select('id'), trx).where({
    kind,
    document_id: documentId,
  });
  await trx(OWED_PROJECTIONS)
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .delete();
}

/** Those that no other server is at; SQLite has one writer. */
const free = (query: Knex.QueryBuilder, trx: Knex): Knex.QueryBuilder =>
  isPostgres(trx) ? query.forUpdate().skipLocked() : query;
