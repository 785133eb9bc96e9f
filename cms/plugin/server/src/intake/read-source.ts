/** From a file or an address to the entries of an import, whatever the format. */
import { DEFAULT_TIME_ZONE, localDay, textKey, type Licence } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { SourceForm } from '../../../shared/contracts/intake';
import { essOf } from '../ess';
import { hasDrafts } from '../publication/types';
import { corpusEntry, eventEntry, type ImportEntry } from './candidates';
import { plannedDocuments } from './corpus/planned';
import { readCorpusText } from './corpus/read-files';
import { referenceFaults } from './corpus/references';
import type { CsvMapping } from './csv/fields';
import type { DateOrder } from './csv/french-dates';
import { readCsv, readWorkbookRows, type ReadCsv } from './csv/read-csv';
import { isWorkbook, workbookRows } from './csv/read-workbook';
import type { TargetRules } from '../fetching';
import { sourceReader } from './source-reader';
import { readCalendar, tooMany } from './icalendar/read-calendar';
import { incomingEvent, type IncomingContext, type SourceStatement } from './incoming/incoming-event';
import type { KnownNames } from './incoming/known-names';
import { PlaceMatcher } from './incoming/place-matcher';
import { MAX_ENTRIES, Problems, type ReadProblem, type ReadSource } from './incoming/raw-event';
import { fetchOpenAgenda } from './openagenda/fetch-openagenda';
import { readOpenAgenda } from './openagenda/read-openagenda';
import { fetchOwnAgenda, isOwnAddress } from './own/fetch-own';
import { ownAnswer, readOwnEvents } from './own/own-json';
import { decodeText, MAX_SOURCE_BYTES } from './reading/decode-text';
import { nextTurn } from './reading/next-turn';
import type { TerritoryIndex } from '../territories/territory-index';
import { readIntakeRecords } from './records';
import { eventNodes } from './web/linked-events';
import { readLinkedData, readMarkup } from './web/read-web';
import { words, type Words } from '../content-types/words';

/** A source that cannot be read at all. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused';

  constructor(readonly words: Words) {
    super(words.en);
  }
}

/** What the person gave, checked. */
export interface CheckedForm extends Omit<SourceForm, 'licence' | 'mapping' | 'dateOrder'> {
  readonly licence: Licence;
  readonly mapping?: CsvMapping | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly defaults?: SourceStatement['defaults'];
}

export interface ReadEntries {
  /** What it was read from: it can be read again. */
  readonly source: Uint8Array;
  readonly entries: readonly ImportEntry[];
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
  readonly notes: readonly Words[];
  readonly csv: Pick<ReadCsv, 'headers' | 'mapping' | 'sample' | 'dateOrder'> | undefined;
}

/** Entries prepared before others have their turn. */
const CHUNK = 100;

/** What tells a source from another in the ids of its entries: it never changes, not even to become a better slug. */
export const sourceKey = (name: string): string => textKey(name).replaceAll(' ', '-');

/** The address under which a source is kept and shown: without its query, where keys stand. */
export function shownUrl({ url }: Pick<SourceForm, 'url'>): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** @param file The bytes of a file; without it the address of the form is read, within `rules`. Throws `SourceRefused`, `FetchFailure`. */
export async function readSource(
  strapi: Core.Strapi,
  form: CheckedForm,
  file: Uint8Array | undefined,
  names: KnownNames,
  rules: TargetRules = essOf(strapi).config.intake,
): Promise<ReadEntries> {
  const read = sourceReader(form.kind, rules);
  if (form.kind === 'openagenda' && !file) {
    const json = await fetchOpenAgenda(form.url ?? '', form.key, read);
    const source = Buffer.from(JSON.stringify(json));
    return { ...(await eventEntries(strapi, form, await readJson(json), names)), source };
  }
  if (!file && isOwnAddress(form.url ?? '')) {
    const source = Buffer.from(JSON.stringify(await fetchOwnAgenda(form.url ?? '', read)));
    return readBytes(strapi, form, source, names);
  }
  return readBytes(strapi, form, file ?? (await read(form.url ?? '')).body, names);
}

/** What bytes say, whatever they are called: people take an .xlsx for a CSV, and a page for its data. */
export async function readBytes(
  strapi: Core.Strapi,
  form: CheckedForm,
  bytes: Uint8Array,
  names: KnownNames,
): Promise<ReadEntries> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    throw new SourceRefused(words('Le fichier dépasse 10 Mo', 'The file is larger than 10 MB'));
  }
  if (form.kind !== 'corpus' && isWorkbook(bytes)) {
    const rows = await workbookRows(bytes);
    if ('fr' in rows) throw new SourceRefused(rows);
    return { ...(await tableEntries(strapi, form, await readWorkbookRows(rows, form), names)), source: bytes };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new SourceRefused(decoded.reason);
  const read = await readText(strapi, form, decoded.text, names);
  return { ...read, notes: [...decoded.notes, ...read.notes], source: bytes };
}

type ReadText = Omit<ReadEntries, 'source'>;

