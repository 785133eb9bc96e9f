// @ts-check
/**
 * To be run after a backup of the database was restored, where servers cannot notice it by themselves: who keeps a copy
 * of what is published is told to read everything again, and no revision number is given twice. Running servers follow.
 *
 *   npm run restored
 */
import './lib/node-version.mjs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build, partsBeforePanel } from './lib/parts.mjs';
import { appFolder } from './lib/paths.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { loadSettings } from './lib/settings.mjs';
import { step } from './lib/steps.mjs';

await runCommand(async () => {
  loadSettings();
  loadSecrets();
  await install();
  await build(partsBeforePanel);
  process.chdir(appFolder);
  /** @type {typeof import('@strapi/strapi')} */
  const { createStrapi } = createRequire(path.join(appFolder, 'package.json'))('@strapi/strapi');
  const strapi = createStrapi({ appDir: appFolder, distDir: path.join(appFolder, 'dist') });
  strapi.log.level = 'warn';
  await step('Démarrage de Strapi', () => strapi.load());
  await strapi.plugin('ess').service('publication').beginHistory();
  console.log('Une nouvelle époque commence : les copies de /ess/changes.json seront relues en entier.');
  process.exit(0);
});
