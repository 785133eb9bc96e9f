/** When an occurrence stands in a calendar: hours, whole days, or nowhere when its day is not known. */
import {
  addDays,
  boundsOf,
  firstDayOf,
  hoursInWords,
  parseMoment,
  zonedInstant,
  type Language,
  type Moment,
  type OccurrenceBounds,
  type OccurrenceTimes,
} from 'ess-shared-types';
import { line, utc, type ContentLine } from './content-line';
import { isWritten } from './time-zone';

export interface CalendarTimes {
  /** DTSTART, and DTEND where an end is known. */
  readonly lines: readonly ContentLine[];
  /** The zone that the lines name, to be defined in the calendar. */
  readonly timeZone: string | undefined;
  /** Whole days, because the source gives no hour, or not both ends of a stretch of days. */
  readonly isWholeDay: boolean;
  /** First day and last known day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The exclusive end of a day beyond it would need five digits. */
const LAST_DAY = '9999-12-30';
const HOUR = 3_600_000;

/**
 * `undefined` for what starts in a month or a year and no day is known: to fill that month in a calendar, or to pick
 * a day of it, would be to invent a date. An end known only by its month stays unsaid here, and is said in words.
 */
export function calendarTimes(times: OccurrenceTimes): CalendarTimes | undefined {
  const bounds = boundsOf(times);
  const start = parseMoment(times.start);
  if (!bounds || start?.day === undefined || bounds.lastDay > LAST_DAY) return undefined;
  const end = times.end === undefined ? undefined : parseMoment(times.end);
  const { firstDay } = bounds;
  const lastDay = end?.day === undefined ? firstDay : bounds.lastDay;
  const isTimed = start.precision === 'time' && (end?.precision === 'time' || lastDay === firstDay);
  return isTimed
    ? { ...timed(start, end, bounds, times.timeZone), isWholeDay: false, firstDay, lastDay }
    : { lines: wholeDays(firstDay, lastDay), timeZone: undefined, isWholeDay: true, firstDay, lastDay };
}

/** What the whole days of a calendar cannot say of the hours: `après-midi`, `jusqu’à 12 h`; else empty. */
export const unsaidHours = (times: OccurrenceTimes, { isWholeDay }: CalendarTimes, lang: Language): string =>
  isWholeDay ? hoursInWords(times, lang) : '';

/** The end is exclusive (§3.6.1). */
const wholeDays = (firstDay: string, lastDay: string): ContentLine[] => [
  line('DTSTART', compact(firstDay), { VALUE: 'DATE' }),
  line('DTEND', compact(addDays(lastDay, 1)), { VALUE: 'DATE' }),
];

/** Without an end there is no DTEND: none is invented. Both are in the zone, or both in UTC. */
function timed(
  start: Moment,
  end: Moment | undefined,
  { startsAt, endsAt }: OccurrenceBounds,
  timeZone: string,
): Pick<CalendarTimes, 'lines' | 'timeZone'> {
  const lastMoment = end?.precision === 'time' && endsAt > startsAt ? end : undefined;
  if ([start, ...(lastMoment ? [lastMoment] : [])].every((moment) => isPlain(moment, timeZone))) {
    const zone = { TZID: timeZone };
    return {
      timeZone,
      lines: [line('DTSTART', local(start), zone), ...(lastMoment ? [line('DTEND', local(lastMoment), zone)] : [])],
    };
  }
  return {
    timeZone: undefined,
    lines: [line('DTSTART', utc(startsAt)), ...(lastMoment ? [line('DTEND', utc(endsAt))] : [])],
  };
}

/**
 * Whether every reader finds the same instant: the calendar defines the zone, and the hour occurs once. Readers
 * disagree on an hour that the change of clocks repeats or skips; it is not an hour away from the next, as others are.
 */
function isPlain(moment: Moment, timeZone: string): boolean {
  const day = firstDayOf(moment);
  if (!isWritten(timeZone, day)) return false;
  // In all the zones that are written, clocks change on Sundays: other days need no reckoning.
  if (new Date(day).getUTCDay() !== 0) return true;
  const at = (hour: number) => zonedInstant(day, hour, moment.minute ?? 0, timeZone);
  const hour = moment.hour ?? 0;
  return at(hour + 1) - at(hour) === HOUR;
}

const compact = (day: string): string => day.replaceAll('-', '');

const local = (moment: Moment): string =>
  `${compact(firstDayOf(moment))}T${twoDigits(moment.hour ?? 0)}${twoDigits(moment.minute ?? 0)}00`;

const twoDigits = (number: number): string => String(number).padStart(2, '0');
