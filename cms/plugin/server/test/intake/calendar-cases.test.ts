/** A calendar as people really bring them, event by event: see `cases/calendrier.ics`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/intake/icalendar/read-calendar';
import type { RawEvent } from '../../src/intake/incoming/raw-event';

const text = readFileSync(path.join(import.meta.dirname, 'cases/calendrier.ics'), 'utf8');
const read = await readCalendar(text, { today: '2026-12-01' });

const of = (id: string): RawEvent => {
  const found = read.events.find(({ sourceId }) => sourceId === id);
  if (!found) throw new Error(`No event ${id}`);
  return found;
};
const starts = (id: string): string[] => of(id).occurrences.map(({ start }) => start);

describe('the calendar', () => {
  it('is read without a problem', () => {
    expect(read.problems).toEqual([]);
  });

  it('z1: its own time zone is honoured', () => {
    expect(of('z1').occurrences).toEqual([
      { start: '2027-01-12T15:00', end: '2027-01-12T16:30', timeZone: 'Europe/Paris' },
    ]);
  });

  it('r1: an event of which every date is cancelled is cancelled', () => {
    expect(read.events.filter(({ sourceId }) => sourceId === 'r1')).toHaveLength(1);
    expect(of('r1').status).toBe('cancelled');
  });

  it('r2: a date with its own title and place is an event of its own, and both say so', () => {
    expect(starts('r2')).toEqual(['2027-01-05T18:00', '2027-01-19T18:00']);
    const apart = read.events.find(({ sourceId }) => sourceId?.startsWith('r2#'));
    expect(apart).toMatchObject({
      title: 'Permanence délocalisée',
      place: { name: 'Salle des fêtes', postalCode: '49150', city: 'Baugé-en-Anjou' },
      occurrences: [{ start: '2027-01-12T18:00' }],
    });
    expect(
      of('r2')
        .notes.map(({ fr }) => fr)
        .join(),
    ).toContain('Permanence délocalisée');
  });

  it('r3: a long rule that ends gives all its dates and says when it ends', () => {
    expect(starts('r3')[0]).toBe('2026-09-03T18:00');
    expect(starts('r3').at(-1)).toBe('2027-12-16T18:00');
    expect(starts('r3')).toHaveLength(68);
    expect(of('r3').recurrenceText).toContain('au 16 décembre 2027');
  });

  it('r4: a rule without end gives the dates of a year, and names the exception', () => {
    const given = starts('r4');
    expect(given).toContain('2026-12-18T18:00');
    expect(given).not.toContain('2026-12-25T18:00');
    expect(given.at(-1)?.slice(0, 7)).toBe('2027-12');
    expect(of('r4').recurrenceText).toContain('sauf le 25 décembre 2026');
    expect(of('r4').series).toBeDefined();
  });

  it.each([
    ['r5', ['2027-01-09T10:00', '2027-02-13T10:00', '2027-03-13T10:00', '2027-04-10T10:00']],
    ['r6', ['2027-02-01T18:00', '2027-02-02T18:00']],
    ['r7', ['2026-12-07T19:00', '2026-12-21T19:00']],
    ['r8', ['2026-12-03T10:00', '2026-12-13T10:00', '2026-12-17T10:00', '2026-12-27T10:00']],
  ])('%s: its very dates', (id, expected) => {
    expect(starts(id)).toEqual(expected);
  });

  it('r7: in the time of Martinique', () => {
    expect(of('r7').occurrences[0]?.timeZone).toBe('America/Martinique');
  });

  it('m1, m2: until midnight, and a whole day of Outlook', () => {
    expect(of('m1').occurrences[0]).toMatchObject({ start: '2026-12-12T20:00', end: '2026-12-13T00:00' });
    expect(of('m2').occurrences).toEqual([{ start: '2026-12-07', end: undefined, timeZone: 'Europe/Paris' }]);
  });

  it('p1: is private', () => {
    expect(of('p1').isPrivate).toBe(true);
  });
});
