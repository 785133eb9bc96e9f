/**
 * Servers killed in the middle of publications, changes, imports and erasures: what was acknowledged is there, what was
 * not is whole or absent, and a rebuild finds nothing to change.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Application, sharedSecrets, type DatabaseSetting } from '../support/application';
import { context, figure } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import { eventData, EVENTS, lost, openDatabase, publicRows, publishUntil } from '../support/writers';

/** `ESS_KILLS=200` for a whole night. */
const KILLS = Number(process.env.ESS_KILLS ?? '4');
/** Lines of each import: several transactions. */
const LINES = 25;

/** How titles begin before they are changed. */
const FIRST_TITLE = 'Rendez-vous';

let server: Postgresql;
const sqlite = path.join(mkdtempSync(path.join(tmpdir(), 'ess-writes-')), 'ess.db');

beforeAll(async () => {
  server = await startPostgresql();
});
afterAll(() => server.stop());

/** What was asked and what was acknowledged, over all the servers that were killed. */
class Told {
  readonly published: string[] = [];
  /** Titles that a document may have: the last acknowledged, and those that were under way. */
  readonly titles = new Map<string, string[]>();
  changes = 0;
  readonly erased: string[] = [];
  /** Names that no server has acknowledged to have erased. */
  readonly named: string[] = [];
  readonly imported: string[] = [];
  readonly imports: string[] = [];
}

const until = (signal: AbortSignal, work: () => Promise<void>) =>
  void (async () => {
    // What a dead server does not answer is not acknowledged; the next round begins with another server.
    while (!signal.aborted) await work().catch(() => wait(20));
  })();

async function change(application: Application, _publisher: string, told: Told): Promise<void> {
  const documentId = told.published[Math.floor(Math.random() * told.published.length)];
  if (documentId === undefined) return wait(20);
  const title = `Changé ${String((told.changes += 1))}`;
  const before = told.titles.get(documentId) ?? [FIRST_TITLE];
  told.titles.set(documentId, [...before, title]);
  await application.call(EVENTS, 'update', { documentId, data: { title }, status: 'published' });
  told.titles.set(documentId, [title]);
}

async function erase(application: Application, publisher: string, told: Told): Promise<void> {
  const name = `Zéphirine Effacée-${String(told.named.length)}`;
  told.named.push(name);
  const person = await application.create('plugin::ess.person', {
    display_name: name,
    visibility: 'visible_to_public',
  });
  const participations = [{ role: 'speaker', person: { set: [{ documentId: person }] } }];
  for (let entry = 0; entry < 2; entry += 1)
    await application.create(EVENTS, { ...eventData(publisher), participations }, 'published');
  const { status } = await application.admin('POST', `/admin/ess/people/${person}/erase`);
  if (status === 200) told.erased.push(name);
}

const tokenSchema = z.object({ token: z.string() });
const startedSchema = z.object({ importId: z.number() });
const importsSchema = z.object({ imports: z.array(z.object({ id: z.number(), state: z.string() })) });

async function importTable(application: Application, publisher: string, told: Told): Promise<void> {
  const name = `Import ${String(told.imports.length)}`;
  const lines = Array.from({ length: LINES }, (_value, line) => `${name} ligne ${String(line)};11/09/2099;Durtal`);
  const body = new FormData();
  body.set('form', JSON.stringify({ kind: 'csv', sourceName: name, licence: 'etalab-2.0', publisher }));
  body.set('files', new Blob([['titre;date;lieu', ...lines].join('\n')]), 'agenda.csv');
  const preview = await application.admin('POST', '/admin/ess/intake/previews', body);
  const { token } = tokenSchema.parse(preview.body);
  const run = await application.admin('POST', `/admin/ess/intake/previews/${token}/run`);
  // The import of a server that was killed holds its lease for half a minute more.
  if (run.status !== 200) return wait(200);
  told.imports.push(name);
  const { importId } = startedSchema.parse(run.body);
  for (;;) {
    const { imports } = importsSchema.parse((await application.admin('GET', '/admin/ess/intake/imports')).body);
    const state = imports.find(({ id }) => id === importId)?.state;
    if (state === 'done') told.imported.push(name);
    if (state !== 'running') return;
    await wait(50);
  }
}

/** What each server does beside publishing, how often it was begun, and the milliseconds after which it is killed. */
const works = [
  { work: importTable, begun: (told: Told) => told.imports.length, longest: 5_000 },
  { work: change, begun: (told: Told) => told.changes, longest: 2_000 },
  { work: erase, begun: (told: Told) => told.named.length, longest: 3_000 },
] as const;

