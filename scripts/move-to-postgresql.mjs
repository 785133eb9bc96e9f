// @ts-check
/**
 * Moves everything from SQLite to an empty PostgreSQL database: content, accounts, history, what the public reads. The
 * server must be stopped; the SQLite file is left as it is.
 *
 *   DATABASE_URL=postgres://… npm run move-to-postgresql
 *   DATABASE_URL=postgres://… npm run move-to-postgresql -- cms/app/data/ess.db
 */
import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkDatabase } from './lib/database.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { copyRows } from './lib/move-database.mjs';
import { build, partsBeforePanel } from './lib/parts.mjs';
import { appFolder, dataFolder } from './lib/paths.mjs';
import { checkPort } from './lib/port.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { loadSettings, whereTyped } from './lib/settings.mjs';
import { step } from './lib/steps.mjs';

await runCommand(async () => {
  const settings = loadSettings();
  const [given] = process.argv.slice(2);
  const file = given
    ? path.resolve(whereTyped(), given)
    : path.resolve(appFolder, settings.databaseFilename || path.join(dataFolder, 'ess.db'));
  if (settings.databaseUrl === '') throw new Failure('DATABASE_URL dit dans quelle base PostgreSQL tout est copié.');
  if (!existsSync(file)) throw new Failure(`La base SQLite ${file} n’existe pas.`);
  // What would be written meanwhile would be lost.
  await checkPort(settings.host, settings.port);
  await install();
  await build(partsBeforePanel);
  loadSecrets();
  // Only tables are wanted of this start.
  process.env['ESS_DEMO'] = 'false';
  process.env['ESS_TERRITORIES'] = 'false';
  process.chdir(appFolder);
  const requireFromApp = createRequire(path.join(appFolder, 'package.json'));
  /** @type {new (file: string, options: object) => import('./lib/move-database.mjs').Source} */
  const Database = requireFromApp('better-sqlite3');
  const source = new Database(file, { readonly: true, fileMustExist: true });
  /** @type {typeof import('@strapi/strapi')} */
  const { createStrapi } = requireFromApp('@strapi/strapi');
  const strapi = createStrapi({ appDir: appFolder, distDir: path.join(appFolder, 'dist') });
  strapi.log.level = 'error';
  await checkDatabase(strapi.config.get('database.connection'));
  await step('Tables dans PostgreSQL', () => strapi.load());
  for (const table of ['admin_users', 'ess_published_entries', 'ess_territories'])
    if (await strapi.db.connection(table).first())
      throw new Failure('La base PostgreSQL n’est pas vide : rien n’y a été changé. Donnez-en une autre.');
  // A server that runs would take the rows for a restored backup, and tell the mirrors to start again.
  const { connection } = strapi.db;
  await strapi.destroy();
  connection.initialize();
  /** @type {{ tables: number, rows: number } | undefined} */
  let copied;
  await step('Copie', async () => {
    copied = await copyRows(source, connection);
  });
  console.log(`${copied?.rows.toLocaleString('fr-FR')} lignes de ${copied?.tables} tables sont dans PostgreSQL.`);
  console.log('Gardez DATABASE_URL, et démarrez. Les fichiers téléversés et secrets.env restent où ils sont.');
  process.exit(0);
});
