/** What PostgreSQL and SQLite do not say in the same words. */
import type { Knex } from 'knex';

export function isPostgres(knex: Knex): boolean {
  const client: Knex.Client = knex.client;
  return client.dialect === 'postgresql';
}

/** The rows of a raw query: PostgreSQL wraps them, SQLite does not. */
export async function rawRows<Row>(knex: Knex, sql: string, bindings: readonly Knex.RawBinding[] = []): Promise<Row[]> {
  const answer = await knex.raw(sql, bindings);
  const rows: Row[] | { readonly rows: Row[] } = answer;
  return Array.isArray(rows) ? rows : rows.rows;
}
