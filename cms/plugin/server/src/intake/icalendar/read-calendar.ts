/** Reads a calendar (RFC 5545): every event that can be, and a report of every line that cannot. */
import { MAX_ENTRIES, Problems, type RawEvent, type ReadSource } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../words';
import { calendarEvent, type CalendarEvent } from './calendar-event';
import { calendarLines } from './content-lines';
import { Properties } from './properties';
import { zoneOf } from './times';

/** Events read before others have their turn. */
const CHUNK = 100;

export async function readCalendar(text: string): Promise<ReadSource> {
  const problems = new Problems();
  const { calendar, events, isCalendar } = await calendarLines(text, problems);
  const notes: Words[] = [];
  if (!isCalendar && events.length === 0) {
    problems.add(
      1,
      words(
        'Ce fichier n’est pas un calendrier (BEGIN:VCALENDAR manque)',
        'This file is no calendar (BEGIN:VCALENDAR is missing)',
      ),
    );
  }
  const zone = zoneOf(new Properties(calendar, problems).text('x-wr-timezone') ?? '');
  const read: CalendarEvent[] = [];
  for (const [index, { line, lines }] of events.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    const event = calendarEvent(new Properties(lines, problems), line, zone === 'UTC' ? undefined : zone);
    if ('raw' in event) read.push(event);
    else problems.add(line, event, 'DTSTART');
  }
  if (events.length > MAX_ENTRIES) notes.push(tooMany(events.length));
  return { events: together(read), problems: problems.listed, problemCount: problems.count, notes };
}

/** Versions of one event become one, the dates that were moved or cancelled take the place of those of the rule. */
function together(events: readonly CalendarEvent[]): RawEvent[] {
  const byId = new Map<string, CalendarEvent[]>();
  const result: RawEvent[] = [];
  for (const event of events) {
    const { sourceId } = event.raw;
    if (sourceId === undefined || sourceId === '') result.push(event.raw);
    else {
      const versions = byId.get(sourceId);
      if (versions) versions.push(event);
      else byId.set(sourceId, [event]);
    }
  }
  for (const versions of byId.values()) result.push(merged(versions));
  return result.toSorted((one, other) => one.position - other.position);
}

function merged(versions: readonly CalendarEvent[]): RawEvent {
  const bySequence = versions.toSorted((one, other) => other.sequence - one.sequence);
  const master = bySequence.find(({ replaces }) => replaces === undefined) ?? bySequence[0];
  if (!master) throw new Error('An event without version');
  const replacements = versions.filter((version) => version !== master && version.replaces !== undefined);
  const doubles = versions.length - replacements.length - 1;
  const replaced = new Set(replacements.flatMap(({ replaces }) => replaces ?? []));
  const occurrences = [
    ...master.raw.occurrences.filter(({ start }) => !replaced.has(start)),
    ...replacements.filter(({ isCancelled }) => !isCancelled).flatMap(({ raw }) => raw.occurrences),
  ].toSorted((one, other) => (one.start < other.start ? -1 : 1));
  const notes = [...master.raw.notes];
  if (doubles > 0) {
    notes.push(
      words(
        'Le même identifiant revient : la version la plus récente est gardée',
        'The same identifier comes again: the latest version is kept',
      ),
    );
  }
  return {
    ...master.raw,
    occurrences:
      occurrences.length > 0 || master.raw.recurrenceText !== undefined ? occurrences : master.raw.occurrences,
    notes,
  };
}

export const tooMany = (count: number): Words =>
  words(
    `La source compte ${String(count)} fiches : seules les ${String(MAX_ENTRIES)} premières sont lues`,
    `The source holds ${String(count)} entries: only the first ${String(MAX_ENTRIES)} are read`,
  );
