/** Calendars of repeated events, with all that real ones do to dates; hours that a change of clocks skips or repeats left out. */
import fc from 'fast-check';

export interface GeneratedCalendar {
  readonly text: string;
  /** Of the `DTSTART` and of the rule, for who reads no calendar. */
  readonly zone: string;
  readonly first: string;
  readonly rule: string;
  readonly isDay: boolean;
  readonly hasChanges: boolean;
}

export const ZONES = ['Europe/Paris', 'America/Martinique', 'America/New_York', 'Pacific/Auckland'] as const;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAY = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');
const compact = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '');
const weekdayOf = (day: Date): string => WEEKDAYS[day.getUTCDay()] ?? '';
const lastOfMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

/** The instant of a local hour far from any change of clocks, as UTC. */
function utcText(day: Date, hour: number, minute: number, zone: string): string {
  const local = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, minute);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  let instant = local;
  for (let pass = 0; pass < 2; pass += 1) instant += local - Date.parse(`${shown.format(instant).replace(' ', 'T')}Z`);
  const text = new Date(instant).toISOString();
  return `${text.slice(0, 16).replaceAll(/[-:]/g, '')}00Z`;
}

/** Rules that give the first date itself: where they do not, the standard leaves what happens undefined. */
const ruleOf = (day: Date, seed: readonly number[]): string => {
  const [kind = 0, interval = 1, extra = 0, wkst = 0] = seed;
  const every = interval > 1 ? `;INTERVAL=${String(interval)}` : '';
  const weeks = wkst < 7 ? `;WKST=${WEEKDAYS[wkst] ?? 'MO'}` : '';
  const others = [...new Set([weekdayOf(day), WEEKDAYS[extra % 7] ?? 'MO'])].join(',');
  const rank = Math.ceil(day.getUTCDate() / 7);
  const month = day.getUTCMonth() + 1;
  switch (kind) {
    case 0:
      return `FREQ=DAILY${every}`;
    case 1:
      return `FREQ=WEEKLY${every}${weeks};BYDAY=${others}`;
    case 2:
      return `FREQ=WEEKLY${every}${weeks}`;
    case 3:
      return `FREQ=MONTHLY${every};BYDAY=${String(rank)}${weekdayOf(day)}`;
    case 4:
      return `FREQ=MONTHLY${every};BYDAY=${weekdayOf(day)};BYSETPOS=${String(rank)}`;
    case 5:
      return `FREQ=MONTHLY${every};BYMONTHDAY=${String(day.getUTCDate())},${String((extra % 28) + 1)}`;
    case 6:
      return `FREQ=MONTHLY${every};BYMONTHDAY=${String(day.getUTCDate() - lastOfMonth(day) - 1)}`;
    case 7:
      return `FREQ=YEARLY;INTERVAL=${String(Math.min(interval, 2))};BYMONTH=${String(month)};BYDAY=${String(rank)}${weekdayOf(day)}`;
    case 8:
      return `FREQ=DAILY${every};BYDAY=${others}`;
    case 9:
      return `FREQ=MONTHLY${every};BYDAY=${weekdayOf(day)};BYMONTHDAY=${Array.from(
        { length: 7 },
        (_, index) => day.getUTCDate() - ((day.getUTCDate() - 1) % 7) + index,
      )
        .filter((number) => number <= 31)
        .join()}`;
    default:
      return `FREQ=YEARLY;BYMONTH=${[...new Set([month, (extra % 12) + 1])].join()};BYMONTHDAY=${String(day.getUTCDate())}`;
  }
};

export const generatedCalendar: fc.Arbitrary<GeneratedCalendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    start: fc.integer({ min: 0, max: 1200 }).map((days) => new Date(Date.UTC(2025, 0, 1) + days * DAY)),
    hour: fc.integer({ min: 5, max: 23 }),
    minute: fc.constantFrom(0, 15, 30),
    isDay: fc.boolean().map((value) => value),
    seed: fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 4 }), fc.nat(30), fc.nat(9)),
    end: fc.oneof(
      fc.record({ count: fc.integer({ min: 1, max: 40 }) }),
      // A day as the end of hours is against the standard, and everyone reads it otherwise.
      fc.record({ untilDays: fc.integer({ min: 0, max: 115 }) }),
    ),
    removed: fc.array(fc.record({ days: fc.nat(120), form: fc.constantFrom('zone', 'utc') }), { maxLength: 3 }),
    added: fc.array(fc.record({ days: fc.integer({ min: 1, max: 200 }), form: fc.constantFrom('zone', 'utc') }), {
      maxLength: 2,
    }),
    changed: fc.option(fc.record({ days: fc.nat(60), by: fc.integer({ min: 1, max: 3 }), isCancelled: fc.boolean() }), {
      nil: undefined,
    }),
  })
  .map(({ zone, start, hour, minute, isDay, seed, end, removed, added, changed }): GeneratedCalendar => {
    const time = `T${two(hour)}${two(minute)}00`;
    const day = (days: number) => new Date(start.getTime() + days * DAY);
    const local = (days: number) =>
      isDay ? `;VALUE=DATE:${compact(day(days))}` : `;TZID=${zone}:${compact(day(days))}${time}`;
    const at = (days: number, form: string): string => {
      if (isDay) return `;VALUE=DATE:${compact(day(days))}`;
      return form === 'utc' ? `:${utcText(day(days), hour, minute, zone)}` : local(days);
    };
    // Two hours after a date: they read UNTIL with the offset of the first date (icalendar 4), an hour wrong in summer.
    // Forty years are gone through, no more.
    const isYearly = ruleOf(start, seed).startsWith('FREQ=YEARLY');
    const until =
      'untilDays' in end
        ? `;UNTIL=${isDay ? compact(day(end.untilDays)) : utcText(day(end.untilDays), hour + 2, minute, zone)}`
        : `;COUNT=${String(isYearly ? Math.min(end.count, 6) : end.count)}`;
    const rule = `${ruleOf(start, seed)}${until}`;
    const one = ['BEGIN:VEVENT', 'UID:serie@exemple.invalid', 'SUMMARY:Série', 'DTSTAMP:20250101T000000Z'];
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//exemple//FR',
      ...one,
      `DTSTART${local(0)}`,
      `RRULE:${rule}`,
      ...removed.map(({ days, form }) => `EXDATE${at(days, form)}`),
      // They compare a RECURRENCE-ID with the day of UTC of an RDATE: one in UTC is generated where no date is changed.
      ...added.map(({ days, form }) => `RDATE${at(days, changed ? 'zone' : form)}`),
      'END:VEVENT',
      ...(changed
        ? [
            ...one,
            `RECURRENCE-ID${local(changed.days)}`,
            `DTSTART${local(changed.days + changed.by)}`,
            ...(changed.isCancelled ? ['STATUS:CANCELLED'] : []),
            'END:VEVENT',
          ]
        : []),
      'END:VCALENDAR',
      '',
    ];
    return {
      text: lines.join('\r\n'),
      zone,
      first: `${compact(start)}${isDay ? '' : time}`,
      rule,
      isDay,
      hasChanges: removed.length + added.length > 0 || changed !== undefined,
    };
  });
