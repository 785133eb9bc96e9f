/**
 * Lets anonymous readers reach the open GraphQL endpoint where no plugin of users does, and gives them
 * nothing: whatever asks for a permission is refused. It needs no database, so that an outage of the
 * database is never answered by « 401 ».
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';

const anonymousStrategy = {
  name: 'ess-anonymous',
  authenticate: async () => ({ authenticated: true, credentials: null }),
  verify: async () => {
    throw new errors.ForbiddenError('Forbidden');
  },
};

export function registerAnonymousStrategy(strapi: Core.Strapi): void {
  if ('users-permissions' in strapi.plugins) return;
  const auth: { register(type: string, strategy: object): void } = strapi.get('auth');
  auth.register('content-api', anonymousStrategy);
}
