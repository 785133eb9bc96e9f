// @ts-check
/**
 * Every attack that once succeeded, against installations as people have them: `npm start`, then production mode behind
 * nginx with TLS, on SQLite and on PostgreSQL. Then the suites of `npm test` that keep doors shut, through nginx on both.
 *
 *   npm run test:attacks
 *   npm run test:attacks -- installations     only one of: installations, nginx-sqlite, nginx-postgresql
 */
import './lib/node-version.mjs';
import path from 'node:path';
import { findChromium } from './lib/browser.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { figuresFile, figuresTable } from './lib/figures-table.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';
import { root } from './lib/paths.mjs';
import { installedScript, run } from './lib/run.mjs';
import { elapsed } from './lib/steps.mjs';

const PARTS = ['installations', 'nginx-sqlite', 'nginx-postgresql'];

await runCommand(async () => {
  const started = Date.now();
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !PARTS.includes(name));
  if (unknown !== undefined) throw new Failure(`« ${unknown} » est inconnu. Parties : ${PARTS.join(', ')}.`);
  await install();
  await build();
  const environment = { ESS_FIGURES: figuresFile('attacks'), CHROMIUM_PATH: await findChromium() };
  const config = path.join(root, 'test', 'attacks', 'vitest.config.ts');
  /** @type {string[]} */
  const failed = [];
  for (const part of PARTS.filter((name) => chosen.length === 0 || chosen.includes(name))) {
    console.log(`\n── ${part} ──`);
    const door = part === 'installations' ? {} : { DOOR: part };
    const { code } = await run(process.execPath, [installedScript('vitest/vitest.mjs'), 'run', '--config', config], {
      show: true,
      environment: { ...environment, ...door },
    });
    if (code !== 0) failed.push(part);
  }
  console.log(`\n${figuresTable(environment.ESS_FIGURES)}\n\n${elapsed(started)}`);
  if (failed.length > 0) throw new Failure(`Une attaque passe, ou un essai a échoué : ${failed.join(', ')}.`);
});
