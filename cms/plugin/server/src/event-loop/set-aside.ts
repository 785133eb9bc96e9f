/**
 * Work that is owed and fails is set aside, so that it keeps nothing else from being done: it is tried again later,
 * each time later, and at the next start. Tables of what is owed have these columns for it.
 */
import type { Knex } from 'knex';

/** Milliseconds after which what has failed is tried again: five seconds, then ever later, up to six hours. */
const FIRST_DELAY = 5_000;
const LONGEST_DELAY = 6 * 3_600_000;
const GROWTH = 4;

export const delayAfter = (failures: number): number => Math.min(FIRST_DELAY * GROWTH ** (failures - 1), LONGEST_DELAY);

/** Adds the columns to a table of what is owed. */
export async function createSetAside(knex: Knex, table: string): Promise<void> {
  if (await knex.schema.hasColumn(table, 'not_before')) return;
  await knex.schema.alterTable(table, (columns) => {
    columns.integer('failures').notNullable().defaultTo(0);
    columns.bigInteger('not_before').notNullable().defaultTo(0);
  });
}

/** Those that are not set aside. */
export const due = (query: Knex.QueryBuilder): Knex.QueryBuilder => query.where('not_before', '<=', Date.now());

/** Sets aside what has failed. Of the first time one tells; `gone`: another server has done it meanwhile. */
export async function setAside(
  trx: Knex,
  table: string,
  failed: Readonly<Record<string, string>>,
): Promise<'first' | 'again' | 'gone'> {
  const rows: { failures: number }[] = await trx(table).where(failed).select('failures');
  if (rows.length === 0) return 'gone';
  const failures = Math.max(...rows.map((row) => row.failures)) + 1;
  await trx(table)
    .where(failed)
    .update({ failures, not_before: Date.now() + delayAfter(failures) });
  return failures === 1 ? 'first' : 'again';
}

/** At a start: what is set aside is tried at once, and told again if it still fails. */
export async function tryAllAgain(knex: Knex, table: string): Promise<void> {
  await knex(table).where('failures', '>', 0).update({ failures: 0, not_before: 0 });
}
