// @ts-check
/**
 * Saves all that an installation owns, while it runs: database, uploaded files, secrets. Makes a dated folder that only
 * its owner reads.
 *
 *   npm run backup -- /var/backups/ess
 */
import './lib/node-version.mjs';
import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure, firstLine, runCommand } from './lib/failure.mjs';
import { appFolder, dataFolder } from './lib/paths.mjs';
import { mustRun } from './lib/run.mjs';
import { loadSettings, whereTyped } from './lib/settings.mjs';
import { step } from './lib/steps.mjs';

await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Failure('Où sauvegarder ? npm run backup -- /var/backups/ess');
  const settings = loadSettings();
  const name = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const saved = path.join(path.resolve(whereTyped(), folder), name);
  // Under its name once it is whole: what is found there can be restored.
  const unfinished = `${saved}.inacheve`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });

  if (settings.databaseUrl === '') {
    const file = path.resolve(appFolder, settings.databaseFilename || path.join(dataFolder, 'ess.db'));
    await step('Base de données SQLite', () => saveSqlite(file, path.join(unfinished, 'ess.db')));
  } else {
    await step('Base de données PostgreSQL', () =>
      mustRun('pg_dump', ['--format=custom', '--no-owner', `--file=${path.join(unfinished, 'ess.dump')}`], {
        // In the environment: other users of the machine see the arguments of a program.
        environment: connectionOf(new URL(settings.databaseUrl)),
        failure: 'pg_dump a échoué. Il doit être au moins de la version du serveur PostgreSQL.',
      }),
    );
  }
  await step('Fichiers téléversés et secrets', async () => {
    const uploads = path.join(appFolder, 'public', 'uploads');
    if (existsSync(uploads)) cpSync(uploads, path.join(unfinished, 'uploads'), { recursive: true });
    const secrets = path.join(dataFolder, 'secrets.env');
    if (existsSync(secrets)) copyFileSync(secrets, path.join(unfinished, 'secrets.env'));
  });
  renameSync(unfinished, saved);
  console.log(saved);
});

/**
 * A whole copy of a database that goes on being written.
 * @param {string} file
 * @param {string} copy
 */
async function saveSqlite(file, copy) {
  if (!existsSync(file)) throw new Failure(`La base SQLite ${file} n’existe pas.`);
  /** @type {new (file: string, options: object) => { backup(copy: string): Promise<unknown>, close(): void, pragma(text: string, options: object): unknown }} */
  const Database = createRequire(path.join(appFolder, 'package.json'))('better-sqlite3');
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await database.backup(copy);
  } catch (error) {
    throw new Failure(`La base SQLite n’a pas pu être copiée : ${firstLine(error)}`, { cause: error });
  } finally {
    database.close();
  }
  const written = new Database(copy, { readonly: true, fileMustExist: true });
  const verdict = written.pragma('integrity_check', { simple: true });
  written.close();
  if (verdict !== 'ok') throw new Failure(`La copie de la base SQLite est abîmée : ${verdict}`);
}

/**
 * The connection as PostgreSQL's own programs read it.
 * @param {URL} url
 * @returns {Record<string, string>}
 */
function connectionOf(url) {
  return {
    PGHOST: url.hostname,
    PGPORT: url.port || '5432',
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    ...(url.searchParams.get('sslmode') ? { PGSSLMODE: url.searchParams.get('sslmode') ?? '' } : {}),
  };
}
