import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

export default (): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS', []) },
  http: {
    serverOptions: {
      // Longer than the minute for which the usual proxies keep a connection: it is theirs to close.
      keepAliveTimeout: 75_000,
      // Milliseconds for the whole head of a request, then for all of it: slow clients make room for others.
      headersTimeout: 15_000,
      requestTimeout: 300_000,
      connectionsCheckingInterval: 5_000,
    },
  },
  // Nothing is asked of anyone outside: no update check.
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
