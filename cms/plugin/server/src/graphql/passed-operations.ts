/** Operations that the gate has read and let through, on their way to Strapi's GraphQL plugin. */
import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';

const operations = new WeakMap<IncomingMessage, object>();

/** Keeps what was read of a body, which cannot be read twice. */
export function passOperation(request: IncomingMessage, operation: object): void {
  operations.set(request, operation);
}

/** Whether a request target (RFC 9112 §3.2), or the path of one, leads to the endpoint as Strapi's router reads it. */
export function leadsTo(endpoint: string, target: string): boolean {
  const [path = ''] = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#\\]*/i, '').split(/[?#]/, 1);
  return path.replaceAll('\\', '/').replace(/\/$/, '').toLowerCase() === endpoint.toLowerCase();
}

/** Stands before Strapi's own middlewares: hands them the operation, and takes back what they say of other sites. */
export function receiveOperations(endpoint: string): Core.MiddlewareHandler {
  return async (context, next) => {
    if (!leadsTo(endpoint, context.path)) {
      await next();
      return;
    }
    const operation = operations.get(context.req);
    if (operation) {
      Object.assign(context.request, { body: operation });
      // Strapi leaves the body alone at exactly this address.
      context.url = endpoint;
    }
    await next();
    // Strapi's CORS names the origin and allows its cookies; nothing here depends on either.
    context.set('Access-Control-Allow-Origin', '*');
    context.remove('Access-Control-Allow-Credentials');
  };
}
