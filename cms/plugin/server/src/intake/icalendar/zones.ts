/**
 * The time zones of a calendar: names of the IANA list, names of Windows by the list of CLDR, and what the calendar
 * itself says of a zone in its `VTIMEZONE`. A zone that none of them tells is never guessed. Pure.
 */
import { addDays, isTimeZone, zonedInstant } from 'ess-shared-types';
import { findIana } from 'windows-iana';
import type { Problems } from '../incoming/raw-event';
import type { ZoneLines } from './content-lines';
import { Properties, type Property } from './properties';
import { localMoment } from './local-moment';
import { readRule, ruleMoments, type Rule } from './recurrence';

/** A way to read local hours. */
export interface Zone {
  /** IANA name under which documents keep its hours; without one they are kept in the zone of the calendar. */
  readonly name: string | undefined;
  /** The instant of a local moment, milliseconds since the epoch; a day is its midnight. */
  instant(moment: string): number;
  /** The local moment of an instant, to the minute. */
  local(instant: number): string;
}

export const namedZone = (name: string): Zone => ({
  name,
  instant: (moment) => zonedInstantOf(moment, name),
  local: (instant) => localMoment(instant, name),
});

/** Hours of a zone that is kept under no name of its own. */
const namelessZone = (name: string): Zone => ({ ...namedZone(name), name: undefined });

function zonedInstantOf(moment: string, name: string): number {
  const [day = '', hour = '00:00'] = moment.split('T');
  const [hours, minutes] = hour.split(':').map(Number);
  return zonedInstant(day, hours ?? 0, minutes ?? 0, name);
}

export const UTC: Zone = namelessZone('UTC');

/** Zones of France: an event of one of them stays in it; of another zone of Windows no place is known. */
const isFrench = (name: string): boolean => FRENCH_ZONES.has(name);
const FRENCH_ZONES = new Set([
  'Europe/Paris',
  'America/Cayenne',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Miquelon',
  'Indian/Mayotte',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
]);

/** The IANA name in a `TZID`, with its prefixes (`/mozilla.org/20050126_1/Europe/Paris`). */
export function ianaName(tzid: string): string | undefined {
  const name = tzid.replaceAll('"', '').trim();
  const parts = name.split('/');
  return [name, ...[3, 2].map((count) => parts.slice(-count).join('/'))].find(isTimeZone);
}

/** A zone of Windows: a French one of those that it stands for, else the one that CLDR names first. */
function windowsZone(tzid: string): Zone | undefined {
  const names = findIana(tzid.replaceAll('"', '').trim()).filter(isTimeZone);
  const french = names.find(isFrench);
  if (french !== undefined) return namedZone(french);
  const [first] = names;
  return first === undefined ? undefined : namelessZone(first);
}

/** One `STANDARD` or `DAYLIGHT`: from when on, and how far from UTC. */
interface Observance {
  readonly first: string;
  readonly offset: number;
  readonly offsetBefore: number;
  readonly rule: Rule | undefined;
  /** The last instant at which the rule may fall. */
  readonly until: number;
  readonly added: readonly string[];
}

/** What a calendar says of its zones, and what an editor said of those that it does not tell. */
export class CalendarZones {
  readonly #zones = new Map<string, Zone>();
  readonly #found = new Map<string, Zone | undefined>();

  constructor(
    described: readonly ZoneLines[],
    private readonly settled: Readonly<Record<string, string>>,
    problems: Problems,
  ) {
    for (const { own, observances } of described) {
      const properties = new Properties(own, problems);
      const tzid = properties.text('tzid');
      const read = observances.flatMap((lines) => observanceOf(new Properties(lines, problems)) ?? []);
      if (tzid === undefined || read.length === 0) continue;
      const location = properties.text('x-lic-location');
      const known = location === undefined ? undefined : ianaName(location);
      this.#zones.set(tzid, known === undefined ? describedZone(read) : namedZone(known));
    }
  }

