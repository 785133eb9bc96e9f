/**
 * What a server knows of itself, for who looks after it: read at most once a second, however many ask, and within a
 * bounded time while the database is away.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CollectionState } from '../catalogue/changes';
import type { JobState } from '../jobs/job';

/** Connections of a pool. */
export interface PoolState {
  readonly used: number;
  readonly free: number;
  /** Work that waits for one. */
  readonly waiting: number;
}

export interface ServerState {
  readonly entries: readonly CollectionState[];
  readonly jobs: readonly JobState[];
}

/** Which of the servers that share a database answered: another name at each start, that says nothing of the machine. */
export const SERVER_ID = randomUUID().slice(0, 8);

/** Milliseconds for which what was read is said again. */
const KEPT = 1_000;

/** Reads what only the database knows; `undefined` where it does not say. */
export class ServerStateReader {
  private reading: { readonly since: number; readonly state: Promise<ServerState | undefined> } | undefined;

  constructor(
    private readonly read: () => Promise<ServerState>,
    /** Lets work on the database fail as soon as the database does. */
    private readonly during: <Result>(work: Promise<Result>) => Promise<Result>,
    private readonly report: (error: unknown) => void,
  ) {}

  async state(): Promise<ServerState | undefined> {
    const now = Date.now();
    if (!this.reading || now - this.reading.since > KEPT) {
      const state = this.during(this.read()).catch((error: unknown) => {
        this.report(error);
        return undefined;
      });
      this.reading = { since: now, state };
    }
    return this.reading.state;
  }
}

interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}
const isPool = (value: unknown): value is Pool =>
  typeof value === 'object' && value !== null && 'numUsed' in value && typeof value.numUsed === 'function';

/** `undefined` once its connections were closed. */
export function poolState(knex: Knex): PoolState | undefined {
  const client: { readonly pool?: unknown } = knex.client;
  if (!isPool(client.pool)) return undefined;
  return { used: client.pool.numUsed(), free: client.pool.numFree(), waiting: client.pool.numPendingAcquires() };
}
