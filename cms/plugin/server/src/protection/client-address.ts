/** `plugin::ess.client-address`: Strapi and all that stands behind know who asks, where a trusted proxy says it. */
import type { Core } from '@strapi/strapi';
import { essOf } from '../ess';

/**
 * First of the middlewares. Koa's own `proxy` setting believes whoever writes `X-Forwarded-For`; here only the proxies
 * of the settings are believed, of the address as of HTTPS, on which `Secure` cookies depend.
 */
export const clientAddress = (_: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const { visitors } = essOf(strapi);
  return async (context, next) => {
    context.request.ip = visitors.address(context.req);
    if (visitors.cameByHttps(context.req)) Object.defineProperty(context.request, 'protocol', { value: 'https' });
    await next();
  };
};
