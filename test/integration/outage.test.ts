/** The application on a real PostgreSQL that stops, freezes and comes back: readers keep what was known, with its date. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestJson } from '../support/cms';
import { freePort } from '../support/free-port';
import { startPostgresql, type Postgresql } from '../support/postgresql';

let database: Postgresql;
let server: ChildProcess;
let url = '';

beforeAll(async () => {
  database = await startPostgresql();
  const secret = () => randomBytes(24).toString('base64');
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-outage-'));
  server = spawn(process.execPath, [path.resolve(import.meta.dirname, '../support/serve-application.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      COPIES_FOLDER: path.join(folder, 'copies'),
      ESS_DEMO: 'false',
      ESS_TERRITORIES: 'false',
      STRAPI_TELEMETRY_DISABLED: 'true',
      APP_KEYS: `${secret()},${secret()}`,
      ADMIN_JWT_SECRET: secret(),
      API_TOKEN_SALT: secret(),
      TRANSFER_TOKEN_SALT: secret(),
      ENCRYPTION_KEY: secret(),
    },
  });
  url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const ready = /^ready (\S+)$/m.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    server.on('exit', (code) =>
      reject(new Error(`The application stopped with ${String(code)}: ${said.slice(-2_000)}`)),
    );
  });
}, 300_000);

afterAll(async () => {
  server.kill();
  database.thaw();
  await database.stop();
});

const KNOWN = '/ess/agenda.json?when=all';
const get = async (address: string) => {
  const begun = performance.now();
  const answer = await requestJson(url + address);
  return { ...answer, milliseconds: performance.now() - begun };
};
/** Milliseconds within which every answer is given, database or not; the machine that runs the tests gets as much again. */
const SOON = 2_000;

async function expectLastGood(): Promise<void> {
  await expect.poll(async () => (await get('/ess/health')).status, { timeout: 5_000 }).toBe(503);
  const known = await get(KNOWN);
  expect(known.status).toBe(200);
  expect(known.headers.get('cache-status')).toContain('fwd=stale');
  expect(known.body).toMatchObject({ total: 1, nodes: [{ title: 'Connu avant la panne' }] });
  expect((known.body as { asOf: string }).asOf).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  for (const address of [
    '/ess/agenda.json?when=all&q=inconnu',
    '/ess/ressources',
    '/ess/rendez-vous/jamais-demande.ics',
  ]) {
    const unknown = await get(address);
    expect([unknown.status, unknown.headers.get('retry-after')], address).toEqual([503, '5']);
    expect(unknown.milliseconds).toBeLessThan(SOON);
  }
  expect(known.milliseconds).toBeLessThan(SOON);
  const open = await requestJson(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ essEvents { total } }' }),
  });
  expect([open.status, open.headers.get('retry-after')]).toEqual([503, '5']);
}

async function expectRecovery(): Promise<void> {
  await expect.poll(async () => (await get('/ess/health')).status, { timeout: 5_000, interval: 100 }).toBe(200);
  await expect.poll(async () => (await get('/ess/agenda.json?q=panne')).status, { timeout: 5_000 }).toBe(200);
  expect((await get(KNOWN)).headers.get('cache-status')).toBeNull();
}

it('answers from its last good copy while the database is stopped, and recovers by itself', async () => {
  expect((await get(KNOWN)).body).toMatchObject({ total: 1 });
  await database.stop();
  await expectLastGood();
  await database.start();
  await expectRecovery();
});

it('does so while the database is frozen, which nothing tells it', async () => {
  expect((await get(KNOWN)).status).toBe(200);
  database.freeze();
  await expectLastGood();
  database.thaw();
  await expectRecovery();
});
