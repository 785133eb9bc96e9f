/**
 * The agenda as a calendar to subscribe to: RFC 5545 with the properties of RFC 7986 and those that calendars knew
 * before it. No METHOD: it would make each reading an invitation (RFC 5546) and ask for an ORGANIZER.
 */
import { DEFAULT_TIME_ZONE } from 'ess-shared-types';
import type { Edition, EditionOf, Format } from '../edition';
import { calendarText, cleanLine, component, line, textLine, uriLine, utc, type ContentLine } from './content-line';
import { occurrenceEntries } from './event';
import { sessionEntries } from './session';
import { timeZoneComponent } from './time-zone';
import { beyondCap, labelledText, withoutDay, WORDS } from './words';

/** How often a calendar should come back; most of these questions are answered 304. */
const REFRESH_INTERVAL = 'PT1H';

/**
 * iCalendar, for the agenda only. What has no known day (a month, a year, a rhythm in a sentence) is no entry: the
 * description of the calendar says how many are left out, and leads to the page that shows them.
 */
export const icalendar: Format = {
  contentType: 'text/calendar; charset=utf-8',
  write(edition: Edition): string {
    if (edition.collection !== 'agenda') throw new TypeError(`No calendar is made of ${edition.collection}`);
    return calendarText(calendar(edition));
  },
};

function calendar(edition: EditionOf<'agenda'>): ContentLine[] {
  const { addresses, entries: events, lang, title } = edition;
  const entriesOf = edition.options.sessions ? sessionEntries : occurrenceEntries;
  const entries = events.map((event) => entriesOf(event, { lang, asOf: edition.asOf }));
  const described = describe(edition, entries.filter((own) => own.length === 0).length);
  return component('VCALENDAR', [
    line('VERSION', '2.0'),
    line('PRODID', `-//ESS//strapi-plugin-ess//${lang.toUpperCase()}`),
    line('CALSCALE', 'GREGORIAN'),
    ...textLine('NAME', cleanLine(title)),
    ...textLine('X-WR-CALNAME', cleanLine(title)),
    ...textLine('DESCRIPTION', described),
    ...textLine('X-WR-CALDESC', described),
    ...uriLine('SOURCE', addresses.self, { VALUE: 'URI' }),
    ...uriLine('URL', addresses.page),
    line('REFRESH-INTERVAL', REFRESH_INTERVAL, { VALUE: 'DURATION' }),
    line('X-PUBLISHED-TTL', REFRESH_INTERVAL),
    asOfLine(edition.asOf),
    ...zonesOf(entries.flat()).flatMap(timeZoneComponent),
    ...entries.flat().flatMap(({ lines }) => lines),
  ]);
}

/** The moment of the answer, which no property of RFC 5545 says. */
export const asOfLine = (asOf: string): ContentLine => line('X-ESS-AS-OF', utc(asOf));

/** The zones that the entries name. A calendar without any entry has one: it must hold a component (§3.6). */
function zonesOf(entries: readonly { readonly timeZone: string | undefined }[]): string[] {
  if (entries.length === 0) return [DEFAULT_TIME_ZONE];
  return [...new Set(entries.flatMap(({ timeZone }) => timeZone ?? []))].sort();
}

/** Who publishes, under which licences, and what a reader would look for here in vain. */
function describe(edition: EditionOf<'agenda'>, leftOut: number): string {
  const { addresses, entries, foundAt, lang, saved, total } = edition;
  const publishers = [
    ...(saved?.publisher ? [saved.publisher.name] : []),
    ...entries.flatMap(({ publisher }) => publisher?.name ?? []),
  ];
  const labelled = (word: keyof typeof WORDS, values: readonly string[]) =>
    values.length === 0 ? [] : [labelledText(WORDS[word][lang], [...new Set(values)].join(', '), lang)];
  return [
    ...labelled('foundAt', foundAt ? [foundAt.name] : []),
    ...labelled('publishedBy', publishers),
    ...labelled(
      'licence',
      entries.map(({ licence }) => licence.label),
    ),
    ...(saved?.legalNotice ? [saved.legalNotice] : []),
    ...(leftOut > 0 ? [withoutDay(leftOut, lang)] : []),
    ...(total > entries.length ? [beyondCap(entries.length - leftOut, total, lang)] : []),
    ...labelled('page', [addresses.page]),
  ].join('\n');
}
