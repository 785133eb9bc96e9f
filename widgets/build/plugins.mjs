// @ts-check
/** What the imports of the widgets become, for the build (esbuild) and for the tests (Vite). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import { operationModule } from './operations.mjs';

const CSS_QUERY = /\.css\?inline$/;

/** @param {string} file */
async function styleModule(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true });
  // esbuild keeps spaces inside custom properties, where they mean nothing.
  const text = code
    .trim()
    .replaceAll(/(--[\w-]+): /g, '$1:')
    .replaceAll(', ', ',');
  return `export default ${JSON.stringify(text)};`;
}

const LABELLED_ENTRY = /(?:\/\* @__PURE__ \*\/ )?\bentry\((?:"(?:[^"\\]|\\.)*"(?:, )?){3}\)/g;
const TOP_LEVEL_OBJECT = /^(?:export )?const \w+ = \{$[^]*?^\};?$/gm;
const CALLED_VALUE = /^(\s+[^\s:]+: )(?=\w+\()/gm;

/**
 * The shared types as JavaScript. esbuild cannot know that their tables are built without side effects:
 * told so, it leaves out those that are not used.
 *
 * @param {string} file
 */
async function labelledModule(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', charset: 'utf8' });
  return code.replaceAll(TOP_LEVEL_OBJECT, (table) => table.replaceAll(CALLED_VALUE, '$1/* @__PURE__ */ '));
}

/**
 * The shared types without the labels of the vocabularies: only the keys stay.
 *
 * @param {string} file
 */
async function unlabelledModule(file) {
  return (await labelledModule(file)).replaceAll(LABELLED_ENTRY, '{}');
}

/**
 * Indentation inside templates would be downloaded; elsewhere it means nothing.
 *
 * @param {string} file
 * @param {boolean} hasLabels
 */
async function sourceModule(file, hasLabels) {
  const code = await readFile(file, 'utf8');
  if (!hasLabels && /\.label\[/.test(code)) throw new Error(`${file}: a shell carries no labels of vocabularies`);
  return code.replaceAll(/\n\s+/g, '\n');
}

/**
 * What no template here uses: the hook of a polyfill that no supported browser needs, the tags for SVG and MathML,
 * directives, parts of an element as a whole, values inside `<textarea>` and `<title>`.
 */
const UNUSED_IN_LIT = /** @type {const} */ ([
  [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\([^)]*\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ';'],
  [/2===(\w)\?"<svg>":3===\1\?"<math>":""/, '""'],
  [/\+\(2===(\w)\?"<\/svg>":3===\1\?"<\/math>":""\)/, ''],
  [/,2===(\w)\|\|3===\1\)\{const (\w)=this\.el\.content\.firstChild;\2\.replaceWith\(\.\.\.\2\.childNodes\)\}/, '){}'],
  [/,(\w+)=(\w+)\(2\),(\w+)=\2\(3\)/, ',$1=/* @__PURE__ */$2(2),$3=/* @__PURE__ */$2(3)'],
  [/function M\(t,i,s=t,e\)\{.*?\}(?=class R\{)/, 'function M(t,i){return i}'],
  [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\);/, ';'],
  [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
  [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ''],
]);

/** @param {string} code */
function litModule(code) {
  return UNUSED_IN_LIT.reduce((left, [unused, instead]) => {
    if (!unused.test(left)) throw new Error(`lit-html is not what it was: ${unused.source}`);
    return left.replace(unused, instead);
  }, code);
}

/**
 * @param {(file: string) => Promise<string>} sharedModule
 * @returns {import('esbuild').Plugin}
 */
function modules(sharedModule) {
  return {
    name: 'ess-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: CSS_QUERY }, ({ path: request, resolveDir }) => ({
        path: path.join(resolveDir, request.replace('?inline', '')),
        namespace: 'ess-style',
      }));
      onLoad({ filter: /./, namespace: 'ess-style' }, async ({ path: file }) => ({
        contents: await styleModule(file),
      }));
      onLoad({ filter: /[\\/]shared-types[\\/]src[\\/][\w-]+\.ts$/ }, async ({ path: file }) => ({
        contents: await sharedModule(file),
      }));
      onLoad({ filter: /[\\/]widgets[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => ({
        contents: await sourceModule(file, sharedModule === labelledModule),
        loader: 'ts',
      }));
      onLoad({ filter: /[\\/]lit-html[\\/]lit-html\.js$/ }, async ({ path: file }) => ({
        contents: litModule(await readFile(file, 'utf8')),
      }));
      onLoad({ filter: /\.graphql$/ }, async ({ path: file }) => ({
        contents: operationModule(await readFile(file, 'utf8')),
      }));
    },
  };
}

/** What shows the first answer: labels come with it. */
export const shellModules = modules(unlabelledModule);
/** What a reader's actions load: filters name what no answer has brought yet. */
export const chunkModules = modules(labelledModule);

/**
 * Nothing prints a document in a browser: the text is known since the build. Apollo Client only wants
 * a key that is the same for the same document, to send only once what is asked twice: the document is one.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutPrinter = {
  name: 'ess-without-printer',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /(^|\/)printer(\.m?js)?$/ }, ({ importer, path: request }) =>
      importer.includes(`${path.sep}graphql${path.sep}`) || request.startsWith('graphql/')
        ? { path: 'printer', namespace: 'ess-printer', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'ess-printer' }, () => ({
      contents: 'export const print = (document) => document; export const printForError = print;',
    }));
  },
};

/**
 * @typedef {object} BuiltChunk
 * @property {string} name the name by which `loadChunk` asks for it
 * @property {string} file
 * @property {string} integrity
 */

/**
 * An element loads chunks by names that carry their hashes, from beside itself, and knows their integrity.
 *
 * @param {ReadonlyMap<string, BuiltChunk>} chunks by source file, `src/agenda/followed/index.ts`
 * @returns {import('esbuild').Plugin}
 */
export function lazyChunks(chunks) {
  const table = Object.fromEntries([...chunks.values()].map(({ name, file, integrity }) => [name, [file, integrity]]));
  return {
    name: 'ess-lazy-chunks',
    setup({ initialOptions, onResolve, onLoad }) {
      onResolve({ filter: /\/index\.js$/ }, ({ kind, path: request, resolveDir }) => {
        const source = path
          .relative(initialOptions.absWorkingDir ?? '', path.join(resolveDir, request))
          .split(path.sep)
          .join('/')
          .replace(/\.js$/, '.ts');
        const chunk = kind === 'dynamic-import' ? chunks.get(source) : undefined;
        return chunk && { path: `./${chunk.file}`, external: true };
      });
      onLoad({ filter: /[\\/]foundation[\\/]chunks\.ts$/ }, () => ({
        contents: `export const CHUNKS = ${JSON.stringify(table)};`,
      }));
    },
  };
}

/**
 * The operations for Vite, which reads styles by itself.
 *
 * @returns {import('vite').Plugin}
 */
export function graphqlModules() {
  return {
    name: 'ess-graphql-modules',
    transform(code, id) {
      return id.endsWith('.graphql') ? { code: operationModule(code), map: null } : undefined;
    },
  };
}
