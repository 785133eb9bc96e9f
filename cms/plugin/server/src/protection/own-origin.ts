/** `plugin::ess.own-origin`: pages of other sites change nothing in the administration, whatever cookies a browser adds. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const configSchema = z.object({
  /** Origins whose pages may write beside those of the server itself: `https://admin.exemple.fr`. */
  origins: z.array(z.string()).default([]),
});

const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The session cookie goes with every request of the same site, another port and a neighbouring sub-domain included. CORS
 * keeps their pages from reading the answers; this keeps them from having anything done.
 */
export const ownOrigin = (config: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const { origins } = configSchema.parse(config ?? {});
  const stem = `${strapi.config.get<string>('admin.path', '/admin').replace(/\/$/, '')}/`;
  return async (context, next) => {
    const origin = context.get('Origin');
    if (
      origin === '' ||
      HARMLESS.includes(context.method) ||
      !context.path.toLowerCase().startsWith(stem) ||
      isOwn(origin, { host: context.get('Host'), isSecure: context.secure }, origins)
    ) {
      await next();
      return;
    }
    throw new errors.ForbiddenError('The administration is written to from its own pages only.');
  };
};

/** A browser says both origin and host, and a page can forge neither. What came by HTTPS is not written to by HTTP. */
export function isOwn(
  origin: string,
  { host, isSecure }: { readonly host: string; readonly isSecure: boolean },
  origins: readonly string[],
): boolean {
  if (origins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  return page.host === host.toLowerCase() && (page.protocol === 'https:' || !isSecure);
}
