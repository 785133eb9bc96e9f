/**
 * Our dates of generated calendars against those of implementations that nobody here wrote: rrule (npm) for rules
 * everywhere, and recurring_ical_events with dateutil (Python) for whole calendars where it is installed.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { zonedInstant } from 'ess-shared-types';
import rruleModule from 'rrule';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/intake/icalendar/read-calendar';
import { generatedCalendar, type GeneratedCalendar } from './support/generated-calendars';

const { rrulestr } = rruleModule;
const isLong = process.env.ESS_TEST_LONG === 'true';

/** Starts as instants, days as days. */
async function ours(text: string): Promise<string[]> {
  const { events, problems } = await readCalendar(text, { today: '2026-12-01' });
  expect(problems).toEqual([]);
  return events
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ occurrences }) => occurrences.map(({ start, timeZone }) => instantOf(start, timeZone)))
    .toSorted();
}

function instantOf(start: string, timeZone: string): string {
  if (!start.includes('T')) return start;
  const [day = '', hour = ''] = start.split('T');
  const [hours, minutes] = hour.split(':').map(Number);
  return new Date(zonedInstant(day, hours ?? 0, minutes ?? 0, timeZone)).toISOString().slice(0, 16);
}

/** What rrule makes of a rule, on a clock without zones. */
function theirs({ first, rule, zone, isDay }: GeneratedCalendar): string[] {
  const local = isDay ? `${first}T000000` : first;
  const withLocalUntil = rule.replace(/UNTIL=(\d{8})(T\d{6}Z)?/, (_until, day: string, hour: string | undefined) =>
    hour === undefined ? `UNTIL=${day}T235959Z` : `UNTIL=${localText(`${day}${hour}`, zone)}`,
  );
  return rrulestr(`DTSTART:${local}Z\nRRULE:${withLocalUntil}`)
    .all()
    .map((date) => date.toISOString().slice(0, isDay ? 10 : 16))
    .map((moment) => instantOf(moment, zone))
    .toSorted();
}

function localText(utc: string, zone: string): string {
  const iso = utc.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return `${shown.format(Date.parse(iso)).replaceAll(/[-:]/g, '').replace(' ', 'T')}Z`;
}

describe('generated calendars', () => {
  it(
    'give the dates that rrule gives',
    async () => {
      await fc.assert(
        fc.asyncProperty(generatedCalendar, async (calendar) => {
          fc.pre(!calendar.hasChanges);
          // We go through forty years, no more.
          const isNear = (start: string) => start < '2060';
          expect((await ours(calendar.text)).filter(isNear), calendar.text).toEqual(theirs(calendar).filter(isNear));
        }),
        { numRuns: isLong ? 2_000 : 100 },
      );
    },
    isLong ? 1_800_000 : 60_000,
  );

  const python = ['/usr/bin/python3', 'python3'].find(
    (command) => spawnSync(command, ['-c', 'import recurring_ical_events, icalendar']).status === 0,
  );

  it.skipIf(python === undefined)(
    'give the dates that recurring_ical_events gives (not run without python3-recurring-ical-events)',
    async () => {
      const calendars = fc.sample(generatedCalendar, { numRuns: isLong ? 5_000 : 150, seed: isLong ? 20_261_201 : 1 });
      const { stdout, stderr } = spawnSync(python ?? '', [path.join(import.meta.dirname, 'support/expand.py')], {
        input: JSON.stringify(calendars.map(({ text }) => text)),
        encoding: 'utf8',
        maxBuffer: 200_000_000,
      });
      const answers = JSON.parse(stdout || 'null') as string[][] | null;
      expect(answers, stderr).not.toBeNull();
      const differing: string[] = [];
      for (const [index, { text }] of calendars.entries()) {
        // Its time zones (pytz) know no summer after 2037.
        const isKnown = (start: string) => start < '2037';
        const [one, other] = [(await ours(text)).filter(isKnown), (answers?.[index] ?? []).filter(isKnown)];
        if (JSON.stringify(one) !== JSON.stringify(other))
          differing.push(`${text}\nours ${one.join()}\ntheirs ${other.join()}`);
      }
      expect(differing.length, differing.slice(0, 3).join('\n\n')).toBe(0);
    },
    isLong ? 1_800_000 : 60_000,
  );
});
