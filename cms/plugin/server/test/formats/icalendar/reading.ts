/** Calendars as an independent reader understands them. */
import ICAL from 'ical.js';

export interface ReadEntry {
  readonly uid: string;
  readonly sequence: number;
  /** The value of a property in writing, `null` when there is none. */
  readonly text: (name: string) => string | null;
  /** A day, `2025-09-11`, or an instant, milliseconds since the epoch; read when asked for, zones are slow to read. */
  readonly start: string | number | undefined;
  readonly end: string | number | undefined;
}

/** The VEVENTs of a calendar, with their hours in the zones that the calendar itself defines. */
export function readEntries(text: string): ReadEntry[] {
  return readCalendar(text)
    .getAllSubcomponents('vevent')
    .map((component) => ({
      uid: String(component.getFirstPropertyValue('uid')),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      text: (name) => written(component.getFirstPropertyValue(name)),
      get start() {
        return readTime(component, 'dtstart');
      },
      get end() {
        return readTime(component, 'dtend');
      },
    }));
}

export const readCalendar = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text));

function written(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  return value instanceof ICAL.Time ? value.toString() : JSON.stringify(value);
}

function readTime(component: ICAL.Component, name: string): string | number | undefined {
  const value: unknown = component.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) return undefined;
  return value.isDate ? value.toString() : value.toUnixTime() * 1000;
}

/** Undoes the escaping of RFC 5545 §3.3.11, for the properties that ical.js does not know as text. */
export const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));

/** The lines as they are sent, without their CRLF. */
export const physicalLines = (text: string): string[] => text.split('\r\n').slice(0, -1);

/** The lines put together again. */
export const logicalLines = (text: string): string[] => physicalLines(text.replaceAll('\r\n ', ''));
