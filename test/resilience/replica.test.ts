/** Readers answered by a replica that lags: what it has not received is not announced, what it received is read at once. */
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';
import { figure } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import { startReplica, type Replica } from '../support/replica';

const SCENARIO = 'réplique de lecture';
const AGENDA = '/ess/agenda.json?when=all';

let server: Postgresql;
let replica: Replica;
let onReplica: Knex;
let application: Application;

beforeAll(async () => {
  server = await startPostgresql();
  replica = await startReplica(server);
  onReplica = knex({ client: 'pg', connection: replica.url });
  application = await Application.start({ DATABASE_URL: server.url }, { DATABASE_REPLICA_URL: replica.url });
}, 600_000);

afterAll(async () => {
  await application.stop();
  await onReplica.destroy();
  await replica.stop();
  await server.stop();
});

it('reads what the replica has, and hears of it when the replica does', async () => {
  const publisher = await application.create('plugin::ess.organisation', { name: 'CRESS' });
  const data = (title: string) => ({
    title,
    publisher: { set: [{ documentId: publisher }] },
    occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
    places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
  });
  const text = async () => (await application.get(AGENDA)).text;
  await application.create('plugin::ess.event', data('Déjà reçu'), 'published');
  await expect.poll(text, { timeout: 5_000 }).toContain('Déjà reçu');

  await onReplica.raw('select pg_wal_replay_pause()');
  await application.create('plugin::ess.event', data('Pas encore reçu'), 'published');
  // Asked for after the commit, and kept: the replica does not have it.
  expect(await text()).not.toContain('Pas encore reçu');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await text()).not.toContain('Pas encore reçu');
  await onReplica.raw('select pg_wal_replay_resume()');
  const since = performance.now();
  await expect.poll(text, { timeout: 5_000, interval: 20 }).toContain('Pas encore reçu');
  figure(SCENARIO, 'délai après réception (ms)', Math.round(performance.now() - since), { atMost: 2_000 });
});
