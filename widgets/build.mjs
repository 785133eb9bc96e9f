// @ts-check
/**
 * Builds the elements into `dist/`, weighs them and fails above the budget.
 *
 *   ess-agenda.js ...        one self-contained file an element: Lit and the shared types inside
 *   ess.js                   all elements
 *   ess-client-<hash>.js     Apollo Client, loaded by what a reader does
 *   operations.json          { sha256: text }, the documents that the CMS may execute for them
 *   manifest.json            files with their sizes and integrity
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { trustedDocuments } from './build/operations.mjs';
import { lazyChunk, sourceModules, withoutPrinter } from './build/plugins.mjs';

const folder = import.meta.dirname;
const dist = path.join(folder, 'dist');
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

const CLIENT_SOURCE = 'src/agenda/followed/index.ts';
const ELEMENTS = { 'ess-agenda': 'src/agenda/define.ts' };
const ALL_ELEMENTS = { ess: 'src/all.ts' };

/** gzip bytes: what one element needs before it shows content, and all that a page may ever load. */
const BUDGET = { element: 15 * 1024, everything: 64 * 1024 };

/**
 * One bundle, minified twice: esbuild is quick, terser then finds what is never used (3 to 6 % of the gzip size).
 *
 * @param {string} entryPoint
 * @param {import('esbuild').BuildOptions} options
 */
async function bundle(entryPoint, options) {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'globalThis.__DEV__': 'false' },
    ...options,
    write: false,
  });
  const { code } = await minify(outputFiles.map(({ text }) => text).join(''), {
    module: true,
    ecma: 2020,
    compress: { passes: 2 },
    format: { comments: false },
  });
  if (!code) throw new Error(`${entryPoint} made nothing`);
  return Buffer.from(code);
}

const client = await bundle(CLIENT_SOURCE, {
  conditions: ['production', 'es2015'],
  plugins: [sourceModules, withoutPrinter],
});
const clientName = `ess-client-${createHash('sha256').update(client).digest('hex').slice(0, 12)}.js`;

/** @type {Map<string, Uint8Array>} */
const files = new Map();
for (const [name, entryPoint] of Object.entries({ ...ELEMENTS, ...ALL_ELEMENTS })) {
  const plugins = [sourceModules, lazyChunk(clientName, CLIENT_SOURCE)];
  files.set(`${name}.js`, await bundle(entryPoint, { conditions: ['production'], plugins }));
}
files.set(clientName, client);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const weights = [...files].map(([name, bytes]) => {
  writeFileSync(path.join(dist, name), bytes);
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  return { name, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, integrity };
});

/**
 * @param {string} name
 * @param {unknown} value
 */
function writeJson(name, value) {
  writeFileSync(path.join(dist, name), `${JSON.stringify(value, null, 2)}\n`);
}
writeJson('operations.json', trustedDocuments());
writeJson('manifest.json', {
  version,
  client: clientName,
  files: Object.fromEntries(weights.map(({ name, ...weight }) => [name, weight])),
});

console.log(`ess-widgets ${version}`.padEnd(30) + 'bytes'.padStart(10) + 'gzip'.padStart(10));
for (const { name, bytes, gzip } of weights) {
  console.log(name.padEnd(30) + String(bytes).padStart(10) + String(gzip).padStart(10));
}

const clientWeight = weights.find(({ name }) => name === clientName)?.gzip ?? 0;
for (const { name, gzip } of weights) {
  if (name === clientName) continue;
  const isElement = Object.keys(ELEMENTS).includes(name.replace('.js', ''));
  if (isElement && gzip > BUDGET.element) overweight(name, gzip, BUDGET.element);
  if (gzip + clientWeight > BUDGET.everything)
    overweight(`${name} + ${clientName}`, gzip + clientWeight, BUDGET.everything);
}

/**
 * @param {string} what
 * @param {number} weight
 * @param {number} allowed
 */
function overweight(what, weight, allowed) {
  console.error(`${what}: ${weight} bytes gzip, ${allowed} allowed`);
  process.exitCode = 1;
}
