// @ts-check
/**
 * Builds the elements into `dist/`, weighs them and fails above the budget.
 *
 *   ess-agenda.js ...              one self-contained file an element: Lit and the shared types inside
 *   ess.js                         all elements
 *   ess-agenda-followed-<hash>.js  what an element loads when its reader does something
 *   ess-explanations-<hash>.js     what is said seldom: why there is nothing, what is wrong; shared by all elements
 *   ess-client-<hash>.js           Apollo Client, loaded by the same way, shared by all elements
 *   operations.json                { sha256: text }, the documents that the CMS may execute for them
 *   manifest.json                  files with their sizes and integrity
 *   custom-elements.json           attributes, events, slots and parts, for editors and documentation
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { CLIENT_CHUNK, EXPLANATIONS_CHUNK, elements } from './build/elements.mjs';
import { customElementsManifest } from './build/manifest.mjs';
import { trustedDocuments } from './build/operations.mjs';
import { chunkModules, lazyChunks, shellModules, withoutPrinter } from './build/plugins.mjs';

const folder = import.meta.dirname;
const dist = path.join(folder, 'dist');
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** gzip bytes: what the agenda needs before it shows content (the other elements should too), and all that one may ever load. */
const BUDGET = { element: 15 * 1024, everything: 64 * 1024 };
const GATED = 'ess-agenda';

/**
 * One bundle, minified twice: esbuild is quick, terser then finds what is never used (3 to 6 % of the gzip size).
 *
 * @param {string | { contents: string, resolveDir: string }} source a file, or the text of one
 * @param {import('esbuild').BuildOptions} options
 */
async function bundle(source, options) {
  const { outputFiles } = await build({
    ...(typeof source === 'string' ? { entryPoints: [source] } : { stdin: source }),
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
  if (!code) throw new Error(`${JSON.stringify(source)} made nothing`);
  return Buffer.from(code);
}

/**
 * @param {Uint8Array} bytes
 * @param {'sha256' | 'sha384'} algorithm pages are given sha384; in a shell every byte counts
 */
const integrityOf = (bytes, algorithm = 'sha384') =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/** @type {Map<string, Uint8Array>} */
const files = new Map();
/** By source file: what the shells must know of a chunk. @type {Map<string, import('./build/plugins.mjs').BuiltChunk>} */
const chunks = new Map();

/** Chunks that all elements share. */
const SHARED = new Map([
  ['client', CLIENT_CHUNK],
  ['explanations', EXPLANATIONS_CHUNK],
]);
const shared = [...SHARED.values()];

for (const [name, source] of [
  ...SHARED,
  ...elements.map(({ folder, chunk }) => /** @type {const} */ ([folder, chunk])),
]) {
  const bytes = await bundle(source, {
    conditions: ['production', 'es2015'],
    plugins: [source === EXPLANATIONS_CHUNK ? shellModules : chunkModules, withoutPrinter],
  });
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = SHARED.has(name) ? `ess-${name}-${hash}.js` : `ess-${name}-followed-${hash}.js`;
  chunks.set(source, { name, file, integrity: integrityOf(bytes, 'sha256') });
  files.set(file, bytes);
}

/** Most of a shell runs before there is content: engines that know this do not read its functions twice. */
const COMPILE_HINT = Buffer.from('//# allFunctionsCalledOnLoad\n');

for (const { tag, entry, chunk } of elements) {
  const own = new Map([...chunks].filter(([source]) => shared.includes(source) || source === chunk));
  const shell = await bundle(entry, { conditions: ['production'], plugins: [lazyChunks(own), shellModules] });
  files.set(`${tag}.js`, Buffer.concat([COMPILE_HINT, shell]));
}
const all = elements.map(({ entry }) => `export * from './${entry}';`).join('\n');
files.set(
  'ess.js',
  await bundle(
    { contents: all, resolveDir: folder },
    { conditions: ['production'], plugins: [lazyChunks(chunks), shellModules] },
  ),
);

/** @param {unknown} value */
const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
files.set('operations.json', json(trustedDocuments()));
files.set('custom-elements.json', json(customElementsManifest()));

mkdirSync(dist, { recursive: true });

const weights = [...files].map(([name, bytes]) => {
  writeFileSync(path.join(dist, name), bytes);
  return { name, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, integrity: integrityOf(bytes) };
});

const manifest = json({
  version,
  client: chunks.get(CLIENT_CHUNK)?.file,
  elements: Object.fromEntries(
    elements.map(({ tag, chunk }) => [tag, { file: `${tag}.js`, followed: chunks.get(chunk)?.file }]),
  ),
  files: Object.fromEntries(weights.map(({ name, ...weight }) => [name, weight])),
});
writeFileSync(path.join(dist, 'manifest.json'), manifest);

// Last, so that who reads the folder meanwhile finds what it was promised.
for (const name of readdirSync(dist)) if (!files.has(name) && name !== 'manifest.json') rmSync(path.join(dist, name));

/** @param {string | undefined} name */
const gzipOf = (name) => weights.find((weight) => weight.name === name)?.gzip ?? 0;

const width = Math.max(...weights.map(({ name }) => name.length)) + 2;
console.log(`ess-widgets ${version}`.padEnd(width) + 'bytes'.padStart(10) + 'gzip'.padStart(10));
for (const { name, bytes, gzip } of weights.filter(({ name }) => name.endsWith('.js'))) {
  console.log(name.padEnd(width) + String(bytes).padStart(10) + String(gzip).padStart(10));
}

for (const { tag, chunk } of elements) {
  const shell = gzipOf(`${tag}.js`);
  const everything = shell + [...shared, chunk].reduce((sum, source) => sum + gzipOf(chunks.get(source)?.file), 0);
  console.log(`${tag}, all it may load`.padEnd(width) + ''.padStart(10) + String(everything).padStart(10));
  weigh(`${tag}.js`, shell, BUDGET.element);
  weigh(`${tag} and its chunks`, everything, BUDGET.everything);
}

/**
 * @param {string} what
 * @param {number} weight
 * @param {number} allowed
 */
function weigh(what, weight, allowed) {
  if (weight <= allowed) return;
  console.error(`${what}: ${weight} bytes gzip, ${allowed} allowed`);
  if (what.startsWith(GATED) || allowed === BUDGET.everything) process.exitCode = 1;
}
