/** The zones that a calendar defines, read by ical.js, against the zones that `Intl` knows. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays, zonedInstant } from 'ess-shared-types';
import { calendarText, component } from '../../../src/formats/icalendar/content-line';
import { isWritten, timeZoneComponent, WRITTEN_TIME_ZONES } from '../../../src/formats/icalendar/time-zone';
import { calendarTimes } from '../../../src/formats/icalendar/times';
import { readCalendar, readEntries } from './reading';

const DAY = 86_400_000;

function readZone(timeZone: string): ICAL.Timezone {
  const calendar = readCalendar(calendarText(component('VCALENDAR', timeZoneComponent(timeZone))));
  return new ICAL.Timezone({ component: calendar.getFirstSubcomponent('vtimezone'), tzid: timeZone });
}

/** Minutes east of UTC. */
function offsetByIntl(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  };
}

/** The Sundays of a month. */
function sundays(year: number, month: number): string[] {
  return Array.from(
    { length: new Date(Date.UTC(year, month, 0)).getUTCDate() },
    (_, index) => new Date(Date.UTC(year, month - 1, index + 1)),
  )
    .filter((day) => day.getUTCDay() === 0)
    .map((day) => day.toISOString().slice(0, 10));
}

const years = (from: number): number[] => Array.from({ length: 2040 - from }, (_, index) => from + index);

describe('time zones', () => {
  it.each(WRITTEN_TIME_ZONES)('%s has the offset that Intl gives, all year round', (timeZone) => {
    const zone = readZone(timeZone);
    const expected = offsetByIntl(timeZone);
    const wrong: string[] = [];
    for (let instant = Date.UTC(1998, 0, 1, 12); instant < Date.UTC(2040, 0, 1); instant += 53 * DAY) {
      const day = new Date(instant).toISOString().slice(0, 10);
      if (!isWritten(timeZone, day)) continue;
      const time = ICAL.Time.fromJSDate(new Date(instant), true).convertToZone(zone);
      if (time.utcOffset() / 60 !== expected(instant)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Europe/Paris', years(1997), [3, 10]],
    ['America/Miquelon', years(2008), [3, 11]],
    ['Indian/Reunion', years(2024), [3, 10]],
    ['Pacific/Marquesas', years(2024), [3, 10]],
    ['Europe/London', years(2024), [3, 10]],
  ] as const)(
    '%s: every half-hour of the nights when clocks may change is the instant of Intl',
    (timeZone, all, months) => {
      const halfHours = all
        .flatMap((year) => months.flatMap((month) => sundays(year, month)))
        .flatMap((day) => [0, 1, 2, 3, 4].flatMap((hour) => [0, 30].map((minute) => ({ day, hour, minute }))));
      expect(halfHours.length).toBeGreaterThan(1_000);
      const entries = halfHours.flatMap(({ day, hour, minute }) =>
        component(
          'VEVENT',
          calendarTimes({ start: `${day}T0${hour}:${minute === 0 ? '00' : '30'}`, timeZone })?.lines ?? [],
        ),
      );
      const read = readEntries(calendarText(component('VCALENDAR', [...timeZoneComponent(timeZone), ...entries])));
      expect(read.map(({ start }) => start)).toEqual(
        halfHours.map(({ day, hour, minute }) => zonedInstant(day, hour, minute, timeZone)),
      );
    },
    60_000,
  );

  it('keeps a whole day on its day, whatever the zone', () => {
    for (const timeZone of [...WRITTEN_TIME_ZONES, 'Pacific/Auckland']) {
      const days = [...sundays(2025, 3), ...sundays(2026, 10), '2028-02-29', '2025-12-31'];
      const entries = days.flatMap((day) => component('VEVENT', calendarTimes({ start: day, timeZone })?.lines ?? []));
      const read = readEntries(calendarText(component('VCALENDAR', entries)));
      expect(read.map(({ start, end }) => [start, end])).toEqual(days.map((day) => [day, addDays(day, 1)]));
    }
  });

  it('names no zone that it cannot define, nor a day before its rules', () => {
    expect(isWritten('Europe/Paris', '1996-10-27')).toBe(false);
    expect(isWritten('Europe/Paris', '1996-10-28')).toBe(true);
    expect(isWritten('Europe/London', '2025-09-11')).toBe(false);
    expect(timeZoneComponent('Europe/London')).toEqual([]);
    expect(calendarTimes({ start: '2025-07-01T09:00', timeZone: 'Europe/London' })?.lines).toEqual([
      'DTSTART:20250701T080000Z',
    ]);
    expect(calendarTimes({ start: '1976-07-01T09:00', timeZone: 'Europe/Paris' })?.lines).toEqual([
      'DTSTART:19760701T070000Z',
    ]);
  });

  it('gives in UTC the hours that the change of clocks repeats or skips', () => {
    const written = (start: string, end: string) => calendarTimes({ start, end, timeZone: 'Europe/Paris' })?.lines;
    expect(written('2025-10-26T02:30', '2025-10-26T04:00')).toEqual([
      'DTSTART:20251026T003000Z',
      'DTEND:20251026T030000Z',
    ]);
    expect(written('2025-03-30T02:30', '2025-03-30T04:00')).toEqual([
      'DTSTART:20250330T013000Z',
      'DTEND:20250330T020000Z',
    ]);
    expect(written('2025-10-26T01:30', '2025-10-26T04:00')).toEqual([
      'DTSTART;TZID=Europe/Paris:20251026T013000',
      'DTEND;TZID=Europe/Paris:20251026T040000',
    ]);
  });
});
