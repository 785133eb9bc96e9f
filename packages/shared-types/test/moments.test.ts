import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  boundsOf,
  firstDayOf,
  isTimeZone,
  lastDayOf,
  localDay,
  parseMoment,
  zonedInstant,
  type OccurrenceTimes,
} from 'ess-shared-types';

const numRuns = process.env.ESS_TEST_LONG === 'true' ? 10_000 : 500;
const HOUR = 3_600_000;

const times = (start: string, more: Partial<OccurrenceTimes> = {}): OccurrenceTimes => ({
  start,
  timeZone: 'Europe/Paris',
  ...more,
});

/** The bounds as ISO 8601 instants, which read better than milliseconds. */
function instants(occurrence: OccurrenceTimes) {
  const bounds = boundsOf(occurrence);
  if (!bounds) return undefined;
  const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  return {
    starts: iso(bounds.startsAt),
    ends: iso(bounds.endsAt),
    ongoing: bounds.ongoingFrom === undefined ? undefined : iso(bounds.ongoingFrom),
    days: [bounds.firstDay, bounds.lastDay],
  };
}

describe('parseMoment', () => {
  it.each([
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2025-09', 'month', '2025-09-01', '2025-09-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2100-02', 'month', '2100-02-01', '2100-02-28'],
    ['2000-02', 'month', '2000-02-01', '2000-02-29'],
    ['2025-09-11', 'day', '2025-09-11', '2025-09-11'],
    ['2024-02-29', 'day', '2024-02-29', '2024-02-29'],
    ['2025-09-11T00:00', 'time', '2025-09-11', '2025-09-11'],
    ['2025-09-11T23:59', 'time', '2025-09-11', '2025-09-11'],
  ])('reads %s to the %s', (text, precision, first, last) => {
    const moment = parseMoment(text)!;
    expect([moment.precision, firstDayOf(moment), lastDayOf(moment)]).toEqual([precision, first, last]);
  });

  it.each([
    '',
    '25',
    '20255',
    '0025',
    '0000-01-01',
    '2025-9',
    '2025-00',
    '2025-13',
    '2025-02-29',
    '2100-02-29',
    '2025-04-31',
    '2025-09-00',
    '2025-09-32',
    '2025-09-11T24:00',
    '2025-09-11T09:60',
    '2025-09-11T9:30',
    '2025-09-11T09',
    '2025-09-11T09:30Z',
    '2025-09-11T09:30+02:00',
    '2025-09-11 09:30',
    '2025-09T09:30',
    '11/09/2025',
    ' 2025',
    '2025\n',
    '-2025',
    '२०२५',
  ])('refuses %j', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('reads every day that exists and no other', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(13), part(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const read = Date.parse(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(read) && new Date(read).toISOString().startsWith(text);
        expect(parseMoment(text) !== undefined).toBe(exists);
      }),
      { numRuns },
    );
  });
});

