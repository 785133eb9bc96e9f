/**
 * Bodies that hold files are written to the disk as they arrive, before anything is known of who sends them. They are
 * refused unread, except from people who are signed in, on the routes that take files. A middleware that an
 * application names, before `strapi::body`.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { AdminContext } from '../access/admin-request';
import { isSignedIn } from '../access/signed-in';
import { ADMIN_PREFIX } from '../admin-route/admin-route';
import { words, type Words } from '../content-types/words';
import { languageOf } from './browser-language';

const configSchema = z.object({
  /** Beginnings of other addresses of the site that take files from people who are signed in. */
  routes: z.array(z.string().startsWith('/')).default([]),
});

const METHODS: readonly string[] = ['POST', 'PUT', 'PATCH'];

const NOT_TAKEN = words('Cette adresse ne reçoit pas de fichiers.', 'This address takes no files.');
const NOT_SIGNED_IN = words('Connectez-vous pour envoyer des fichiers.', 'Sign in to send files.');

export const multipart = (config: object, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const api = `${strapi.config.get<string>('api.rest.prefix', '/api')}/`;
  const takesFiles = routesThatTakeFiles(api, configSchema.parse(config).routes);

  return async (context, next) => {
    if (!isMultipart(context.get('content-type'))) {
      await next();
      return;
    }
    if (!METHODS.includes(context.method) || !takesFiles(context.path)) refuse(context, 415, NOT_TAKEN);
    else if (await isSignedIn(strapi, context)) await next();
    else refuse(context, 401, NOT_SIGNED_IN);
  };
};

const NAMES = { 401: 'UnauthorizedError', 415: 'UnsupportedMediaTypeError' } as const;

/** In the form of Strapi's errors. */
function refuse(context: AdminContext, status: keyof typeof NAMES, said: Words): void {
  // What was not read stays in the connection, which can serve nothing else.
  context.set('Connection', 'close');
  context.status = status;
  context.body = {
    data: null,
    error: { status, name: NAMES[status], message: said[languageOf(context)], details: {} },
  };
}

/** Whether Strapi would take a body apart into files. Pure. */
export const isMultipart = (contentType: string): boolean => /^\s*multipart\//i.test(contentType);

/** Pure. */
export function routesThatTakeFiles(api: string, others: readonly string[]): (path: string) => boolean {
  const upload = /^\/upload(?:\/files(?:\/[^/]+\/replace)?)?\/?$/;
  const patterns = [
    upload,
    new RegExp(`^${escaped(api)}upload/?$`),
    new RegExp(`^${escaped(ADMIN_PREFIX)}/intake/previews/?$`),
  ];
  return (path) => patterns.some((pattern) => pattern.test(path)) || others.some((start) => path.startsWith(start));
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
