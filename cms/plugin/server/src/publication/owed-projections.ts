/**
 * Entries that show what has changed and are to be projected again: many follow after the transaction of the change, a
 * few at a time. What is owed is a row, so that it outlives the server and any server may take it up.
 */
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';
import { dependentEntries } from './entry-store';
import type { EntryKind } from './tables';

export const OWED_PROJECTIONS = 'ess_owed_projections';

/** SQLite takes a limited number of values in a statement. */
const IDS_AT_ONCE = 500;

interface OwedRow {
  readonly id: number;
  readonly kind: EntryKind;
  readonly document_id: string;
}

export async function createOwedProjections(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(OWED_PROJECTIONS)) return;
  await knex.schema.createTable(OWED_PROJECTIONS, (table) => {
    table.increments('id');
    table.string('kind', 32).notNullable();
    table.string('document_id', 64).notNullable();
    // A person who is not to be named any more goes before a theme with another name.
    table.boolean('is_urgent').notNullable();
    table.index(['is_urgent', 'id'], 'ess_owed_projections_order_idx');
    table.index(['document_id', 'kind'], 'ess_owed_projections_document_idx');
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

/** The number of entries that do not follow yet. */
export async function countOwed(knex: Knex): Promise<number> {
  const [row]: { count: number | string }[] = await knex(
    knex(OWED_PROJECTIONS).distinct('kind', 'document_id').as('owed'),
  ).count('* as count');
  return Number(row?.count ?? 0);
}

/** Takes the next ones out, in the transaction that projects them: they come back if it fails. */
export async function takeOwed(trx: Knex, most: number): Promise<ReadonlyMap<EntryKind, readonly string[]>> {
  const next: OwedRow[] = await free(trx<OwedRow>(OWED_PROJECTIONS).select('id', 'kind', 'document_id'), trx)
    .orderBy([{ column: 'is_urgent', order: 'desc' }, { column: 'id' }])
    .limit(most);
  const byKind = new Map<EntryKind, Set<string>>();
  for (const { kind, document_id } of next) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(document_id));
  const taken = new Map<EntryKind, readonly string[]>();
  for (const [kind, documents] of byKind) {
    // Owed twice, projected once; what is owed from now on is not among these.
    const rows: { id: number }[] = await free(trx(OWED_PROJECTIONS).select('id'), trx)
      .where({ kind })
      .whereIn('document_id', [...documents]);
    await trx(OWED_PROJECTIONS)
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .delete();
    taken.set(kind, [...documents]);
  }
  return taken;
}

/** Those that no other server is at; SQLite has one writer. */
const free = (query: Knex.QueryBuilder, trx: Knex): Knex.QueryBuilder =>
  isPostgres(trx) ? query.forUpdate().skipLocked() : query;
