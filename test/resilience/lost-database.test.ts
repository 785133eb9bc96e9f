/**
 * PostgreSQL that refuses a COMMIT, loses its connections, falls silent, stops or is killed while people write: what was
 * acknowledged is there, what the public reads is what the database holds, and all goes on by itself.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Application } from '../support/application';
import { startCommitCutter, type CommitCutter, type Cut } from '../support/commit-cutter';
import { context, figure } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import {
  eventData,
  EVENTS,
  lost,
  openDatabase,
  publicEvents,
  publicRows,
  publishUntil,
  secondsUntilHealthy,
} from '../support/writers';

/** Seconds from the return of the database to a server that says that it is well. */
const RECOVERY = 10;

let server: Postgresql;
let cutter: CommitCutter;
let application: Application;
let database: Knex;
let publisher: string;

beforeAll(async () => {
  server = await startPostgresql();
  cutter = await startCommitCutter(server.url);
  application = await Application.start({ DATABASE_URL: cutter.url });
  publisher = await application.create('plugin::ess.organisation', { name: 'Réseau coupé' });
  await application.adminToken();
});
afterAll(async () => {
  await application.stop();
  await cutter.stop();
  await server.stop();
});
// A connection of each test's own: the database goes away under it too.
beforeEach(() => {
  database = openDatabase({ DATABASE_URL: server.url });
});
afterEach(() => database.destroy());

/** Three people publish while something happens to the database; what they were told is held against what there is. */
async function whilePeopleWrite(scenario: string, happens: () => Promise<void>): Promise<void> {
  const acknowledged: string[] = [];
  const stop = new AbortController();
  const writers = [1, 2, 3].map(() => publishUntil(application, publisher, acknowledged, stop.signal));
  await wait(1_500);
  await happens();
  const recovery = await secondsUntilHealthy(application);
  const before = acknowledged.length;
  for (let look = 0; look < 300 && acknowledged.length === before; look += 1) await wait(100);
  stop.abort();
  // One that is never answered must not hold the whole command.
  const ended = await Promise.all(writers.map((writer) => Promise.race([writer, wait(90_000, undefined)])));
  await database.destroy();
  database = openDatabase({ DATABASE_URL: server.url });
  context(scenario, 'écritures reçues', acknowledged.length);
  context(
    scenario,
    'écritures refusées',
    ended.reduce<number>((sum, count) => sum + (count ?? 0), 0),
  );
  context(scenario, 'personnes sans réponse après 90 s', ended.filter((count) => count === undefined).length);
  figure(scenario, 'écritures reçues puis perdues', await lost(database, acknowledged), { atMost: 0 });
  figure(scenario, 'écritures reçues après le retour', acknowledged.length - before, { atLeast: 1 });
  figure(scenario, 'reprise (s)', recovery, { atMost: RECOVERY });
  await expectPublicIsTrue(scenario);
}

const listSchema = z.object({ total: z.number() });

/** What the server answers is what the database holds. */
async function expectPublicIsTrue(scenario: string): Promise<void> {
  const rows = await publicEvents(database);
  const begun = performance.now();
  let total = -1;
  while (total !== rows && performance.now() - begun < 10_000) {
    ({ total } = listSchema.parse((await application.get('/ess/agenda.json?when=all&limit=1')).body));
    await wait(50);
  }
  figure(scenario, 'entrées lues par le public, de trop ou en moins', Math.abs(total - rows), { atMost: 0 });
}

it('acknowledges nothing while COMMIT fails', async () => {
  const scenario = 'COMMIT refusé';
  await database.raw(`create function ess_test_refuse() returns trigger language plpgsql as
    $$ begin raise exception 'refused at commit'; end $$`);
  await database.raw(`create constraint trigger ess_test_refuse after insert or update on ess_events
    deferrable initially deferred for each row execute function ess_test_refuse()`);
  let acknowledged = 0;
  const before = await publicRows(database);
  try {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const answer = await application.admin('POST', `/content-manager/collection-types/${EVENTS}`, {
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
  const id = await application.create(EVENTS, eventData(publisher), 'published');
  figure(scenario, 'écritures perdues ensuite', await lost(database, [id]), { atMost: 0 });
});

it('says of a connection cut at the COMMIT that it does not know, and finds out', async () => {
  const scenario = 'connexion coupée au COMMIT';
  const acknowledged: string[] = [];
  const unsaid: { readonly cut: Cut; readonly title: string }[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const cut: Cut = attempt % 2 === 0 ? 'before' : 'after';
    const title = `Coupé ${String(attempt)}`;
    const cuts = cutter.cuts[cut];
    cutter.next.push(cut);
    try {
      acknowledged.push(await application.create(EVENTS, eventData(publisher, title), 'published'));
    } catch {
      unsaid.push({ cut, title });
    }
    expect(cutter.cuts[cut], title).toBe(cuts + 1);
  }
  context(scenario, 'coupées avant', cutter.cuts.before);
  context(scenario, 'coupées après', cutter.cuts.after);
  figure(scenario, 'écritures reçues puis perdues', await lost(database, acknowledged), { atMost: 0 });
  const rows: { title: string }[] = await database('ess_events').whereNotNull('published_at').select('title');
  const titles = new Set(rows.map(({ title }) => title));
  const kept = (cut: Cut) => unsaid.filter((write) => write.cut === cut && titles.has(write.title)).length;
  expect([acknowledged.length, kept('before'), kept('after')]).toEqual([0, 0, 10]);
  await expectPublicIsTrue(scenario);
  const answer = async (cut: Cut) => {
    cutter.next.push(cut);
    const title = `Par l’administration, coupé ${cut}`;
    const { status, text } = await application.admin('POST', `/content-manager/collection-types/${EVENTS}`, { title });
    return [status, text.includes('on ne sait pas')];
  };
  expect(await answer('before')).toEqual([503, true]);
  expect(await answer('after')).toEqual([503, true]);
});

it('lives on while every connection is cut each 0.9 s', () =>
  whilePeopleWrite('toutes les connexions coupées toutes les 0,9 s', async () => {
    for (let round = 0; round < 15; round += 1) {
      await wait(900);
      await database.raw(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
    }
  }));

it('lives on when PostgreSQL is killed', () =>
  whilePeopleWrite('kill -9 de PostgreSQL', async () => {
    for (let kill = 0; kill < 3; kill += 1) {
      await server.crash();
      await wait(500);
      await server.start();
      await wait(2_000);
    }
  }));

it('lives on when PostgreSQL falls silent', () =>
  whilePeopleWrite('PostgreSQL figé 8 s', async () => {
    server.freeze();
    await wait(8_000);
    server.thaw();
  }));

it('lives on when PostgreSQL is stopped and started', () =>
  whilePeopleWrite('PostgreSQL arrêté puis démarré', async () => {
    for (let stop = 0; stop < 2; stop += 1) {
      await server.stop();
      await wait(3_000);
      await server.start();
      await wait(2_000);
    }
  }));