  /** `undefined` for a zone that nothing tells. */
  find(tzid: string): Zone | undefined {
    if (!this.#found.has(tzid)) this.#found.set(tzid, this.#find(tzid));
    return this.#found.get(tzid);
  }

  #find(tzid: string): Zone | undefined {
    const name = this.settled[tzid] ?? ianaName(tzid);
    if (name !== undefined && isTimeZone(name)) return name === 'UTC' ? UTC : namedZone(name);
    const [described, windows] = [this.#zones.get(tzid), windowsZone(tzid)];
    // The calendar has the last word; where it says what the name says, the name keeps the place.
    if (described && windows) return described.name === undefined ? agreed(described, windows) : described;
    return described ?? windows;
  }
}

const agreed = (described: Zone, named: Zone): Zone => ({
  name: AGREEMENT_DAYS.every((day) => described.instant(day) === named.instant(day)) ? named.name : undefined,
  instant: (moment) => described.instant(moment),
  local: (instant) => described.local(instant),
});

/** A winter and a summer, years apart. */
const AGREEMENT_DAYS = ['2020-01-15', '2020-07-15', '2026-01-15', '2026-07-15'];

const describedZone = (observances: readonly Observance[]): Zone => ({
  name: undefined,
  instant: (moment) => {
    const local = moment.includes('T') ? moment : `${moment}T00:00`;
    return asUtc(local) - offsetAt(observances, local);
  },
  local: (instant) => {
    const at = (offset: number) => new Date(instant + offset).toISOString().slice(0, 16);
    return at(offsetAt(observances, at(offsetAt(observances, at(0)))));
  },
});

const asUtc = (local: string): number => Date.parse(`${local}:00Z`);

/** The offset of the observance that began last; before all of them, the one from which the first departs. */
function offsetAt(observances: readonly Observance[], local: string): number {
  let last: { readonly onset: string; readonly offset: number } | undefined;
  for (const observance of observances) {
    const onset = lastOnset(observance, local);
    if (onset !== undefined && (!last || onset > last.onset)) last = { onset, offset: observance.offset };
  }
  const [first] = observances.toSorted((one, other) => (one.first < other.first ? -1 : 1));
  return last?.offset ?? first?.offsetBefore ?? 0;
}

/** When an observance last began, on the clock that it ends. */
function lastOnset({ first, rule, until, added, offset, offsetBefore }: Observance, local: string): string | undefined {
  // An hour that the change skips is read on the clock before it (§3.3.5).
  const skipped = Math.max(0, offset - offsetBefore);
  const isReached = (onset: string) => asUtc(onset) + skipped <= asUtc(local);
  let last: string | undefined;
  const keep = (onset: string) => {
    if (isReached(onset) && (last === undefined || onset > last)) last = onset;
  };
  for (const onset of [first, ...added]) keep(onset);
  if (rule && isReached(first)) {
    const from = rule.count === undefined ? addDays(local.slice(0, 10), -800) : undefined;
    for (const onset of ruleMoments(rule, first, from)) {
      if (!isReached(onset) || asUtc(onset) - offsetBefore > until) break;
      keep(onset);
    }
  }
  return last;
}

function observanceOf(properties: Properties): Observance | undefined {
  const first = localText(properties.first('dtstart')?.values[0]);
  const offset = milliseconds(properties.first('tzoffsetto'));
  if (first === undefined || offset === undefined) return undefined;
  const rule = readRule(properties.first('rrule')?.values[0]);
  const offsetBefore = milliseconds(properties.first('tzoffsetfrom')) ?? offset;
  return {
    first,
    offset,
    offsetBefore,
    rule,
    until: untilOf(rule, offsetBefore),
    added: properties.all('rdate').flatMap(({ values }) => values.flatMap((value) => localText(value) ?? [])),
  };
}

function untilOf(rule: Rule | undefined, offset: number): number {
  if (rule?.until === undefined) return Infinity;
  if (rule.until.endsWith('Z')) return Date.parse(rule.until);
  return Date.parse(`${rule.until.slice(0, 10)}T23:59:59Z`) - offset;
}

const localText = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(value)?.[0] : undefined;

/** `-05:00`, as ical.js writes what calendars write `-0500`. */
function milliseconds(property: Property | undefined): number | undefined {
  const [value] = property?.values ?? [];
  const [, sign, hours, minutes] = typeof value === 'string' ? (/^([+-])(\d{2}):?(\d{2})/.exec(value) ?? []) : [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
