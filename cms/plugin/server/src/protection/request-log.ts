/**
 * `plugin::ess.request-log`, in place of `strapi::logger`: a line a request, without what an address may betray. What is
 * searched stands in the query, and a preview is open to who knows the last part of its path.
 */
import type { Core } from '@strapi/strapi';

/** As long as no slug, number or document id is, and without the dot of a file. */
const SECRET = /^[\w-]{32,}$/;

export const requestLog =
  (_: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (context, next) => {
    const started = performance.now();
    await next();
    const milliseconds = Math.ceil(performance.now() - started);
    strapi.log.http(
      `${context.method} ${loggedPath(context.path)} (${String(milliseconds)} ms) ${String(context.status)}`,
    );
  };

/** The path without its secrets; the query is left out. */
export const loggedPath = (path: string): string =>
  path
    .split('/')
    .map((segment) => (SECRET.test(segment) && !isSlug(segment) ? '…' : segment))
    .join('/');

/** Words of small letters: a secret of that length without a capital or a digit among them does not come up. */
const isSlug = (segment: string): boolean => /^[a-z]+(?:-[a-z]+)+$/.test(segment);
