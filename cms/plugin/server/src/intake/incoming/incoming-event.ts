/**
 * From what a source says to an entry in the words of the corpus format: texts made plain and freed of contacts,
 * places, categories and structures matched where there is no doubt. What is doubtful is kept as printed, with a point
 * to check. Pure.
 */
import { DEFAULT_TIME_ZONE, parseMoment, safeUrl, zonedInstant, type Language, type Licence } from 'ess-shared-types';
import { createHash } from 'node:crypto';
import type { CorpusEvent } from '../corpus/format';
import { MAX_BODY, MAX_STRING, oneLine, paragraphs, shortened } from '../reading/clean-text';
import { unique, withoutContacts, type SetAsideContact } from '../reading/personal-contacts';
import { words, type Words } from '../../content-types/words';
import type { KnownNames } from './known-names';
import type { PlaceMatcher } from './place-matcher';
import { onlineIn } from './online-place';
import type { RawEvent, RawImage, RawOccurrence, RawPlace, ReadProblem } from './raw-event';
import { withoutPrefix } from './status-prefix';

/** What the person who imports says of the source. */
export interface SourceStatement {
  /** `ical`, `openagenda`, `csv`: begins the external ids. */
  readonly kind: string;
  /** Slug of the source: the same at each import, so that its entries are recognised. */
  readonly key: string;
  readonly name: string;
  readonly url?: string | undefined;
  readonly licence: Licence;
  /** Whom the source asks to name. */
  readonly attribution?: string | undefined;
  /** Document id of the structure that answers for the entries. */
  readonly publisher?: string | undefined;
  /** Territory of what names none, and topics of all. */
  readonly defaults?: { readonly territory: string | undefined; readonly terms: readonly string[] } | undefined;
}

export interface IncomingContext {
  readonly source: SourceStatement;
  readonly places: Pick<PlaceMatcher, 'match'>;
  readonly names: Omit<KnownNames, 'termIds'>;
  /** Part of the public ids that says which network gave them. */
  readonly instanceId: string;
}

export interface IncomingEvent {
  readonly position: number;
  readonly event: CorpusEvent;
  readonly contacts: readonly SetAsideContact[];
  readonly notes: readonly Words[];
  /** It came from this very server and comes back. */
  readonly isOwn: boolean;
  readonly cancelledDates: readonly RawOccurrence[];
  /** Calendar of an endless series. */
  readonly series: string | undefined;
  readonly isPrivate: boolean;
  readonly leftOut: Words | undefined;
  readonly unknownZone: string | undefined;
  readonly images: readonly RawImage[];
  /** As the source names them. */
  readonly categories: readonly string[];
}

/** A document of this server, where the corpus format gives an external id. */
export const DOCUMENT_PREFIX = 'document:';

type ReviewFlag = CorpusEvent['reviewFlags'][number];

