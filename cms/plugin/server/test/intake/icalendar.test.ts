import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar as readOn } from '../../src/intake/icalendar/read-calendar';
import { readRule, ruleMoments } from '../../src/intake/icalendar/recurrence';

const readCalendar = (text: string, today = '2025-09-01') => readOn(text, { today });

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//exemple//FR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

async function only(...lines: string[]) {
  const read = await readCalendar(calendar(...event('UID:un@exemple.example', 'SUMMARY:Atelier', ...lines)));
  expect(read.events).toHaveLength(1);
  return read.events[0]!;
}

describe('a calendar', () => {
  it('gives its events with title, place, page, state and identifier', async () => {
    const read = await only(
      'DTSTART;TZID=Europe/Paris:20250911T093000',
      'DTEND;TZID=Europe/Paris:20250911T120000',
      'DESCRIPTION:Accueil café\\, puis visite\\nInscription conseillée',
      'LOCATION:Salle des fêtes\\, 2 place de l’Église\\, 49430 Durtal',
      'URL:https://agenda.exemple.example/atelier',
      'STATUS:CANCELLED',
      'CATEGORIES:Alimentation,Visite',
      'GEO:47.67;-0.24',
    );
    expect(read).toMatchObject({
      sourceId: 'un@exemple.example',
      title: 'Atelier',
      description: 'Accueil café, puis visite\nInscription conseillée',
      occurrences: [{ start: '2025-09-11T09:30', end: '2025-09-11T12:00', timeZone: 'Europe/Paris' }],
      place: {
        name: 'Salle des fêtes',
        street: '2 place de l’Église',
        postalCode: '49430',
        city: 'Durtal',
        latitude: 47.67,
      },
      page: 'https://agenda.exemple.example/atelier',
      status: 'cancelled',
      categories: ['Alimentation', 'Visite'],
    });
  });

  it.each([
    ['a floating hour is in Paris', ['DTSTART:20250911T093000'], '2025-09-11T09:30', 'Europe/Paris'],
    ['UTC becomes the hour of Paris', ['DTSTART:20250911T073000Z'], '2025-09-11T09:30', 'Europe/Paris'],
    ['an overseas zone is kept', ['DTSTART;TZID=Indian/Reunion:20250911T093000'], '2025-09-11T09:30', 'Indian/Reunion'],
    [
      'Outlook names are known',
      ['DTSTART;TZID=Romance Standard Time:20250911T093000'],
      '2025-09-11T09:30',
      'Europe/Paris',
    ],
    [
      'so are prefixed ones',
      ['DTSTART;TZID=/exemple/20050126_1/Europe/Paris:20250911T093000'],
      '2025-09-11T09:30',
      'Europe/Paris',
    ],
    ['a day has no hour', ['DTSTART;VALUE=DATE:20250911', 'DTEND;VALUE=DATE:20250912'], '2025-09-11', 'Europe/Paris'],
  ])('%s', async (_what, lines, start, timeZone) => {
    expect((await only(...lines)).occurrences).toEqual([{ start, end: undefined, timeZone }]);
  });

  it('reads ends as the last day included, and durations', async () => {
    const days = await only('DTSTART;VALUE=DATE:20250911', 'DTEND;VALUE=DATE:20250914');
    expect(days.occurrences[0]?.end).toBe('2025-09-13');
    const lasting = await only('DTSTART:20250911T220000', 'DURATION:PT3H30M');
    expect(lasting.occurrences[0]?.end).toBe('2025-09-12T01:30');
    const overSummerTime = await only('DTSTART:20250329T220000', 'DURATION:P1D');
    expect(overSummerTime.occurrences[0]?.end).toBe('2025-03-30T22:00');
  });

  it('sets the organiser’s address aside and takes in nobody who was invited', async () => {
    const read = await only(
      'DTSTART:20250911T093000',
      'ORGANIZER;CN=Camille Exemple:mailto:camille@exemple.example',
      'ATTENDEE;CN=Dominique Exemple:mailto:dominique@exemple.example',
    );
    expect(read.contacts).toEqual([{ kind: 'email', value: 'camille@exemple.example' }]);
    expect(read.organiserMayBePerson).toBe(true);
    expect(JSON.stringify(read)).not.toContain('ominique');
  });
});

