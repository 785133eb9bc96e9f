/** The calendar entries of an event: one for each occurrence whose day is known, or one for each session. */
import type { EventView, OccurrenceTimes, OccurrenceView } from 'ess-shared-types';
import { cleanLine, component, line, textLine, uriLine, utc, type ContentLine } from './content-line';
import { eventDescription, isHourAwaited, type DescriptionContext } from './description';
import { isPlaceUndecided, placeLines } from './place';
import { calendarTimes, unsaidHours, type CalendarTimes } from './times';
import { STATUS_PREFIXES } from './words';

export interface CalendarEntry {
  readonly lines: readonly ContentLine[];
  /** The zone that it names, to be defined in the calendar. */
  readonly timeZone: string | undefined;
}

/** What tells the entries of one event apart. */
export interface EntryParts {
  /** Stands in the UID before the `@`; empty for the first occurrence, whose UID is the id of the event. */
  readonly suffix: string;
  readonly times: CalendarTimes;
  readonly title: string;
  readonly description: string;
  readonly categories: readonly string[];
}

/** None for an event that is known only by a month, a year or a sentence: see `calendarTimes`. */
export function occurrenceEntries(event: EventView, context: DescriptionContext): CalendarEntry[] {
  const suffixes = occurrenceSuffixes(event.occurrences);
  return event.occurrences.flatMap((occurrence, index) => {
    const given = timesOf(occurrence);
    const times = calendarTimes(given);
    if (!times) return [];
    const hours = unsaidHours(given, times, context.lang);
    const parts = {
      suffix: suffixes[index] ?? '',
      times,
      title: hours === '' ? event.title : `${event.title} (${hours})`,
      description: eventDescription(event, occurrence, context),
      categories: [event.kind.label, ...event.topics.map(({ label }) => label)],
    };
    return [calendarEntry(event, parts, context)];
  });
}

export const timesOf = ({ start, end, halfDay, timeZone }: OccurrenceView): OccurrenceTimes => ({
  start,
  end: end ?? undefined,
  halfDay: halfDay?.key,
  timeZone,
});

/**
 * The first occurrence keeps the id of the event, so that an event that is moved, or gets a second date, stays the
 * same entry. The others are told apart by their day, so that adding, removing or giving an hour leaves them alone.
 */
function occurrenceSuffixes(occurrences: readonly OccurrenceView[]): string[] {
  const seen = new Map<string, number>();
  return occurrences.map(({ start }, index) => {
    if (index === 0) return '';
    const day = start.slice(0, 10).replaceAll('-', '');
    const count = (seen.get(day) ?? 0) + 1;
    seen.set(day, count);
    return count === 1 ? `-${day}` : `-${day}-${count}`;
  });
}

/**
 * A VEVENT. There is no METHOD in a calendar to subscribe to, so DTSTAMP is the moment of the last revision
 * (RFC 5545 §3.8.7.2), and the text only changes when the event does. The entries of an agenda never make the
 * subscriber busy.
 */
export function calendarEntry(
  event: EventView,
  { suffix, times, title, description, categories }: EntryParts,
  { lang }: DescriptionContext,
): CalendarEntry {
  const prefix = STATUS_PREFIXES[event.status.key]?.[lang];
  const summary = cleanLine(prefix === undefined ? title : `${prefix} ${title}`);
  return {
    timeZone: times.timeZone,
    lines: component('VEVENT', [
      ...textLine('UID', event.id.replace(/(?=@)|$/, suffix)),
      line('DTSTAMP', utc(event.changedAt)),
      line('CREATED', utc(event.firstPublishedAt)),
      line('LAST-MODIFIED', utc(event.changedAt)),
      line('SEQUENCE', String(event.revision)),
      ...times.lines,
      ...textLine('SUMMARY', summary, { LANGUAGE: event.lang === lang ? undefined : event.lang }),
      ...statusLine(event),
      line('TRANSP', 'TRANSPARENT'),
      ...placeLines(event, lang),
      ...event.onlineAccesses.flatMap(({ url, label }) =>
        uriLine('CONFERENCE', url, { VALUE: 'URI', LABEL: label ?? undefined }),
      ),
      ...textLine('CATEGORIES', [...new Set(categories.map(cleanLine))]),
      ...uriLine('URL', event.pageUrl),
      ...uriLine('IMAGE', event.image?.url, { VALUE: 'URI', DISPLAY: 'BADGE' }),
      ...textLine('DESCRIPTION', description),
    ]),
  };
}

/** Definite, tentative or cancelled; nothing is said of an event that was only announced and lacks nothing. */
function statusLine(event: EventView): ContentLine[] {
  switch (event.status.key) {
    case 'cancelled':
      return [line('STATUS', 'CANCELLED')];
    case 'postponed':
      return [line('STATUS', 'TENTATIVE')];
    case 'announced': {
      const isUndecided =
        isPlaceUndecided(event) || event.occurrences.some((occurrence) => isHourAwaited(event, occurrence));
      return isUndecided ? [line('STATUS', 'TENTATIVE')] : [];
    }
    case 'confirmed':
    case 'full':
    case 'moved-online':
      return [line('STATUS', isPlaceUndecided(event) ? 'TENTATIVE' : 'CONFIRMED')];
  }
}
