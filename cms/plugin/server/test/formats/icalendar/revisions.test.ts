/** An event that is edited stays the same entry, and each edit is a later revision of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventView, OccurrenceView } from 'ess-shared-types';
import { icalendar } from '../../../src/formats/icalendar/calendar';
import { editionOf, eventView, occurrenceAt, statusOf } from '../support/editions';
import { readEntries } from './reading';

const EDITS = 1_000;
const MINUTE = 60_000;

const occurrence: fc.Arbitrary<OccurrenceView> = fc
  .tuple(fc.integer({ min: 10, max: 28 }), fc.option(fc.integer({ min: 10, max: 21 })))
  .map(([day, hour]) => occurrenceAt({ start: `2025-11-${day}${hour === null ? '' : `T${hour}:30`}` }));

const edit: fc.Arbitrary<Partial<EventView>> = fc.oneof(
  fc.record({ title: fc.string() }),
  fc.constantFrom('confirmed', 'full', 'postponed', 'cancelled').map((key) => ({ status: statusOf(key) }) as const),
  fc.array(occurrence, { minLength: 1, maxLength: 4 }).map((occurrences) => ({ occurrences })),
);

it('keeps its UID, never gives the same twice, and counts its revisions', () => {
  const edits = fc.sample(edit, { numRuns: EDITS, seed: 5545 });
  const lastSequence = new Map<string, number>();
  let event = eventView('stable', { revision: 1 });
  for (const [index, change] of edits.entries()) {
    const changedAt = new Date(Date.parse('2025-09-01T08:00:00Z') + index * MINUTE).toISOString();
    event = { ...event, ...change, revision: event.revision + 1, changedAt };
    const text = icalendar.write(editionOf('agenda', [event], {}, 'ics'));
    const entries = readEntries(text);
    const uids = entries.map(({ uid }) => uid);
    expect(uids[0]).toBe(event.id);
    expect(new Set(uids).size).toBe(event.occurrences.length);
    for (const { uid, sequence, text: value } of entries) {
      expect(sequence).toBeGreaterThan(lastSequence.get(uid) ?? -1);
      expect(value('last-modified')).toBe(changedAt.replace('.000Z', 'Z'));
      expect(value('dtstamp')).toBe(changedAt.replace('.000Z', 'Z'));
      lastSequence.set(uid, sequence);
    }
  }
  expect(event.revision).toBe(EDITS + 1);
}, 60_000);

it('leaves the other dates alone when one is removed, added or given an hour', () => {
  const uidsOf = (starts: readonly string[]) =>
    readEntries(
      icalendar.write(
        editionOf(
          'agenda',
          [eventView('e', { occurrences: starts.map((start) => occurrenceAt({ start })) })],
          {},
          'ics',
        ),
      ),
    ).map(({ uid }) => uid.split('@')[0]);
  expect(uidsOf(['2025-10-06', '2025-10-13', '2025-10-20'])).toEqual([
    'document-e',
    'document-e-20251013',
    'document-e-20251020',
  ]);
  expect(uidsOf(['2025-10-06', '2025-10-13T18:00', '2025-10-15', '2025-10-20'])).toEqual([
    'document-e',
    'document-e-20251013',
    'document-e-20251015',
    'document-e-20251020',
  ]);
  expect(uidsOf(['2025-10-07T09:00', '2025-10-20'])).toEqual(['document-e', 'document-e-20251020']);
});
