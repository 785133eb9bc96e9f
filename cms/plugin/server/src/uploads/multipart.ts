/**
 * Bodies that hold files are written to the disk as they arrive, before anything is known of who sends them. They are
 * refused unread, except from people who are signed in, on the routes that take files. A middleware that an
 * application names, before `strapi::body`.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { AdminContext } from '../access/admin-request';
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

/** Part of Strapi's service that says who sends a request. */
interface Authentication {
  authenticate(context: AdminContext, next: () => Promise<void>): Promise<unknown>;
}

export const multipart = (config: object, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const api = `${strapi.config.get<string>('api.rest.prefix', '/api')}/`;
  const takesFiles = routesThatTakeFiles(api, configSchema.parse(config).routes);
  const authentication: Authentication = strapi.get('auth');

  return async (context, next) => {
    if (!isMultipart(context.get('content-type'))) {
      await next();
      return;
    }
    if (!METHODS.includes(context.method) || !takesFiles(context.path)) refuse(context, 415, NOT_TAKEN);
    else if (await isSignedIn(authentication, context, context.path.startsWith(api) ? 'content-api' : 'admin'))
      await next();
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

/** Asks those who guard the route, as they will be asked again: someone in particular, whom they know. */
async function isSignedIn(authentication: Authentication, context: AdminContext, type: string): Promise<boolean> {
  const state: Record<string, unknown> = { route: { info: { type }, config: {} } };
  const asked: AdminContext = Object.create(context, { state: { value: state } });
  let isKnown = false;
  await authentication.authenticate(asked, async () => {
    const { auth } = state;
    isKnown = typeof auth === 'object' && auth !== null && 'credentials' in auth && Boolean(auth.credentials);
  });
  return isKnown;
}
