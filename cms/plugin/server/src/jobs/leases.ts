/**
 * Work that one server at a time may do: whoever holds the lease of its name. A server that dies no longer renews its
 * leases, and another one takes them. Rows and not session locks, so that they hold behind a pooler of connections and
 * on SQLite, and can be seen. Instants are the database's: the clocks of two servers differ.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';

export const LEASES = 'ess_leases';

/** Milliseconds for which a lease holds without being renewed. */
export const LEASE_DURATION = 30_000;

export interface Lease {
  /** Aborted once the lease was lost to another: what is under way must stop. */
  readonly signal: AbortSignal;
  /** Throws in a transaction once the lease was lost; nobody else can take it before that transaction ends. */
  hold(trx: Knex): Promise<void>;
  /** Gives the lease back, so that another may take it at once. */
  release(): Promise<void>;
}

export async function createLeases(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(LEASES)) return;
  await knex.schema.createTable(LEASES, (table) => {
    table.string('name', 128).primary();
    /** Another one each time that it is taken. */
    table.string('holder', 36).notNullable();
    table.bigInteger('until').notNullable();
  });
}

/** What was under way belongs to another server now. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`The lease “${name}” was lost to another server`);
    this.name = 'LeaseLost';
  }
}

export class Leases {
  constructor(
    private readonly knex: Knex,
    /** Hears of renewals that failed. */
    private readonly report: (error: unknown) => void,
    private readonly duration = LEASE_DURATION,
  ) {}

  /** Takes a lease that nobody holds and keeps it renewed until it is released; `undefined` where another holds it. */
  async take(name: string): Promise<Lease | undefined> {
    const holder = randomUUID();
    const now = databaseNow(this.knex);
    const until = this.knex.raw(`${now} + ?`, [this.duration]);
    const taken: unknown[] = await this.knex(LEASES)
      .insert({ name, holder, until })
      .onConflict('name')
      .merge(['holder', 'until'])
      .where(`${LEASES}.until`, '<', this.knex.raw(now))
      .returning('holder');
    return taken.length === 0 ? undefined : this.held(name, holder);
  }

  /** Does work under a lease; `undefined`, and nothing done, where another holds it. */
  async during<Result>(
    name: string,
    work: (signal: AbortSignal, lease: Lease) => Promise<Result>,
  ): Promise<Result | undefined> {
    const lease = await this.take(name);
    if (!lease) return undefined;
    try {
      return await work(lease.signal, lease);
    } finally {
      await lease.release();
    }
  }

  private held(name: string, holder: string): Lease {
    const lost = new AbortController();
    const own = () => this.knex(LEASES).where({ name, holder });
    const beat = setInterval(() => {
      // One that ran out is still ours while nobody took it: on SQLite a long transaction makes renewals wait.
      own()
        .update({ until: this.knex.raw(`${databaseNow(this.knex)} + ?`, [this.duration]) })
        .then((kept) => {
          if (kept > 0) return;
          clearInterval(beat);
          lost.abort(new LeaseLost(name));
        })
        .catch(this.report);
    }, this.duration / 3).unref();
    return {
      signal: lost.signal,
      hold: async (trx) => {
        const kept = trx(LEASES).where({ name, holder }).select('holder');
        // SQLite writes one transaction at a time.
        const rows: unknown[] = await (isPostgres(trx) ? kept.forUpdate() : kept);
        if (rows.length === 0) throw new LeaseLost(name);
      },
      release: async () => {
        clearInterval(beat);
        await own().delete();
      },
    };
  }
}

/** SQL of the database's own clock, in milliseconds since the epoch. */
export const databaseNow = (knex: Knex): string =>
  isPostgres(knex)
    ? 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)'
    : "cast(unixepoch('subsec') * 1000 as integer)";
