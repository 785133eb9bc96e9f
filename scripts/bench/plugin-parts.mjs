// @ts-check
/** Parts of the plugin that its package does not export, bundled from their sources for the measurements alone. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * @typedef {Readonly<Record<string, string | number | boolean | null>>} Row
 *
 * @typedef {object} EntryRows what publishing writes of an entry, without its id
 * @property {Row} columns
 * @property {Readonly<Record<string, readonly Row[]>>} index rows of each index table
 *
 * @typedef {object} PluginParts
 * @property {(event: object, ancestry: (code: string) => readonly string[]) => EntryRows} eventRows
 * @property {(database: unknown) => Promise<{ selfAndAncestors(code: string): readonly string[] }>} territoryIndex
 */

const PARTS = `
  import { eventDocumentSchema } from './publication/documents';
  import { projectEvent } from './publication/event-projection';
  import { storedRows } from './publication/stored-rows';
  import { TerritoryIndex } from './territories/territory-index';
  export const eventRows = (event, ancestry) => storedRows('event', projectEvent(eventDocumentSchema.parse(event), ancestry));
  export const territoryIndex = (database) => TerritoryIndex.load(database);
`;

/**
 * The content types and components of the plugin as a plugin of Strapi’s own making: generated REST and GraphQL, open
 * to anyone. Nothing of this is in the product.
 */
const STOCK_PLUGIN = `
  import { factories } from '@strapi/strapi';
  import { registerComponents } from './components/register';
  import { contentTypes } from './content-types';
  const uid = 'plugin::ess.event';
  export default {
    contentTypes,
    controllers: { event: factories.createCoreController(uid) },
    services: { event: factories.createCoreService(uid) },
    routes: { event: factories.createCoreRouter(uid, { only: ['find'] }) },
    register({ strapi }) {
      registerComponents(strapi);
      strapi.get('auth').register('content-api', {
        name: 'everyone',
        authenticate: async () => ({ authenticated: true, credentials: null }),
        verify: async () => undefined,
      });
    },
  };
`;

/**
 * @param {string} contents
 * @param {string} file
 */
async function bundle(contents, file) {
  await build({
    stdin: { contents, resolveDir: path.join(root, 'cms', 'plugin', 'server', 'src'), loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    external: ['@strapi/*', 'knex'],
    // Packages are found from here, wherever the bundle is written.
    banner: {
      js: `require = require('node:module').createRequire(${JSON.stringify(path.join(root, 'cms', 'app', 'x.js'))});`,
    },
  });
}

/** @param {string} file written by this, to be given to `loadPluginParts` of any process */
export const bundlePluginParts = (file) => bundle(PARTS, file);

/** @param {string} file written by this */
export const bundleStockPlugin = (file) => bundle(STOCK_PLUGIN, file);

/**
 * @param {string} file
 * @returns {PluginParts}
 */
export const loadPluginParts = (file) => createRequire(file)(file);
