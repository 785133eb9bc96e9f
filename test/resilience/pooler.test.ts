/** Two servers behind pgbouncer in transaction mode, in a schema of their own: edits on one, reads on the other. */
import { performance } from 'node:perf_hooks';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application, sharedSecrets } from '../support/application';
import { context, figure, notRun } from '../support/figures';
import { hasPgbouncer, startPgbouncer, type Pgbouncer } from '../support/pgbouncer';
import { startPostgresql, type Postgresql } from '../support/postgresql';

const SCENARIO = 'pgbouncer en mode transaction';
const SCHEMA = 'cms';
const EDITS = 10;

let server: Postgresql;
let pooler: Pgbouncer;
let database: Knex;
let first: Application;
let second: Application;
const secrets = { ...sharedSecrets(), DATABASE_SCHEMA: SCHEMA };

beforeAll(async () => {
  if (!hasPgbouncer) {
    notRun(SCENARIO, 'pgbouncer n’est pas installé (apt install pgbouncer)');
    return;
  }
  server = await startPostgresql();
  database = knex({ client: 'pg', connection: server.url });
  await database.raw('create schema ??', [SCHEMA]);
  // A pooler forgets what a session sets: the role says in which schema it works.
  await database.raw('alter role ess set search_path = ??', [SCHEMA]);
  pooler = await startPgbouncer(server.url);
  const setting = { DATABASE_URL: pooler.url };
  [first, second] = await Promise.all([Application.start(setting, secrets), Application.start(setting, secrets)]);
}, 600_000);

afterAll(async () => {
  if (!hasPgbouncer) return;
  await first.stop();
  await second.stop();
  await pooler.stop();
  await database.destroy();
  await server.stop();
});

it('starts, publishes and reads; what is changed on one server is on the other within two seconds', async () => {
  if (!hasPgbouncer) return;
  const publisher = await first.create('plugin::ess.organisation', { name: 'CRESS' });
  const documentId = await first.create(
    'plugin::ess.event',
    {
      title: 'Titre 0',
      publisher: { set: [{ documentId: publisher }] },
      occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
      places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
    },
    'published',
  );
  const titleOnSecond = async () => (await second.get('/ess/agenda.json?when=all')).text;
  await expect.poll(titleOnSecond, { timeout: 5_000 }).toContain('Titre 0');
  let slowest = 0;
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const title = `Titre ${String(edit)}`;
    await first.call('plugin::ess.event', 'update', { documentId, data: { title }, status: 'published' });
    const since = performance.now();
    await expect.poll(titleOnSecond, { timeout: 5_000, interval: 20 }).toContain(`"${title}"`);
    slowest = Math.max(slowest, performance.now() - since);
  }
  context(SCENARIO, 'modifications', EDITS);
  figure(SCENARIO, 'délai le plus long sur l’autre serveur (ms)', Math.round(slowest), { atMost: 2_000 });

  const tables: { schemaname: string }[] = await database('pg_tables')
    .where('tablename', 'like', 'ess_%')
    .distinct('schemaname');
  expect(tables).toEqual([{ schemaname: SCHEMA }]);
  // What bounds a reader's statement left with its transaction: nobody else is given it by the pooler.
  const leaked = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const own = knex({ client: 'pg', connection: pooler.url, pool: { min: 0, max: 1 } });
      const answer: { rows: { statement_timeout: string }[] } = await own.raw('show statement_timeout');
      await own.destroy();
      return answer.rows[0]?.statement_timeout;
    }),
  );
  expect(new Set(leaked)).toEqual(new Set(['0']));
});
