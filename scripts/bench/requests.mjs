// @ts-check
/** What is asked: addresses, and the same list of events in the words of each server. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

export const AGENDA_FORMATS = ['html', 'ics', 'rss', 'atom', 'feed.json', 'json', 'jsonld', 'csv'];

/**
 * @param {string} format
 * @param {Readonly<Record<string, string>>} [selection]
 */
export const agenda = (format, selection = {}) => {
  const query = new URLSearchParams(selection).toString();
  return `/ess/agenda${format === 'html' ? '' : `.${format}`}${query === '' ? '' : `?${query}`}`;
};

/**
 * The first request of `<ess-agenda>`, as the built widgets send it.
 * @param {Readonly<Record<string, unknown>>} [variables]
 */
export function trustedAgenda(variables = {}) {
  /** @type {Record<string, string>} */
  const operations = JSON.parse(readFileSync(path.join(root, 'widgets', 'dist', 'operations.json'), 'utf8'));
  const [hash = ''] = Object.entries(operations).find(([, text]) => text.startsWith('query EssAgenda(')) ?? [];
  return `/ess/graphql/${hash}?variables=${encodeURIComponent(JSON.stringify(variables))}`;
}

let unique = 0;
/** A selection that nobody asked for yet and that finds the same: what was asked is in the cache. */
export const neverAsked = () => ({ exclude: `jamais-demande-${(unique += 1)}` });

/** The events to come with all that a list shows of them. */
export const GRAPHQL_LIST = `query ($limit: Int, $exclude: [String!]) {
  essEvents(limit: $limit, exclude: $exclude) {
    total
    nodes {
      id slug title summary kind { key } status { key } attendance { key }
      occurrences { start end timeZone }
      places { state name territory { code name level department } }
      onlineAccesses { url label }
      territories { code name level department }
      topics { vocabulary slug label }
      audiences { vocabulary slug label }
      publisher { slug name shortName website }
      involvements { role { key } organisation { slug name shortName website } }
    }
  }
}`;

/** The same in the schema that Strapi generates. */
export const STOCK_GRAPHQL_LIST = `query ($from: String) {
  essEvents(
    filters: { occurrences: { start: { gte: $from } } }
    sort: ["occurrences.start:asc"]
    pagination: { limit: 50 }
    status: PUBLISHED
  ) {
    documentId slug title summary kind event_status attendance
    occurrences { start end time_zone }
    places { state name territory { code name level department } }
    online_accesses { url label }
    territories { code name level department }
    terms { slug label_fr vocabulary { slug } }
    publisher { slug name short_name website }
    involvements { role organisation { slug name short_name website } }
  }
}`;

/**
 * The same through the REST that Strapi generates.
 * @param {string} from a day
 */
export function stockRestList(from) {
  const query = new URLSearchParams({
    'filters[occurrences][start][$gte]': from,
    sort: 'occurrences.start:asc',
    'pagination[limit]': '50',
  });
  for (const [index, field] of ['slug', 'title', 'summary', 'kind', 'event_status', 'attendance'].entries())
    query.set(`fields[${index}]`, field);
  const territory = ['code', 'name', 'level', 'department'];
  const organisation = ['slug', 'name', 'short_name', 'website'];
  for (const [name, fields] of Object.entries({
    'populate[occurrences]': ['start', 'end', 'time_zone'],
    'populate[places]': ['state', 'name'],
    'populate[places][populate][territory]': territory,
    'populate[online_accesses]': ['url', 'label'],
    'populate[territories]': territory,
    'populate[terms]': ['slug', 'label_fr'],
    'populate[terms][populate][vocabulary]': ['slug'],
    'populate[publisher]': organisation,
    'populate[involvements]': ['role'],
    'populate[involvements][populate][organisation]': organisation,
  })) {
    for (const [index, field] of fields.entries()) query.set(`${name}[fields][${index}]`, field);
  }
  return `/api/ess/events?${query.toString()}`;
}

/** Fifty territories that do not exist, other ones each time, in one address: each once cost a search through all names. */
export const TERRITORY_ATTACK = `/ess/agenda.json?${Array.from({ length: 50 }, (_, index) => `territory=saint-laurentxq${index}x{n}`).join('&')}`;

/** Words with a slip each, other ones each time: their neighbours are looked for, and what most of them find is read. */
export const SEARCH_ATTACK =
  '/ess/recherche?q=ecconomie+solidere+asociation+cooperativ+rencntre+territoir+emplio+insertoin+mobilte+numerque+zq{n}';

/** A path as long as Node lets in, which an expression once read again from each of its slashes. */
export const PATH_ATTACK = `/${'/'.repeat(15_000)}x`;

/** As much as one document may ask for: the limits let it through. */
export const LIST_ATTACK = `{ ${[
  'essEvents(when: ALL, ',
  'essInitiatives(',
  'essResources(',
  'essDispositifs(',
  'essKeyFigures(',
]
  .map(
    (list) =>
      `${list}limit: 100, q: "e") { total nodes { id slug title summary body pageUrl changedAt territories { code name } topics { label } publisher { name website } provenance { url } } }`,
  )
  .join(' ')} }`;

/** A hundred lists in one request, by as many names. */
export const ALIAS_ATTACK = `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: essEvents(limit: 100) { nodes { id title } }`).join(' ')} }`;
