/**
 * One server at a time makes and fills the tables: from before Strapi's first look at them until everything is loaded.
 * Others that start meanwhile wait, and find it done. A server that dies lets go of the lock.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { LOCK_CLASS, LOCKS } from './advisory-locks';
import { openOwn } from './connections';
import { isPostgres, rawRows } from './dialect';

/** Milliseconds. A first start loads all territories and contents: minutes on a small machine. */
const PATIENCE = 15 * 60_000;
const BETWEEN_TRIES = 500;

const WAITING =
  'Un autre serveur prépare cette base de données : celui-ci attend qu’il ait fini (quinze minutes au plus).';
const TOO_LONG =
  'Un autre serveur prépare cette base de données depuis plus de quinze minutes : celui-ci renonce. Voyez le journal de l’autre, ou, s’il ne vit plus, la transaction qu’il a laissée (pg_locks, locktype « advisory »).';

/** To be called while plugins register: Strapi looks at the database for the first time in `db.init`. */
export function lockWhileStarting(strapi: Core.Strapi, directUrl: string | null): void {
  const { db } = strapi;
  const init = db.init.bind(db);
  db.init = async (...parameters) => {
    if (isPostgres(db.connection)) {
      const release = await takeStartLock(strapi, directUrl);
      void releaseOnceLoaded(strapi, release);
    }
    return init(...parameters);
  };
}

/** Resolves to what gives it back. */
async function takeStartLock(strapi: Core.Strapi, directUrl: string | null): Promise<() => Promise<void>> {
  const own = openOwn(strapi, { most: 1, url: directUrl });
  try {
    const trx = await own.transaction();
    // Nothing may end it for being idle. Named where this PostgreSQL knows them.
    await trx.raw(
      `select set_config(name, '0', true) from pg_settings
       where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')`,
    );
    const since = Date.now();
    for (let waits = false; !(await isGiven(trx)); waits = true) {
      if (!waits) strapi.log.warn(WAITING);
      if (Date.now() - since > PATIENCE) throw new Error(TOO_LONG);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
    return async () => {
      await trx.rollback();
      await own.destroy();
    };
  } catch (error) {
    await own.destroy();
    throw error;
  }
}

async function isGiven(trx: Knex): Promise<boolean> {
  const [row] = await rawRows<{ given: boolean }>(trx, 'select pg_try_advisory_xact_lock(?, ?) as given', [
    LOCK_CLASS,
    LOCKS.start,
  ]);
  return row?.given === true;
}

/** A start that fails ends the process, and the lock with it. */
async function releaseOnceLoaded(strapi: Core.Strapi, release: () => Promise<void>): Promise<void> {
  while (!strapi.isLoaded) await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES).unref());
  await release().catch((error: unknown) => strapi.log.error(error));
}
