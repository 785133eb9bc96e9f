/** Reads an agenda of OpenAgenda by its address, page after page. */
import { MAX_ENTRIES } from '../incoming/raw-event';
import { FetchFailure, type FetchedPage } from '../fetching';
import { openAgendaExportSchema } from './format';

/** Events of one page: the most that the API gives. */
const PAGE_SIZE = 300;

/**
 * The events of every page, still unchecked. A page that is no JSON is answered as `undefined`. `read` fetches one address.
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
  let url = first;
  for (let page = 0; page * PAGE_SIZE <= MAX_ENTRIES; page += 1) {
    const answer = parse((await read(url.href)).body);
    const parsed = openAgendaExportSchema.safeParse(answer);
    if (!parsed.success) return page === 0 ? answer : { events };
    events.push(...parsed.data.events);
    const { after, total } = parsed.data;
    if (parsed.data.events.length === 0 || !after || events.length >= (total ?? events.length)) break;
    url = new URL(first);
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
