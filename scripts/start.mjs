// @ts-check
/**
 * From a fresh clone to a running site: installs, builds, serves. What is done already is not done again.
 *
 *   npm start
 */
import './lib/node-version.mjs';
import { runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { stopWithNpm } from './lib/parent.mjs';
import { build } from './lib/parts.mjs';
import { checkPort } from './lib/port.mjs';
import { loadSettings } from './lib/settings.mjs';
import { serve } from './serve.mjs';

await runCommand(async () => {
  const started = Date.now();
  stopWithNpm();
  const settings = loadSettings();
  // Known now rather than after minutes of building.
  await checkPort(settings.host, settings.port);
  await install();
  await build();
  await serve(settings, started);
});