/** Acknowledged changes that are not there. */
async function lostChanges(database: Knex, told: Told): Promise<number> {
  const documents: { document_id: string; title: string }[] = await database('ess_events')
    .whereNotNull('published_at')
    .select('document_id', 'title');
  const titles = new Map(documents.map((row) => [row.document_id, row.title]));
  return [...told.titles].filter(([id, possible]) => {
    const title = titles.get(id) ?? '';
    return !possible.includes(title.startsWith(FIRST_TITLE) ? FIRST_TITLE : title);
  }).length;
}

/** Names that were erased and still stand in what the public reads or among the people. */
async function stillNamed(database: Knex, told: Told): Promise<number> {
  const entries: object[] = await database('ess_published_entries').select('*');
  const people: object[] = await database('ess_people').select('*');
  const text = JSON.stringify([entries, people]);
  return told.erased.filter((name) => text.includes(`${name}"`) || text.includes(`${name}\\`)).length;
}

/** Lines of each import that are there. */
async function linesOf(database: Knex, names: readonly string[]): Promise<number[]> {
  const rows: { title: string; document_id: string }[] = await database('ess_events')
    .where('title', 'like', 'Import %')
    .select('title', 'document_id');
  return names.map(
    (name) => new Set(rows.filter(({ title }) => title.startsWith(`${name} ligne`)).map((row) => row.document_id)).size,
  );
}

it.each(['SQLite', 'PostgreSQL'])('keeps what it acknowledged when it is killed in the middle, on %s', async (name) => {
  const scenario = `kill -9 pendant les écritures, ${name}`;
  const setting: DatabaseSetting = name === 'SQLite' ? { DATABASE_FILENAME: sqlite } : { DATABASE_URL: server.url };
  const secrets = sharedSecrets();
  const told = new Told();
  let publisher = '';
  let token = '';
  for (let kill = 0; kill < KILLS; kill += 1) {
    const application = await Application.start(setting, secrets);
    if (kill === 0) {
      publisher = await application.create('plugin::ess.organisation', { name: 'Réseau d’essai' });
      token = await application.adminToken();
    } else application.useToken(token);
    const stop = new AbortController();
    void publishUntil(application, publisher, told.published, stop.signal);
    // Each server is killed in the middle of something else, on a busy machine too.
    const { work, begun, longest } = works[kill % works.length] ?? works[0];
    const [published, enough] = [told.published.length, begun(told) + 1];
    until(stop.signal, () => work(application, publisher, told));
    const isIdle = () => begun(told) < enough || told.published.length === published;
    for (let look = 0; look < 600 && isIdle(); look += 1) await wait(100);
    await wait(Math.random() * longest);
    await application.stop();
    stop.abort();
  }

  const database = openDatabase(setting);
  try {
    // What the last one left half done is undone once its lease has run out.
    const after = await Application.start(setting, secrets);
    await expect
      .poll(() => database('ess_imports').whereIn('state', ['running', 'undoing']).select('id'), {
        timeout: 150_000,
        interval: 500,
      })
      .toEqual([]);
    await after.stop();

    context(scenario, 'serveurs tués', KILLS);
    figure(scenario, 'publications reçues', told.published.length, { atLeast: 1 });
    figure(scenario, 'publications reçues puis perdues', await lost(database, told.published), { atMost: 0 });
    figure(scenario, 'modifications demandées', told.changes, { atLeast: 1 });
    figure(scenario, 'modifications reçues puis perdues', await lostChanges(database, told), { atMost: 0 });
    figure(scenario, 'effacements demandés', told.named.length, { atLeast: 1 });
    context(scenario, 'effacements reçus', told.erased.length);
    figure(scenario, 'noms effacés encore là', await stillNamed(database, told), { atMost: 0 });
    figure(scenario, 'imports commencés', told.imports.length, { atLeast: 1 });
    context(scenario, 'imports dits finis', told.imported.length);
    const finished = await linesOf(database, told.imported);
    figure(scenario, 'imports dits finis et incomplets', finished.filter((count) => count !== LINES).length, {
      atMost: 0,
    });
    const all = await linesOf(database, told.imports);
    figure(scenario, 'imports faits à moitié', all.filter((count) => count !== 0 && count !== LINES).length, {
      atMost: 0,
    });
    const before = await publicRows(database);
    // The next start makes everything again.
    await database('strapi_core_store_settings').where({ key: 'plugin_ess_read-model-version' }).delete();
    const rebuilt = await Application.start(setting, secrets);
    await rebuilt.stop();
    const now = new Set((await publicRows(database)).map((row) => JSON.stringify(row)));
    figure(
      scenario,
      'lignes publiques changées par une reconstruction',
      Math.abs(now.size - before.length) + before.filter((row) => !now.has(JSON.stringify(row))).length,
      { atMost: 0 },
    );
  } finally {
    await database.destroy();
  }
});
