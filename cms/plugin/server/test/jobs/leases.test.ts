/** Leases on an SQLite file that two connections share, as two servers would a database. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLeases, Leases, LEASES } from '../../src/jobs/leases';

const DURATION = 900;
const connections: Knex[] = [];
let filename: string;

/** A server: its leases, and its sudden death, after which it renews nothing. */
function server() {
  const connection = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  connections.push(connection);
  const leases = new Leases(connection, () => undefined, DURATION);
  return { connection, leases, die: () => connection.destroy() };
}

beforeEach(async () => {
  filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-leases-')), 'leases.db');
  await createLeases(server().connection);
});

afterEach(async () => {
  await Promise.all(connections.splice(0).map((connection) => connection.destroy()));
});

it('is held by one of many who ask at once, kept while it is held, and free once released', async () => {
  const servers = Array.from({ length: 5 }, server);
  const taken = await Promise.all(servers.map(({ leases }) => leases.take('import:1')));
  const held = taken.filter((lease) => lease !== undefined);
  expect(held).toHaveLength(1);
  await wait(DURATION * 2);
  expect(await server().leases.take('import:1')).toBeUndefined();
  expect(await server().leases.take('import:2')).toBeDefined();
  expect(held[0]?.signal.aborted).toBe(false);
  await held[0]?.release();
  expect(await server().leases.take('import:1')).toBeDefined();
});

it('is taken by another once its holder died without a word', async () => {
  const first = server();
  await first.leases.take('jobs');
  await first.die();
  const second = server();
  expect(await second.leases.take('jobs')).toBeUndefined();
  await expect.poll(() => second.leases.take('jobs'), { timeout: DURATION * 4 }).toBeDefined();
});

it('tells a holder that was away for too long to stop, and leaves the lease to who took it', async () => {
  const first = server();
  const lost = await first.leases.take('jobs');
  // As after a machine was suspended: it ran out, and another took it before the renewal.
  await first.connection(LEASES).update({ until: 0 });
  const second = await server().leases.take('jobs');
  expect(second).toBeDefined();
  await expect.poll(() => lost?.signal.aborted, { timeout: DURATION * 2 }).toBe(true);
  await lost?.release();
  expect(await server().leases.take('jobs')).toBeUndefined();
});
