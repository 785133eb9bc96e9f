// @ts-check
/**
 * Strapi's own commands, on this installation's database and with its secrets.
 *
 *   npm run strapi -- admin:create-user
 *   npm run strapi -- export --no-encrypt
 */
import './lib/node-version.mjs';
import path from 'node:path';
import { runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { appFolder, root } from './lib/paths.mjs';
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
  // Documents that came with all their ids, and perhaps other words: what the public reads is made again from them.
  const [command = ''] = process.argv.slice(2);
  const brings = command === 'import' || command === 'transfer';
  if (brings && code === 0) await run(process.execPath, [path.join(root, 'scripts', 'rebuild.mjs')], { show: true });
  process.exitCode = code;
});
