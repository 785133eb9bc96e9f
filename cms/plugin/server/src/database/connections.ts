/** Connections of the plugin's own, with every option that the host gave to Strapi's. */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { isPostgres } from './dialect';

export interface OwnConnections {
  /** Most connections at once; never more than the host allows Strapi. */
  readonly most: number;
  /** Another server than that of the host's configuration: an address of PostgreSQL. */
  readonly url?: string | null | undefined;
  /** What is said to PostgreSQL when a connection opens, beside the host's options. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Milliseconds to wait for a connection. */
  readonly timeout?: number;
  readonly client?: typeof Knex.Client;
}

/** Opens nothing yet: a connection is made when one is asked for. Only for PostgreSQL. */
export function openOwn(strapi: Core.Strapi, { most, url, options, timeout, client }: OwnConnections): Knex {
  // As Strapi completed it: searchPath, ssl, a password that is asked for, afterCreate and the pool are the host's.
  const { config: hosts }: Knex.Client = strapi.db.connection.client;
  return knex({
    ...hosts,
    ...(client ? { client } : {}),
    connection: async () => ({ ...(await hostSettings(hosts)), ...(url ? { connectionString: url } : {}), ...options }),
    pool: { ...hosts.pool, min: 0, max: Math.min(most, hosts.pool?.max ?? most) },
    ...(timeout === undefined ? {} : { acquireConnectionTimeout: timeout }),
  });
}

async function hostSettings({ connection }: Knex.Config): Promise<object> {
  const given: unknown = typeof connection === 'function' ? await connection() : connection;
  if (typeof given === 'string') return { connectionString: given };
  if (typeof given !== 'object' || given === null) return {};
  // Knex hides the password from listings: a copy does not have it.
  return 'password' in given ? { ...given, password: given.password } : given;
}

/**
 * A connection that only reads, as plain data for a thread to open; `undefined` where it cannot be said so (a database
 * in memory, an option that is a function).
 */
export async function connectionOfThread(strapi: Core.Strapi, url: string | null): Promise<Knex.Config | undefined> {
  const { config: hosts }: Knex.Client = strapi.db.connection.client;
  const settings = await hostSettings(hosts);
  const connection = { ...settings, ...(url === null ? {} : { connectionString: url }) };
  const config: Knex.Config = isPostgres(strapi.db.connection)
    ? { client: 'pg', connection, pool: { min: 0, max: 1 } }
    : { client: 'better-sqlite3', connection: readOnly(settings), pool: { min: 0, max: 1 }, useNullAsDefault: true };
  if (hosts.searchPath !== undefined) config.searchPath = hosts.searchPath;
  if ('filename' in settings && settings.filename === ':memory:') return undefined;
  try {
    return structuredClone(config);
  } catch {
    return undefined;
  }
}

const readOnly = (settings: object): Knex.BetterSqlite3ConnectionConfig => ({
  filename: 'filename' in settings && typeof settings.filename === 'string' ? settings.filename : ':memory:',
  options: { readonly: true },
});
