/**
 * Scheduled publications on two real servers of one PostgreSQL: each is done once, and one whose server is killed in
 * the middle is taken up by the other.
 */
import { setTimeout as wait } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application, sharedSecrets } from '../support/application';
import { context, figure } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';

const SCENARIO = 'tâches, deux serveurs';
/** Milliseconds: more than a lease and a minute, on a busy machine. */
const A_MINUTE = 90_000;

let server: Postgresql;
let database: Knex;
let first: Application;
let second: Application;
let publisher: string;
let account: number;

beforeAll(async () => {
  server = await startPostgresql();
  database = knex({ client: 'pg', connection: server.url });
  const secrets = sharedSecrets();
  first = await Application.start({ DATABASE_URL: server.url }, secrets);
  second = await Application.start({ DATABASE_URL: server.url }, secrets);
  publisher = await first.create('plugin::ess.organisation', { name: 'CRESS des tâches' });
  await first.admin('GET', '/admin/users/me');
  const user: { id: number } | undefined = await database('admin_users').first('id');
  account = user?.id ?? 0;
}, 600_000);

afterAll(async () => {
  await first.stop();
  await second.stop();
  await database.destroy();
  await server.stop();
});

/** Drafts whose publication was due a moment ago. */
async function schedule(count: number, name: string): Promise<string[]> {
  const made: string[] = [];
  for (let index = 0; index < count; index += 1)
    made.push(
      await first.create('plugin::ess.event', {
        title: `${name} ${String(index)}`,
        occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        publisher: { set: [{ documentId: publisher }] },
      }),
    );
  const rows = made.map((id) => ({
    uid: 'plugin::ess.event',
    document_id: id,
    action: 'publish',
    at: Date.now(),
    by_user: account,
  }));
  await database('ess_schedules').insert(rows);
  // Now rather than at the next minute.
  await database('ess_jobs').where({ name: 'schedules' }).update({ not_before: 0 });
  return made;
}

const left = async (): Promise<number> => {
  const rows: unknown[] = await database('ess_schedules').select('id');
  return rows.length;
};

/** How many published rows each of these documents has. */
async function publishedRows(documentIds: readonly string[]): Promise<number[]> {
  const rows: { document_id: string }[] = await database('ess_events')
    .whereIn('document_id', [...documentIds])
    .whereNotNull('published_at')
    .select('document_id');
  return documentIds.map((id) => rows.filter((row) => row.document_id === id).length);
}

async function until(isSo: () => Promise<boolean>, milliseconds: number, interval = 20): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > milliseconds) throw new Error(`Not so after ${String(milliseconds)} ms`);
    await wait(interval);
  }
  return (performance.now() - begun) / 1000;
}

function expectOnce(name: string, rows: readonly number[]): void {
  context(SCENARIO, `${name} : publications dues`, rows.length);
  figure(SCENARIO, `${name} : publiées plus d’une fois`, rows.filter((count) => count > 1).length, { atMost: 0 });
  figure(SCENARIO, `${name} : jamais publiées`, rows.filter((count) => count === 0).length, { atMost: 0 });
}

it('publishes each once, when all are due at the same minute on both', async () => {
  const documents = await schedule(12, 'Ensemble');
  await until(async () => (await left()) === 0, A_MINUTE);
  expectOnce('ensemble', await publishedRows(documents));
  const failures: unknown[] = await database('ess_jobs').whereNotNull('failure').select('name', 'failure');
  expect(failures).toEqual([]);
});

it('is gone on with by the other server when the one that does it hangs, and is not done again when it wakes up', async () => {
  second.signal('SIGSTOP');
  const documents = await schedule(40, 'Suspendu au milieu');
  await until(async () => (await left()) <= 35, A_MINUTE, 5);
  second.signal('SIGCONT');
  first.signal('SIGSTOP');
  const whenSuspended = await left();
  expect(whenSuspended).toBeGreaterThan(1);
  context(SCENARIO, 'suspendu au milieu : restaient à publier', whenSuspended);
  let taken;
  try {
    // One of them may be locked by the transaction that hangs.
    taken = await until(async () => (await left()) < whenSuspended - 1, A_MINUTE, 50);
    await until(async () => (await left()) <= 1, 2 * A_MINUTE, 50);
  } finally {
    first.signal('SIGCONT');
  }
  figure(SCENARIO, 'suspendu au milieu : reprise par l’autre (s)', taken, { atMost: 60 });
  await until(async () => (await left()) === 0, A_MINUTE);
  // What it had begun has time to end.
  await wait(3_000);
  expectOnce('suspendu au milieu', await publishedRows(documents));
});

it('is gone on with by the other server when the one that does it is killed in the middle', async () => {
  // The second is suspended until the first has the work: which one is killed is then known.
  second.signal('SIGSTOP');
  const documents = await schedule(40, 'Tué au milieu');
  await until(async () => (await left()) <= 35, A_MINUTE, 5);
  second.signal('SIGCONT');
  await first.stop();
  const whenKilled = await left();
  expect(whenKilled).toBeGreaterThan(0);
  context(SCENARIO, 'tué au milieu : restaient à publier', whenKilled);
  const taken = await until(async () => (await left()) < whenKilled, A_MINUTE, 50);
  figure(SCENARIO, 'tué au milieu : reprise par l’autre (s)', taken, { atMost: 60 });
  await until(async () => (await left()) === 0, A_MINUTE);
  expectOnce('tué au milieu', await publishedRows(documents));
});
