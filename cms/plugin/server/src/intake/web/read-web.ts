/** Reads events of the web: JSON-LD in a file or in a page, and feeds (RSS, Atom) that give the dates of events. */
import { Parser, type Handler } from 'htmlparser2';
import { tooMany } from '../icalendar/read-calendar';
import { momentsOf } from '../incoming/iso-moments';
import { MAX_ENTRIES, Problems, type RawEvent, type ReadSource } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../../content-types/words';
import { eventNodes, linkedEvent } from './linked-events';

const CHUNK = 100;

/** Events of a document of linked data. */
export async function readLinkedData(json: unknown): Promise<ReadSource> {
  const problems = new Problems();
  const nodes = eventNodes(json);
  const events: RawEvent[] = [];
  for (const [index, node] of nodes.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    events.push(linkedEvent(node, index + 1, problems));
  }
  return source(events, nodes.length, problems, NO_LINKED_EVENT);
}

/** Events of a page or of a feed. */
export async function readMarkup(text: string): Promise<ReadSource> {
  if (/<(?:rss|feed|rdf:RDF)\b/i.test(text.slice(0, 2_000))) return readFeed(text);
  const problems = new Problems();
  const documents: unknown[] = [];
  for (const script of linkedDataScripts(text)) {
    try {
      documents.push(JSON.parse(script));
    } catch {
      problems.add(
        1,
        words('Données de la page illisibles (JSON-LD), ignorées', 'Unreadable data in the page (JSON-LD), ignored'),
      );
    }
  }
  const read = await readLinkedData(documents);
  return {
    ...read,
    problems: [...problems.listed, ...read.problems],
    problemCount: problems.count + read.problemCount,
  };
}

const NO_LINKED_EVENT = words(
  'Aucun rendez-vous décrit pour les machines (schema.org, JSON-LD) : demandez à la source un export iCalendar, CSV ou JSON',
  'No event described for machines (schema.org, JSON-LD): ask the source for an export in iCalendar, CSV or JSON',
);
const NO_DATED_ITEM = words(
  'Ce flux annonce des articles, pas des rendez-vous : il n’en donne pas les dates. Demandez à la source un export iCalendar',
  'This feed announces articles, not events: it does not give their dates. Ask the source for an export in iCalendar',
);

function source(events: readonly RawEvent[], count: number, problems: Problems, none: Words): ReadSource {
  const notes = [...(count > MAX_ENTRIES ? [tooMany(count)] : []), ...(events.length === 0 ? [none] : [])];
  return { events, problems: problems.listed, problemCount: problems.count, notes };
}

function linkedDataScripts(html: string): string[] {
  const scripts: string[] = [];
  let isInside = false;
  readElements(html, {
    onopentag: (name, { type = '' }) => {
      isInside = name === 'script' && /^application\/ld\+json/i.test(type.trim());
      if (isInside) scripts.push('');
    },
    ontext: (part) => {
      if (isInside) scripts.push((scripts.pop() ?? '') + part);
    },
    onclosetag: () => {
      isInside = false;
    },
  });
  return scripts;
}

type ElementHandler = Pick<Handler, 'ontext'> & Required<Pick<Handler, 'onopentag' | 'onclosetag'>>;

/** Elements within elements: nobody writes more, and each costs the parser as much as there are. */
const DEEPEST = 1_000;
/** Characters parsed in one go. */
const PIECE = 16_384;

/** Tells of the elements of a text, up to where they are too deep. */
function readElements(text: string, handler: ElementHandler, options: { readonly xmlMode?: boolean } = {}): void {
  let depth = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentag: (...given) => {
        depth += 1;
        handler.onopentag(...given);
      },
      onclosetag: (...given) => {
        depth -= 1;
        handler.onclosetag(...given);
      },
    },
    options,
  );
  for (let start = 0; start < text.length && depth <= DEEPEST; start += PIECE)
    parser.write(text.slice(start, start + PIECE));
  parser.end();
}

/** Texts of an item by the names of its elements, prefixes left out (`ev:startdate`, `mec:startDate`, `xcal:dtstart`). */
type Item = ReadonlyMap<string, string>;

