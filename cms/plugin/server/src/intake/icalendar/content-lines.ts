/**
 * The lines of a calendar (RFC 5545 §3.1): unfolded, with the line at which each begins, cut into events. Tolerates
 * NUL bytes, mixed line ends and missing ends, and says where they are. Pure.
 */
import { nextTurn } from '../reading/next-turn';
import { words } from '../../content-types/words';
import type { Problems } from '../incoming/raw-event';

/** A `VTIMEZONE`: its own lines, and those of each `STANDARD` or `DAYLIGHT` in it. */
export interface ZoneLines {
  readonly own: readonly ContentLine[];
  readonly observances: readonly (readonly ContentLine[])[];
}

export interface ContentLine {
  /** First line in the file, from 1. */
  readonly line: number;
  readonly text: string;
}

export interface EventLines {
  readonly line: number;
  readonly lines: readonly ContentLine[];
}

export interface CalendarLines {
  /** Properties of the calendar itself. */
  readonly calendar: readonly ContentLine[];
  readonly events: readonly EventLines[];
  readonly zones: readonly ZoneLines[];
  /** Names of the other components: `VFREEBUSY`, `VTODO`... */
  readonly others: ReadonlySet<string>;
  readonly isCalendar: boolean;
}

/** Lines read before others have their turn. */
const CHUNK = 5_000;

/** Longest content line that is read, unfolded. */
const LONGEST_LINE = 100_000;

export function* contentLines(text: string, problems: Problems): Generator<ContentLine> {
  let current: { line: number; parts: string[]; length: number } | undefined;
  let number = 0;
  for (const physical of text.split(/\r\n|\n|\r/)) {
    number += 1;
    let part = physical;
    if (part.includes('\0')) {
      problems.add(number, words('Octets nuls retirés de la ligne', 'NUL bytes removed from the line'));
      part = part.replaceAll('\0', '');
    }
    if (current && /^[ \t]/.test(part)) {
      current.length += part.length;
      if (current.length <= LONGEST_LINE) current.parts.push(part.slice(1));
      continue;
    }
    if (current) yield { line: current.line, text: current.parts.join('') };
    current = part.trim() === '' ? undefined : { line: number, parts: [part], length: part.length };
  }
  if (current) yield { line: current.line, text: current.parts.join('') };
}

/** Alarms and other parts inside an event are left out; so is every other component of the calendar but its time zones. */
export async function calendarLines(text: string, problems: Problems): Promise<CalendarLines> {
  const calendar: ContentLine[] = [];
  const events: EventLines[] = [];
  const zones: { own: ContentLine[]; observances: ContentLine[][] }[] = [];
  const others = new Set<string>();
  let isCalendar = false;
  let event: { line: number; lines: ContentLine[] } | undefined;
  let inside: string[] = [];
  const unclosed = () => {
    if (!event) return;
    problems.add(
      event.line,
      words('Ce rendez-vous n’est pas terminé (END:VEVENT manque)', 'This event has no end (END:VEVENT is missing)'),
    );
    event = undefined;
  };
  let read = 0;
  for (const content of contentLines(text, problems)) {
    read += 1;
    if (read % CHUNK === 0) await nextTurn();
    const [, keyword, component] = /^(BEGIN|END):\s*([A-Z-]+)\s*$/i.exec(content.text.trimStart()) ?? [];
    const name = component?.toUpperCase();
    if (keyword?.toUpperCase() === 'BEGIN' && name !== undefined) {
      if (name === 'VCALENDAR') isCalendar = true;
      else if (name === 'VEVENT') {
        unclosed();
        event = { line: content.line, lines: [] };
        inside = [];
      } else {
        if (inside[0] === 'VTIMEZONE') zones.at(-1)?.observances.push([]);
        else if (!event && inside.length === 0 && name === 'VTIMEZONE') zones.push({ own: [], observances: [] });
        else if (!event && inside.length === 0) others.add(name);
        inside.push(name);
      }
    } else if (name === 'VEVENT') {
      if (event) events.push(event);
      event = undefined;
      inside = [];
    } else if (name !== undefined) {
      if (name === 'VCALENDAR') unclosed();
      inside = inside.slice(0, Math.max(0, inside.lastIndexOf(name)));
    } else if (inside.length === 0) {
      (event?.lines ?? calendar).push(content);
    } else if (inside[0] === 'VTIMEZONE' && !event) {
      const zone = zones.at(-1);
      (inside.length === 1 ? zone?.own : zone?.observances.at(-1))?.push(content);
    }
  }
  unclosed();
  return { calendar, events, zones, others, isCalendar };
}
