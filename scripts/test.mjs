// @ts-check
/**
 * Everything that has to hold: types, style, generated code, and all tests, those in a real browser included. Installs
 * and builds what is missing first. Goes through to the end, then fails if anything did.
 *
 *   npm test
 *   npm test -- types style     only some parts: types, style, main (unit and integration), widgets
 *   npm run test:long           with the large generated suites
 */
import './lib/node-version.mjs';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './lib/browser.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';
import { cacheFolder, root } from './lib/paths.mjs';
import { sumReports } from './lib/reports.mjs';
import { installedScript, mustRun } from './lib/run.mjs';
import { elapsed, step } from './lib/steps.mjs';

const TYPESCRIPT_PROJECTS = [
  'packages/shared-types',
  'packages/shared-types/test',
  'cms/plugin',
  'cms/plugin/admin',
  'cms/app',
  'widgets',
  'test',
  'examples/react',
  'scripts',
];

/** The widgets’ tests run inside the browser and have a configuration of their own. */
const SUITES = [
  { name: 'main', label: 'Tests unitaires et d’intégration', folder: root },
  { name: 'widgets', label: 'Tests des modules à intégrer', folder: path.join(root, 'widgets') },
];

const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
/** @type {string[]} */
const failures = [];

await runCommand(async () => {
  const started = Date.now();
  const parts = ['types', 'style', ...SUITES.map(({ name }) => name)];
  const unknown = chosen.find((name) => !parts.includes(name));
  if (unknown !== undefined) throw new Failure(`« ${unknown} » est inconnu. Parties : ${parts.join(', ')}.`);

  await install();
  const suites = SUITES.filter(({ name }) => isWanted(name));
  /** @type {Record<string, string>} */
  const environment = process.argv.includes('--long') ? { ESS_TEST_LONG: 'true' } : {};
  if (suites.length > 0) {
    heading('Préparation');
    environment['CHROMIUM_PATH'] = await findChromium();
    await attempt('construction', build);
  }
  if (isWanted('types')) {
    heading('Types');
    for (const project of TYPESCRIPT_PROJECTS) {
      await check(project, 'typescript/bin/tsc', ['-p', project, '--noEmit']);
    }
  }
  if (isWanted('style')) {
    heading('Style et code généré');
    await check('eslint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']);
    await check('prettier', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
    await check('codegen', '../scripts/codegen.mjs', ['--check']);
    await check('docs/widgets.md', '../widgets/build/docs.mjs', ['--check']);
  }
  for (const { name, label, folder } of suites) {
    heading(label);
    await attempt(name, () => runTests(name, folder, environment));
  }

  const { passed, failed } = sumReports(suites.map(({ name }) => readReport(name)));
  heading(`Bilan, ${elapsed(started)}`);
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failures.length > 0 || failed > 0) process.exit(1);
});

/**
 * Whether a part was asked for: by name, or because none was named.
 * @param {string} name
 */
function isWanted(name) {
  return chosen.length === 0 || chosen.includes(name);
}

/**
 * Runs one of the installed tools; its output is shown when it fails.
 * @param {string} label
 * @param {string} script
 * @param {readonly string[]} scriptArguments
 */
async function check(label, script, scriptArguments) {
  await attempt(label, () =>
    step(label, () => mustRun(process.execPath, [installedScript(script), ...scriptArguments], { failure: 'échec' })),
  );
}

/**
 * @param {string} suite
 * @param {string} folder
 * @param {Record<string, string>} environment
 */
async function runTests(suite, folder, environment) {
  const report = reportFile(suite);
  rmSync(report, { force: true });
  const started = Date.now();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await mustRun(process.execPath, [installedScript('vitest/vitest.mjs'), 'run', ...reporters], {
    folder,
    environment,
    show: true,
    failure: 'échec',
  });
  console.log(`✓ ${suite} (${elapsed(started)})`);
}

/**
 * Notes a failure instead of stopping there, so that one run shows them all.
 * @param {string} label
 * @param {() => Promise<unknown>} work
 */
async function attempt(label, work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.output !== '') console.log(error.output.trimEnd());
    failures.push(`${label} : ${error.message}`);
  }
}

/** @param {string} suite */
function reportFile(suite) {
  return path.join(cacheFolder, 'reports', `${suite}.json`);
}

/**
 * @param {string} suite
 * @returns {import('./lib/reports.mjs').Report | undefined}
 */
function readReport(suite) {
  const file = reportFile(suite);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} text */
function heading(text) {
  console.log(`\n── ${text} ──`);
}
