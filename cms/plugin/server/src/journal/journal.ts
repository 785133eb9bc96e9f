/**
 * The audit journal: who did what, when, on what. Without a name: accounts and documents stand there by their number,
 * and are called by what they are called when someone reads it, so that an erased person is in no line of it.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { JournalAction } from '../../../shared/contracts/journal';

const JOURNAL = 'ess_journal';

export interface Entry {
  readonly action: JournalAction;
  readonly userId: number | null;
  readonly uid?: string | undefined;
  readonly reference?: string | undefined;
  /** Shortened. */
  readonly address?: string | undefined;
}

export interface JournalRow {
  readonly id: number;
  readonly at: number | string;
  readonly action: JournalAction;
  readonly user_id: number | null;
  readonly uid: string | null;
  readonly reference: string | null;
  readonly address: string | null;
}

export async function createJournal(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(JOURNAL)) return;
  await knex.schema.createTable(JOURNAL, (table) => {
    table.increments('id');
    table.bigInteger('at').notNullable().index('ess_journal_at_idx');
    table.string('action', 40).notNullable();
    table.integer('user_id');
    table.string('uid', 100);
    table.string('reference', 64);
    table.string('address', 64);
  });
}

/** Joins the transaction under way, where there is one: what was not kept was not done. */
export async function note(strapi: Core.Strapi, now: number, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    for (const { action, userId, uid, reference, address } of entries)
      await trx(JOURNAL).insert({
        at: now,
        action,
        user_id: userId,
        uid: uid ?? null,
        reference: reference ?? null,
        address: address ?? null,
      });
  });
}

/** The latest lines first, those before one where it is given. */
export async function latestEntries(knex: Knex, before: number | undefined, most: number): Promise<JournalRow[]> {
  const query = knex<JournalRow>(JOURNAL).orderBy('id', 'desc').limit(most);
  if (before !== undefined) query.where('id', '<', before);
  return query.select('*');
}

/** Forgets what is older than an instant; says how much that was. */
export const forgetBefore = (knex: Knex, instant: number): Promise<number> =>
  knex(JOURNAL).where('at', '<', instant).delete();
