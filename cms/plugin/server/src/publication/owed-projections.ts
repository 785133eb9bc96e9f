/**
 * Entries that show what has changed and are to be projected again: many follow after the transaction of the change, a
 * few at a time. What is owed is a row, so that it outlives the server and any server may take it up.
 */
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';
import { createSetAside, due } from '../event-loop/set-aside';
import { dependentEntries } from './entry-store';
import type { EntryKind } from './tables';

export const OWED_PROJECTIONS = 'ess_owed_projections';

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