describe('addDays', () => {
  it.each([
    ['2025-12-31', 1, '2026-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-03-29', 2, '2025-03-31'],
    ['2025-03-01', -1, '2025-02-28'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });
});

describe('the bounds of an occurrence', () => {
  it('end at local midnight for a day without hours', () => {
    expect(instants(times('2025-09-11'))).toEqual({
      starts: '2025-09-10T22:00',
      ends: '2025-09-11T22:00',
      ongoing: undefined,
      days: ['2025-09-11', '2025-09-11'],
    });
  });

  it('end with the month, with the year', () => {
    expect(instants(times('2025-09'))).toMatchObject({ starts: '2025-08-31T22:00', ends: '2025-09-30T22:00' });
    expect(instants(times('2025'))).toMatchObject({ starts: '2024-12-31T23:00', ends: '2025-12-31T23:00' });
    expect(instants(times('2024-02'))).toMatchObject({ ends: '2024-02-29T23:00', days: ['2024-02-01', '2024-02-29'] });
  });

  it('end at local midnight for an hour without end, never called ongoing', () => {
    expect(instants(times('2025-09-11T09:30'))).toMatchObject({
      starts: '2025-09-11T07:30',
      ends: '2025-09-11T22:00',
      ongoing: undefined,
    });
  });

  it('are the hours when both are known', () => {
    expect(instants(times('2025-09-11T09:30', { end: '2025-09-11T16:00' }))).toEqual({
      starts: '2025-09-11T07:30',
      ends: '2025-09-11T14:00',
      ongoing: '2025-09-11T07:30',
      days: ['2025-09-11', '2025-09-11'],
    });
  });

  it('hold a night that passes midnight, and a moment without length', () => {
    expect(instants(times('2025-09-11T20:00', { end: '2025-09-12T02:00' }))).toMatchObject({
      ends: '2025-09-12T00:00',
      days: ['2025-09-11', '2025-09-11'],
    });
    expect(instants(times('2025-09-11T12:00', { end: '2025-09-11T12:00' }))).toMatchObject({
      starts: '2025-09-11T10:00',
      ends: '2025-09-11T10:00',
    });
  });

  it.each([
    ['morning', '2025-09-10T22:00'],
    ['afternoon', '2025-09-11T10:00'],
    ['evening', '2025-09-11T16:00'],
  ] as const)('order a day by its half: %s', (halfDay, starts) => {
    expect(instants(times('2025-09-11', { halfDay }))).toMatchObject({
      starts,
      ends: '2025-09-11T22:00',
      ongoing: undefined,
    });
  });

  it('count several days as under way from the first, a range of months from the second', () => {
    expect(instants(times('2025-09-11', { end: '2025-09-13' }))).toMatchObject({
      ongoing: '2025-09-10T22:00',
      ends: '2025-09-13T22:00',
    });
    expect(instants(times('2025-09', { end: '2025-11' }))).toMatchObject({
      ongoing: '2025-09-30T22:00',
      ends: '2025-11-30T23:00',
    });
    expect(instants(times('2025-09', { end: '2025-09' }))).toMatchObject({ ongoing: undefined });
    expect(instants(times('2025-09-11', { end: '2025-09-11' }))).toMatchObject({ ongoing: undefined });
    expect(instants(times('2025-09-11', { end: '2025-09-11T16:00' }))).toMatchObject({
      ongoing: undefined,
      ends: '2025-09-11T14:00',
    });
  });

  it('are 23 and 25 hours apart on the days when clocks change', () => {
    const hours = (day: string) => {
      const { startsAt, endsAt } = boundsOf(times(day))!;
      return (endsAt - startsAt) / HOUR;
    };
    expect([hours('2025-03-29'), hours('2025-03-30'), hours('2025-10-26')]).toEqual([24, 23, 25]);
    expect(instants(times('2025-03-30T09:00', { end: '2025-03-30T18:00' }))).toMatchObject({
      starts: '2025-03-30T07:00',
      ends: '2025-03-30T16:00',
    });
    expect(instants(times('2025-10-26T01:00', { end: '2025-10-26T04:00' }))).toMatchObject({
      starts: '2025-10-25T23:00',
      ends: '2025-10-26T03:00',
    });
  });

  it.each([
    ['Indian/Reunion', '2025-09-11T05:30', '2025-09-11T20:00'],
    ['Pacific/Noumea', '2025-09-10T22:30', '2025-09-11T13:00'],
    ['America/Guadeloupe', '2025-09-11T13:30', '2025-09-12T04:00'],
    ['Pacific/Marquesas', '2025-09-11T19:00', '2025-09-12T09:30'],
  ])('follow the clock of %s', (timeZone, starts, ends) => {
    expect(instants(times('2025-09-11T09:30', { timeZone }))).toMatchObject({
      starts,
      ends,
      days: ['2025-09-11', '2025-09-11'],
    });
  });

  it('last until the end of time without breaking', () => {
    expect(instants(times('9999-12-31'))?.days).toEqual(['9999-12-31', '9999-12-31']);
  });

  it.each([
    times('2025-02-30'),
    times('2025-09-11', { end: 'demain' }),
    times('2025-09-11', { end: '2025-09-10' }),
    times('2025-09-11T10:00', { end: '2025-09-11T09:00' }),
    times('2025-09-11', { halfDay: 'afternoon', end: '2025-09-11T10:00' }),
    times('2025-09-11', { timeZone: 'Europe/Durtal' }),
    times('2025-09-11', { timeZone: '' }),
  ])('are unknown for what cannot be: %j', (occurrence) => {
    expect(boundsOf(occurrence)).toBeUndefined();
  });

  it('always enclose what they say', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2000-01-01', offset));
    const moment = fc
      .tuple(day, fc.constantFrom(4, 7, 10, 16), fc.integer({ min: 0, max: 23 }))
      .map(([text, length, hour]) => `${text}T${String(hour).padStart(2, '0')}:15`.slice(0, length));
    const occurrence = fc.record({
      start: moment,
      end: fc.option(moment, { nil: undefined }),
      halfDay: fc.constantFrom(undefined, 'morning' as const, 'afternoon' as const, 'evening' as const),
      timeZone: fc.constantFrom('Europe/Paris', 'Pacific/Noumea', 'America/Guadeloupe', 'Pacific/Apia'),
    });
    fc.assert(
      fc.property(occurrence, (drawn) => {
        const bounds = boundsOf(drawn);
        if (!bounds) {
          expect(drawn.end).toBeDefined();
          return;
        }
        expect(bounds.endsAt).toBeGreaterThanOrEqual(bounds.startsAt);
        expect(bounds.lastDay >= bounds.firstDay).toBe(true);
        if (bounds.ongoingFrom !== undefined) {
          expect(bounds.ongoingFrom).toBeGreaterThanOrEqual(bounds.startsAt);
          expect(bounds.ongoingFrom).toBeLessThanOrEqual(bounds.endsAt);
        }
      }),
      { numRuns },
    );
  });
});

