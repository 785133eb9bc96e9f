/**
 * The database as public readers see it: a connection of their own, so that a long import does not make them wait, and
 * a database that no longer answers is noticed at once. It may be another server: a replica that follows the first.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { z } from 'zod';
import { openOwn } from '../database/connections';
import { isPostgres, rawRows } from '../database/dialect';
import { makePolite } from '../event-loop/polite-sqlite';

/** Milliseconds. A reader is answered from a last good copy rather than kept waiting. */
const CONNECTION_TIMEOUT = 700;
const STATEMENT_TIMEOUT = 10_000;
/** How long a start waits for the replica to have the tables. */
const REPLICA_PATIENCE = 15_000;
const REPLICA_AGAIN = 200;
/** A probe that never comes back holds its connection. */
const MOST_PROBES = 3;

const sqliteSchema = z.object({
  client: z.enum(['sqlite', 'better-sqlite3']),
  connection: z.object({ filename: z.string() }),
});

export interface ReaderSettings {
  /** Most connections of readers. */
  readonly readerConnections: number;
  /** PostgreSQL's address of a replica that answers readers; the host's database otherwise. */
  readonly replicaUrl: string | null;
}

export interface Reader {
  /** The application’s own connection where the database is in memory. */
  readonly knex: Knex;
  /** Another one, to ask whether the database answers without waiting behind readers. */
  readonly probe: Knex;
  close(): Promise<void>;
}

export async function openReader(strapi: Core.Strapi, settings: ReaderSettings): Promise<Reader> {
  const opened = isPostgres(strapi.db.connection) ? await openPostgres(strapi, settings) : await openSqlite(strapi);
  return {
    knex: opened?.knex ?? strapi.db.connection,
    probe: opened?.probe ?? strapi.db.connection,
    close: async () => {
      await opened?.knex.destroy();
      await opened?.probe.destroy();
    },
  };
}

type Opened = Pick<Reader, 'knex' | 'probe'>;

/** `undefined` where readers cannot have a connection of their own. */
async function openSqlite(strapi: Core.Strapi): Promise<Opened | undefined> {
  const configured = sqliteSchema.safeParse(strapi.config.get('database.connection'));
  if (!configured.success || configured.data.connection.filename === ':memory:') return undefined;
  const { filename } = configured.data.connection;
  // Readers see the last commit while a write is under way, and neither waits for the other.
  await strapi.db.connection.raw('pragma journal_mode = wal');
  const connect = () => {
    const opened = knex({
      client: 'better-sqlite3',
      connection: { filename, options: { readonly: true } },
      pool: { min: 1, max: 1 },
      useNullAsDefault: true,
    });
    makePolite(opened);
    return opened;
  };
  return { knex: connect(), probe: connect() };
}

async function openPostgres(strapi: Core.Strapi, { readerConnections, replicaUrl }: ReaderSettings): Promise<Opened> {
  const url = replicaUrl !== null && (await hasCaughtUp(strapi, replicaUrl)) ? replicaUrl : null;
  const shared = { url, timeout: CONNECTION_TIMEOUT };
  const patience = { connectionTimeoutMillis: CONNECTION_TIMEOUT };
  const bounded = { ...shared, options: { ...patience, statement_timeout: STATEMENT_TIMEOUT } };
  if (await keepsItsTimeout(openOwn(strapi, { ...bounded, most: 1 }), (error) => strapi.log.warn(error)))
    return {
      knex: openOwn(strapi, { ...bounded, most: readerConnections }),
      probe: openOwn(strapi, { ...bounded, most: MOST_PROBES }),
    };
  const pooled = { ...shared, options: patience, client: boundedClient(strapi) };
  return {
    knex: openOwn(strapi, { ...pooled, most: readerConnections }),
    probe: openOwn(strapi, { ...pooled, most: MOST_PROBES }),
  };
}

/** Whether a replica has all that its server has now, soon enough: readers are not made to wait for one that is away. */
async function hasCaughtUp(strapi: Core.Strapi, url: string): Promise<boolean> {
  const [now] = await rawRows<{ position: string }>(
    strapi.db.connection,
    'select pg_current_wal_lsn()::text as position',
  );
  const replica = openOwn(strapi, { most: 1, url, timeout: CONNECTION_TIMEOUT });
  let failure: unknown;
  try {
    for (const until = Date.now() + REPLICA_PATIENCE; Date.now() < until;) {
      try {
        const [row] = await rawRows<{ reached: boolean }>(
          replica,
          'select coalesce(pg_last_wal_replay_lsn() >= ?::pg_lsn, true) as reached',
          [now?.position ?? '0/0'],
        );
        if (row?.reached) return true;
      } catch (error) {
        failure = error;
      }
      await wait(REPLICA_AGAIN);
    }
  } finally {
    await replica.destroy();
  }
  strapi.log.warn('La réplique de lecture ne suit pas : jusqu’au prochain démarrage, PostgreSQL répond lui-même.');
  if (failure !== undefined) strapi.log.warn(failure);
  return false;
}

/**
 * A connection pooler refuses what is asked when a connection opens, or is silent about it. Of a server that does not
 * answer yet, it is not known.
 */
async function keepsItsTimeout(opened: Knex, report: (error: unknown) => void): Promise<boolean> {
  try {
    const [row] = await rawRows<{ setting: string }>(
      opened,
      `select setting from pg_settings where name = 'statement_timeout'`,
    );
    return row?.setting === String(STATEMENT_TIMEOUT);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('unsupported startup parameter'))) report(error);
    return false;
  } finally {
    await opened.destroy();
  }
}

/** The host’s client, each statement in a transaction that bounds it: what is set in one leaves with it. */
function boundedClient(strapi: Core.Strapi): typeof Knex.Client {
  const { constructor: HostClient }: { readonly constructor: typeof Knex.Client } = strapi.db.connection.client;
  return class extends HostClient {
    override async query(connection: NativeConnection, query: object): Promise<object> {
      await connection.query(`begin read only; set local statement_timeout = ${String(STATEMENT_TIMEOUT)}`);
      try {
        const answer: object = await super.query(connection, query);
        return answer;
      } finally {
        await connection.query('commit');
      }
    }
  };
}

interface NativeConnection {
  query(text: string): Promise<unknown>;
}
