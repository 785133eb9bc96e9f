/** The application on a real PostgreSQL that stops, freezes and comes back: readers keep what was known, with its date. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';
import { requestJson } from '../support/cms';
import { startPostgresql, type Postgresql } from '../support/postgresql';

let database: Postgresql;
let application: Application;

beforeAll(async () => {
  database = await startPostgresql();
  application = await Application.start({ DATABASE_URL: database.url }, { NODE_ENV: 'production' });
  const publisher = await application.create('plugin::ess.organisation', { name: 'CRESS' });
  await application.create(
    'plugin::ess.event',
    {
      title: 'Connu avant la panne',
      occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
      places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
      publisher: { set: [{ documentId: publisher }] },
    },
    'published',
  );
}, 300_000);

afterAll(async () => {
  database.thaw();
  await application.stop();
  await database.stop();
});

const KNOWN = '/ess/agenda.json?when=all';
const get = async (address: string) => {
  const begun = performance.now();
  const answer = await application.get(address);
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
  const open = await requestJson(`${application.url}/graphql`, {
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
