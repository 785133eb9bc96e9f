// @ts-check
/**
 * What must not be lost when servers are killed, stopped, crowded or renewed: every scenario of `test/resilience`, on
 * real servers. Prints one table of figures, and fails when one is out of its bound; says what this machine could not run.
 *
 *   npm run test:resilience
 *   npm run test:resilience -- jobs      only the files whose name holds one of these words
 */
import './lib/node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { table, number } from './bench/figures.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build, partsBeforePanel } from './lib/parts.mjs';
import { cacheFolder, root } from './lib/paths.mjs';
import { installedScript, run } from './lib/run.mjs';
import { elapsed } from './lib/steps.mjs';

const figuresFile = path.join(cacheFolder, 'reports', 'resilience-figures.jsonl');

await runCommand(async () => {
  const started = Date.now();
  await install();
  await build(partsBeforePanel);
  mkdirSync(path.dirname(figuresFile), { recursive: true });
  rmSync(figuresFile, { force: true });
  const config = path.join(root, 'test', 'resilience', 'vitest.config.ts');
  const { code } = await run(
    process.execPath,
    [installedScript('vitest/vitest.mjs'), 'run', '--config', config, ...process.argv.slice(2)],
    { show: true, environment: { ESS_FIGURES: figuresFile } },
  );
  const lines = readFigures();
  console.log(`\n${table(['scénario', 'mesure', 'valeur', 'borne', ''], lines.map(rowOf))}\n\n${elapsed(started)}`);
  if (code !== 0) throw new Failure('Une borne n’est pas tenue, ou un scénario a échoué.');
});

/** @returns {import('../test/support/figures').FigureLine[]} */
function readFigures() {
  if (!existsSync(figuresFile)) return [];
  return readFileSync(figuresFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** @param {import('../test/support/figures').FigureLine} line */
function rowOf({ scenario, what, value, bound, notRun }) {
  if (notRun !== undefined || value === null) return [scenario, 'non exécuté', '–', '', notRun ?? ''];
  const decimals = Number.isInteger(value) ? 0 : 2;
  if (bound === null) return [scenario, what, number(value, decimals), '', ''];
  const [sign, limit, isKept] =
    'atMost' in bound ? ['≤', bound.atMost, value <= bound.atMost] : ['≥', bound.atLeast, value >= bound.atLeast];
  return [scenario, what, number(value, decimals), `${sign} ${number(limit)}`, isKept ? '' : '✗'];
}
