/** Reads an agenda of OpenAgenda by its address, page after page. */
import { MAX_ENTRIES } from '../incoming/raw-event';
import { FetchFailure, type FetchedPage } from '../../fetching';
import { openAgendaPageSchema } from './format';

/** Events of one page: the most that the API gives. */
const PAGE_SIZE = 300;

/**
 * The events of every page, still unchecked; the first answer as it is, `undefined` when it is no JSON, where it is no
 * export. `read` fetches one address. Throws `FetchFailure`: an agenda is read whole or not at all.
 *
 * @param key Public key of the API, where the address does not hold it.
 */
export async function fetchOpenAgenda(
  address: string,
  key: string | undefined,
  read: (address: string) => Promise<FetchedPage>,
): Promise<unknown> {
  const first = pageAddress(address, key);
  const events: unknown[] = [];
  // What was asked for: an agenda whose pages lead back to one of them would never end.
  const asked = new Set<string>();
  for (let url = first; events.length <= MAX_ENTRIES && !asked.has(url.href);) {
    asked.add(url.href);
    const page = await read(url.href);
    const answer = parse(page.body);
    const parsed = openAgendaPageSchema.safeParse(answer);
    if (!parsed.success) {
      if (url === first) return answer;
      throw new FetchFailure('wrong-page', `${url.origin}${url.pathname}`);
    }
    events.push(...parsed.data.events);
    const { after, total } = parsed.data;
    if (parsed.data.events.length === 0 || !after || (total !== undefined && events.length >= total)) break;
    url = new URL(first);
    url.searchParams.delete('after[]');
    for (const value of after) url.searchParams.append('after[]', String(value));
  }
  return { events };
}

/** The API gives all fields only when asked to. */
function pageAddress(address: string, key: string | undefined): URL {
  if (!URL.canParse(address)) throw new FetchFailure('wrong-address', address.slice(0, 100));
  const url = new URL(address);
  if (/\/v2\/agendas\/[^/]+\/events\/?$/.test(url.pathname)) {
    url.searchParams.set('detailed', '1');
    url.searchParams.set('size', String(PAGE_SIZE));
    if (key !== undefined && key !== '') url.searchParams.set('key', key);
  }
  return url;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
