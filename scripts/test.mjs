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
import { build, partsBeforePanel } from './lib/parts.mjs';
import { cacheFolder, root } from './lib/paths.mjs';
import { sumReports } from './lib/reports.mjs';
import { installedScript, mustRun } from './lib/run.mjs';
import { elapsed } from './lib/steps.mjs';

/** @typedef {{ label: string, script: string, given: readonly string[] }} Check */

/** The longest first. @type {readonly Check[]} */
const STYLE_CHECKS = [
  { label: 'eslint', script: 'eslint/bin/eslint.js', given: ['.', '--max-warnings=0'] },
  {
    label: 'walls',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    given: [
      '--config',
      'dependency-cruiser.config.mjs',
      'cms/plugin/server/src',
      'cms/plugin/shared',
      'cms/plugin/admin/src',
      'packages/shared-types/src',
      'widgets/src',
    ],
  },
  { label: 'prettier', script: 'prettier/bin/prettier.cjs', given: ['--check', '--log-level=warn', '.'] },
  { label: 'codegen', script: '../scripts/codegen.mjs', given: ['--check'] },
  { label: 'docs/widgets.md', script: '../widgets/build/docs.mjs', given: ['--check'] },
  { label: 'widgets/releases', script: '../widgets/release.mjs', given: ['--check'] },
];

/** The projects of TypeScript, as editors know them: `references` of tsconfig.json is their only list.
 * @type {{ readonly references: readonly { readonly path: string }[] }}
 */
const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
/** @type {readonly Check[]} */
const TYPE_CHECKS = references.map(({ path: project }) => ({
  label: project,
  script: 'typescript/bin/tsc',
  given: ['-p', project, '--noEmit'],
}));

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
    await attempt('construction', () => build(partsBeforePanel));
  }
  const checks = [...(isWanted('style') ? STYLE_CHECKS : []), ...(isWanted('types') ? TYPE_CHECKS : [])];
  if (checks.length > 0) heading('Types, style et code généré');
  const panel = () => attempt('construction', () => build());
  await twoAtATime([...(suites.length > 0 ? [panel] : []), ...checks.map((one) => () => check(one))]);
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
 * @param {Check} check
 */
async function check({ label, script, given }) {
  const started = Date.now();
  await attempt(label, async () => {
    await mustRun(process.execPath, [installedScript(script), ...given], { failure: 'échec' });
    console.log(`✓ ${label} (${elapsed(started)})`);
  });
}

/**
 * Each of them keeps one processor busy, and the smallest machine has two.
 * @param {readonly (() => Promise<void>)[]} jobs
 */
async function twoAtATime(jobs) {
  const left = jobs.values();
  const goOn = async () => {
    for (const job of left) await job();
  };
  await Promise.all([goOn(), goOn()]);
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
