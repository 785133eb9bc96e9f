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
import { trustedDocuments } from './build/operations.mjs';
import { lazyChunk, sourceModules, withoutPrinter } from './build/plugins.mjs';

const folder = import.meta.dirname;
const dist = path.join(folder, 'dist');
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

const CLIENT_SOURCE = 'src/agenda/followed/index.ts';
const ELEMENTS = { 'ess-agenda': 'src/agenda/define.ts', ess: 'src/all.ts' };

/** gzip bytes: what an element needs before it shows content, and all that a page may ever load. */
const BUDGET = { shell: 15 * 1024, everything: 64 * 1024 };

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: folder,
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'globalThis.__DEV__': 'false' },
};

async function bundle(options) {
  const { outputFiles } = await build({ ...common, ...options });
  return outputFiles[0].contents;
}

const client = await bundle({
  entryPoints: [CLIENT_SOURCE],
  conditions: ['production', 'es2015'],
  plugins: [sourceModules, withoutPrinter],
});
const clientName = `ess-client-${createHash('sha256').update(client).digest('hex').slice(0, 12)}.js`;

const files = new Map();
for (const [name, entryPoint] of Object.entries(ELEMENTS)) {
  const plugins = [sourceModules, lazyChunk(clientName, CLIENT_SOURCE)];
  files.set(`${name}.js`, await bundle({ entryPoints: [entryPoint], conditions: ['production'], plugins }));
}
files.set(clientName, client);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const weights = {};
for (const [name, bytes] of files) {
  writeFileSync(path.join(dist, name), bytes);
  weights[name] = {
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  };
}
const writeJson = (name, value) => writeFileSync(path.join(dist, name), `${JSON.stringify(value, null, 2)}\n`);
writeJson('operations.json', trustedDocuments());
writeJson('manifest.json', { version, client: clientName, files: weights });

console.log(`ess-widgets ${version}`.padEnd(32) + 'bytes'.padStart(10) + 'gzip'.padStart(10));
for (const [name, { bytes, gzip }] of Object.entries(weights)) {
  console.log(name.padEnd(32) + String(bytes).padStart(10) + String(gzip).padStart(10));
}

const overweight = Object.entries(weights).flatMap(([name, { gzip }]) => {
  if (name === clientName) return [];
  const everything = gzip + weights[clientName].gzip;
  return [
    gzip > BUDGET.shell ? `${name}: ${gzip} bytes gzip, ${BUDGET.shell} allowed before content` : '',
    everything > BUDGET.everything ? `${name} and ${clientName}: ${everything} bytes gzip, ${BUDGET.everything} allowed` : '',
  ].filter(Boolean);
});
if (overweight.length > 0) {
  console.error(overweight.join('\n'));
  process.exitCode = 1;
}