describe('repeated events', () => {
  it('lose the dates taken out in UTC from a start that floats, and the other way round', async () => {
    const rule = 'RRULE:FREQ=DAILY;COUNT=3';
    const floating = await only('DTSTART:20260402T010000', rule, 'EXDATE:20260403T010000Z');
    expect(floating.occurrences.map(({ start }) => start)).toEqual(['2026-04-02T01:00', '2026-04-04T01:00']);
    const utc = await only('DTSTART:20260402T080000Z', rule, 'EXDATE:20260403T080000');
    expect(utc.occurrences.map(({ start }) => start)).toEqual(['2026-04-02T10:00', '2026-04-04T10:00']);
    // Where the instants agree, nothing else is taken.
    const exact = await only('DTSTART:20260402T010000', rule, 'EXDATE:20260402T230000Z');
    expect(exact.occurrences.map(({ start }) => start)).toEqual(['2026-04-02T01:00', '2026-04-04T01:00']);
  });

  it('are written out where the rule ends, without the dates taken out and with those added or moved', async () => {
    const read = await readCalendar(
      calendar(
        ...event(
          'UID:serie@exemple.example',
          'SUMMARY:Permanence',
          'DTSTART;TZID=Europe/Paris:20251007T090000',
          'DTEND;TZID=Europe/Paris:20251007T110000',
          'RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU',
          'EXDATE;TZID=Europe/Paris:20251014T090000',
          'RDATE;TZID=Europe/Paris:20251112T090000',
        ),
        ...event(
          'UID:serie@exemple.example',
          'SUMMARY:Permanence',
          'RECURRENCE-ID;TZID=Europe/Paris:20251021T090000',
          'DTSTART;TZID=Europe/Paris:20251022T140000',
          'DTEND;TZID=Europe/Paris:20251022T160000',
        ),
      ),
    );
    expect(read.events).toHaveLength(1);
    expect(read.events[0]?.occurrences.map(({ start, end }) => [start, end])).toEqual([
      ['2025-10-07T09:00', '2025-10-07T11:00'],
      ['2025-10-22T14:00', '2025-10-22T16:00'],
      ['2025-10-28T09:00', '2025-10-28T11:00'],
      ['2025-11-12T09:00', '2025-11-12T11:00'],
    ]);
  });

  it('give the dates of a year and a sentence where the rule never ends', async () => {
    const read = await only('DTSTART:20250902T090000', 'RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU');
    expect(read.occurrences.map(({ start }) => start)).toEqual([
      '2025-09-02T09:00',
      '2025-11-04T09:00',
      '2026-01-06T09:00',
      '2026-03-03T09:00',
      '2026-05-05T09:00',
      '2026-07-07T09:00',
      '2026-09-01T09:00',
    ]);
    expect(read.recurrenceText?.replaceAll('\u00a0', ' ')).toBe(
      'Tous les 2 mois, le premier mardi, à partir de 9 h, depuis le 2 septembre 2025',
    );
    expect(read.series).toContain('RRULE:FREQ=MONTHLY');
  });

  const days = (rule: unknown, first: string): string[] => [...ruleMoments(readRule(rule)!, first)];

  it.each([
    [{ freq: 'MONTHLY', byday: '-1FR', count: 3 }, '2025-09-26', ['2025-09-26', '2025-10-31', '2025-11-28']],
    [{ freq: 'DAILY', interval: 2, count: 4 }, '2025-09-01', ['2025-09-01', '2025-09-03', '2025-09-05', '2025-09-07']],
    [{ freq: 'WEEKLY', byday: ['TU', 'TH'], count: 3 }, '2025-09-02', ['2025-09-02', '2025-09-04', '2025-09-09']],
    [{ freq: 'YEARLY', count: 2 }, '2024-02-28', ['2024-02-28', '2025-02-28']],
    [{ freq: 'MONTHLY', bymonthday: -1, count: 3 }, '2025-01-31', ['2025-01-31', '2025-02-28', '2025-03-31']],
    [
      { freq: 'MONTHLY', byday: ['MO', 'TU', 'WE', 'TH', 'FR'], bysetpos: -1, count: 2 },
      '2026-01-30',
      ['2026-01-30', '2026-02-27'],
    ],
    [{ freq: 'YEARLY', byweekno: 20, byday: 'MO', count: 2 }, '2026-05-11', ['2026-05-11', '2027-05-17']],
    [{ freq: 'YEARLY', byyearday: -1, count: 2 }, '2026-12-31', ['2026-12-31', '2027-12-31']],
  ])('%o', (rule, first, expected) => {
    expect(days(rule, first)).toEqual(expected);
  });

  it.each([{ freq: 'SECONDLY', count: 10 }, { freq: 'HOURLY' }, { freq: 'WEEKLY', byeaster: 1 }, 'no rule'])(
    'of a form that is not known keep their first date and say so: %o',
    (rule) => {
      expect(readRule(rule)).toBeUndefined();
    },
  );

  it('end whatever the rule, a day that never comes included', () => {
    const rule = fc.record(
      {
        freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        interval: fc.integer({ min: 1, max: 1000 }),
        count: fc.integer({ min: 1, max: 5000 }),
        byday: fc.subarray(['MO', '2TU', '-1FR', '9SA'], { minLength: 1 }),
        bymonth: fc.constantFrom(2, 9),
        bymonthday: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 3 }),
        bysetpos: fc.integer({ min: -3, max: 3 }),
      },
      { requiredKeys: ['freq'] },
    );
    fc.assert(
      fc.property(rule, (given) => {
        const found = days(given, '2025-01-31');
        expect(found.length).toBeLessThanOrEqual(14_700);
        expect(found).toEqual(found.toSorted());
      }),
    );
    expect(days({ freq: 'DAILY', bymonth: 2, bymonthday: 30 }, '2025-01-31')).toEqual(['2025-01-31']);
  });
});

