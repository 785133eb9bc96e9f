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
  return `export default ${JSON.stringify(code.trim())};`;
}

const LABELLED_ENTRY = /\bentry\((?:"(?:[^"\\]|\\.)*"(?:, )?){3}\)/g;
const TOP_LEVEL_OBJECT = /^(?:export )?const \w+ = \{$[^]*?^\};?$/gm;
const CALLED_VALUE = /^(\s+[^\s:]+: )(?=\w+\()/gm;

/**
 * The shared types as the elements need them. Labels come with the answers of the CMS, so only the keys
 * of the vocabularies stay. And esbuild cannot know that the tables of the shared types are built
 * without side effects: told so, it leaves out those that are not used.
 *
 * @param {string} file
 */
async function sharedModule(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', charset: 'utf8' });
  return code
    .replaceAll(LABELLED_ENTRY, '{}')
    .replaceAll(TOP_LEVEL_OBJECT, (table) => table.replaceAll(CALLED_VALUE, '$1/* @__PURE__ */ '));
}

/**
 * Indentation inside templates would be downloaded; elsewhere it means nothing.
 *
 * @param {string} file
 */
async function sourceModule(file) {
  const code = await readFile(file, 'utf8');
  if (/\.label\[/.test(code)) throw new Error(`${file}: the bundles carry no labels of vocabularies`);
  return code.replaceAll(/\n\s+/g, '\n');
}

/** @type {import('esbuild').Plugin} */
export const sourceModules = {
  name: 'ess-source-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: CSS_QUERY }, ({ path: request, resolveDir }) => ({
      path: path.join(resolveDir, request.replace('?inline', '')),
      namespace: 'ess-style',
    }));
    onLoad({ filter: /./, namespace: 'ess-style' }, async ({ path: file }) => ({ contents: await styleModule(file) }));
    onLoad({ filter: /[\\/]shared-types[\\/]src[\\/][\w-]+\.ts$/ }, async ({ path: file }) => ({
      contents: await sharedModule(file),
    }));
    onLoad({ filter: /[\\/]widgets[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: await sourceModule(file),
      loader: 'ts',
    }));
    onLoad({ filter: /\.graphql$/ }, async ({ path: file }) => ({
      contents: operationModule(await readFile(file, 'utf8')),
    }));
  },
};

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
 * The elements load what is big by a name that carries its hash, from beside themselves.
 *
 * @param {string} fileName
 * @param {string} sourceFile `src/.../<folder>/index.ts`, imported as `./<folder>/index.js`
 * @returns {import('esbuild').Plugin}
 */
export function lazyChunk(fileName, sourceFile) {
  const folder = path.basename(path.dirname(sourceFile));
  return {
    name: 'ess-lazy-chunk',
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`/${folder}/index\\.js$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${fileName}`, external: true } : undefined,
      );
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