async function readText(strapi: Core.Strapi, form: CheckedForm, text: string, names: KnownNames): Promise<ReadText> {
  if (form.kind === 'corpus') return corpusEntries(strapi, text);
  const start = text.slice(0, 1_000).trimStart();
  if (form.kind === 'ical' ? !/^[[{<]/.test(start) : /^BEGIN:VCALENDAR/i.test(start)) {
    const read = await readCalendar(text, { today: todayOf(strapi), zones: form.zones ?? {} });
    return eventEntries(strapi, form, read, names);
  }
  if (start.startsWith('<')) return eventEntries(strapi, form, await readMarkup(text), names);
  if (form.kind !== 'csv' || /^[[{]/.test(start)) {
    const json = parseJson(text);
    if (json !== undefined || form.kind !== 'openagenda')
      return eventEntries(strapi, form, await readJson(json), names);
  }
  return tableEntries(strapi, form, await readCsv(text, form), names);
}

/** Linked data says what its things are, and so do we; OpenAgenda and OpenDataSoft do not. */
async function readJson(json: unknown): Promise<ReadSource> {
  const own = ownAnswer(json);
  if (own) {
    const notes = own.events.length > MAX_ENTRIES ? [tooMany(own.events.length)] : [];
    return { ...readOwnEvents(own.events, MAX_ENTRIES), notes };
  }
  return eventNodes(json).length > 0 ? readLinkedData(json) : readOpenAgenda(json);
}

async function tableEntries(
  strapi: Core.Strapi,
  form: CheckedForm,
  read: ReadCsv,
  names: KnownNames,
): Promise<ReadText> {
  const { headers, mapping, sample, dateOrder } = read;
  return { ...(await eventEntries(strapi, form, read, names)), csv: { headers, mapping, sample, dateOrder } };
}

const todayOf = (strapi: Core.Strapi): string => localDay(essOf(strapi).config.now(), DEFAULT_TIME_ZONE);

async function eventEntries(
  strapi: Core.Strapi,
  form: CheckedForm,
  source: ReadSource,
  names: KnownNames,
): Promise<ReadText> {
  const ess = essOf(strapi);
  const index = await ess.territories.index();
  const context: IncomingContext = {
    source: statementOf(form),
    places: matcherOf(index),
    names,
    instanceId: await instanceIdOf(strapi),
  };
  const today = todayOf(strapi);
  const entries: ImportEntry[] = [];
  const problems: ReadProblem[] = [];
  for (const [rank, raw] of source.events.entries()) {
    if (rank % CHUNK === CHUNK - 1) await nextTurn();
    const incoming = incomingEvent(raw, context);
    if ('message' in incoming) problems.push(incoming);
    else entries.push(eventEntry(incoming, today, (code) => index.get(code)));
  }
  return {
    entries,
    problems: [...source.problems, ...problems].toSorted((one, other) => one.position - other.position),
    problemCount: source.problemCount + problems.length,
    notes: source.notes,
    csv: undefined,
  };
}

const matchers = new WeakMap<TerritoryIndex, PlaceMatcher>();

/** Made once for an index: it reads tens of thousands of names. */
function matcherOf(index: TerritoryIndex): PlaceMatcher {
  const matcher = matchers.get(index) ?? new PlaceMatcher(index);
  matchers.set(index, matcher);
  return matcher;
}

/** OpenAgenda gives its events one identifier everywhere; in the others it is that of a source. */
const statementOf = (form: CheckedForm): SourceStatement => ({
  kind: form.kind,
  key: form.kind === 'openagenda' ? '' : sourceKey(form.sourceName),
  name: form.sourceName,
  url: shownUrl(form),
  licence: form.licence,
  attribution: form.attribution,
  publisher: form.publisher,
  defaults: form.defaults,
});

async function corpusEntries(strapi: Core.Strapi, text: string): Promise<ReadText> {
  const ess = essOf(strapi);
  const problems = new Problems();
  const none = { entries: [], notes: [], csv: undefined };
  const source = readCorpusText('corpus', text, localDay(ess.config.now(), DEFAULT_TIME_ZONE));
  const faults = Array.isArray(source) ? source : await faultsOf(strapi, [source]);
  for (const fault of faults) problems.add(1, words(fault, fault));
  // A corpus is refused whole: its entries refer to each other.
  if (Array.isArray(source) || faults.length > 0) {
    return { ...none, problems: problems.listed, problemCount: problems.count };
  }
  const entries = plannedDocuments([source]).map((planned, rank) => corpusEntry(planned, rank + 1, hasDrafts));
  return { ...none, entries, problems: [], problemCount: 0 };
}

async function faultsOf(strapi: Core.Strapi, sources: Parameters<typeof referenceFaults>[0]): Promise<string[]> {
  const index = await essOf(strapi).territories.index();
  const records = await readIntakeRecords(strapi.db.connection);
  return referenceFaults(sources, {
    externalIds: new Set(records.keys()),
    territory: (code) => index.get(code) !== undefined,
    suggest: (code) => index.suggest(code).map(({ code: near, name }) => `${near} ${name}`),
  });
}

async function instanceIdOf(strapi: Core.Strapi): Promise<string> {
  return z.string().parse(await strapi.store({ type: 'plugin', name: 'ess' }).get({ key: 'instance-id' }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
