/** The one row that says in which state is what the public reads. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { LOCK_CLASS, LOCKS } from '../database/advisory-locks';
import { isPostgres } from '../database/dialect';
import { PUBLIC_STATE } from './tables';

export interface PublicState {
  /** Instant at which this history of the database begins, in milliseconds. */
  readonly epoch: number;
  readonly revisionFloor: number;
  readonly territoriesVersion: string;
}

interface StateRow {
  readonly epoch: number | string;
  readonly revision_floor: number;
  readonly territories_version: string;
}

export async function readPublicState(knex: Knex): Promise<PublicState> {
  const row: StateRow | undefined = await knex(PUBLIC_STATE)
    .where({ id: 1 })
    .first('epoch', 'revision_floor', 'territories_version');
  if (!row) throw new Error(`The row of ${PUBLIC_STATE} is missing`);
  return {
    epoch: Number(row.epoch),
    revisionFloor: row.revision_floor,
    territoriesVersion: row.territories_version,
  };
}

/**
 * The state on which index rows may be written until the end of the transaction: no territory changes meanwhile.
 * SQLite has one writer at a time.
 */
export async function holdPublicState(trx: Knex): Promise<PublicState> {
  // A statement of its own: what is read after the lock was given is what stands.
  if (isPostgres(trx)) await trx.raw('select pg_advisory_xact_lock_shared(?, ?)', [LOCK_CLASS, LOCKS.territories]);
  return readPublicState(trx);
}

/** Keeps all others from writing index rows until the end of the transaction. */
export async function holdTerritories(trx: Knex): Promise<void> {
  if (isPostgres(trx)) await trx.raw('select pg_advisory_xact_lock(?, ?)', [LOCK_CLASS, LOCKS.territories]);
}

/** To be called before territories are changed, in the transaction that does. */
export async function renewTerritoriesVersion(trx: Knex): Promise<void> {
  await holdTerritories(trx);
  await trx(PUBLIC_STATE).where({ id: 1 }).update({ territories_version: randomUUID() });
}
