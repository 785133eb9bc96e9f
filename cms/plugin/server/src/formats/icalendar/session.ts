/** The calendar entries of the sessions of an event, where the programme has hours and the event one day. */
import type { EventView, SessionView } from 'ess-shared-types';
import { sessionDescription, type DescriptionContext } from './description';
import { calendarEntry, occurrenceEntries, timesOf, type CalendarEntry } from './event';
import { sessionTitle } from './programme';
import { calendarTimes, type CalendarTimes } from './times';

/**
 * An entry for each session with hours, at both levels. The entry of the event itself stays where a session has no
 * hours to stand by, so that nothing of the programme is lost; it stands alone where no session can be placed.
 */
export function sessionEntries(event: EventView, context: DescriptionContext): CalendarEntry[] {
  const day = onlyDay(event);
  if (!day) return occurrenceEntries(event, context);
  const entries = event.sessions
    .flatMap((session, index) => placedSessions(session, `-s${index + 1}`, day))
    .map((placed) => sessionEntry(event, placed, day, context));
  const areAllPlaced = event.sessions.length > 0 && event.sessions.every((session) => sessionTimes(session, day));
  return areAllPlaced ? entries : [...occurrenceEntries(event, context), ...entries];
}

interface PlacedSession {
  readonly session: SessionView;
  readonly times: CalendarTimes;
  /** Where it stands in the programme: `-s1`, `-s1-2`. */
  readonly suffix: string;
}

function placedSessions(session: SessionView, suffix: string, day: LocalDay): PlacedSession[] {
  const times = sessionTimes(session, day);
  return [
    ...(times ? [{ session, times, suffix }] : []),
    ...session.sessions.flatMap((child, index) => placedSessions(child, `${suffix}-${index + 1}`, day)),
  ];
}

function sessionEntry(
  event: EventView,
  { session, times, suffix }: PlacedSession,
  day: LocalDay,
  context: DescriptionContext,
): CalendarEntry {
  const withoutEntry = session.sessions.filter((child) => !sessionTimes(child, day));
  const parts = {
    suffix,
    times,
    title: `${sessionTitle(session, context.lang)} – ${event.title}`,
    description: sessionDescription(event, session, withoutEntry, context),
    categories: [session.kind.label, ...event.topics.map(({ label }) => label)],
  };
  return calendarEntry(event, parts, context);
}

interface LocalDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly timeZone: string;
}

/** The one day on which the whole programme takes place; several days do not say which session is on which. */
function onlyDay({ occurrences }: EventView): LocalDay | undefined {
  const [occurrence, ...others] = occurrences;
  if (!occurrence || others.length > 0) return undefined;
  const times = calendarTimes(timesOf(occurrence));
  return times && times.firstDay === times.lastDay ? { day: times.firstDay, timeZone: occurrence.timeZone } : undefined;
}

/** An end that is not after the start, or cannot be read, is left out. */
function sessionTimes({ start, end }: SessionView, { day, timeZone }: LocalDay): CalendarTimes | undefined {
  if (start === null) return undefined;
  const from = { start: `${day}T${start}`, timeZone };
  const whole = end === null ? undefined : calendarTimes({ ...from, end: `${day}T${end}` });
  return whole ?? calendarTimes(from);
}
