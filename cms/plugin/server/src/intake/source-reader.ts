/** Reads the addresses of one source, as many as it has pages, within the limits of one. */
import type { SourceKind } from '../../../shared/contracts/intake';
import { MAX_SOURCE_BYTES } from './reading/decode-text';
import { FetchFailure } from '../fetching/failure';
import { fetchPublic, type FetchedPage } from '../fetching/fetch-public';
import { shown, type TargetRules } from '../fetching/target';

/** Milliseconds for reading an address, all its pages included. */
const TIMEOUT = 60_000;

const ACCEPTED: Readonly<Record<SourceKind, string>> = {
  ical: 'text/calendar, text/plain;q=0.5',
  openagenda: 'application/json',
  csv: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, text/plain;q=0.5',
  web: 'application/ld+json, text/html;q=0.9, application/atom+xml, application/rss+xml, */*;q=0.1',
  corpus: 'application/json',
};

/**
 * Reads addresses within one deadline, and no more in all than one source may hold. What it gives back throws
 * `FetchFailure` for any answer but a success, or but « not modified » where conditions were given (`if-none-match`).
 */
export function sourceReader(
  kind: SourceKind,
  rules: TargetRules,
  conditions: Readonly<Record<string, string>> = {},
): (address: string) => Promise<FetchedPage> {
  const signal = AbortSignal.timeout(TIMEOUT);
  let bytesLeft = MAX_SOURCE_BYTES;
  return async (address) => {
    // webcal: is how calendars are offered for subscription; it is read by https.
    const url = address.trim().replace(/^webcals?:/i, 'https:');
    const page = await fetchPublic(url, {
      ...rules,
      signal,
      timeout: TIMEOUT,
      maxBytes: Math.max(1, bytesLeft),
      accept: ACCEPTED[kind],
      headers: conditions,
    });
    bytesLeft -= page.body.length;
    const isUnchanged = page.status === 304 && Object.keys(conditions).length > 0;
    if (!isUnchanged && (page.status < 200 || page.status > 299)) {
      throw new FetchFailure('wrong-status', shown(page.url), String(page.status));
    }
    return page;
  };
}
