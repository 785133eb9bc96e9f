/**
 * Reads an address of the public internet, given by someone who is not trusted. Private addresses are refused after
 * the name is resolved and again at every redirection; time, redirections and bytes are bounded; no cookie, no
 * credentials, no referrer are sent.
 */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ACCEPTED_ENCODINGS, readBody } from './bounded-body';
import { FetchFailure } from './failure';
import { publicLookup, readTarget, shown, type TargetRules } from './target';

export interface FetchOptions extends TargetRules {
  /** `HEAD` reads no body. */
  readonly method?: 'GET' | 'HEAD';
  /** Most bytes of the body, on the wire and once decompressed; 10 MB unless said otherwise. `0` reads no body. */
  readonly maxBytes?: number;
  /** Milliseconds for everything: names, redirections, headers and body; 15,000 unless said otherwise. */
  readonly timeout?: number;
  readonly accept?: string;
  readonly userAgent?: string;
  /** Conditions of the request: `if-none-match`, `if-modified-since`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface FetchedPage {
  /** Where the answer comes from, after redirections. */
  readonly url: string;
  /** Any status but a redirection: 404 is an answer too. */
  readonly status: number;
  /** The redirections followed, in order. */
  readonly redirects: readonly { readonly status: number; readonly to: string }[];
  readonly contentType: string | undefined;
  readonly headers: IncomingMessage['headers'];
  /** Decompressed; empty for `HEAD` and `maxBytes: 0`. */
  readonly body: Buffer;
}

export const MAX_FETCHED_BYTES = 10_000_000;
const DEFAULT_TIMEOUT = 15_000;
const MAX_REDIRECTS = 5;
const REDIRECTIONS = new Set([301, 302, 303, 307, 308]);

/** Throws `FetchFailure` for whatever prevents an answer; answers with an error status are returned. */
export async function fetchPublic(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const deadline = AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const redirects: { status: number; to: string }[] = [];
  let url = readTarget(address, options);
  const seen = new Set([url.href]);
  for (;;) {
    const step = await within(signal, url, () => ask(url, options, signal));
    if (!('redirectedTo' in step)) return { ...step, redirects };
    const next = readTarget(step.redirectedTo, options, url);
    redirects.push({ status: step.status, to: next.href });
    if (seen.has(next.href)) throw new FetchFailure('redirect-loop', shown(next.href));
    if (redirects.length > MAX_REDIRECTS) throw new FetchFailure('too-many-redirects', shown(next.href));
    seen.add(next.href);
    url = next;
  }
}

type Step = Omit<FetchedPage, 'redirects'> | { readonly status: number; readonly redirectedTo: string };

/** One request; the connection is closed once what is wanted has been read. */
async function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<Step> {
  const answer = await open(url, options, signal);
  try {
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (REDIRECTIONS.has(status)) {
      if (location === undefined) throw new FetchFailure('wrong-redirect', shown(url.href));
      return { status, redirectedTo: location };
    }
    const maxBytes = options.maxBytes ?? MAX_FETCHED_BYTES;
    const readsBody = options.method !== 'HEAD' && maxBytes > 0;
    return {
      url: url.href,
      status,
      contentType: answer.headers['content-type'],
      headers: answer.headers,
      body: readsBody ? await readBody(answer, maxBytes, shown(url.href)) : Buffer.alloc(0),
    };
  } finally {
    answer.destroy();
  }
}

/** The headers of an answer. */
function open(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: options.method ?? 'GET',
      // A connection of its own: nothing is kept for the next request, which may be to another place.
      agent: false,
      lookup: publicLookup(url, options),
      signal,
      headers: {
        ...options.headers,
        'user-agent': options.userAgent ?? 'strapi-plugin-ess',
        accept: options.accept ?? '*/*',
        'accept-encoding': ACCEPTED_ENCODINGS,
      },
    });
    request.on('response', resolve);
    request.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new FetchFailure('interrupted', shown(url.href)));
    });
    request.on('error', reject);
    request.end();
  });
}

/** Names every failure; the deadline also holds while a name is being resolved, which cannot be cancelled. */
async function within<Result>(signal: AbortSignal, url: URL, work: () => Promise<Result>): Promise<Result> {
  const stopped = () => new FetchFailure('too-slow', shown(url.href));
  if (signal.aborted) throw stopped();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(stopped());
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } catch (error) {
    if (error instanceof FetchFailure) throw error;
    if (isAbort(error)) throw stopped();
    throw new FetchFailure('interrupted', shown(url.href), undefined, { cause: error });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** What a request ends with when its signal was aborted. */
const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
