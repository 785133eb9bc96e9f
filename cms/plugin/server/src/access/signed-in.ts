/** Who sends a request, before anything of its body is read. */
import type { Core } from '@strapi/strapi';
import type { AdminContext } from './admin-request';

/** Part of Strapi's service that says who sends a request. */
interface Authentication {
  authenticate(context: AdminContext, next: () => Promise<void>): Promise<unknown>;
}

/** Asks those who guard the route, as they will be asked again: someone in particular, whom they know. */
export async function isSignedIn(strapi: Core.Strapi, context: AdminContext): Promise<boolean> {
  const authentication: Authentication = strapi.get('auth');
  const api = `${strapi.config.get<string>('api.rest.prefix', '/api')}/`;
  const type = context.path.startsWith(api) ? 'content-api' : 'admin';
  const state: Record<string, unknown> = { route: { info: { type }, config: {} } };
  const asked: AdminContext = Object.create(context, { state: { value: state } });
  let isKnown = false;
  await authentication.authenticate(asked, async () => {
    const { auth } = state;
    isKnown = typeof auth === 'object' && auth !== null && 'credentials' in auth && Boolean(auth.credentials);
  });
  return isKnown;
}
