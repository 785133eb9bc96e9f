/** Jobs of several servers that share a database: each run is done once, whoever dies in the middle. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHours, nextHour } from '../../src/jobs/hours';
import type { Job } from '../../src/jobs/job';
import { Jobs } from '../../src/jobs/jobs';
import { createLeases, Leases } from '../../src/jobs/leases';
import { createJobs } from '../../src/jobs/tables';

const MINUTE = 60_000;
const LEASE = 900;
const SOON = { timeout: LEASE * 5, interval: 20 };
let filename: string;
let now: number;
const stops: (() => Promise<void>)[] = [];

const connect = () => knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });

interface TestServer {
  readonly jobs: Jobs;
  readonly failures: unknown[];
  /** Ends it as `kill -9` would: it renews nothing and writes nothing any more. */
  die(): Promise<void>;
}

async function server(job: Job): Promise<TestServer> {
  const connection: Knex = connect();
  const failures: unknown[] = [];
  const leases = new Leases(connection, () => undefined, LEASE);
  const jobs = new Jobs({
    knex: connection,
    leases,
    now: () => now,
    isReady: () => true,
    report: (_message, error) => failures.push(error),
    interval: 30,
  });
  await jobs.add(job);
  jobs.start();
  const stop = async () => {
    await jobs.stop();
    await connection.destroy();
  };
  stops.push(stop);
  const die = () => {
    stops.splice(stops.indexOf(stop), 1);
    return connection.destroy();
  };
  return { jobs, failures, die };
}

const job = (run: Job['run'], more: Partial<Job> = {}): Job => ({
  name: 'essai',
  hours: '0 0 * * * *',
  latest: 30 * MINUTE,
  repeatable: true,
  run,
  ...more,
});
/** Of a run that never ends by itself. */
const forEver = () => new Promise<void>(() => undefined);
const state = async ({ jobs }: TestServer) => (await jobs.states())[0];

beforeEach(async () => {
  filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-jobs-')), 'jobs.db');
  now = Date.parse('2026-12-01T10:30:00Z');
  const connection = connect();
  await connection.raw('pragma journal_mode = wal');
  await createLeases(connection);
  await createJobs(connection);
  await connection.destroy();
});

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

describe('the hours of a job', () => {
  it('are those of Paris, summer and winter', () => {
    const at = (from: string) => new Date(nextHour('0 20 2 * * *', Date.parse(from)) ?? 0).toISOString();
    expect(at('2026-12-01T10:00:00Z')).toBe('2026-12-02T01:20:00.000Z');
    expect(at('2026-07-01T10:00:00Z')).toBe('2026-07-02T00:20:00.000Z');
    expect(['0 20 2 * * *', '0 0 8 * * 1', 'tous les lundis', '', '99 * * * * *'].map(isHours)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a job', () => {
  it('is done once by three servers, at its hour and not before', async () => {
    const runs: number[] = [];
    const servers = await Promise.all(
      [0, 1, 2].map((index) =>
        server(
          job(async () => {
            runs.push(index);
            // Long enough for the others to find it due too.
            await new Promise((resolve) => setTimeout(resolve, 150));
          }),
        ),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(runs).toEqual([]);
    for (const hour of ['11', '12', '13']) {
      const before = runs.length;
      now = Date.parse(`2026-12-01T${hour}:00:01Z`);
      await expect.poll(() => runs.length, SOON).toBe(before + 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(runs).toHaveLength(before + 1);
    }
    expect(servers.flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('is taken up by another when its server is killed in the middle, without its steps a second time', async () => {
    const sent: string[] = [];
    const begun: string[] = [];
    const letters = (name: string, end: () => Promise<void>) =>
      server(
        job(async ({ once }) => {
          begun.push(name);
          await once('a', () => Promise.resolve(void sent.push(`a by ${name}`)));
          await end();
          await once('b', () => Promise.resolve(void sent.push(`b by ${name}`)));
        }),
      );
    const first = await letters('first', forEver);
    now += 31 * MINUTE;
    await expect.poll(() => sent, SOON).toEqual(['a by first']);
    const second = await letters('second', () => Promise.resolve());
    await new Promise((resolve) => setTimeout(resolve, LEASE * 1.5));
    expect(begun).toEqual(['first']);
    await first.die();
    await expect.poll(() => sent, SOON).toEqual(['a by first', 'b by second']);
    await expect.poll(() => state(second), SOON).toMatchObject({ isRunning: false, failure: null });
  });

  it('that may not be repeated is not, and says so', async () => {
    const begun: string[] = [];
    const once = (name: string) =>
      server(
        job(
          () => {
            begun.push(name);
            return forEver();
          },
          { repeatable: false },
        ),
      );
    const first = await once('first');
    now += 31 * MINUTE;
    await expect.poll(() => begun, SOON).toEqual(['first']);
    await first.die();
    const second = await once('second');
    await expect
      .poll(() => state(second), SOON)
      .toMatchObject({ isRunning: false, failure: expect.stringContaining('stopped in the middle') });
    expect(begun).toEqual(['first']);
  });

  it('is handed over at once by a server that stops in good order', async () => {
    const begun: string[] = [];
    const first = await server(
      job(async ({ signal }) => {
        begun.push('first');
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      }),
    );
    now += 31 * MINUTE;
    await expect.poll(() => begun, SOON).toEqual(['first']);
    const second = await server(job(() => Promise.resolve(void begun.push('second'))));
    await first.jobs.stop();
    await expect.poll(() => begun, { timeout: LEASE, interval: 20 }).toEqual(['first', 'second']);
    await expect.poll(() => state(second), SOON).toMatchObject({ failure: null, isRunning: false });
  });

  it('is tried again after a failure, a minute then ten later, and then waits for its next hour', async () => {
    let tries = 0;
    const one = await server(
      job(() => {
        tries += 1;
        return Promise.reject(new Error('no room'));
      }),
    );
    now = Date.parse('2026-12-01T11:00:01Z');
    await expect.poll(() => tries, SOON).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(tries).toBe(1);
    now += MINUTE;
    await expect.poll(() => tries, SOON).toBe(2);
    now += 10 * MINUTE;
    await expect.poll(() => tries, SOON).toBe(3);
    now += 20 * MINUTE;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(tries).toBe(3);
    expect(await state(one)).toMatchObject({ failure: 'no room', dueAt: Date.parse('2026-12-01T12:00:00Z') });
    expect(one.failures).toHaveLength(3);
  });

  it('is left when its hour is too long past, and done at the next one', async () => {
    let runs = 0;
    const one = await server(job(() => Promise.resolve(void (runs += 1))));
    now = Date.parse('2026-12-01T11:45:00Z');
    await expect.poll(() => state(one), SOON).toMatchObject({ failure: expect.stringContaining('No server was up') });
    expect(runs).toBe(0);
    now = Date.parse('2026-12-01T12:00:01Z');
    await expect.poll(() => runs, SOON).toBe(1);
  });
});
