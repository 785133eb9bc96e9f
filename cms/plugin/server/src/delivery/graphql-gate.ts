/**
 * What stands before the open GraphQL endpoint, and before all of Strapi: anonymous CORS, the methods and the media
 * type that are understood, a body read no further than its limit, and a document within its limits. Refusing here
 * saves all that Strapi’s stack would do first, so that a flood of hostile documents leaves readers in peace.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { leadsTo, passOperation } from '../graphql/passed-operations';
import { tooMany } from '../visitors/visitors';

export interface GateOptions {
  /** Path of the endpoint, `/graphql`. */
  readonly endpoint: string;
  /** Largest body read, in bytes. */
  readonly bodyBytes: number;
  /** Whether the database answers. */
  readonly isReadable: () => boolean;
  /** `0` when work may be done for a request, else the seconds after which it may be asked for again. */
  readonly wait: (request: IncomingMessage) => number;
  /** The fault for which a document is refused, if it has one. */
  readonly faultOf: (document: string) => GraphQLFormattedError | undefined;
}

export interface GraphqlGate {
  /** Refuses a request, or has it answered by `pass`, which may be called later. */
  (request: IncomingMessage, response: ServerResponse, pass: () => void): void;
  /** Whether it stands before this address: a request target, in any of its spellings. */
  readonly isEndpoint: (url: string) => boolean;
}

const METHODS = 'GET, POST, OPTIONS';
/** Seconds for which a browser remembers a preflight: a day. */
const PREFLIGHT_AGE = '86400';
/** Seconds after which a client may ask again while the database is away. */
const RETRY_AFTER = '5';

export function graphqlGate(options: GateOptions): GraphqlGate {
  const stand = (request: IncomingMessage, response: ServerResponse, pass: () => void): void => {
    const { method = '' } = request;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cache-Control', 'no-store');
    if (method === 'OPTIONS') {
      preflight(response);
      return;
    }
    if (!options.isReadable()) {
      response.setHeader('Retry-After', RETRY_AFTER);
      refuse(response, 503, 'The content cannot be read for the moment.');
      return;
    }
    const seconds = options.wait(request);
    if (seconds > 0) {
      response.setHeader('Retry-After', String(seconds));
      refuse(response, 429, tooMany(seconds));
    } else if (method === 'POST') readOperation(request, response, options, pass);
    else if (method === 'GET') pass();
    else {
      response.setHeader('Allow', METHODS);
      refuse(response, 405, `${method} is not understood here. Allowed: ${METHODS}.`);
    }
  };
  return Object.assign(stand, { isEndpoint: (url: string) => leadsTo(options.endpoint, url) });
}

function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    // The star does not stand for `Authorization`.
    'Access-Control-Allow-Headers': '*, Authorization',
    'Access-Control-Max-Age': PREFLIGHT_AGE,
  });
  response.end();
}

function readOperation(
  request: IncomingMessage,
  response: ServerResponse,
  { bodyBytes, faultOf }: GateOptions,
  pass: () => void,
): void {
  const { 'content-type': type = '', 'content-encoding': coding = '' } = request.headers;
  if (!/^\s*application\/json\s*(?:;|$)/i.test(type)) {
    refuse(response, 415, 'The body must be JSON: Content-Type: application/json.');
    return;
  }
  if (!['', 'identity'].includes(coding)) {
    refuse(response, 415, 'The body must not be compressed: no Content-Encoding.');
    return;
  }
  readBytes(request, bodyBytes, (bytes) => {
    if (!bytes) {
      refuse(response, 413, `Body limit of ${String(bodyBytes)} bytes exceeded.`);
      return;
    }
    const operation = parseJson(bytes);
    if (typeof operation !== 'object' || operation === null) {
      refuse(response, 400, 'The body must be a JSON object: {"query": "…", "variables": {…}}.');
      return;
    }
    if (Array.isArray(operation)) {
      refuse(response, 400, 'Batches are not understood: one operation a request.');
      return;
    }
    // What is no text, or an empty one, Apollo Server has words for.
    const query: unknown = 'query' in operation ? operation.query : undefined;
    const fault = typeof query === 'string' && query !== '' ? faultOf(query) : undefined;
    if (fault) answerErrors(response, 400, fault);
    else {
      passOperation(request, operation);
      pass();
    }
  });
}

/**
 * Gives the whole body, or `undefined` when it is longer than `most`: the rest is left to Node to throw away. Gives
 * nothing when the client left, for nobody is there any more to be answered.
 */
function readBytes(request: IncomingMessage, most: number, done: (bytes: Buffer | undefined) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    done(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const add = (chunk: Buffer) => {
    length += chunk.length;
    chunks.push(chunk);
    if (length <= most) return;
    request.off('data', add).off('end', end);
    done(undefined);
  };
  const end = () => {
    request.off('data', add);
    done(Buffer.concat(chunks));
  };
  request.on('data', add).once('end', end);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  answerErrors(response, status, { message, extensions: { code: 'BAD_REQUEST' } });
}

/** In the form of GraphQL's own errors, which every client knows. */
function answerErrors(response: ServerResponse, status: number, error: GraphQLFormattedError): void {
  const body = Buffer.from(JSON.stringify({ errors: [error] }));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