describe('zonedInstant', () => {
  it('reads a skipped hour with the offset before the change, a doubled one as its first', () => {
    const paris = (day: string, hour: number, minute: number) =>
      new Date(zonedInstant(day, hour, minute, 'Europe/Paris')).toISOString();
    expect(paris('2025-03-30', 1, 59)).toBe('2025-03-30T00:59:00.000Z');
    expect(paris('2025-03-30', 2, 30)).toBe('2025-03-30T01:30:00.000Z');
    expect(paris('2025-03-30', 3, 0)).toBe('2025-03-30T01:00:00.000Z');
    expect(paris('2025-10-26', 1, 59)).toBe('2025-10-25T23:59:00.000Z');
    expect(paris('2025-10-26', 2, 30)).toBe('2025-10-26T00:30:00.000Z');
    expect(paris('2025-10-26', 3, 0)).toBe('2025-10-26T02:00:00.000Z');
  });

  const zones = [
    'Europe/Paris',
    'Indian/Reunion',
    'Indian/Mayotte',
    'Pacific/Noumea',
    'Pacific/Marquesas',
    'Pacific/Wallis',
    'America/Guadeloupe',
    'America/Cayenne',
    'America/Miquelon',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Asia/Kathmandu',
    'UTC',
  ];
  const readers = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
    ]),
  );

  it('is read back by Intl as the same day and hour, except in the gaps', () => {
    const drawn = fc.record({
      timeZone: fc.constantFrom(...zones),
      day: fc.integer({ min: 0, max: 25_000 }).map((offset) => addDays('1976-01-01', offset)),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(drawn, ({ timeZone, day, hour, minute }) => {
        const instant = zonedInstant(day, hour, minute, timeZone);
        const read = (at: number) => readers.get(timeZone)!.format(at);
        const local = `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        // In a gap no instant has this local hour; the next one that exists lies a little later.
        const exists = [-14, -12, -2, -1, -0.5, 0, 0.5, 1, 2, 12].some(
          (hours) => read(instant + hours * HOUR) === local,
        );
        if (!exists) {
          expect(read(instant) > local).toBe(true);
          return;
        }
        expect(read(instant)).toBe(local);
        expect(localDay(instant, timeZone)).toBe(day);
      }),
      { numRuns },
    );
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'UTC'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Europe/Durtal', '+02:00', 'Europe/Paris\r\n', 'Paris'])('does not know %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('an evening that ends at midnight or in the night', () => {
  it.each([
    ['2026-12-12T20:00', '2026-12-13T00:00', '2026-12-12'],
    ['2026-12-12T22:00', '2026-12-13T04:00', '2026-12-12'],
    ['2026-12-12T22:00', '2026-12-13T06:00', '2026-12-13'],
    ['2026-12-12T09:00', '2026-12-15T00:00', '2026-12-14'],
    ['2026-12-12', '2026-12-13T00:00', '2026-12-12'],
  ])('%s to %s is over on the list of %s and at its own instant', (start, end, lastDay) => {
    const bounds = boundsOf(times(start, { end }))!;
    expect([bounds.firstDay, bounds.lastDay]).toEqual(['2026-12-12', lastDay]);
    expect(bounds.endsAt).toBe(zonedInstant(end.slice(0, 10), Number(end.slice(11, 13)), 0, 'Europe/Paris'));
  });
});
