// @ts-check
/**
 * Installs what is missing and builds every part whose sources changed.
 *
 *   npm run build
 */
import './lib/node-version.mjs';
import { runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

await runCommand(async () => {
  await install();
  await build();
  // Read once everything is installed: it needs the bundler.
  const { adminSizeLine } = await import('./lib/admin-size.mjs');
  console.log(await adminSizeLine());
});
