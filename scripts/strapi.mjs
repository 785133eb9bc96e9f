// @ts-check
/**
 * Strapi's own commands, on this installation's database and with its secrets.
 *
 *   npm run strapi -- admin:create-user
 *   npm run strapi -- export --no-encrypt
 */
import './lib/node-version.mjs';
import { runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { appFolder } from './lib/paths.mjs';
import { build } from './lib/parts.mjs';
import { installedScript, run } from './lib/run.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { loadSettings } from './lib/settings.mjs';

await runCommand(async () => {
  loadSettings();
  loadSecrets();
  await install();
  await build();
  const strapi = installedScript('@strapi/strapi/bin/strapi.js');
  const { code } = await run(process.execPath, [strapi, ...process.argv.slice(2)], { folder: appFolder, show: true });
  process.exitCode = code;
});
