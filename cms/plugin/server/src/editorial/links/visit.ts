/** Asks one address, as little as possible of it, and says what became of it. */
import { setTimeout as wait } from 'node:timers/promises';
import robotsParser from 'robots-parser';
import {
  FetchFailure,
  fetchPublic,
  type FetchedPage,
  type FetchFailureReason,
  type FetchOptions,
} from '../../fetching';
import type { Verdict } from './link-state';

/** How the checker names itself to robots.txt. */
export const ROBOT_NAME = 'ess-link-checker';

/** @param publicUrl Where whoever runs a server may see who asks. */
export const userAgent = (publicUrl: string): string =>
  publicUrl === '' ? ROBOT_NAME : `${ROBOT_NAME} (+${publicUrl}/)`;

export interface VisitRules extends Pick<FetchOptions, 'allowPrivateAddresses' | 'ports' | 'timeout' | 'signal'> {
  readonly userAgent: string;
  /** Milliseconds between two requests to a server. */
  readonly delay: number;
}

/** What a server lets this robot do. */
export interface Manners {
  readonly allows: (url: string) => boolean;
  /** Milliseconds between two requests. */
  readonly delay: number;
}

const MAX_ROBOTS_BYTES = 500_000;
/** A server that asks for more is asked again tomorrow rather than waited for. */
const LONGEST_DELAY = 30_000;

/**
 * Reads robots.txt (RFC 9309): none means that all is allowed, a server in trouble that nothing is. Throws
 * `FetchFailure` when the server cannot be reached: nothing else of it can.
 */
export async function mannersOf(origin: string, rules: VisitRules): Promise<Manners> {
  const url = `${origin}/robots.txt`;
  const { status, body } = await fetchPublic(url, { ...rules, maxBytes: MAX_ROBOTS_BYTES, accept: 'text/plain' });
  if (status >= 500) return { allows: () => false, delay: rules.delay };
  const robots = robotsParser(url, status < 300 ? body.toString('utf8') : '');
  const asked = (robots.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000;
  return {
    allows: (address) => robots.isAllowed(address, ROBOT_NAME) ?? true,
    delay: Math.min(LONGEST_DELAY, Math.max(rules.delay, asked)),
  };
}

/** `HEAD`, then `GET` without its body where the server does not answer `HEAD` as it should. */
export async function visit(url: string, manners: Manners, rules: VisitRules): Promise<Verdict> {
  if (!manners.allows(url)) return { kind: 'not-told', httpStatus: null };
  const first = await ask(url, 'HEAD', rules);
  if (first.kind === 'answered') return first;
  await wait(manners.delay, undefined, { signal: rules.signal });
  return ask(url, 'GET', rules);
}

async function ask(url: string, method: 'HEAD' | 'GET', rules: VisitRules): Promise<Verdict> {
  try {
    return verdictOf(await fetchPublic(url, { ...rules, method, maxBytes: 0 }));
  } catch (error) {
    if (error instanceof FetchFailure) return failed(error.reason);
    throw error;
  }
}

/** Servers that ask who one is, or that one comes back later, do not say whether the page is there. */
const NOT_TOLD = new Set([401, 402, 403, 405, 406, 407, 408, 425, 429, 451, 501, 503, 999]);
const PERMANENT = new Set([301, 308]);

function verdictOf({ status, url, redirects }: FetchedPage): Verdict {
  if (NOT_TOLD.has(status)) return { kind: 'not-told', httpStatus: status };
  if (status >= 400) return { kind: 'failed', httpStatus: status, failure: null };
  const hasMoved = redirects.length > 0 && redirects.every((redirect) => PERMANENT.has(redirect.status));
  return { kind: 'answered', httpStatus: status, redirectsTo: hasMoved ? url : null };
}

/** What is not asked, or not understood by this robot only, is not called dead. */
const NOT_ASKED: readonly FetchFailureReason[] = ['wrong-port', 'wrong-encoding', 'too-large'];

export const failed = (reason: FetchFailureReason): Verdict =>
  NOT_ASKED.includes(reason)
    ? { kind: 'not-told', httpStatus: null }
    : { kind: 'failed', httpStatus: null, failure: reason };
