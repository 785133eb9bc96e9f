/** Addresses that put a calendar, or a single rendez-vous, into the calendar a person already has. */
import { addDays, parseMoment, type EventView, type Language, type OccurrenceView } from 'ess-shared-types';
import { whereInWords } from '../../entry-words';

export interface CalendarLink {
  readonly label: string;
  readonly url: string;
}

/** The same address under the scheme that calendar programs answer to. */
export const webcalAddress = (ics: string): string => ics.replace(/^https?:/, 'webcal:');

const GOOGLE: Readonly<Record<Language, string>> = { fr: 'Google Agenda', en: 'Google Calendar' };

/** Subscriptions: the calendar stays up to date. */
export function subscriptionLinks(ics: string, name: string, lang: Language): CalendarLink[] {
  const outlook = `addfromweb?${new URLSearchParams({ url: ics, name }).toString()}`;
  return [
    {
      label: GOOGLE[lang],
      url: `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcalAddress(ics) }).toString()}`,
    },
    { label: 'Outlook.com', url: `https://outlook.live.com/calendar/0/${outlook}` },
    { label: 'Microsoft 365', url: `https://outlook.office.com/calendar/0/${outlook}` },
  ];
}

/** Texts that go into an address: services cut or refuse longer ones. */
const LONGEST_TEXT = 300;

/** One rendez-vous, where its day is known; a month alone can be put into no calendar. */
export function additionLinks(event: EventView, page: string, lang: Language): CalendarLink[] {
  const times = event.mainOccurrence && stretchOf(event.mainOccurrence);
  if (!times) return [];
  const title = event.title.slice(0, LONGEST_TEXT);
  const location = whereInWords(event, lang).slice(0, LONGEST_TEXT);
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${times.start}/${times.end}`.replaceAll(/[-:]/g, ''),
    details: page,
    location,
    ...(times.isAllDay ? {} : { ctz: event.mainOccurrence.timeZone }),
  });
  const outlook = `deeplink/compose?${new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: times.isAllDay ? times.start : times.startsAt,
    enddt: times.isAllDay ? times.end : times.endsAt,
    ...(times.isAllDay ? { allday: 'true' } : {}),
    body: page,
    location,
  }).toString()}`;
  return [
    { label: GOOGLE[lang], url: `https://calendar.google.com/calendar/render?${google.toString()}` },
    { label: 'Outlook.com', url: `https://outlook.live.com/calendar/0/${outlook}` },
    { label: 'Microsoft 365', url: `https://outlook.office.com/calendar/0/${outlook}` },
  ];
}

interface Stretch {
  readonly isAllDay: boolean;
  /** Local, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:00`; the end of whole days is exclusive. */
  readonly start: string;
  readonly end: string;
  /** ISO 8601 instants. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Hours when both ends have one or the start alone has one, else whole days: none is invented. */
function stretchOf({ start, end, startsAt, endsAt }: OccurrenceView): Stretch | null {
  const first = parseMoment(start);
  const last = parseMoment(end ?? start);
  if (first?.day === undefined || last?.day === undefined) return null;
  if (first.precision === 'time' && last.precision === 'time') {
    const until = end ?? start;
    return {
      isAllDay: false,
      start: `${start}:00`,
      end: `${until}:00`,
      startsAt,
      // Without an end there is only the moment at which it starts.
      endsAt: end === null ? startsAt : endsAt,
    };
  }
  const firstDay = start.slice(0, 10);
  return { isAllDay: true, start: firstDay, end: addDays((end ?? start).slice(0, 10), 1), startsAt, endsAt };
}
