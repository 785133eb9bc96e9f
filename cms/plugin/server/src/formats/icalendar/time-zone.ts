/**
 * The time zones of the French territories as VTIMEZONE (RFC 5545 §3.6.5), with recurrence rules: Outlook ignores
 * lists of dates, and Google Calendar fails on long definitions. A calendar that names another zone, or a day before
 * the rules written here were in force, gives its hours in UTC: the same instants.
 */
import { component, line, type ContentLine } from './content-line';

interface Observance {
  readonly type: 'STANDARD' | 'DAYLIGHT';
  /** First onset, in the local time that the change puts an end to. */
  readonly start: string;
  readonly offsetFrom: string;
  readonly offsetTo: string;
  readonly name: string;
  readonly rule?: string;
}

interface TimeZone {
  /** First local day from which the observances tell the truth, `YYYY-MM-DD`. */
  readonly since: string;
  readonly observances: readonly Observance[];
}

/** Zones without summer time; New Caledonia, the last to try one, gave it up in March 1997. */
const constant = (offset: string): TimeZone => ({
  since: '1998-01-01',
  observances: [
    {
      type: 'STANDARD',
      start: '19700101T000000',
      offsetFrom: offset,
      offsetTo: offset,
      name: offset.replace(/00$/, ''),
    },
  ],
});

const TIME_ZONES: ReadonlyMap<string, TimeZone> = new Map<string, TimeZone>([
  [
    'Europe/Paris',
    {
      since: '1996-10-28',
      observances: [
        {
          type: 'DAYLIGHT',
          start: '19810329T020000',
          offsetFrom: '+0100',
          offsetTo: '+0200',
          name: 'CEST',
          rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        },
        {
          type: 'STANDARD',
          start: '19961027T030000',
          offsetFrom: '+0200',
          offsetTo: '+0100',
          name: 'CET',
          rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
        },
      ],
    },
  ],
  [
    'America/Miquelon',
    {
      since: '2007-11-05',
      observances: [
        {
          type: 'DAYLIGHT',
          start: '20070311T020000',
          offsetFrom: '-0300',
          offsetTo: '-0200',
          name: '-02',
          rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
        },
        {
          type: 'STANDARD',
          start: '20071104T020000',
          offsetFrom: '-0200',
          offsetTo: '-0300',
          name: '-03',
          rule: 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
        },
      ],
    },
  ],
  ['America/Cayenne', constant('-0300')],
  ['America/Guadeloupe', constant('-0400')],
  ['America/Marigot', constant('-0400')],
  ['America/Martinique', constant('-0400')],
  ['America/St_Barthelemy', constant('-0400')],
  ['Indian/Mayotte', constant('+0300')],
  ['Indian/Reunion', constant('+0400')],
  ['Pacific/Gambier', constant('-0900')],
  ['Pacific/Marquesas', constant('-0930')],
  ['Pacific/Noumea', constant('+1100')],
  ['Pacific/Tahiti', constant('-1000')],
  ['Pacific/Wallis', constant('+1200')],
]);

/** The zones that a calendar may name, by their IANA names. */
export const WRITTEN_TIME_ZONES: readonly string[] = [...TIME_ZONES.keys()];

/** Whether the hours of a local day, `YYYY-MM-DD`, may be given in this zone. */
export function isWritten(timeZone: string, day: string): boolean {
  const zone = TIME_ZONES.get(timeZone);
  return zone !== undefined && day >= zone.since;
}

/** The VTIMEZONE of one of `WRITTEN_TIME_ZONES`; nothing for any other zone. */
export function timeZoneComponent(timeZone: string): ContentLine[] {
  const zone = TIME_ZONES.get(timeZone);
  if (!zone) return [];
  return component('VTIMEZONE', [
    line('TZID', timeZone),
    ...zone.observances.flatMap(({ type, start, offsetFrom, offsetTo, name, rule }) =>
      component(type, [
        line('DTSTART', start),
        line('TZOFFSETFROM', offsetFrom),
        line('TZOFFSETTO', offsetTo),
        line('TZNAME', name),
        ...(rule === undefined ? [] : [line('RRULE', rule)]),
      ]),
    ),
  ]);
}
