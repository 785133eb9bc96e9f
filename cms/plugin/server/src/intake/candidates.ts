/** Entries of a source as an import compares and writes them. Pure. */
import { occurrenceInWords, textKey, type Language, type OccurrenceTimes, type TerritoryView } from 'ess-shared-types';
import { uidOf, type TypeUid } from '../content-types';
import { emptied, hashOf, type PlannedDocument } from './corpus/planned';
import { eventData, type Data, type Ids } from './corpus/to-documents';
import { fieldHashes } from './document-data';
import { DOCUMENT_PREFIX, type IncomingEvent } from './incoming/incoming-event';
import type { RawImage } from './incoming/raw-event';
import type { Candidate } from './plan';
import { words, type Words } from '../content-types/words';

export interface ImportEntry extends Candidate {
  /** What makes the document exist, for entries that refer to each other. */
  readonly seed: Data;
  /** The whole document; a field that the source does not give is `null`. */
  data(ids: Ids): Data;
  readonly refersTo: readonly string[];
  /** Calendar of an endless series, from which its later dates will come. */
  readonly series: string | undefined;
  readonly dates: readonly Words[];
  readonly cancelledDates: readonly Words[];
  readonly images: readonly RawImage[];
  readonly isCancelled: boolean;
  /** What a filter of a followed source looks at. */
  readonly searched: {
    /** Normalised text of titles and texts. */
    readonly text: string;
    readonly communes: readonly string[];
    readonly categories: readonly string[];
  };
  readonly when: Words | undefined;
  readonly where: string | undefined;
}

/** The fields of a document compare by what they refer to, before any of it exists. */
const SYMBOLIC_IDS: Ids = {
  entry: (externalId) => externalId,
  territory: (code) => code,
  term: (qualifiedSlug) => qualifiedSlug,
};

/**
 * @param today Day of the import, `YYYY-MM-DD`: kept in the provenance, not compared.
 * @param territory Looks up a territory by its code.
 */
export function eventEntry(
  incoming: IncomingEvent,
  today: string,
  territory: (code: string) => TerritoryView | undefined,
): ImportEntry {
  const { event, position, contacts, notes, isOwn, cancelledDates, series, isPrivate, leftOut, unknownZone } = incoming;
  const communes = event.places.flatMap((place) => place.territory ?? []);
  const [first] = event.occurrences;
  const inLanguage = (language: Language) =>
    first ? occurrenceInWords(first, language) : (event.recurrenceText ?? '');
  const [commune] = communes;
  // The dates of an endless series change with the calendar, not with its source: its rule is what is compared.
  const compared = series === undefined ? event : { ...event, occurrences: [] };
  const dates = (occurrences: readonly OccurrenceTimes[]): Words[] =>
    occurrences.map((occurrence) => ({
      fr: occurrenceInWords(occurrence, 'fr'),
      en: occurrenceInWords(occurrence, 'en'),
    }));
  return {
    externalId: event.externalId,
    uid: uidOf('event'),
    title: event.title,
    position,
    hash: series === undefined ? hashOf(event) : hashOf({ ...compared, series }),
    fields: {
      ...fieldHashes(emptied(eventData(event, SYMBOLIC_IDS))),
      ...(series === undefined ? {} : fieldHashes({ occurrences: series })),
    },
    likeness: {
      title: event.title,
      starts: event.occurrences.map(({ start }) => start),
      communes,
      venues: event.places.flatMap(({ name }) => name ?? []),
    },
    isOwn,
    isPrivate,
    leftOut,
    unknownZone,
    series,
    dates: dates(event.occurrences),
    cancelledDates: dates(cancelledDates),
    contacts,
    notes: [...notes, ...event.reviewFlags.flatMap(({ note }) => (note === undefined ? [] : [words(note, note)]))],
    seed: { external_id: event.externalId, title: event.title },
    data: (ids) => ({
      ...emptied(
        eventData({ ...event, provenance: event.provenance.map((item) => ({ ...item, retrievedOn: today })) }, ids),
      ),
      external_id: event.externalId,
    }),
    refersTo: [],
    when: first || event.recurrenceText ? { fr: inLanguage('fr'), en: inLanguage('en') } : undefined,
    images: incoming.images,
    isCancelled: event.status === 'cancelled',
    searched: {
      text: textKey([event.title, event.summary ?? '', ...event.body, event.recurrenceText ?? ''].join(' ')),
      communes,
      categories: incoming.categories,
    },
    where: (commune === undefined ? undefined : territory(commune)?.name) ?? event.places[0]?.labelAsPrinted,
  };
}

/** Types without draft are public as soon as they are written. */
const AT_ONCE = words('Publié dès l’import : ce type n’a pas de brouillon', 'Public at once: this type has no draft');

export function corpusEntry(
  planned: PlannedDocument,
  position: number,
  isDrafted: (uid: TypeUid) => boolean,
): ImportEntry {
  const { externalId, uid, seed, data, hash, refersTo } = planned;
  const title = [seed.title, seed.name, seed.label_fr, seed.label, seed.display_name].find(
    (text) => typeof text === 'string',
  );
  return {
    externalId,
    uid,
    title: typeof title === 'string' ? title : externalId,
    position,
    hash,
    fields: fieldHashes(data(SYMBOLIC_IDS)),
    isOwn: false,
    isPrivate: false,
    leftOut: undefined,
    unknownZone: undefined,
    series: undefined,
    dates: [],
    cancelledDates: [],
    images: [],
    isCancelled: false,
    searched: { text: '', communes: [], categories: [] },
    contacts: [],
    notes: isDrafted(uid) ? [] : [AT_ONCE],
    seed,
    data,
    refersTo,
    when: undefined,
    where: undefined,
  };
}

/** Document ids of what entries refer to: by external id, `document:<id>`, territory code and term. */
export interface References {
  readonly documentIds: ReadonlyMap<string, string>;
  readonly territoryIds: ReadonlyMap<string, string>;
  readonly termIds: ReadonlyMap<string, string>;
  /** A person who was erased is not named again. */
  readonly isErased: (externalId: string) => boolean;
}

export function idsOf({ documentIds, territoryIds, termIds, isErased }: References): Ids {
  return {
    isErased,
    entry: (externalId) =>
      externalId.startsWith(DOCUMENT_PREFIX)
        ? externalId.slice(DOCUMENT_PREFIX.length)
        : known(documentIds.get(externalId), externalId),
    territory: (code) => known(territoryIds.get(code), code),
    term: (qualifiedSlug) =>
      known(documentIds.get(`term:${qualifiedSlug}`) ?? termIds.get(qualifiedSlug), qualifiedSlug),
  };
}

function known(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`nothing is known under “${name}”`);
  return id;
}
