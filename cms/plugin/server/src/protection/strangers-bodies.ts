/**
 * `plugin::ess.strangers-bodies`, before `strapi::body`: whoever is not signed in has little to say. A body of a megabyte
 * made of brackets costs more than a tenth of a second to read and to refuse, at any address.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isSignedIn } from '../access/signed-in';

const configSchema = z.object({
  /** Bytes of a body that a stranger may send. */
  bytes: z.int().positive().default(16_384),
});

export const strangersBodies = (
  config: unknown,
  { strapi }: { readonly strapi: Core.Strapi },
): Core.MiddlewareHandler => {
  const { bytes } = configSchema.parse(config ?? {});
  return async (context, next) => {
    // What stands before the open GraphQL endpoint has read its own, within a limit of its own.
    const isRead = context.request.body !== undefined;
    if (isRead || !isLonger(context.req.headers, bytes) || (await isSignedIn(strapi, context))) {
      await next();
      return;
    }
    // What was not read stays in the connection, which can serve nothing else.
    context.set('Connection', 'close');
    throw new errors.PayloadTooLargeError(
      `Sans être connecté, on envoie ${String(bytes)} octets au plus. Without signing in, a body may have ${String(bytes)} bytes at most.`,
    );
  };
};

/** Whether a body is longer than so many bytes, or does not say how long it is. Pure. */
export function isLonger(
  headers: { readonly 'content-length'?: string | undefined; readonly 'transfer-encoding'?: string | undefined },
  bytes: number,
): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > bytes;
}