const START = ['startdate', 'dtstart', 'start', 'eventstart', 'event_date', 'startdatetime', 'when'];
const END = ['enddate', 'dtend', 'end', 'eventend', 'enddatetime'];

async function readFeed(xml: string): Promise<ReadSource> {
  const problems = new Problems();
  const items = feedItems(xml);
  const events: RawEvent[] = [];
  for (const [index, item] of items.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    const event = itemEvent(item, index + 1, problems);
    if (event) events.push(event);
  }
  return source(events, items.length, problems, NO_DATED_ITEM);
}

function itemEvent(item: Item, position: number, problems: Problems): RawEvent | undefined {
  const get = (...names: readonly string[]) =>
    names.map((name) => item.get(name)).find((text) => text !== undefined && text !== '');
  const start = withHour(get(...START), get('starthour', 'starttime'));
  if (start === undefined) return undefined;
  const occurrence = momentsOf(webDate(start), webDate(withHour(get(...END), get('endhour', 'endtime'))));
  if (!occurrence) {
    problems.add(position, words('Cette date est illisible', 'This date cannot be read'), 'startdate');
    return undefined;
  }
  const location = get('location', 'where', 'place', 'venue');
  return {
    position,
    sourceId: get('guid', 'id', 'uid') ?? get('link'),
    title: get('title') ?? '',
    description: get('encoded', 'content', 'description', 'summary'),
    page: get('link'),
    occurrences: [occurrence],
    place: location === undefined ? undefined : { text: location },
    organiser: get('organizer', 'organizername'),
    fee: get('cost', 'price'),
    categories: [get('category'), get('type')].flatMap((name) => name ?? []),
    contacts: [],
    notes: [],
  };
}

const withHour = (day: string | undefined, hour: string | undefined): string | undefined =>
  day !== undefined && hour !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{1,2}:\d{2}/.test(hour)
    ? `${day}T${hour.slice(0, 5)}`
    : day;

/** `20270212T090000Z` and dates of e-mails as ISO 8601; others as they are. */
function webDate(text: string): string;
function webDate(text: string | undefined): string | undefined;
function webDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?(Z)?)?$/.exec(text.trim());
  if (compact) {
    const [, year, month, day, hour, minute, utc] = compact;
    return `${year ?? ''}-${month ?? ''}-${day ?? ''}${hour === undefined ? '' : `T${hour}:${minute ?? '00'}${utc ?? ''}`}`;
  }
  const isOfMail = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} /.test(text);
  return isOfMail && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : text;
}

function feedItems(xml: string): Item[] {
  const items: Map<string, string>[] = [];
  let item: Map<string, string> | undefined;
  const path: string[] = [];
  readElements(
    xml,
    {
      onopentag: (name, attributes) => {
        if (/(?:^|:)(?:item|entry)$/i.test(name)) {
          item = new Map();
          items.push(item);
          path.length = 0;
          return;
        }
        const local = localName(name);
        path.push(local);
        // Atom: <link href>, Google: <gd:when startTime endTime>, <gd:where valueString>
        const { href, rel, startTime, endTime, valueString } = attributes;
        if (local === 'link' && href !== undefined && (rel ?? 'alternate') === 'alternate') item?.set('link', href);
        if (startTime !== undefined) item?.set('startdate', startTime);
        if (endTime !== undefined) item?.set('enddate', endTime);
        if (valueString !== undefined) item?.set('where', valueString);
      },
      ontext: (part) => {
        const name = path.at(-1);
        if (item && name !== undefined && path.length === 1) item.set(name, `${item.get(name) ?? ''}${part}`);
      },
      onclosetag: (name) => {
        if (/(?:^|:)(?:item|entry)$/i.test(name)) item = undefined;
        else path.pop();
      },
    },
    { xmlMode: true },
  );
  return items.map((one) => new Map([...one].map(([name, text]) => [name, text.trim()])));
}

const localName = (name: string): string => name.replace(/^.*:/, '').toLowerCase();
