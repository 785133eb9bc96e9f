/** Dates of the web (ISO 8601, with or without offset) as documents hold them: local texts in a named time zone. Pure. */
import { boundsOf, DEFAULT_TIME_ZONE, parseMoment } from 'ess-shared-types';
import { localMoment } from '../icalendar/local-moment';
import type { RawOccurrence } from './raw-event';

/** Zones of France in the order in which an offset is given to one: Paris wherever it has it that day. */
const FRENCH_ZONES = [
  DEFAULT_TIME_ZONE,
  'Indian/Reunion',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'America/Miquelon',
  'Pacific/Wallis',
];

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** A stretch between two texts; `undefined` for what cannot be read or ends before it starts. */
export function momentsOf(begin: string, end: string | undefined, zone?: string): RawOccurrence | undefined {
  const start = readIso(begin, zone);
  if (!start) return undefined;
  const last = end === undefined || end === '' ? undefined : readIso(end, start.timeZone);
  const occurrence = { ...start, end: last === undefined || last.start === start.start ? undefined : last.start };
  return boundsOf(occurrence) ? occurrence : undefined;
}

/** @param zone The zone of the source, where it says one; else an offset tells which one of France it is. */
export function readIso(text: string, zone?: string): { start: string; timeZone: string } | undefined {
  const [, day, hour, offset] = ISO.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const local = hour === undefined ? day : `${day}T${hour.padStart(5, '0')}`;
  if (!parseMoment(local)) return undefined;
  if (offset === undefined) return { start: local, timeZone: zone ?? DEFAULT_TIME_ZONE };
  const instant = Date.parse(
    `${local}:00${/^(?:z|utc)$/i.test(offset) ? 'Z' : offset.replace(/^(.{3})(\d)/, '$1:$2')}`,
  );
  if (Number.isNaN(instant)) return undefined;
  const isUtc = /^(?:z|utc|[+-]00:?00)$/i.test(offset);
  const timeZone =
    zone ??
    (isUtc ? undefined : FRENCH_ZONES.find((name) => localMoment(instant, name) === local)) ??
    DEFAULT_TIME_ZONE;
  return { start: localMoment(instant, timeZone), timeZone };
}
