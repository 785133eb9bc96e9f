/** A backup is restored: who copies what is published notices, and no revision is given to other content. SQLite. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';
import { Mirror } from '../support/mirror';

const filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-restore-')), 'ess.db');
const setting = { DATABASE_FILENAME: filename };
let application: Application;
let publisher: string;

beforeAll(async () => {
  application = await Application.start(setting);
  publisher = await application.create('plugin::ess.organisation', { name: 'CRESS' });
}, 300_000);

afterAll(() => application.stop());

const event = (title: string, more: object = {}) =>
  application.create(
    'plugin::ess.event',
    {
      title,
      publisher: { set: [{ documentId: publisher }] },
      occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
      places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
      ...more,
    },
    'published',
  );
const rename = (documentId: string, title: string) =>
  application.call('plugin::ess.event', 'update', { documentId, data: { title }, status: 'published' });

it('asks copies to start again after a backup was restored, and only then', async () => {
  const mirror = new Mirror((address) => application.get(address));
  const kept = await event('Connu de la sauvegarde');
  await mirror.follow();
  expect([mirror.titles, mirror.restarts]).toEqual([['Connu de la sauvegarde'], 0]);

  const database = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  await database.raw('vacuum into ?', [`${filename}.backup`]);
  await database.destroy();
  await application.stop();
  application = await Application.start(setting);
  await mirror.follow();
  expect(mirror.restarts).toBe(0);
  await rename(kept, 'Changé après la sauvegarde');
  await event('Fantôme de la sauvegarde');
  await mirror.follow();
  expect(mirror.titles).toEqual(['Changé après la sauvegarde', 'Fantôme de la sauvegarde']);
  const [id = '', { revision = -1 } = {}] =
    [...mirror.entries].find(([, { title }]) => title.startsWith('Changé')) ?? [];
  expect(revision).toBe(1);
  // The server writes how far it has seen the database go, a second later at most.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await application.stop();

  for (const suffix of ['', '-wal', '-shm']) rmSync(filename + suffix, { force: true });
  copyFileSync(`${filename}.backup`, filename);
  application = await Application.start(setting);
  await mirror.follow();
  expect([mirror.titles, mirror.restarts]).toEqual([['Connu de la sauvegarde'], 1]);
  await rename(kept, 'Autre contenu');
  await mirror.follow();
  expect([mirror.titles, mirror.restarts]).toEqual([['Autre contenu'], 1]);
  // Revision 1 was « Changé après la sauvegarde ».
  expect(mirror.entries.get(id)?.revision).toBeGreaterThan(1);

  // Who asked by dates of their own, and who asks for the future, are told too; in words, with where to go.
  for (const since of ['2026-01-01', '2999-01-01']) {
    const { status, body } = await application.get(`/ess/changes.json?since=${since}&kind=event&lang=en`);
    expect([status, body]).toMatchObject([
      410,
      {
        title: 'Start again',
        detail: expect.stringContaining('Read everything again'),
        restart: expect.stringMatching(/\/ess\/changes\.json\?kind=event&lang=en$/),
      },
    ]);
  }
}, 300_000);

it('gives a copy of one territory, of some kinds, in one language', async () => {
  const area = (code: string) =>
    application.create('plugin::ess.territory', { name: code, code, level: 'level_other_area' });
  const [here, there] = [await area('pays-d-ici'), await area('pays-d-ailleurs')];
  const inArea = (documentId: string) => ({ territories: { set: [{ documentId }] } });
  const moved = await event('D’ici', inArea(here));
  await event('D’ailleurs', inArea(there));
  await application.create(
    'plugin::ess.resource',
    { title: 'Guide d’ici', kind: 'guide', publisher: { set: [{ documentId: publisher }] }, ...inArea(here) },
    'published',
  );
  const mirror = new Mirror((address) => application.get(address), '/ess/changes.json?territory=pays-d-ici&kind=event');
  await mirror.follow();
  expect(mirror.titles).toEqual(['D’ici']);
  await application.call('plugin::ess.event', 'update', {
    documentId: moved,
    data: inArea(there),
    status: 'published',
  });
  await mirror.follow();
  expect([mirror.titles, mirror.restarts]).toEqual([[], 0]);

  const refusals = ['territory=pays-inconnu', 'kind=evenement', 'lang=de', 'since=hier'];
  for (const query of refusals) expect((await application.get(`/ess/changes.json?${query}`)).status, query).toBe(400);
});
