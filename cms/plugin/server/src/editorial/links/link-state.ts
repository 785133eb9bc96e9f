/** What is known of an address from having asked it, over days. Pure. */
import type { FetchFailureReason } from '../../fetching';

/**
 * `failing` until it has failed often enough to be called `dead`; `unknown` where the server does not let robots say
 * (it forbids them, or asks who one is).
 */
export type LinkStatus = 'ok' | 'redirected' | 'failing' | 'dead' | 'unknown';

export interface LinkState {
  readonly status: LinkStatus;
  readonly httpStatus: number | null;
  /** Why there was no answer. */
  readonly failure: FetchFailureReason | null;
  /** Where a permanent redirection leads. */
  readonly redirectsTo: string | null;
  /** Failures in a row. */
  readonly failures: number;
  /** First of them, milliseconds since the epoch. */
  readonly failingSince: number | null;
  readonly checkedAt: number;
}

/** What one visit said. */
export type Verdict =
  | { readonly kind: 'answered'; readonly httpStatus: number; readonly redirectsTo: string | null }
  | { readonly kind: 'failed'; readonly httpStatus: number | null; readonly failure: FetchFailureReason | null }
  | { readonly kind: 'not-told'; readonly httpStatus: number | null };

const DAY = 86_400_000;
/** A link is dead after so many failures in a row ... */
const FAILURES_OF_THE_DEAD = 3;
/** ... spread over so long: a server may be down for a day. Half a day less than two: three nights are enough. */
const DAYS_OF_THE_DEAD = 1.5;

/** The state after one more visit. */
export function stateAfter(before: LinkState | undefined, verdict: Verdict, now: number): LinkState {
  const { httpStatus } = verdict;
  const at = { httpStatus, failure: null, redirectsTo: null, checkedAt: now };
  if (verdict.kind === 'answered') {
    const { redirectsTo } = verdict;
    return { ...at, redirectsTo, status: redirectsTo === null ? 'ok' : 'redirected', failures: 0, failingSince: null };
  }
  if (verdict.kind === 'not-told') return { ...at, status: 'unknown', failures: 0, failingSince: null };
  const failures = (before?.failures ?? 0) + 1;
  const failingSince = before?.failingSince ?? now;
  const isDead = failures >= FAILURES_OF_THE_DEAD && now - failingSince >= DAYS_OF_THE_DEAD * DAY;
  return { ...at, failure: verdict.failure, status: isDead ? 'dead' : 'failing', failures, failingSince };
}

/** Days after which a link is asked again: what fails, tomorrow. Half a day less, so that a nightly run finds it due. */
export const isDue = (state: LinkState | undefined, now: number): boolean =>
  state === undefined || now - state.checkedAt >= (state.status === 'failing' ? 0.5 : 6.5) * DAY;

/** Fewest of a night: a small network is known in a few days. */
const FEWEST = 200;
/** Nights in which every address is asked once. */
const NIGHTS_OF_A_ROUND = 7;

/** How many addresses one run asks, beside those that fail: as many as there are to come round in a week. */
export const linksOfOneRun = (count: number): number => Math.max(FEWEST, Math.ceil(count / NIGHTS_OF_A_ROUND));

/**
 * The addresses to ask now: those that fail, all of them and first, since three nights decide; then those never asked,
 * then those asked longest ago, at most so many.
 */
export function dueLinks(
  urls: Iterable<string>,
  states: ReadonlyMap<string, LinkState>,
  now: number,
  most: number,
): string[] {
  const lastAsked = (url: string) => states.get(url)?.checkedAt ?? 0;
  const due = [...urls]
    .filter((url) => isDue(states.get(url), now))
    .sort((one, other) => lastAsked(one) - lastAsked(other));
  const isFailing = (url: string) => states.get(url)?.status === 'failing';
  return [...due.filter(isFailing), ...due.filter((url) => !isFailing(url)).slice(0, most)];
}
