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

/**
 * Asks, and asks again twice when the network or the server fails; a refusal or a silence of 8 s is
 * final. Rejects with a `RefusedError`, with what aborted the signal, or with any other error.
 */
export async function askTrusted(
  { endpoint, id, variables }: TrustedRequest,
  signal: AbortSignal,
): Promise<TrustedAnswer> {
  const url = `${endpoint}/ess/graphql/${id}?variables=${encodeURIComponent(JSON.stringify(variables))}`;
  for (const pause of PAUSES) {
    // The first try does not even wait for a timer: on a telephone, that would be for the skeleton to be drawn.
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    const answer = await tryOnce(url, signal);
    if (answer) return answer;
  }
  throw new Error(url);
}

/** One try; `undefined` when another one may do better. */
async function tryOnce(url: string, signal: AbortSignal): Promise<TrustedAnswer | undefined> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT);
  signal.addEventListener('abort', abort);
  try {
    const response = await fetch(url, { credentials: 'omit', signal: controller.signal });
    if (response.status >= 500) return undefined;
    const body: unknown = JSON.parse(await response.text());
    if (!isGraphqlBody(body)) throw new Error(url);
    const { errors = [] } = body;
    if (errors.some(({ extensions }) => response.status === 400 || extensions?.code === 'BAD_USER_INPUT'))
      throw new RefusedError(errors.map(({ message }) => message).join('\n'));
    return { body, stale: saysStale(response.headers.get('Cache-Status')) };
  } catch (error) {
    signal.throwIfAborted();
    // Only the network may do better: not a silence, nor what a captive portal puts in the place of JSON.
    if (error instanceof TypeError && !controller.signal.aborted) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
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
