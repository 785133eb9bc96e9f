/** What `/ess/health` says: whether readers are answered, and what a person who looks after the server asks first. */
import type { MeasuredServer } from './prometheus';
import { SERVER_ID } from './server-state';

export interface HealthFacts extends MeasuredServer {
  /** Of the network, kept in its database. */
  readonly instanceId: string;
  readonly database: string;
  readonly readModelVersion: number;
  /** Whether the database keeps what it is given, as far as it was last heard. */
  readonly isWritable: () => boolean;
}

/** Anyone may ask: it says that a job failed, not why. */
export async function health(server: HealthFacts, isUp: boolean): Promise<Readonly<Record<string, unknown>>> {
  const state = isUp ? await server.state() : undefined;
  const { byOutcome, bytes } = server.requests();
  const copies = server.copies();
  const cache = server.cache();
  const database = !isUp ? 'unavailable' : server.isWritable() ? 'ok' : 'not-writable';
  return {
    status: database === 'ok' ? 'ok' : `database-${database}`,
    version: server.version,
    instance: server.instanceId,
    server: SERVER_ID,
    uptimeSeconds: Math.round(process.uptime()),
    database: { client: server.database, status: database },
    readModel: {
      version: server.readModelVersion,
      entries: state?.entries.reduce((sum, { count }) => sum + count, 0) ?? null,
      changedAt: iso(latest(state?.entries.map(({ changedAt }) => changedAt))),
    },
    jobs:
      state?.jobs.map(({ name, dueAt, endedAt, isRunning, failure }) => ({
        name,
        state: isRunning ? 'running' : failure === null ? 'ok' : 'failed',
        dueAt: iso(dueAt),
        endedAt: iso(endedAt ?? undefined),
      })) ?? null,
    copies: copies ? { answers: copies.count, bytes: copies.bytes, writable: copies.isWritable } : null,
    cache: { answers: cache.count, bytes: cache.bytes },
    requests: byOutcome,
    bytes,
  };
}

const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();

const latest = (instants: readonly (number | undefined)[] | undefined): number | undefined => {
  const known = instants?.flatMap((instant) => (instant === undefined ? [] : [instant])) ?? [];
  return known.length === 0 ? undefined : Math.max(...known);
};
