/** `npm run backup` while editors write, and what docs/exploitation.md says to restore it, on both databases. */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Application, type DatabaseSetting } from '../support/application';
import { documentedCommand } from '../support/documentation';
import { startDebianPostgresql } from '../support/debian-postgresql';
import { context, figure, notRun } from '../support/figures';

const SCENARIO = 'sauvegarde';
const root = path.resolve(import.meta.dirname, '../..');
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'ess-backup-'));

const listSchema = z.object({ nodes: z.array(z.object({ title: z.string(), slug: z.string(), id: z.string() })) });

async function read(application: Application): Promise<string[]> {
  const { body } = await application.get('/ess/agenda.json?when=all&limit=100');
  return listSchema
    .parse(body)
    .nodes.map(({ id, slug, title }) => `${id} ${slug} ${title}`)
    .sort();
}

/** Runs the command as it stands in the documentation, and returns the folder that it made. */
async function backUp(database: DatabaseSetting): Promise<string> {
  const folder = newFolder();
  const command = documentedCommand('exploitation.md', 'npm run backup').replace('/var/backups/ess', folder);
  await promisify(execFile)('sh', ['-c', command], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '', ...database },
  });
  const [made = ''] = readdirSync(folder);
  expect(made).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}$/);
  const saved = path.join(folder, made);
  expect(statSync(saved).mode & 0o077).toBe(0);
  return saved;
}

async function tryBackup(
  name: string,
  database: DatabaseSetting,
  restore: (saved: string) => DatabaseSetting,
): Promise<void> {
  const application = await Application.start(database);
  const publisher = await application.create('plugin::ess.organisation', { name: 'CRESS sauvée' });
  let count = 0;
  const publish = () => {
    count += 1;
    return application.create(
      'plugin::ess.event',
      {
        title: `Sauvé ${String(count)}`,
        occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        publisher: { set: [{ documentId: publisher }] },
      },
      'published',
    );
  };
  for (let made = 0; made < 5; made += 1) await publish();
  const before = await read(application);
  const writing = (async () => {
    for (let made = 0; made < 20; made += 1) await publish();
  })();
  const begun = performance.now();
  const saved = await backUp(database);
  context(SCENARIO, `${name} : durée (s)`, (performance.now() - begun) / 1000);
  await writing;
  const after = new Set(await read(application));
  await application.stop();

  const restored = await Application.start(restore(saved));
  const found = await read(restored);
  await restored.stop();
  figure(
    SCENARIO,
    `${name} : perdus de ce qui était publié avant`,
    before.filter((entry) => !found.includes(entry)).length,
    { atMost: 0 },
  );
  figure(SCENARIO, `${name} : inventés`, found.filter((entry) => !after.has(entry)).length, { atMost: 0 });
}

it('of SQLite', async () => {
  const database = { DATABASE_FILENAME: path.join(newFolder(), 'ess.db') };
  await tryBackup('SQLite', database, (saved) => {
    const filename = path.join(newFolder(), 'ess.db');
    copyFileSync(path.join(saved, 'ess.db'), filename);
    return { DATABASE_FILENAME: filename };
  });
});

it('of PostgreSQL', async () => {
  const server = await startDebianPostgresql();
  if (!server) {
    notRun(SCENARIO, 'PostgreSQL n’est pas installé (apt install postgresql) : celui des tests n’a pas pg_dump');
    return;
  }
  try {
    await tryBackup('PostgreSQL', { DATABASE_URL: server.createDatabase('ess') }, (saved) => {
      const url = server.createDatabase('restored');
      const command = documentedCommand('exploitation.md', 'pg_restore');
      expect(existsSync(path.join(saved, 'ess.dump'))).toBe(true);
      execFileSync('sh', ['-c', command], { cwd: saved, env: { ...process.env, DATABASE_URL: url } });
      return { DATABASE_URL: url };
    });
  } finally {
    server.stop();
  }
});