describe('a broken calendar', () => {
  it('costs the lines that are broken and no other: NUL bytes, lines without a name, missing ends', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:1@exemple.example',
      'SUMMARY:Avec un oc\0tet nul',
      'this line was cut by a mailer',
      'DTSTART:20250911T093000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2@exemple.example',
      'SUMMARY:Jamais terminé',
      'DTSTART:20250912',
      'BEGIN:VEVENT',
      'UID:3@exemple.example',
      'SUMMARY:Date qui n’existe pas',
      'DTSTART;VALUE=DATE:20250231',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:4@exemple.example',
      'SUMMARY:Avec une alarme',
      'DTSTART;VALUE=DATE:20250914',
      'BEGIN:VALARM',
      'SUMMARY:Pas le titre',
      'END:VALARM',
      'DESCRIPTION:Pliée ici',
      '  et là',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n');
    const read = await readCalendar(text);
    expect(read.events.map(({ title }) => title)).toEqual(['Avec un octet nul', 'Avec une alarme']);
    expect(read.events[1]?.description).toBe('Pliée ici et là');
    expect(read.problems.map(({ position, column }) => [position, column])).toEqual(
      expect.arrayContaining([
        [4, undefined],
        [5, undefined],
        [8, undefined],
        [12, 'DTSTART'],
      ]),
    );
    expect(read.problemCount).toBe(4);
  });

  it('that is no calendar says so', async () => {
    const read = await readCalendar('<!doctype html><p>404</p>');
    expect(read.events).toEqual([]);
    expect(read.problems[0]?.message.fr).toContain('n’est pas un calendrier');
  });

  it('gives one event for one identifier: the latest version', async () => {
    const read = await readCalendar(
      calendar(
        ...event('UID:1@x', 'SEQUENCE:1', 'SUMMARY:Avant', 'DTSTART:20250911T093000'),
        ...event('UID:1@x', 'SEQUENCE:3', 'SUMMARY:Après', 'DTSTART:20250911T103000'),
      ),
    );
    expect(read.events.map(({ title }) => title)).toEqual(['Après']);
  });

  it('never throws, whatever the lines', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'BEGIN:VALARM',
        'DTSTART:20250911T093000',
        'DTSTART;TZID=Nowhere/Land:20250911T093000',
        'DTEND:20240911',
        'SUMMARY:\u202e x',
        'RRULE:FREQ=DAILY;COUNT=99999999',
        'DURATION:P99999999999D',
        'GEO:a;b',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 30 })).map(([name, value]) => `${name}:${value}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const read = await readCalendar(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines].join('\r\n'));
        for (const { occurrences } of read.events) {
          for (const { start } of occurrences) expect(start).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);
        }
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
