/** Dates as editors type them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, LANGUAGES, parseMoment } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentSaid, occurrenceSaid, typedWords } from '../../../admin/src/custom-fields/date/said-date';
import { readTypedDate } from '../../../shared/dates/typed-date';

const numRuns = process.env.ESS_TEST_LONG === 'true' ? 20_000 : 500;
const all = { takesEnd: true, takesHalfDay: true };
const two = (part: number) => String(part).padStart(2, '0');

/** Every moment that may be stored. */
const moments = fc
  .tuple(
    fc.integer({ min: -300_000, max: 2_900_000 }).map((offset) => addDays('2000-01-01', offset)),
    fc.constantFrom(4, 7, 10, 16),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([day, length, hour, minute]) => `${day}T${two(hour)}:${two(minute)}`.slice(0, length));

const problemOf = (typed: string, options: object = all) => {
  const reading = readTypedDate(typed, options);
  return 'problem' in reading ? reading.problem.kind : undefined;
};

describe('what people write', () => {
  it.each([
    ['11/09/2025', '2025-09-11'],
    ['1.9.2025', '2025-09-01'],
    ['11 / 09 / 2025', '2025-09-11'],
    ['2025-9-11', '2025-09-11'],
    ['11 septembre 2025 9h30', '2025-09-11T09:30'],
    ['11 sept. 2025 à 14 h', '2025-09-11T14:00'],
    ['le jeudi 11 septembre 2025, 14 heures 30', '2025-09-11T14:30'],
    ['JEUDI 11 SEPTEMBRE 2025', '2025-09-11'],
    ['1er août 2025 à midi', '2025-08-01T12:00'],
    ['mar. 11 mars 2025', '2025-03-11'],
    ['11 mar 2025', '2025-03-11'],
    ['9 h 11 septembre 2025', '2025-09-11T09:00'],
    ['9h30 le 11/09/2025', '2025-09-11T09:30'],
    ['9 h du matin le 11/09/2025', '2025-09-11T09:00'],
    ['sept. 2025', '2025-09'],
    ['en septembre 2025', '2025-09'],
    ['09/2025', '2025-09'],
    ['2025', '2025'],
    ['September 11, 2025 at 2:30 pm', '2025-09-11T14:30'],
    ['11th September 2025, 12 am', '2025-09-11T00:00'],
    ['Thu 11 Sept 2025 noon', '2025-09-11T12:00'],
    ['2025-09-11 09:30', '2025-09-11T09:30'],
    ['2025-09-11T09:30:00', '2025-09-11T09:30'],
    ['11\u00a0septembre\u202f2025', '2025-09-11'],
  ])('%s is %s', (typed, start) => {
    expect(readTypedDate(typed)).toEqual({ date: { start } });
  });

  it.each([
    ['11-13 septembre 2025', '2025-09-11', '2025-09-13'],
    ['du 11 au 13/09/2025', '2025-09-11', '2025-09-13'],
    ['11/09 – 13/09/2025', '2025-09-11', '2025-09-13'],
    ['11 et 12 septembre 2025', '2025-09-11', '2025-09-12'],
    ['30 décembre 2025 au 2 janvier 2026', '2025-12-30', '2026-01-02'],
    ['de septembre à novembre 2025', '2025-09', '2025-11'],
    ['2008-2015', '2008', '2015'],
    ['2008/2015', '2008', '2015'],
    ['11 septembre 2025 de 9h30 à 16h', '2025-09-11T09:30', '2025-09-11T16:00'],
    ['de 9h30 à 16h le 11 septembre 2025', '2025-09-11T09:30', '2025-09-11T16:00'],
    ['11 September 2025, 2pm to 4pm', '2025-09-11T14:00', '2025-09-11T16:00'],
    ['11 septembre 2025 jusqu’à 16 h', '2025-09-11', '2025-09-11T16:00'],
    ['11 septembre 2025 9 h au 13 septembre 2025 16 h', '2025-09-11T09:00', '2025-09-13T16:00'],
  ])('%s has an end', (typed, start, end) => {
    expect(readTypedDate(typed, all)).toEqual({ date: { start, end } });
    expect(problemOf(typed, {})).toBe('one-date');
  });

  it.each([
    ['11/09/2025 matin', 'morning'],
    ['le 11 septembre 2025 dans l’après-midi', 'afternoon'],
    ['11/09/2025 en soirée', 'evening'],
    ['11 September 2025, afternoon', 'afternoon'],
  ] as const)('%s is half a day', (typed, halfDay) => {
    expect(readTypedDate(typed, all)).toEqual({ date: { start: '2025-09-11', halfDay } });
    expect(problemOf(typed, {})).toBe('no-half-day');
  });

  it('an hour alone falls on the day of the start, and nowhere without one', () => {
    expect(readTypedDate('16h', { day: '2025-09-11' })).toEqual({ date: { start: '2025-09-11T16:00' } });
    expect(problemOf('16h')).toBe('day-missing');
    expect(problemOf('de 9h30 à 16h')).toBe('day-missing');
  });

  it.each([
    ['11 septembre', 'year-missing'],
    ['septembre', 'year-missing'],
    ['11/09', 'year-missing'],
    ['11/09/25', 'short-year'],
    ['11 sept 25', 'short-year'],
    ['le 11', 'month-missing'],
    ['septembre 2025 à 14 h', 'day-missing'],
    ['jeudi', 'day-missing'],
    ['31/04/2025', 'no-such-day'],
    ['29/02/2025', 'no-such-day'],
    ['09/25/2025', 'no-such-day'],
    ['11/09/0025', 'no-such-day'],
    ['11/09/2025 25h', 'no-such-hour'],
    ['11/09/2025 13 pm', 'no-such-hour'],
    ['vendredi 11 septembre 2025', 'weekday-differs'],
    ['8 h du soir le 11/09/2025', 'half-day-differs'],
    ['2025-09-11T09:30Z', 'time-zone'],
    ['2025-09-11T02:00-04:00', 'time-zone'],
    ['11/09/2025 9h30, heure de Paris', 'time-zone'],
    ['11 et 18 septembre 2025', 'two-dates'],
    ['16h et 11/09/2025', 'two-dates'],
    ['11/09/2025 de 9 h à 12 h et de 14 h à 16 h', 'two-dates'],
    ['11-13 septembre 2025 de 9 h à 16 h', 'several-days-with-hours'],
    ['11-13 septembre 2025 9 h', 'several-days-with-hours'],
    ['11/09/2025 14 h à 9 h', 'ends-before'],
    ['du 30 décembre au 2 janvier 2026', 'ends-before'],
    ['fin septembre 2025', 'not-understood'],
    ['été 2025', 'not-understood'],
    ['vers 14 h le 11/09/2025', 'not-understood'],
    ['demain', 'not-understood'],
    ['', 'not-understood'],
    ['constructor', 'not-understood'],
    [`11/09/2025${' '.repeat(10)}${'9h30'.repeat(100)}`, 'not-understood'],
  ])('“%s” is refused: %s', (typed, kind) => {
    expect(problemOf(typed)).toBe(kind);
  });

  it('names what it does not understand as it was typed', () => {
    expect(readTypedDate('Été 2025')).toEqual({ problem: { kind: 'not-understood', text: 'Été' } });
  });
});

