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
/** A probe that never comes back holds its connection. */
const MOST_PROBES = 3;

const sqliteSchema = z.object({
  client: z.enum(['sqlite', 'better-sqlite3']),
  connection: z.object({ filename: z.string() }),
});
const postgresSchema = z.object({
  client: z.literal('postgres'),
  // Not copied: once it is connected, its password is there without being listed.
  connection: z.custom<{ readonly password?: unknown }>((value) => typeof value === 'object' && value !== null),
});

export interface Reader {
  /** The application’s own connection where the database is of another make, or in memory. */
  readonly knex: Knex;
  /** Another one, to ask whether the database answers without waiting behind readers. */
  readonly probe: Knex;
  close(): Promise<void>;
}

export async function openReader(strapi: Core.Strapi): Promise<Reader> {
  const opened = await connect(strapi, MOST_CONNECTIONS);
  const probe = opened && (await connect(strapi, MOST_PROBES));
  return {
    knex: opened ?? strapi.db.connection,
    probe: probe ?? strapi.db.connection,
    close: async () => {
      await opened?.destroy();
      await probe?.destroy();
    },
  };
}

/** `undefined` where readers cannot have a connection of their own. */
async function connect(strapi: Core.Strapi, connections: number): Promise<Knex | undefined> {
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
        password: passwordOf(postgres.data.connection),
        statement_timeout: STATEMENT_TIMEOUT,
        connectionTimeoutMillis: CONNECTION_TIMEOUT,
      },
      pool: { min: 0, max: connections },
      acquireConnectionTimeout: CONNECTION_TIMEOUT,
    });
  }
  return undefined;
}

const passwordOf = ({ password }: { readonly password?: unknown }): string =>
  typeof password === 'string' ? password : '';
