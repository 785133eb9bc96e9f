// @ts-check
/**
 * Runs the application that is already installed and built, in this process.
 *
 *   node scripts/serve.mjs
 */
import './lib/node-version.mjs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findAddresses, listeningUrl } from './lib/addresses.mjs';
import { checkDatabase, startFailure } from './lib/database.mjs';
import { ensureDemoLogin, hasDemoLogin } from './lib/demo-login.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { appFolder } from './lib/paths.mjs';
import { checkPort } from './lib/port.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { loadSettings } from './lib/settings.mjs';
import { startWarnings } from './lib/start-warnings.mjs';
import { elapsed, step } from './lib/steps.mjs';
import { welcomeLines } from './lib/welcome.mjs';

/**
 * Starts Strapi, and returns once it answers. It stops on SIGINT and SIGTERM.
 * @param {import('./lib/settings.mjs').Settings} settings
 * @param {number} started when the person typed the command, in milliseconds
 */
export async function serve(settings, started) {
  // What this process writes is its owner's: the database, its copies, what is uploaded.
  process.umask(0o077);
  loadSecrets();
  await checkPort(settings.host, settings.port);
  // Strapi resolves uploads, SQLite and its own files from the working directory.
  process.chdir(appFolder);
  // Required, not imported: plugins are CommonJS and would load a second copy of Strapi beside an imported one.
  const requireFromApp = createRequire(path.join(appFolder, 'package.json'));
  /** @type {typeof import('@strapi/strapi')} */
  const { createStrapi } = requireFromApp('@strapi/strapi');
  const strapi = createStrapi({ appDir: appFolder, distDir: path.join(appFolder, 'dist') });
  strapi.config.set('server.logger.startup.enabled', false);
  await checkDatabase(strapi.config.get('database.connection'));

  // Nobody wants to read every migration of a first start; warnings and errors stay.
  const { level } = strapi.log;
  strapi.log.level = 'warn';
  await step('Démarrage de Strapi : base de données, territoires, contenus', () => load(strapi));
  // Before anyone can reach the server: the first account made has every right.
  const login = settings.demo ? await ensureDemoLogin(strapi) : undefined;
  if (!settings.demo && (await hasDemoLogin(strapi))) {
    console.warn('⚠ Le compte de démonstration existe toujours dans cette base : supprimez-le de l’administration.');
  }
  const hasAccounts = await strapi.service('admin::user').exists();
  for (const warning of await startWarnings(settings, strapi.config.get('database.connection')))
    console.warn(`⚠ ${warning}`);
  await strapi.listen();
  const bound = strapi.server.httpServer.address();
  if (bound === null || typeof bound === 'string') throw new Failure('Le serveur n’écoute sur aucun port.');
  const listening = listeningUrl(bound);
  const shown = settings.publicUrl || listening;
  const addresses = await findAddresses(listening, shown);
  strapi.log.level = level;

  const duration = elapsed(started);
  const firstAccount = hasAccounts ? undefined : strapi.plugin('ess').service('first-account').address();
  const lines = welcomeLines({
    duration,
    listening,
    shown,
    addresses,
    ...(firstAccount ? { firstAccount } : {}),
    ...(login ? { login } : {}),
  });
  console.log(lines.join('\n'));
}

/** @param {import('@strapi/strapi').Core.Strapi} strapi */
async function load(strapi) {
  try {
    await strapi.load();
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? '') : '';
    throw new Failure(startFailure(error, strapi.config.get('database.connection')), { output, cause: error });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  await runCommand(() => serve(loadSettings(), started));
}
