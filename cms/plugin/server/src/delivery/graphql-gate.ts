/**
 * What stands before the open GraphQL endpoint, and before Strapi's own middlewares: anonymous CORS, the methods and
 * the media type that are understood, and a body read no further than its limit.
 */
import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import { tooMany } from './visitors';

type Context = Parameters<Core.MiddlewareHandler>[0];

export interface GateOptions {
  /** Path of the endpoint, `/graphql`. */
  readonly endpoint: string;
  /** Largest body read, in bytes. */
  readonly bodyBytes: number;
  /** Whether the database answers. */
  readonly isReadable: () => boolean;
  /** `0` when work may be done for a request, else the seconds after which it may be asked for again. */
  readonly wait: (request: IncomingMessage) => number;
}

const METHODS = 'GET, POST, OPTIONS';
/** Seconds for which a browser remembers a preflight: a day. */
const PREFLIGHT_AGE = '86400';
/** Seconds after which a client may ask again while the database is away. */
const RETRY_AFTER = '5';

export function graphqlGate({ endpoint, bodyBytes, isReadable, wait }: GateOptions): Core.MiddlewareHandler {
  const isEndpoint = (path: string) => path.toLowerCase().replace(/\/$/, '') === endpoint.toLowerCase();
  return async (context, next) => {
    if (!isEndpoint(context.path)) {
      await next();
      return;
    }
    context.set('Access-Control-Allow-Origin', '*');
    context.set('Cache-Control', 'no-store');
    if (context.method !== 'OPTIONS') {
      if (!isReadable()) {
        context.set('Retry-After', RETRY_AFTER);
        refuse(context, 503, 'The content cannot be read for the moment.');
        return;
      }
      const seconds = wait(context.req);
      if (seconds > 0) {
        context.set('Retry-After', String(seconds));
        refuse(context, 429, tooMany(seconds));
        return;
      }
    }
    switch (context.method) {
      case 'OPTIONS':
        preflight(context);
        return;
      case 'POST':
        if (!(await readOperation(context, bodyBytes))) return;
        // Strapi leaves the body alone at exactly this address.
        context.url = endpoint;
        break;
      case 'GET':
        break;
      default:
        context.set('Allow', METHODS);
        refuse(context, 405, `${context.method} is not understood here. Allowed: ${METHODS}.`);
        return;
    }
    await next();
    // Strapi's CORS names the origin and allows its cookies; nothing here depends on either.
    context.set('Access-Control-Allow-Origin', '*');
    context.remove('Access-Control-Allow-Credentials');
  };
}

function preflight(context: Context): void {
  context.set('Allow', METHODS);
  context.set('Access-Control-Allow-Methods', METHODS);
  // The star does not stand for `Authorization`.
  context.set('Access-Control-Allow-Headers', '*, Authorization');
  context.set('Access-Control-Max-Age', PREFLIGHT_AGE);
  context.status = 204;
}

/** Reads the operation into `request.body`; `false` when it was refused. */
async function readOperation(context: Context, bodyBytes: number): Promise<boolean> {
  if (!context.is('application/json')) {
    refuse(context, 415, 'The body must be JSON: Content-Type: application/json.');
    return false;
  }
  if (!['', 'identity'].includes(context.get('Content-Encoding'))) {
    refuse(context, 415, 'The body must not be compressed: no Content-Encoding.');
    return false;
  }
  const bytes = await readBytes(context.req, bodyBytes);
  if (!bytes) {
    refuse(context, 413, `Body limit of ${String(bodyBytes)} bytes exceeded.`);
    return false;
  }
  const operation = parseJson(bytes);
  if (typeof operation !== 'object' || operation === null) {
    refuse(context, 400, 'The body must be a JSON object: {"query": "…", "variables": {…}}.');
    return false;
  }
  if (Array.isArray(operation)) {
    refuse(context, 400, 'Batches are not understood: one operation a request.');
    return false;
  }
  Object.assign(context.request, { body: operation });
  return true;
}

/** The whole body, or `undefined` when it is longer than `most`. What is not read is left to Node to throw away. */
function readBytes(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (bytes: Buffer | undefined) => {
      request.removeAllListeners('data');
      resolve(bytes);
    };
    if (Number(request.headers['content-length'] ?? 0) > most) {
      stop(undefined);
      return;
    }
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) stop(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => stop(Buffer.concat(chunks)));
    // Nobody is there any more to be answered.
    request.once('close', () => stop(Buffer.alloc(0)));
  });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** In the form of GraphQL's own errors, which every client knows. */
function refuse(context: Context, status: number, message: string): void {
  context.status = status;
  context.set('Content-Type', 'application/json; charset=utf-8');
  context.set('X-Content-Type-Options', 'nosniff');
  context.body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}
