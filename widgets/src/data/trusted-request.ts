/**
 * The one HTTP request of the widgets: a trusted document by GET, without header, cookie or preflight.
 * The element sends the first one itself; Apollo's link sends the following ones the same way.
 */
const TIMEOUT = 8000;
/** Pauses before the three tries, in milliseconds, spread so that pages do not return together. */
const PAUSES = [0, 400, 1200];

export interface TrustedRequest {
  /** Address of the CMS, without final slash. */
  readonly endpoint: string;
  /** sha256 of the operation. */
  readonly id: string;
  readonly variables: object;
}

/** The body of a GraphQL answer, as far as it can be told without knowing the operation. */
export interface GraphqlBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphqlError[];
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

export interface TrustedAnswer {
  readonly body: GraphqlBody;
  /** The server or a cache says that this is its last good copy. */
  readonly stale: boolean;
}

/** The selection is not understood, and asking again is useless; the message is the server's. */
export class RefusedError extends Error {}

/** What came is no answer; the message is its status (0: nothing came), a space and its beginning. */
export class NoAnswerError extends Error {}

/**
 * Asks, and asks again twice when the network or the server fails; a refusal or a silence of 8 s is
 * final. `afresh` goes past what caches hold: after a copy that could not be read. Rejects with a `RefusedError`,
 * with what aborted the signal, or with a `NoAnswerError`.
 */
export async function askTrusted(
  { endpoint, id, variables }: TrustedRequest,
  signal: AbortSignal,
  afresh = false,
): Promise<TrustedAnswer> {
  const url = `${endpoint}/ess/graphql/${id}?variables=${encodeURIComponent(JSON.stringify(variables))}`;
  let status = 0;
  for (const pause of PAUSES) {
    // The first try does not even wait for a timer: on a telephone, that would be for the skeleton to be drawn.
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    const answer = await tryOnce(url, signal, afresh);
    if (typeof answer === 'object') return answer;
    status = answer;
  }
  throw new NoAnswerError(`${status}`);
}

/** One try; a status when another one may do better. */
async function tryOnce(url: string, signal: AbortSignal, afresh: boolean): Promise<TrustedAnswer | number> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT);
  signal.addEventListener('abort', abort);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      signal: controller.signal,
      cache: afresh ? 'reload' : 'default',
    });
    const { status } = response;
    if (status >= 500) return status;
    const text = await response.text();
    const body = parsed(text);
    if (!isGraphqlBody(body)) throw new NoAnswerError(`${status} ${text.slice(0, 99)}`);
    const { errors = [] } = body;
    if (errors.some(({ extensions }) => status === 400 || extensions?.code === 'BAD_USER_INPUT'))
      throw new RefusedError(errors.map(({ message }) => message).join('\n'));
    return { body, stale: saysStale(response.headers.get('Cache-Status')) };
  } catch (error) {
    signal.throwIfAborted();
    // Only the network may do better: not a silence, nor what a captive portal puts in the place of JSON.
    if (error instanceof TypeError && !controller.signal.aborted) return 0;
    throw error instanceof DOMException ? new NoAnswerError('0') : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isGraphqlBody(body: unknown): body is GraphqlBody {
  return typeof body === 'object' && body !== null;
}

/**
 * Whether a `Cache-Status` field (RFC 9211) tells of a copy past its time: a hit with a negative `ttl`,
 * or `stale` said by a cache that did not then get a good answer (`fwd-status`).
 */
export function saysStale(cacheStatus: string | null): boolean {
  return (cacheStatus ?? '')
    .split(',')
    .some((member) => /\bttl=-\d/.test(member) || (/\bstale\b/.test(member) && !/\bfwd-status=(2|304)/.test(member)));
}
