// @ts-check
/**
 * Makes the read model again from the documents: territories, entries, everything the public reads. What has not
 * changed keeps its revision. Running servers follow within two seconds.
 *
 *   npm run rebuild
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
  /** @type {{ projected: number, withdrawn: number, changed: number } | undefined} */
  let report;
  await step('Reconstruction de ce que le public lit', async () => {
    report = await strapi.plugin('ess').service('publication').rebuild();
  });
  console.log(`${report?.projected} entrées relues, ${report?.changed} changées, dont ${report?.withdrawn} retirées.`);
  process.exit(0);
});