export function incomingEvent(given: RawEvent, context: IncomingContext): IncomingEvent | ReadProblem {
  const raw = withoutPrefix(onlineIn(given));
  const { source, names } = context;
  const notes = [...raw.notes];
  const flags: ReviewFlag[] = [];
  const contacts: SetAsideContact[] = [...raw.contacts];
  const flag = (field: string, note: string, reason: ReviewFlag['reason'] = 'to-verify') => {
    flags.push({ reason, field, note: shortened(withoutContacts(note).text, MAX_STRING) });
  };
  const publicLine = (text: string | undefined, field: string, longest = MAX_STRING): string | undefined => {
    const { text: rest, contacts: found } = withoutContacts(oneLine(text) ?? '');
    contacts.push(...found);
    if (rest === '') return undefined;
    if (rest.length > longest)
      flag(field, `Texte de la source raccourci (${String(rest.length)} caractères)`, 'value-truncated');
    return shortened(rest, longest);
  };
  const publicUrl = (url: string | undefined, field: string): string | undefined => {
    const address = webAddress(url);
    const given = oneLine(url);
    if (given === undefined || address !== undefined) return address;
    const { contacts: found } = withoutContacts(given);
    contacts.push(...found);
    if (found.length === 0) flag(field, `Lien de la source non repris : ${given}`);
    return undefined;
  };

  const title = publicLine(raw.title, 'title');
  if (title === undefined) {
    return { position: raw.position, column: 'title', message: words('Il n’y a pas de titre', 'There is no title') };
  }
  const { text: description, contacts: inDescription } = withoutContacts(paragraphs(raw.description).join('\n'));
  contacts.push(...inDescription);
  if ((raw.description?.length ?? 0) > MAX_BODY) flag('body', 'Texte de la source raccourci', 'value-truncated');
  const body = paragraphs(description);
  const onlyParagraph = body.length === 1 ? body[0] : undefined;
  const summary =
    publicLine(raw.summary, 'summary', LONGEST_SUMMARY) ??
    (onlyParagraph !== undefined && onlyParagraph.length <= LONGEST_SUMMARY ? onlyParagraph : undefined);

  const terms = new Set<string>();
  const unknownCategories: string[] = [];
  let kind = raw.kind === undefined ? undefined : names.kind(raw.kind);
  if (raw.kind !== undefined && kind === undefined) unknownCategories.push(raw.kind);
  for (const category of raw.categories) {
    const term = names.term(category);
    if (term !== undefined) terms.add(term);
    else if (kind === undefined && names.kind(category) !== undefined) kind = names.kind(category);
    else unknownCategories.push(category);
  }
  const categories = withoutContacts(unknownCategories.flatMap((name) => oneLine(name) ?? []).join(', '));
  if (categories.text !== '') flag('terms', `Catégories de la source : ${categories.text}`);

  const places = placesOf(raw, context, publicLine, flag);
  const page = webAddress(raw.page);
  const onlineUrl = publicUrl(raw.onlineUrl, 'online_accesses');
  const english = raw.english && {
    language: 'en' as const,
    title: publicLine(raw.english.title, 'translations'),
    summary: publicLine(raw.english.summary, 'translations', LONGEST_SUMMARY),
    body: [],
  };

  for (const image of raw.images ?? []) flags.push({ reason: 'to-verify', field: 'body', note: imageNote(image) });
  if (raw.isToCheck) flag('occurrences', 'Dates comprises en partie seulement : à comparer avec la source');
  for (const { start, timeZone } of raw.occurrences) {
    const skipped = skippedHour(start, timeZone);
    if (skipped !== undefined) flag('occurrences', skipped);
  }

  const registration = {
    url: publicUrl(raw.registrationUrl, 'registration'),
    deadline: raw.registrationDeadline,
    fee: publicLine(raw.fee, 'registration'),
    capacity: raw.capacity,
    audience: publicLine(raw.audience, 'registration'),
  };
  const isOwn = [raw.sourceId, ...(raw.otherIds ?? [])].some((id) => id?.endsWith(`@${context.instanceId}`));
  const event: CorpusEvent = {
    externalId: externalIdOf(source, raw, title),
    title,
    summary,
    body: onlyParagraph !== undefined && onlyParagraph === summary ? [] : body,
    translations: english?.title === undefined ? [] : [english],
    kind: kind ?? 'other-event',
    status: raw.status ?? 'announced',
    occurrences: raw.occurrences.map(({ start, end, halfDay, yearInferred = false, timeZone }) => ({
      start,
      ...(end === undefined ? {} : { end }),
      ...(halfDay === undefined ? {} : { halfDay }),
      yearInferred,
      timeZone: timeZone === '' ? DEFAULT_TIME_ZONE : timeZone,
    })),
    recurrenceText: publicLine(raw.recurrenceText, 'recurrence_text'),
    attendance: raw.attendance ?? (onlineUrl !== undefined && places.length === 0 ? 'online' : 'unspecified'),
    places,
    onlineAccesses: onlineUrl === undefined ? [] : [{ url: onlineUrl }],
    registration: Object.values(registration).some((value) => value !== undefined) ? registration : undefined,
    involvements: involvementsOf(raw, context, publicLine, contacts),
    participations: [],
    sessions: [],
    documents: [],
    territories: defaultTerritories(source, places),
    terms: [...new Set([...terms, ...(source.defaults?.terms ?? [])])],
    publisher: source.publisher === undefined ? undefined : `${DOCUMENT_PREFIX}${source.publisher}`,
    licence: source.licence,
    rightsHolder: oneLine(source.attribution),
    provenance: [{ sourceName: source.name, sourceUrl: page ?? source.url, extraction: 'import' }],
    reviewFlags: flags,
    published: false,
  };
  const setAside = unique(contacts);
  if (setAside.length > 0) notes.push(contactsNote(setAside.length));
  return {
    position: raw.position,
    event,
    contacts: setAside,
    notes,
    isOwn,
    cancelledDates: raw.cancelledDates ?? [],
    series: raw.series,
    isPrivate: raw.isPrivate ?? false,
    leftOut: raw.leftOut?.reason,
    unknownZone: raw.unknownZone,
    images: raw.images ?? [],
    categories: raw.categories,
  };
}

/** What is to be checked of a picture that was not taken. */
export function imageNote({ url, credit }: RawImage): string {
  const said = credit === undefined ? '' : ` (crédit : ${credit})`;
  return shortened(withoutContacts(`Image de la source, non reprise : ${url}${said}`).text, MAX_STRING);
}

/** An hour that the change of clocks skips: it is shown as it is written, and takes place an hour later. */
function skippedHour(start: string, timeZone: string): string | undefined {
  const { hour, minute } = parseMoment(start) ?? {};
  if (hour === undefined) return undefined;
  const [day = ''] = start.split('T');
  const instant = zonedInstant(day, hour, minute ?? 0, timeZone);
  const shown = new Date(instant).toLocaleTimeString('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' });
  return shown === start.slice(11)
    ? undefined
    : `L’heure ${start.slice(11)} n’existe pas dans la nuit du ${day} (changement d’heure) : à vérifier`;
}

