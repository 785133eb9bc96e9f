/** Publications and withdrawals at a chosen hour: at most one of each for an entry. */
import type { Knex } from 'knex';
import { DEFAULT_TIME_ZONE, zonedInstant } from 'ess-shared-types';
import { isPostgres } from '../../database/dialect';
import type { ScheduledAction } from '../../../../shared/contracts/editing';

export const SCHEDULES = 'ess_schedules';

export interface ScheduledChange {
  readonly uid: string;
  readonly documentId: string;
  readonly action: ScheduledAction;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the admin user in whose name it is done. */
  readonly by: number;
  /** Why it could not be done when its hour came. */
  readonly failure: string | null;
}

interface ScheduleRow {
  readonly uid: string;
  readonly document_id: string;
  readonly action: ScheduledAction;
  readonly at: number | string;
  readonly by_user: number;
  readonly failure: string | null;
}

export async function createSchedules(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(SCHEDULES)) return;
  await knex.schema.createTable(SCHEDULES, (table) => {
    table.increments('id');
    table.string('uid', 64).notNullable();
    table.string('document_id', 64).notNullable();
    table.string('action', 16).notNullable();
    table.bigInteger('at').notNullable();
    table.integer('by_user').notNullable();
    table.text('failure');
    table.unique(['document_id', 'uid', 'action'], { indexName: 'ess_schedules_uq' });
    table.index(['at'], 'ess_schedules_at_idx');
  });
}

const read = ({ uid, document_id: documentId, action, at, by_user: by, failure }: ScheduleRow): ScheduledChange => ({
  uid,
  documentId,
  action,
  at: Number(at),
  by,
  failure,
});

type Key = Pick<ScheduledChange, 'uid' | 'documentId' | 'action'>;
const rowOf = ({ uid, documentId, action }: Key) => ({ uid, document_id: documentId, action });

/** Those of one entry, the soonest first. */
export async function schedulesOf(knex: Knex, uid: string, documentId: string): Promise<ScheduledChange[]> {
  const rows: ScheduleRow[] = await knex(SCHEDULES).where({ uid, document_id: documentId }).orderBy(['at', 'id']);
  return rows.map(read);
}

/** Those whose hour has come and that did not fail yet, in their order. */
export async function dueSchedules(knex: Knex, now: number): Promise<ScheduledChange[]> {
  const rows: ScheduleRow[] = await knex(SCHEDULES).where('at', '<=', now).whereNull('failure').orderBy(['at', 'id']);
  return rows.map(read);
}

/** In place of the one of the same entry and action. */
export async function keepSchedule(knex: Knex, schedule: ScheduledChange): Promise<void> {
  const { at, by, failure } = schedule;
  await knex(SCHEDULES)
    .insert({ ...rowOf(schedule), at, by_user: by, failure })
    .onConflict(['document_id', 'uid', 'action'])
    .merge(['at', 'by_user', 'failure']);
}

/** With an hour, only if it still is that one: what was set anew meanwhile stays. Says whether it was there. */
export async function forgetSchedule(knex: Knex, key: Key & { readonly at?: number }): Promise<boolean> {
  const gone = await knex(SCHEDULES)
    .where({ ...rowOf(key), ...(key.at === undefined ? {} : { at: key.at }) })
    .delete();
  return gone > 0;
}

/**
 * Takes away one that is due, in the transaction that does it. False when it is done or called off, and when another
 * server has it: one that hangs in the middle must not make the others wait.
 */
export async function takeSchedule(trx: Knex, schedule: ScheduledChange): Promise<boolean> {
  if (isPostgres(trx)) {
    const free: unknown = await trx(SCHEDULES)
      .where({ ...rowOf(schedule), at: schedule.at })
      .forUpdate()
      .skipLocked()
      .first('id');
    if (free === undefined) return false;
  }
  return forgetSchedule(trx, schedule);
}

export async function failSchedule(knex: Knex, schedule: ScheduledChange, failure: string): Promise<void> {
  await knex(SCHEDULES)
    .where({ ...rowOf(schedule), at: schedule.at })
    .update({ failure });
}

/** The instant of an hour of Paris, `YYYY-MM-DDTHH:mm`. */
export function instantInParis(local: string): number {
  const [day = '', time = ''] = local.split('T');
  const [hour, minute] = time.split(':').map(Number);
  return zonedInstant(day, hour ?? 0, minute ?? 0, DEFAULT_TIME_ZONE);
}
