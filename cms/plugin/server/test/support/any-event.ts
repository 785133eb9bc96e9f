/** Events and instants of any kind, for tests of what holds whatever there is. */
import fc from 'fast-check';
import { addDays, HALF_DAYS } from 'ess-shared-types';
import { territory, type LoadedEvent } from './read-model';

/** In Paris, on the day around which events are made. */
export const NOON = '2025-09-11T10:00:00Z';

export type Occurrence = NonNullable<LoadedEvent['occurrences']>[number];

/** Any event of the sources: precise or not, here or overseas, several dates, none, postponed, cancelled, recurring. */
const BASE = '2025-09-11';
const anyDay = fc.integer({ min: -45, max: 45 }).map((offset) => addDays(BASE, offset));
const anyHour = fc.constantFrom('00:00', '09:30', '14:00', '23:59');
const anyOccurrence: fc.Arbitrary<Occurrence> = fc
  .record({
    day: anyDay,
    length: fc.constantFrom(0, 0, 0, 1, 3, 40),
    start: fc.option(anyHour, { nil: undefined }),
    end: fc.option(anyHour, { nil: undefined }),
    hasEnd: fc.boolean(),
    precision: fc.constantFrom('day', 'day', 'day', 'month', 'year'),
    half_day: fc.constantFrom(null, null, ...Object.values(HALF_DAYS).map(({ stored }) => stored)),
    time_zone: fc.constantFrom(
      'Europe/Paris',
      'Europe/Paris',
      'Indian/Reunion',
      'Pacific/Noumea',
      'America/Guadeloupe',
    ),
  })
  .map(({ day, length, start, end, hasEnd, precision, half_day, time_zone }) => {
    const moment = (date: string, hour: string | undefined) =>
      precision === 'year'
        ? date.slice(0, 4)
        : precision === 'month'
          ? date.slice(0, 7)
          : hour
            ? `${date}T${hour}`
            : date;
    return { start: moment(day, start), end: hasEnd ? moment(addDays(day, length), end) : null, half_day, time_zone };
  });
const anyEvent: fc.Arbitrary<Partial<LoadedEvent>> = fc.record({
  occurrences: fc.array(anyOccurrence, { maxLength: 3 }),
  recurrence_text: fc.constantFrom(null, null, 'Tous les lundis'),
  event_status: fc.constantFrom('event_confirmed', 'event_confirmed', 'event_postponed', 'event_cancelled'),
  territories: fc.subarray(['COM-49127', 'COM-53096', 'DEP-49', 'REG-52', 'FR'].map(territory), { maxLength: 3 }),
});
export const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 25 });
export const anyInstant = fc
  .integer({ min: -50 * 48, max: 50 * 48 })
  .map((halfHours) => Date.parse(NOON) + halfHours * 1_800_000);
