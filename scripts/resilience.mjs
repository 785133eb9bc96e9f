// @ts-check
/**
 * What must not be lost when servers are killed, stopped, crowded or renewed: every scenario of `test/resilience`, on
 * real servers. Prints one table of figures, and fails when one is out of its bound; says what this machine could not run.
 *
 *   npm run test:resilience
 *   npm run test:resilience -- jobs      only the files whose name holds one of these words
 */
import './lib/node-version.mjs';
import path from 'node:path';
import { Failure, runCommand } from './lib/failure.mjs';
import { figuresFile, figuresTable } from './lib/figures-table.mjs';
import { install } from './lib/install.mjs';
import { build, partsBeforePanel } from './lib/parts.mjs';
import { root } from './lib/paths.mjs';
import { installedScript, run } from './lib/run.mjs';
import { elapsed } from './lib/steps.mjs';

await runCommand(async () => {
  const started = Date.now();
  await install();
  await build(partsBeforePanel);
  const figures = figuresFile('resilience');
  const config = path.join(root, 'test', 'resilience', 'vitest.config.ts');
  const { code } = await run(
    process.execPath,
    [installedScript('vitest/vitest.mjs'), 'run', '--config', config, ...process.argv.slice(2)],
    { show: true, environment: { ESS_FIGURES: figures } },
  );
  console.log(`\n${figuresTable(figures)}\n\n${elapsed(started)}`);
  if (code !== 0) throw new Failure('Une borne n’est pas tenue, ou un scénario a échoué.');
});