/** The territory that an editor gave to what names none. */
const defaultTerritories = ({ defaults }: SourceStatement, places: CorpusEvent['places']): string[] =>
  defaults?.territory === undefined || places.some(({ territory }) => territory !== undefined)
    ? []
    : [defaults.territory];

const LONGEST_SUMMARY = 280;

type PublicLine = (text: string | undefined, field: string) => string | undefined;

function placesOf(
  { place, otherPlaces = [] }: RawEvent,
  { places }: IncomingContext,
  publicLine: PublicLine,
  flag: (field: string, note: string) => void,
): CorpusEvent['places'] {
  return [...(place ? [place] : []), ...otherPlaces].flatMap((one) => placeOf(one, places, publicLine, flag));
}

function placeOf(
  place: RawPlace,
  places: IncomingContext['places'],
  publicLine: PublicLine,
  flag: (field: string, note: string) => void,
): CorpusEvent['places'] {
  const match = places.match(place);
  const printed = publicLine(place.text, 'places') ?? publicLine(place.city, 'places');
  if (match.found === 'several') {
    const candidates = match.candidates.slice(0, 4).map(({ name, department }) => `${name} (${department ?? '?'})`);
    flag('places', `Commune à préciser : « ${match.name.trim()} » peut être ${candidates.join(', ')}`);
  } else if (match.found === 'none' && printed !== undefined) {
    flag('places', `Commune non reconnue : « ${printed} »`);
  }
  const territory = match.found === 'one' ? match.territory : undefined;
  const result = {
    state: place.isOption === true ? ('option' as const) : ('confirmed' as const),
    name: publicLine(place.name, 'places'),
    street: publicLine(place.street, 'places'),
    postalCode: publicLine(place.postalCode, 'places'),
    territory: territory?.code,
    labelAsPrinted: printed === territory?.name ? undefined : printed,
    accessInformation: publicLine(place.accessInformation, 'places'),
    accessibility: publicLine(place.accessibility, 'places'),
    latitude: within(place.latitude, 90),
    longitude: within(place.longitude, 180),
  };
  const { state: _state, ...said } = result;
  return Object.values(said).some((value) => value !== undefined) ? [result] : [];
}

const within = (degrees: number | undefined, most: number): number | undefined =>
  degrees !== undefined && Number.isFinite(degrees) && Math.abs(degrees) <= most ? degrees : undefined;

function involvementsOf(
  raw: RawEvent,
  { names }: IncomingContext,
  publicLine: PublicLine,
  contacts: SetAsideContact[],
): CorpusEvent['involvements'] {
  const named = (raw.involvements ?? []).flatMap(({ role, name }) => {
    const label = publicLine(name, 'involvements');
    if (label === undefined) return [];
    const organisation = names.organisation(label);
    return [
      {
        role,
        ...(organisation === undefined
          ? { labelAsPrinted: label }
          : { organisation: `${DOCUMENT_PREFIX}${organisation}` }),
      },
    ];
  });
  const printed = publicLine(raw.organiser, 'involvements');
  if (printed === undefined) return named;
  const known = names.organisation(printed);
  if (known !== undefined) return [...named, { role: 'organiser', organisation: `${DOCUMENT_PREFIX}${known}` }];
  if (!raw.organiserMayBePerson) return [...named, { role: 'organiser', labelAsPrinted: printed }];
  contacts.push({ kind: 'name', value: printed });
  return named;
}

/** Only http and https: an address of a person or a phone is no link to publish. */
function webAddress(url: string | undefined): string | undefined {
  const address = safeUrl(oneLine(url));
  return address !== undefined && /^https?:/i.test(address) && address.length <= MAX_STRING ? address : undefined;
}

/** `ical:agenda-du-pays:4f2a@exemple.example`; what is too long for a column keeps its beginning and a hash. */
function externalIdOf({ kind, key }: SourceStatement, raw: RawEvent, title: string): string {
  const made = () => `sans-id-${hash([title, raw.occurrences[0]?.start ?? '', raw.place ?? null])}`;
  const id = `${kind}:${key === '' ? '' : `${key}:`}${oneLine(raw.sourceId) ?? made()}`;
  return id.length <= 200 ? id : `${id.slice(0, 160)}…${hash(id)}`;
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

function contactsNote(count: number): Words {
  const said: Readonly<Record<Language, string>> = {
    fr: count === 1 ? '1 contact mis de côté' : `${String(count)} contacts mis de côté`,
    en: count === 1 ? '1 contact set aside' : `${String(count)} contacts set aside`,
  };
  return words(said.fr, said.en);
}
