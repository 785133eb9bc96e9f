/** Reads the agenda of another instance by its address, page after page. */
import type { FetchedPage } from '../../fetching';
import { MAX_ENTRIES } from '../incoming/raw-event';
import { ownAnswer } from './own-json';

/** Entries of one page: the most that an instance gives. */
const PAGE_SIZE = '100';

/** Whether an address is that of an agenda in the JSON of this product. */
export const isOwnAddress = (address: string): boolean =>
  URL.canParse(address) && /\/ess\/agenda\.json$/.test(new URL(address).pathname);

/**
 * The events of every page, still unchecked; the first answer as it is where it is none of ours. Throws `FetchFailure`:
 * an agenda is read whole or not at all.
 */
export async function fetchOwnAgenda(
  address: string,
  read: (address: string) => Promise<FetchedPage>,
): Promise<unknown> {
  const first = new URL(address);
  if (!first.searchParams.has('limit')) first.searchParams.set('limit', PAGE_SIZE);
  const events: unknown[] = [];
  const asked = new Set<string>();
  for (let url: URL | undefined = first; url && events.length <= MAX_ENTRIES && !asked.has(url.href);) {
    asked.add(url.href);
    const { body } = await read(url.href);
    const json = parse(body);
    const answer = ownAnswer(json);
    if (!answer) return json;
    events.push(...answer.events);
    url = nextOf(first, answer.next);
  }
  return { collection: 'agenda', nodes: events };
}

/** The same address with the question of the next page: no answer sends elsewhere. */
function nextOf(first: URL, next: string | undefined): URL | undefined {
  if (next === undefined || !URL.canParse(next, first.href)) return undefined;
  const page = new URL(first);
  page.search = new URL(next, first.href).search;
  return page;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
