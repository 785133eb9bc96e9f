/** Addresses that put a rendez-vous, or all those of a selection, into a calendar. */
import { addDays } from 'ess-shared-types';
import type { AgendaEvent, AgendaOccurrence } from '../agenda-source.js';

/** What the CMS serves for every calendar: all occurrences, kept up to date when it is subscribed to. */
export const eventFile = (endpoint: string, slug: string): string =>
  `${endpoint}/ess/rendez-vous/${encodeURIComponent(slug)}.ics`;

/** The address under which the calendars of devices subscribe. */
export const webcalUrl = (feed: string): string => feed.replace(/^https?:/, 'webcal:');

export const googleSubscriptionUrl = (feed: string): string =>
  `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcalUrl(feed) }).toString()}`;

export const outlookSubscriptionUrl = (feed: string, name: string): string =>
  `https://outlook.live.com/calendar/0/addfromweb?${new URLSearchParams({ url: feed, name }).toString()}`;

/** A form of Google's filled in; undefined when the day is not known. */
export function googleUrl(event: AgendaEvent, pageUrl = ''): string | undefined {
  const span = spanOf(event.mainOccurrence);
  if (!span) return undefined;
  const dates = span.map((text) => text.replaceAll(/[-:]|\.000/g, '')).join('/');
  return `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: 'TEMPLATE',
    text: event.title,
    dates,
    location: placeOf(event),
    details: pageUrl,
  }).toString()}`;
}

/** A form of Outlook's filled in; undefined when the day is not known. */
export function outlookUrl(event: AgendaEvent, pageUrl = ''): string | undefined {
  const span = spanOf(event.mainOccurrence);
  if (!span) return undefined;
  const [startdt, enddt] = span;
  return `https://outlook.live.com/calendar/0/action/compose?${new URLSearchParams({
    rru: 'addevent',
    subject: event.title,
    startdt,
    enddt,
    allday: String(!startdt.includes('T')),
    location: placeOf(event),
    body: pageUrl,
  }).toString()}`;
}

/** The place when it is the only one and confirmed, as a map would find it. */
function placeOf({ places: [place, ...others] }: AgendaEvent): string {
  if (!place || others.length > 0 || place.state === 'OPTION') return '';
  return [place.name, place.street, place.territory?.name ?? place.labelAsPrinted].filter(Boolean).join(', ');
}

/**
 * From and to: instants when the hour is known, else whole days, the last one excluded (RFC 5545 §3.6.1).
 * An hour without an end makes no stretch: none is invented.
 */
function spanOf(occurrence: AgendaOccurrence | null): readonly [string, string] | undefined {
  if (!occurrence) return undefined;
  const { precision, start, end, startsAt, endsAt } = occurrence;
  if (precision === 'TIME') return [startsAt, end?.includes('T') ? endsAt : startsAt];
  if (precision !== 'DAY') return undefined;
  const last = end && end.length >= 10 ? end.slice(0, 10) : start;
  return [start, addDays(last, 1)];
}
