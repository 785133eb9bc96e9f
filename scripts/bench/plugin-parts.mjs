// @ts-check
/** Parts of the plugin that its package does not export, bundled from their sources for the measurements alone. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * @typedef {Readonly<Record<string, string | number | null>>} Row
 * @typedef {object} EntryRows what publishing writes of an entry, without its id
 * @property {Row} columns
 * @property {Readonly<Record<string, readonly Row[]>>} index rows of each index table
 */

/**
 * @typedef {object} PluginParts
 * @property {(document: object, ancestry: (code: string) => readonly string[]) => EntryRows} eventRows
 * @property {(strapi: import('@strapi/strapi').Core.Strapi) => void} registerComponents
 */

const PARTS = `
import { rowsOf } from './publication/entry-store';
import { projectEvent } from './publication/event-projection';
import { eventDocumentSchema } from './publication/documents';
export { registerComponents } from './components/register';
export const eventRows = (document, ancestry) => rowsOf(projectEvent(eventDocumentSchema.parse(document), ancestry));
`;

/**
 * The file of the bundle, to be given to `loadPluginParts` of any process.
 * @param {string} folder where it is written
 */
export async function bundlePluginParts(folder) {
  const file = path.join(folder, 'plugin-parts.cjs');
  await build({
    stdin: { contents: PARTS, resolveDir: path.join(root, 'cms', 'plugin', 'server', 'src'), loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return file;
}

/**
 * @param {string} file
 * @returns {PluginParts}
 */
export const loadPluginParts = (file) => createRequire(file)(file);
