/** Writes while servers are killed, COMMIT fails and connections are cut: what was acknowledged is there, and nothing else. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Application, type DatabaseSetting } from '../support/application';
import { context, figure } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';

/** `ESS_KILLS=200` for a whole night. */
const KILLS = Number(process.env.ESS_KILLS ?? '4');
const events = 'plugin::ess.event';

let server: Postgresql;
const sqlite = path.join(mkdtempSync(path.join(tmpdir(), 'ess-writes-')), 'ess.db');

beforeAll(async () => {
  server = await startPostgresql();
});
afterAll(() => server.stop());

const open = (setting: DatabaseSetting): Knex =>
  'DATABASE_URL' in setting
    ? knex({ client: 'pg', connection: setting.DATABASE_URL })
    : knex({ client: 'better-sqlite3', connection: setting.DATABASE_FILENAME, useNullAsDefault: true });

let made = 0;
const entry = (publisher: string) => ({
  title: `Rendez-vous ${String((made += 1))}`,
  occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
  places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
  publisher: { set: [{ documentId: publisher }] },
});

interface PublicRow {
  readonly document_id: string;
  readonly revision: number;
  readonly content_hash: string;
}
const publicRows = (database: Knex): Promise<PublicRow[]> =>
  database('ess_published_entries')
    .whereNull('withdrawn_at')
    .orderBy('document_id')
    .select<PublicRow[]>('document_id', 'revision', 'content_hash');

/** Those of `acknowledged` that are not both a published document and read by the public. */
async function lost(database: Knex, acknowledged: readonly string[]): Promise<number> {
  const kept = new Set((await publicRows(database)).map((row) => row.document_id));
  const documents: { document_id: string }[] = await database('ess_events').whereNotNull('published_at');
  const published = new Set(documents.map((row) => row.document_id));
  return acknowledged.filter((id) => !kept.has(id) || !published.has(id)).length;
}

/** Publishes one after the other until it is told to stop; what is acknowledged is noted. */
async function write(application: Application, publisher: string, acknowledged: string[], until: AbortSignal) {
  let failures = 0;
  while (!until.aborted) {
    try {
      acknowledged.push(await application.create(events, entry(publisher), 'published'));
    } catch {
      failures += 1;
    }
  }
  return failures;
}

describe.each(['SQLite', 'PostgreSQL'])('%s', (name) => {
  it('keeps what it acknowledged when it is killed in the middle', async () => {
    const scenario = `kill -9 pendant les écritures, ${name}`;
    const setting: DatabaseSetting = name === 'SQLite' ? { DATABASE_FILENAME: sqlite } : { DATABASE_URL: server.url };
    const acknowledged: string[] = [];
    let publisher: string | undefined;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const application = await Application.start(setting);
      publisher ??= await application.create('plugin::ess.organisation', { name: 'Réseau d’essai' });
      const stop = new AbortController();
      for (let writer = 0; writer < 3; writer += 1) void write(application, publisher, acknowledged, stop.signal);
      // In the middle of writes, on a busy machine too.
      const enough = acknowledged.length + 3;
      for (let look = 0; look < 300 && acknowledged.length < enough; look += 1) await wait(100);
      await wait(Math.random() * 1_000);
      await application.stop();
      stop.abort();
    }
    const database = open(setting);
    try {
      figure(scenario, 'écritures reçues', acknowledged.length, { atLeast: KILLS });
      figure(scenario, 'écritures reçues puis perdues', await lost(database, acknowledged), { atMost: 0 });
      const before = JSON.stringify(await publicRows(database));
      // The next start makes everything again.
      await database('strapi_core_store_settings').where({ key: 'plugin_ess_read-model-version' }).delete();
      const application = await Application.start(setting);
      await application.stop();
      const after = JSON.stringify(await publicRows(database));
      figure(scenario, 'lignes publiques changées par une reconstruction', after === before ? 0 : 1, { atMost: 0 });
    } finally {
      await database.destroy();
    }
  });
});

describe('PostgreSQL', () => {
  let application: Application;
  let database: Knex;
  let publisher: string;

  beforeAll(async () => {
    database = open({ DATABASE_URL: server.url });
    application = await Application.start({ DATABASE_URL: server.url });
    publisher = await application.create('plugin::ess.organisation', { name: 'Réseau coupé' });
  });
  afterAll(async () => {
    await application.stop();
    await database.destroy();
  });

  it('acknowledges nothing while COMMIT fails', async () => {
    const scenario = 'COMMIT qui échoue, PostgreSQL';
    await database.raw(`create function ess_test_refuse() returns trigger language plpgsql as
      $$ begin raise exception 'refused at commit'; end $$`);
    await database.raw(`create constraint trigger ess_test_refuse after insert or update on ess_events
      deferrable initially deferred for each row execute function ess_test_refuse()`);
    let acknowledged = 0;
    const before = await publicRows(database);
    try {
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const answer = await application.admin('POST', `/content-manager/collection-types/${events}`, {
          title: 'Jamais gardé',
        });
        if (answer.status < 300) acknowledged += 1;
      }
    } finally {
      await database.raw('drop trigger ess_test_refuse on ess_events');
      await database.raw('drop function ess_test_refuse()');
    }
    figure(scenario, 'créations dites faites', acknowledged, { atMost: 0 });
    const changed = JSON.stringify(await publicRows(database)) === JSON.stringify(before) ? 0 : 1;
    figure(scenario, 'lignes publiques changées', changed, { atMost: 0 });
    const id = await application.create(events, entry(publisher), 'published');
    figure(scenario, 'écritures perdues ensuite', await lost(database, [id]), { atMost: 0 });
  });

  it('lives on while every connection is cut each 0.9 s', async () => {
    const scenario = 'toutes les connexions coupées toutes les 0,9 s';
    const acknowledged: string[] = [];
    const stop = new AbortController();
    const writers = [1, 2, 3].map(() => write(application, publisher, acknowledged, stop.signal));
    for (let round = 0; round < 15; round += 1) {
      await wait(900);
      await database.raw(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
    }
    stop.abort();
    // One that is never answered must not hold the whole command.
    const ended = await Promise.all(writers.map((writer) => Promise.race([writer, wait(30_000, undefined)])));
    const failures = ended.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    context(scenario, 'écritures reçues', acknowledged.length);
    context(scenario, 'écritures refusées', failures);
    const unanswered = ended.filter((count) => count === undefined).length;
    context(scenario, 'écritures sans réponse après 30 s', unanswered);
    figure(scenario, 'écritures reçues puis perdues', await lost(database, acknowledged), { atMost: 0 });
    const begun = performance.now();
    let status = 0;
    while (status !== 200 && performance.now() - begun < 30_000) {
      status = (await application.get('/ess/health')).status;
      await wait(100);
    }
    figure(scenario, 'reprise (s)', (performance.now() - begun) / 1_000, { atMost: 10 });
  });
});
