/** The earlier filters of saved selections, whatever the door by which they were changed. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { currentAdminUser } from '../access/current-user';
import { uidOf } from '../content-types';

const HISTORY = 'ess_selection_history';
const MOST_STATES = 100;

/** Filters as they stood until a change. */
export interface KeptState {
  readonly id: number;
  readonly filters: string;
  /** Instant of the change, in milliseconds. */
  readonly replacedAt: number;
  /** Account that made it. */
  readonly userId: number | null;
}

interface HistoryRow {
  readonly id: number;
  readonly document_id: string;
  readonly filters: string;
  readonly replaced_at: number | string;
  readonly by_user: number | null;
}

export async function createSelectionHistory(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(HISTORY)) return;
  await knex.schema.createTable(HISTORY, (table) => {
    table.increments('id');
    table.string('document_id', 64).notNullable().index('ess_selection_history_document_idx');
    table.text('filters').notNullable();
    table.bigInteger('replaced_at').notNullable();
    table.integer('by_user');
  });
}

/** To be used after the publication, whose transaction the history joins. */
export function keepSelectionHistory(strapi: Core.Strapi, now: () => number): void {
  const uid = uidOf('selection');
  strapi.documents.use(async (context, next) => {
    if (context.uid !== uid || (context.action !== 'update' && context.action !== 'delete')) return next();
    const { documentId } = context.params;
    const filtersNow = async (): Promise<string | undefined> => {
      const row: { filters: string | null } | null = await strapi.db
        .query(uid)
        .findOne({ where: { documentId }, select: ['filters'] });
      return row ? (row.filters ?? '') : undefined;
    };
    const before = await filtersNow();
    const written = await next();
    if (context.action === 'delete') {
      await strapi.db.transaction(async ({ trx }: { trx: Knex }) =>
        trx(HISTORY).where({ document_id: documentId }).delete(),
      );
    } else if (before !== undefined && before !== (await filtersNow())) {
      await strapi.db.transaction(async ({ trx }: { trx: Knex }) =>
        trx(HISTORY).insert({
          document_id: documentId,
          filters: before,
          replaced_at: now(),
          by_user: currentAdminUser(strapi)?.id ?? null,
        }),
      );
    }
    return written;
  });
}

/** The latest, first. */
export async function historyOf(knex: Knex, documentId: string): Promise<KeptState[]> {
  const rows: HistoryRow[] = await knex(HISTORY)
    .where({ document_id: documentId })
    .orderBy('id', 'desc')
    .limit(MOST_STATES)
    .select('*');
  return rows.map(stateOf);
}

export async function earlierState(knex: Knex, documentId: string, id: number): Promise<KeptState | undefined> {
  const row: HistoryRow | undefined = await knex(HISTORY).where({ document_id: documentId, id }).first();
  return row && stateOf(row);
}

const stateOf = (row: HistoryRow): KeptState => ({
  id: row.id,
  filters: row.filters,
  replacedAt: Number(row.replaced_at),
  userId: row.by_user,
});
