// @ts-check
/**
 * Strapi as it comes, in a process of its own: the same content types and the same data, its generated REST and GraphQL.
 * The application is written for the occasion; the product has nothing of it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { appFolder } from '../lib/paths.mjs';
import { serveParent } from './parent-link.mjs';
import { bundleStockPlugin } from './plugin-parts.mjs';

const requireFromApp = createRequire(path.join(appFolder, 'package.json'));
const folder = process.env['BENCH_STOCK_FOLDER'] ?? '';
const plugin = path.join(folder, 'plugin');
mkdirSync(path.join(folder, 'config'), { recursive: true });
mkdirSync(path.join(folder, 'public', 'uploads'), { recursive: true });
mkdirSync(plugin, { recursive: true });
await bundleStockPlugin(path.join(plugin, 'strapi-server.js'));

/**
 * @param {string} name
 * @param {unknown} value
 */
const write = (name, value) => writeFileSync(path.join(folder, name), JSON.stringify(value));
write('package.json', { name: 'stock', version: '0.0.0', private: true, strapi: { uuid: false } });
write('plugin/package.json', {
  name: 'stock-ess',
  version: '0.0.0',
  strapi: { name: 'ess', displayName: 'ESS', kind: 'plugin' },
});
write('config/database.json', {
  connection: { client: 'sqlite', connection: { filename: process.env['DATABASE_FILENAME'] }, useNullAsDefault: true },
});
write('config/server.json', { host: '127.0.0.1', port: 0, app: { keys: [process.env['APP_KEYS']] } });
write('config/admin.json', {
  auth: { secret: process.env['ADMIN_JWT_SECRET'] },
  apiToken: { salt: process.env['API_TOKEN_SALT'] },
  transfer: { token: { salt: process.env['TRANSFER_TOKEN_SALT'] } },
});
write('config/api.json', { rest: { defaultLimit: 25, maxLimit: 100 } });
// The one file of configuration that has to be a script.
const plugins = {
  ess: { enabled: true, resolve: './plugin' },
  graphql: {
    enabled: true,
    resolve: requireFromApp.resolve('@strapi/plugin-graphql/package.json'),
    config: { shadowCRUD: true, defaultLimit: 25, maxLimit: 100, depthLimit: 10 },
  },
};
writeFileSync(path.join(folder, 'config', 'plugins.js'), `module.exports = ${JSON.stringify(plugins)};`);
write(
  'config/middlewares.json',
  ['logger', 'errors', 'security', 'cors', 'query', 'body', 'session', 'favicon', 'public'].map(
    (name) => `strapi::${name}`,
  ),
);

process.chdir(folder);
/** @type {typeof import('@strapi/strapi')} */
const { createStrapi } = requireFromApp('@strapi/strapi');
const strapi = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false });
strapi.log.level = 'error';
await strapi.load();
let statements = 0;
strapi.db.connection.on('query', () => {
  statements += 1;
});
await strapi.listen();
const address = strapi.server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('No port');

serveParent(`http://127.0.0.1:${address.port}`, {
  statements() {
    const counted = statements;
    statements = 0;
    return counted;
  },
});