describe('what the field prints', () => {
  it.each(LANGUAGES)('reads back as itself, in %s', (language) => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readTypedDate(typedWords(moment, language))).toEqual({ date: { start: moment } });
        expect(readTypedDate(moment)).toEqual({ date: { start: moment } });
      }),
      { numRuns },
    );
  });

  it.each(LANGUAGES)('even as the public reads it, in %s', (language) => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readTypedDate(momentSaid(moment, language))).toEqual({ date: { start: moment } });
      }),
      { numRuns },
    );
  });

  it('leaves alone what is no moment', () => {
    expect(typedWords('11 septembre', 'fr')).toBe('11 septembre');
  });
});

describe('what is read', () => {
  const words = fc.constantFrom(
    ...'11 9 2025 25 31 0025 septembre sept. may mar jeudi lundi 9h30 16h 2:30pm matin soir au à - / et jusqu’à , . du le Z 11/09/2025 2025-09-11T fin'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
  );

  it('is a moment that exists, or a problem; never an error, nor a year or an hour that was not typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readTypedDate(text, all);
        if ('problem' in reading) return;
        const { start, end } = reading.date;
        for (const moment of [start, ...(end === undefined ? [] : [end])]) {
          const read = parseMoment(moment);
          expect(read).toBeDefined();
          expect(text.normalize('NFKC')).toContain(moment.slice(0, 4));
          if (read?.hour !== undefined) expect(text).toMatch(/[h:]|pm/);
        }
      }),
      { numRuns: numRuns * 4 },
    );
  });
});

describe('the corpus', () => {
  const folder = path.resolve(import.meta.dirname, '../../../../corpus');
  const dates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(/"(\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?)"/g),
    ])
    .flatMap(([, date]) => date ?? []);

  it('reads back unchanged, as stored and as printed', () => {
    expect(dates.length).toBeGreaterThan(100);
    for (const date of new Set(dates)) {
      expect(readTypedDate(date)).toEqual({ date: { start: date } });
      for (const language of LANGUAGES)
        expect(readTypedDate(typedWords(date, language))).toEqual({ date: { start: date } });
    }
  });
});

describe('what is said back', () => {
  const now = Date.parse('2025-01-01T00:00:00Z');
  const said = (start: string, more: object = {}) =>
    occurrenceSaid({ start, timeZone: 'Europe/Paris', ...more }, 'fr', now);
  const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

  it('is what the public reads, with what is still to be confirmed', () => {
    expect(plain(said('2025-09-11T09:30', { end: '2025-09-11T16:00' })?.words)).toBe(
      'Jeudi 11 septembre 2025, de 9 h 30 à 16 h',
    );
    expect(said('2025-09-11T09:30')?.isParisTime).toBe(true);
    expect(said('2025-09-11')).toMatchObject({ words: 'Jeudi 11 septembre 2025', toConfirm: 'Horaire à confirmer' });
    expect(said('2025-09')).toMatchObject({ words: 'Septembre 2025', toConfirm: 'Jour et horaire à confirmer' });
    expect(said('2025-09-11', { halfDay: 'morning' })?.words).toBe('Jeudi 11 septembre 2025, matin');
    expect(said('2024-09-11')?.toConfirm).toBeUndefined();
    expect(said('2025-09-11T09:30', { timeZone: 'Indian/Reunion' })).toMatchObject({ isParisTime: false });
    expect(said('2025-09-11', { end: '2025-09-10' })).toBeUndefined();
  });
});
