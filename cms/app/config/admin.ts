import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

export default (): Core.Config.Admin => ({
  auth: { secret: env('ADMIN_JWT_SECRET', '') },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY', '') },
  // `plugin::ess.login-limits` counts in its place.
  rateLimit: { enabled: false },
  flags: { nps: false, promoteEE: false },
});
