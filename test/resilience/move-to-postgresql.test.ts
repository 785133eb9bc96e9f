/** `npm run move-to-postgresql` with the whole corpus: every row is there, and the public reads the same. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';
import { cms } from '../support/cms';
import { freePort } from '../support/free-port';
import { startPostgresql, type Postgresql } from '../support/postgresql';

const root = path.resolve(import.meta.dirname, '../..');
let server: Postgresql;
let sqlite: Knex;
let postgresql: Knex;
let filename: string;

beforeAll(async () => {
  const { strapi } = await cms();
  filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-move-')), 'ess.db');
  await strapi.db.connection.raw('vacuum into ?', [filename]);
  server = await startPostgresql();
  sqlite = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  postgresql = knex({ client: 'pg', connection: server.url });
}, 900_000);

afterAll(async () => {
  await sqlite.destroy();
  await postgresql.destroy();
  await server.stop();
});

async function move() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/move-to-postgresql.mjs')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: server.url,
      DATABASE_FILENAME: filename,
      PORT: String(await freePort()),
    },
  });
  return { status, said: stdout + stderr };
}

async function counts(connection: Knex, tables: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const [row]: { count: number | string }[] = await connection(table).count('* as count');
    found[table] = Number(row?.count);
  }
  return found;
}

const ADDRESSES = [
  '/ess/agenda.json?when=all&limit=100',
  '/ess/agenda.ics?when=all',
  '/ess/agenda.csv?when=all',
  '/ess/chiffres-cles.json?limit=100',
  '/ess/initiatives.csv',
  '/ess/ressources.jsonld?q=alimentation',
  '/ess/dispositifs',
  '/ess/changes.json',
  '/ess/sitemap.xml',
];

/** What is said of the moment of the answer is another each time. */
const withoutMoment = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'instant')
    .replace(/X-ESS-AS-OF:\S+/, '')
    .replace(/Informations du [^.<]+/g, '');

async function publicAnswers(application: Application): Promise<string[]> {
  const answers: string[] = [];
  for (const address of ADDRESSES) {
    const { status, text } = await application.get(address);
    answers.push(`${address} ${String(status)} ${withoutMoment(text)}`);
  }
  return answers;
}

it('moves every row, and the public reads the same', async () => {
  const tables: string[] = (await sqlite('sqlite_master').where({ type: 'table' }).select('name'))
    .map(({ name }: { name: string }) => name)
    // What a start writes by itself is there too: its migrations, its leases, its own announcement.
    .filter((name) => !/^(?:sqlite_|strapi_migrations|strapi_database_schema|ess_leases|ess_announcements)/.test(name));
  const before = await counts(sqlite, tables);
  expect(before.ess_territories).toBeGreaterThan(30_000);

  const { status, said } = await move();
  expect(status, said).toBe(0);
  expect(await counts(postgresql, tables)).toEqual(before);

  const [first, second] = await Promise.all([
    Application.start({ DATABASE_FILENAME: filename }),
    Application.start({ DATABASE_URL: server.url }),
  ]);
  try {
    const [here, there] = [await publicAnswers(first), await publicAnswers(second)];
    expect(here.filter((answer) => !/^\S+ 200 [^]{300}/.test(answer))).toEqual([]);
    expect(there).toEqual(here);
    // Ids go on after the last one.
    await second.create('plugin::ess.organisation', { name: 'Après le déménagement' });
    await second.create(
      'plugin::ess.event',
      {
        title: 'Après le déménagement',
        occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
      },
      'draft',
    );
  } finally {
    await first.stop();
    await second.stop();
  }

  const again = await move();
  expect([again.status, again.said]).toEqual([1, expect.stringContaining('n’est pas vide')]);
  expect(await postgresql('ess_organisations').where({ name: 'Après le déménagement' })).toHaveLength(1);
}, 600_000);
