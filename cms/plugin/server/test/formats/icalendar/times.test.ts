/** What stands in a calendar of what the sources know of a date. */
import { describe, expect, it } from 'vitest';
import type { OccurrenceTimes } from 'ess-shared-types';
import { calendarTimes, unsaidHours } from '../../../src/formats/icalendar/times';

const times = (start: string, end?: string, halfDay?: OccurrenceTimes['halfDay']): OccurrenceTimes => ({
  start,
  end,
  halfDay,
  timeZone: 'Europe/Paris',
});

const wholeDays = (from: string, to: string) => [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`];
const hours = (from: string, to?: string) => [
  `DTSTART;TZID=Europe/Paris:${from}`,
  ...(to === undefined ? [] : [`DTEND;TZID=Europe/Paris:${to}`]),
];

describe('calendarTimes', () => {
  it.each([
    ['hours', times('2025-09-11T09:30', '2025-09-11T16:00'), hours('20250911T093000', '20250911T160000'), ''],
    ['a night', times('2025-09-11T20:00', '2025-09-12T01:00'), hours('20250911T200000', '20250912T010000'), ''],
    ['a start, no end', times('2025-09-11T09:30'), hours('20250911T093000'), ''],
    ['an end that is the start', times('2025-09-11T09:30', '2025-09-11T09:30'), hours('20250911T093000'), ''],
    ['an end that only repeats the day', times('2025-09-11T09:30', '2025-09-11'), hours('20250911T093000'), ''],
    ['a start, an end known by its month', times('2025-09-11T09:30', '2025-10'), hours('20250911T093000'), ''],
    ['a day', times('2025-09-19'), wholeDays('20250919', '20250920'), ''],
    ['the last day of a month', times('2028-02-29'), wholeDays('20280229', '20280301'), ''],
    ['days', times('2025-11-22', '2025-11-24'), wholeDays('20251122', '20251125'), ''],
    ['a half-day', times('2025-11-20', undefined, 'afternoon'), wholeDays('20251120', '20251121'), 'après-midi'],
    [
      'a day until an hour',
      times('2025-11-20', '2025-11-20T12:00'),
      wholeDays('20251120', '20251121'),
      'jusqu’à 12\u00a0h',
    ],
    [
      'an hour until a day',
      times('2025-11-20T14:00', '2025-11-21'),
      wholeDays('20251120', '20251122'),
      'à partir de 14\u00a0h',
    ],
    ['a day until a month', times('2025-09-11', '2025-12'), wholeDays('20250911', '20250912'), ''],
  ])('places %s', (_, given, lines, words) => {
    const written = calendarTimes(given);
    expect(written?.lines).toEqual(lines);
    expect(written && unsaidHours(given, written, 'fr')).toBe(words);
  });

  it.each([
    ['a month', times('2025-09')],
    ['a year', times('2026')],
    ['months', times('2025-09', '2025-12-05')],
    ['no date', times('bientôt')],
    ['an end before the start', times('2025-09-11', '2025-09-10')],
    ['a day after which no day can be written', times('9999-12-31')],
    ['an unknown zone', { ...times('2025-09-11T09:30'), timeZone: 'Mars/Olympus' }],
  ])('invents no day for %s', (_, given) => {
    expect(calendarTimes(given)).toBeUndefined();
  });
});
