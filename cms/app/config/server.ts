import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

export default (): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS', []) },
  // Nothing is asked of anyone outside: no update check.
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
