/**
 * DESCRIPTION: everything that a calendar has no other place for, or that many calendars do not show, as paragraphs.
 *
 * Organisers stand here and not in ORGANIZER: that property is a calendar address (RFC 5545 §3.8.4.3), in practice a
 * mailto, and the public views hold no address of anybody.
 */
import {
  daysInWords,
  DEFAULT_TIME_ZONE,
  hourInWords,
  parseMoment,
  safeUrl,
  type EventView,
  type Language,
  type OccurrenceView,
  type RegistrationView,
  type SessionView,
} from 'ess-shared-types';
import { plainText } from '../plain-text';
import { placesOf } from './place';
import { documentLine, participationLine, sessionLines } from './programme';
import { labelledText, WORDS } from './words';

export interface DescriptionContext {
  readonly lang: Language;
  /** Instant of the answer, ISO 8601: a registration is open or closed at that moment. */
  readonly asOf: string;
}

type Word = keyof typeof WORDS;

/** The text of the calendar entry of a whole event. */
export function eventDescription(event: EventView, occurrence: OccurrenceView, context: DescriptionContext): string {
  const { lang } = context;
  return paragraphs([
    occurrenceNote(event, occurrence, lang),
    [event.summary],
    [plainText(event.body)],
    titled(
      'programme',
      event.sessions.flatMap((session) => sessionLines(session, lang)),
      lang,
    ),
    ...shared(event, context),
  ]);
}

/** The text of the calendar entry of a session; `inside` are the sessions that have no entry of their own. */
export function sessionDescription(
  event: EventView,
  session: SessionView,
  inside: readonly SessionView[],
  context: DescriptionContext,
): string {
  const { lang } = context;
  return paragraphs([
    [session.summary],
    [
      session.end !== null && session.endInferred ? sentence(WORDS.endInferred[lang]) : null,
      event.occurrences.some(({ yearInferred }) => yearInferred) ? sentence(WORDS.yearInferred[lang]) : null,
    ],
    titled('people', session.participations.flatMap(participationLine), lang),
    titled(
      'programme',
      inside.flatMap((child) => sessionLines(child, lang)),
      lang,
    ),
    titled(
      'documents',
      session.documents.map((document) => documentLine(document, lang)),
      lang,
    ),
    [labelled('partOf', event.title, lang), event.summary],
    ...practical(event, context),
    origin(event, lang),
  ]);
}

type Paragraph = readonly (string | null)[];

/** What every entry of an event says after its programme. */
const shared = (event: EventView, context: DescriptionContext): Paragraph[] => [
  titled('people', event.participations.flatMap(participationLine), context.lang),
  ...practical(event, context),
  titled(
    'documents',
    event.documents.map((document) => documentLine(document, context.lang)),
    context.lang,
  ),
  about(event, context.lang),
  origin(event, context.lang),
];

const paragraphs = (all: readonly Paragraph[]): string =>
  all
    .map((lines) => lines.filter((text) => text !== null && text !== '').join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');

const titled = (word: Word, lines: readonly string[], lang: Language): Paragraph =>
  lines.length === 0 ? [] : [WORDS[word][lang], ...lines];

const labelled = (word: Word, text: string | null | undefined, lang: Language): string | null =>
  text ? labelledText(WORDS[word][lang], text, lang) : null;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The date in words where the calendar cannot show it as it is known, or shows it in the reader's own time. */
function occurrenceNote(event: EventView, occurrence: OccurrenceView, lang: Language): Paragraph {
  const isShown =
    occurrence.precision === 'time' &&
    occurrence.end !== null &&
    parseMoment(occurrence.end)?.precision === 'time' &&
    occurrence.timeZone === DEFAULT_TIME_ZONE;
  const notes = [
    ...(isHourAwaited(event, occurrence) && event.temporalState !== 'past' ? [WORDS.hourToConfirm[lang]] : []),
    ...(occurrence.yearInferred ? [WORDS.yearInferred[lang]] : []),
  ];
  if (isShown && notes.length === 0) return [];
  return [sentence(notes.length === 0 ? occurrence.text : `${occurrence.text} (${notes.join(', ')})`)];
}

/** Whether an hour is still to come: a single day lacks one, several days and a deadline do not. */
export const isHourAwaited = ({ kind }: EventView, { precision, end }: OccurrenceView): boolean =>
  precision !== 'time' && end === null && kind.key !== 'application-deadline';

/** How to take part: links in the text, for the calendars that do not know CONFERENCE. */
const practical = (event: EventView, { lang, asOf }: DescriptionContext): Paragraph[] => [
  registrationLines(event, lang, Date.parse(asOf)),
  event.onlineAccesses.map(({ url, label }) =>
    labelled('online', [label, safeUrl(url)].filter(Boolean).join(' – '), lang),
  ),
  [...placesOf(event).confirmed, ...placesOf(event).options].flatMap(({ accessInformation, accessibility }) => [
    labelled('access', accessInformation, lang),
    labelled('accessibility', accessibility, lang),
  ]),
];

function registrationLines({ registration, status }: EventView, lang: Language, now: number): Paragraph {
  if (registration === null || status.key === 'cancelled') return [];
  if (registration.closesAt !== null && Date.parse(registration.closesAt) <= now) {
    return [sentence(WORDS.registrationClosed[lang])];
  }
  return [
    labelled('registration', safeUrl(registration.url), lang),
    labelled('registrationCloses', deadlineText(registration, lang), lang),
    labelled('fee', registration.fee, lang),
    labelled('capacity', registration.capacity === null ? null : String(registration.capacity), lang),
    labelled('registrationAudience', registration.audience, lang),
  ];
}

function deadlineText({ deadline }: RegistrationView, lang: Language): string | null {
  const moment = deadline === null ? undefined : parseMoment(deadline);
  if (deadline === null || !moment) return null;
  const days = daysInWords({ start: deadline, timeZone: 'UTC' }, lang);
  return moment.precision === 'time' ? `${days}, ${hourInWords(moment, lang)}` : days;
}

/** By whom, for whom, within what. */
const about = (event: EventView, lang: Language): Paragraph => [
  ...byRole(event).map(([role, names]) => labelledText(role, names.join(', '), lang)),
  labelled('theme', event.theme, lang),
  labelled('series', event.series?.title, lang),
  labelled('audience', event.audiences.map(({ label }) => label).join(', '), lang),
  labelled('territory', event.territories.map(({ name }) => name).join(', '), lang),
  labelled('attendance', event.participantsCount, lang),
  labelled('rhythm', event.recurring?.text, lang),
];

/** Organisations under the words of their role, in order. */
function byRole(event: EventView): readonly (readonly [role: string, names: readonly string[]])[] {
  const roles = new Map<string, string[]>();
  for (const { role, organisation, labelAsPrinted } of event.involvements) {
    const name = organisation?.name ?? labelAsPrinted;
    if (name) roles.set(role.label, [...(roles.get(role.label) ?? []), name]);
  }
  return [...roles];
}

/** Who answers for it, under what licence, from what source. */
const origin = (event: EventView, lang: Language): Paragraph => [
  event.publisher && `${WORDS.publishedBy[lang]} ${event.publisher.name}`,
  labelled('licence', event.licence.label, lang),
  labelled('rightsHolder', event.rightsHolder, lang),
  labelled('image', event.image && [event.image.credit, event.image.licence].filter(Boolean).join(', '), lang),
  ...event.provenance.map(({ label, locator, url }) =>
    labelled('source', [locator ? `${label} (${locator})` : label, safeUrl(url)].filter(Boolean).join(' – '), lang),
  ),
  labelled('page', event.pageUrl, lang),
];
