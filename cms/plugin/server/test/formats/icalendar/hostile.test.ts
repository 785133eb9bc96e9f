/** Hostile events, written and read back by readers that are not ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursInWords, parseMoment, type EventView, type OccurrenceView } from 'ess-shared-types';
import { icalendar } from '../../../src/formats/icalendar/calendar';
import { cleanUri } from '../../../src/formats/icalendar/content-line';
import { eventDescription } from '../../../src/formats/icalendar/description';
import { timesOf } from '../../../src/formats/icalendar/event';
import { locationText } from '../../../src/formats/icalendar/place';
import { calendarTimes } from '../../../src/formats/icalendar/times';
import { AS_OF, editionOf } from '../support/editions';
import { hostileEvent, hostileText } from './hostile-events';
import { logicalLines, physicalLines, readEntries, unescaped } from './reading';

const EVENTS_PER_CALENDAR = 25;
const isLong = process.env.ESS_TEST_LONG === 'true';
const numRuns = (isLong ? 10_000 : 500) / EVENTS_PER_CALENDAR;
/** Only ends what hangs. */
const timeout = isLong ? 1_800_000 : 120_000;

const calendarOfEvents: fc.Arbitrary<EventView[]> = fc.tuple(
  ...Array.from({ length: EVENTS_PER_CALENDAR }, (_, number) => hostileEvent(number)),
);

const write = (events: readonly EventView[], title = 'Agenda', sessions = false): string =>
  icalendar.write(
    editionOf('agenda', events, { title, options: { sessions, dialect: 'rfc4180', fragment: false } }, 'ics'),
  );

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

/** What a reader should see of a text, worked out one character at a time. */
function seen(text: string): string {
  const units = text
    .replaceAll('\r\n', '\n')
    .split('')
    .map((unit) => ('\r\u000b\u000c\u0085\u2028\u2029'.includes(unit) ? '\n' : unit === '\t' ? ' ' : unit))
    .filter((unit) => unit === '\n' || !isControl(unit.charCodeAt(0)));
  return [...units.join('')]
    .map((character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character))
    .join('')
    .trim();
}

const seenOnOneLine = (text: string): string =>
  seen(text)
    .split('\n')
    .map((each, index, all) =>
      index === 0 ? each.trimEnd() : index === all.length - 1 ? each.trimStart() : each.trim(),
    )
    .filter((each) => each !== '')
    .join(' ');

interface Expected {
  readonly event: EventView;
  readonly occurrence: OccurrenceView;
}

/** The occurrences whose day is known. */
const expectedOf = (events: readonly EventView[]): Expected[] =>
  events.flatMap((event) =>
    event.occurrences
      .filter(({ start }) => parseMoment(start)?.day !== undefined)
      .map((occurrence) => ({ event, occurrence })),
  );

const PREFIXES: Readonly<Record<string, string>> = { cancelled: '[Annulé] ', 'moved-online': '[En ligne] ' };

const NAMES =
  /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|NAME|X-WR-CALNAME|DESCRIPTION|X-WR-CALDESC|SOURCE|URL|REFRESH-INTERVAL|X-PUBLISHED-TTL|X-ESS-AS-OF|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|RRULE|UID|DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE|DTSTART|DTEND|SUMMARY|STATUS|TRANSP|LOCATION|GEO|CONFERENCE|CATEGORIES|IMAGE)[:;]/;

