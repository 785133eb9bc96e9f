/**
 * The database as public readers see it: a connection of their own, so that a long import does not make them wait, and
 * a database that no longer answers is noticed at once.
 */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { z } from 'zod';

/** Milliseconds. A reader is answered from a last good copy rather than kept waiting. */
const CONNECTION_TIMEOUT = 700;
const STATEMENT_TIMEOUT = 10_000;
const MOST_CONNECTIONS = 5;

const sqliteSchema = z.object({
  client: z.enum(['sqlite', 'better-sqlite3']),
  connection: z.object({ filename: z.string() }),
});
const postgresSchema = z.object({ client: z.literal('postgres'), connection: z.record(z.string(), z.unknown()) });

/** Opens the connection; the application’s own where the database is of another make, or in memory. */
export async function openReader(strapi: Core.Strapi): Promise<Knex> {
  const configured: unknown = strapi.config.get('database.connection');
  const sqlite = sqliteSchema.safeParse(configured);
  if (sqlite.success && sqlite.data.connection.filename !== ':memory:') {
    // Readers see the last commit while a write is under way, and neither waits for the other.
    await strapi.db.connection.raw('pragma journal_mode = wal');
    return knex({
      client: 'better-sqlite3',
      connection: { filename: sqlite.data.connection.filename, options: { readonly: true } },
      pool: { min: 1, max: 1 },
      useNullAsDefault: true,
    });
  }
  const postgres = postgresSchema.safeParse(configured);
  if (postgres.success) {
    return knex({
      client: 'pg',
      connection: {
        ...postgres.data.connection,
        statement_timeout: STATEMENT_TIMEOUT,
        connectionTimeoutMillis: CONNECTION_TIMEOUT,
      },
      pool: { min: 0, max: MOST_CONNECTIONS },
      acquireConnectionTimeout: CONNECTION_TIMEOUT,
    });
  }
  return strapi.db.connection;
}
