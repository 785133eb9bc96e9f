import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

export default (): Core.Config.Middlewares => {
  const publicUrl = env('PUBLIC_URL', '');
  // Whose pages may write to the administration and read what it answers; the public addresses answer everyone.
  const origins = [...env.origins('PUBLIC_URL'), ...env.origins('CORS_ORIGINS')];
  return [
    'plugin::ess.client-address',
    'plugin::ess.request-log',
    'strapi::errors',
    {
      name: 'strapi::security',
      // Of this host alone: its neighbours may not have HTTPS.
      config: { hsts: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false },
    },
    'plugin::ess.served-files',
    {
      name: 'strapi::cors',
      config: {
        origin: origins,
        credentials: (context: { get(name: string): string }) => context.get('Origin') !== '',
      },
    },
    { name: 'plugin::ess.own-origin', config: { origins } },
    { name: 'plugin::ess.security-txt', config: { contacts: env.array('SECURITY_CONTACT', []) } },
    { name: 'strapi::poweredBy', config: { poweredBy: '' } },
    'strapi::query',
    'plugin::ess.multipart',
    'plugin::ess.strangers-bodies',
    'strapi::body',
    'plugin::ess.received-files',
    'plugin::ess.audit-journal',
    'plugin::ess.login-limits',
    'strapi::session',
    'strapi::favicon',
    'strapi::public',
  ];
};