describe('hostile events', () => {
  it(
    'make lines that no reader can misunderstand',
    () => {
      fc.assert(
        fc.property(calendarOfEvents, hostileText, fc.boolean(), (events, title, sessions) => {
          const text = write(events, title, sessions);
          expect(text.endsWith('\r\n')).toBe(true);
          for (const each of physicalLines(text)) {
            expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
            expect(each).not.toMatch(/[\p{Control}\p{Surrogate}\u2028\u2029]/u);
          }
          expect(logicalLines(text).filter((each) => !NAMES.test(each))).toEqual([]);
          const uids = readEntries(text).map(({ uid }) => uid);
          expect(new Set(uids).size).toBe(uids.length);
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'are read back by ical.js as they are meant',
    () => {
      fc.assert(
        fc.property(calendarOfEvents, (events) => {
          const text = write(events);
          const expected = expectedOf(events);
          const entries = readEntries(text);
          expect(entries.length).toBe(expected.length);
          for (const [index, { event, occurrence }] of expected.entries()) {
            const entry = entries[index]!;
            expect(entry.uid.endsWith(event.id.slice(event.id.indexOf('@')))).toBe(true);
            expect(entry.sequence).toBe(event.revision);
            const { isWholeDay = false, firstDay } = calendarTimes(timesOf(occurrence)) ?? {};
            expect(entry.start).toBe(isWholeDay ? firstDay : Date.parse(occurrence.startsAt));
            if (!isWholeDay && entry.end !== undefined) expect(entry.end).toBe(Date.parse(occurrence.endsAt));

            const hours = isWholeDay ? hoursInWords(timesOf(occurrence), 'fr') : '';
            const title = `${PREFIXES[event.status.key] ?? ''}${event.title}${hours === '' ? '' : ` (${hours})`}`;
            expect(entry.text('summary') ?? '').toBe(seenOnOneLine(title));
            expect(entry.text('location') ?? '').toBe(seenOnOneLine(locationText(event, 'fr')));
            expect(entry.text('description')).toBe(
              seen(eventDescription(event, occurrence, { lang: 'fr', asOf: AS_OF })),
            );
            expect(entry.text('url')).toBe(cleanUri(event.pageUrl) ?? null);
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'leave the title of the calendar as it is meant',
    () => {
      fc.assert(
        fc.property(hostileText, (title) => {
          const name = logicalLines(write([], title)).find((each) => each.startsWith('NAME:')) ?? 'NAME:';
          expect(unescaped(name.slice('NAME:'.length))).toBe(seenOnOneLine(title));
        }),
        { numRuns },
      );
    },
    timeout,
  );
});

const PYTHON = '/usr/bin/python3';
const READ_IN_PYTHON = `
import json, sys
from datetime import datetime
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
def moment(value):
    return int(value.timestamp() * 1000) if isinstance(value, datetime) else value.isoformat()
print(json.dumps([
    [str(entry['UID']), int(entry['SEQUENCE']), moment(entry['DTSTART'].dt), str(entry.get('URL', '')), str(entry['DESCRIPTION'])]
    for entry in calendar.walk('VEVENT')
]))
`;

const hasPythonReader = spawnSync(PYTHON, ['-c', 'import icalendar']).status === 0;

describe.runIf(hasPythonReader)('with the icalendar library of Python, where it is installed', () => {
  it(
    'hostile events are read back as ical.js reads them',
    () => {
      for (const events of fc.sample(calendarOfEvents, { numRuns: 4, seed: 2025 })) {
        const text = write(events);
        const read: unknown = JSON.parse(
          execFileSync(PYTHON, ['-c', READ_IN_PYTHON], {
            input: text,
            encoding: 'utf8',
            env: { PYTHONIOENCODING: 'utf-8' },
          }),
        );
        expect(Array.isArray(read) ? read.map(withoutBackslashes) : read).toEqual(
          readEntries(text).map((entry) =>
            withoutBackslashes([
              entry.uid,
              entry.sequence,
              entry.start,
              entry.text('url') ?? '',
              entry.text('description'),
            ]),
          ),
        );
      }
    },
    timeout,
  );

  /** Before its version 5 that library takes an escaped backslash and an `n` for the end of a line. */
  function withoutBackslashes(values: readonly unknown[]): unknown[] {
    return values.map((value) => (typeof value === 'string' ? value.replaceAll(/\\+[nN,;]?|\n|[nN,;]/g, '') : value));
  }
});

/** libical by its functions: errors that it noted, restrictions of RFC 5546 that are not met, and what it read. */
const READ_IN_LIBICAL = `
import ctypes, json, sys
ical = ctypes.CDLL('libical.so.3')
pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
def function(name, result, *arguments):
    found = getattr(ical, name)
    found.restype, found.argtypes = result, arguments
    return found
calendar = function('icalparser_parse_string', pointer, text)(sys.stdin.buffer.read())
EVENT = 4
entry = function('icalcomponent_get_first_component', pointer, pointer, number)(calendar, EVENT)
after = function('icalcomponent_get_next_component', pointer, pointer, number)
values = [function('icalcomponent_get_' + name, text, pointer) for name in ('uid', 'summary', 'description')]
entries = []
while entry:
    entries.append([(value(entry) or b'').decode('utf-8') for value in values])
    entry = after(calendar, EVENT)
meets = function('icalrestriction_check', number, pointer)(calendar)
errors = function('icalcomponent_count_errors', number, pointer)(calendar)
print(json.dumps({'meets': meets, 'errors': errors, 'entries': entries}))
`;

const hasLibical = spawnSync(PYTHON, ['-c', "import ctypes; ctypes.CDLL('libical.so.3')"]).status === 0;

describe.runIf(hasLibical)('with libical, where it is installed', () => {
  it(
    'hostile events are without fault, and read back as ical.js reads them',
    () => {
      for (const events of fc.sample(calendarOfEvents, { numRuns: isLong ? 100 : 10, seed: 2026 })) {
        const text = write(events);
        const read: unknown = JSON.parse(
          execFileSync(PYTHON, ['-c', READ_IN_LIBICAL], { input: text, encoding: 'utf8' }),
        );
        const entries = readEntries(text).map((entry) => [
          entry.uid,
          entry.text('summary') ?? '',
          entry.text('description') ?? '',
        ]);
        expect(entries.length).toBeGreaterThan(0);
        expect(read).toEqual({ meets: 1, errors: 0, entries });
      }
    },
    timeout,
  );
});
