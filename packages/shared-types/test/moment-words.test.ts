import { describe, expect, it } from 'vitest';
import {
  dateBlock,
  daysInWords,
  endInWords,
  hoursInWords,
  occurrenceInWords,
  timeZoneInWords,
  type OccurrenceTimes,
} from 'ess-shared-types';

const times = (start: string, end?: string, more: Partial<OccurrenceTimes> = {}): OccurrenceTimes => ({
  start,
  end,
  timeZone: 'Europe/Paris',
  ...more,
});

/** Versions of Intl disagree on the comma of « Thursday, 11 September ». */
const withoutComma = (text: string) => text.replace(/^(\w+day),/, '$1');

describe('days in words', () => {
  it.each([
    ['2025', undefined, '2025', '2025'],
    ['2014', '2020', '2014-2020', '2014-2020'],
    ['2025-09', undefined, 'septembre 2025', 'September 2025'],
    ['2025-09-11', undefined, 'jeudi 11 septembre 2025', 'Thursday 11 September 2025'],
    ['2025-11-01', undefined, 'samedi 1er novembre 2025', 'Saturday 1 November 2025'],
    ['2025-11-11', undefined, 'mardi 11 novembre 2025', 'Tuesday 11 November 2025'],
    ['2025-01-21', undefined, 'mardi 21 janvier 2025', 'Tuesday 21 January 2025'],
    ['2025-09-11T09:30', '2025-09-11T16:00', 'jeudi 11 septembre 2025', 'Thursday 11 September 2025'],
    ['2025-09-11', '2025-09-11', 'jeudi 11 septembre 2025', 'Thursday 11 September 2025'],
    ['2026-11-22', '2026-11-24', 'du 22 au 24 novembre 2026', '22 to 24 November 2026'],
    ['2026-11-01', '2026-11-03', 'du 1er au 3 novembre 2026', '1 to 3 November 2026'],
    ['2026-10-30', '2026-11-01', 'du 30 octobre au 1er novembre 2026', '30 October to 1 November 2026'],
    ['2026-10-01', '2026-11-02', 'du 1er octobre au 2 novembre 2026', '1 October to 2 November 2026'],
    ['2025-12-30', '2026-01-02', 'du 30 décembre 2025 au 2 janvier 2026', '30 December 2025 to 2 January 2026'],
    ['2025-11-11', '2026-11-11', 'du 11 novembre 2025 au 11 novembre 2026', '11 November 2025 to 11 November 2026'],
    ['2026-03', '2026-05', 'de mars à mai 2026', 'March to May 2026'],
    ['2026-04', '2026-10', 'd’avril à octobre 2026', 'April to October 2026'],
    ['2025-10', '2026-02', 'd’octobre 2025 à février 2026', 'October 2025 to February 2026'],
  ])('%s / %s', (start, end, french, english) => {
    expect(daysInWords(times(start, end), 'fr')).toBe(french);
    expect(withoutComma(daysInWords(times(start, end), 'en'))).toBe(english);
  });

  it.each([
    ['2025-09-11', '2025-10', 'du 11 septembre 2025 à octobre 2025'],
    ['2025-09-01', '2025-09', 'du 1er septembre 2025 à septembre 2025'],
    ['2025-09', '2025-09-30', 'de septembre 2025 au 30 septembre 2025'],
    ['2025-09', '2025-11-24', 'de septembre 2025 au 24 novembre 2025'],
    ['2025', '2026-06', 'de 2025 à juin 2026'],
    ['2025-09', '2025', 'de septembre 2025 à 2025'],
    ['2025-09', '2026', 'de septembre 2025 à 2026'],
  ])('invents no day where one end is less precise: %s / %s', (start, end, words) => {
    expect(daysInWords(times(start, end), 'fr')).toBe(words);
  });

  it('gives back what it cannot read', () => {
    expect(daysInWords(times('à l’automne'), 'fr')).toBe('à l’automne');
  });
});

describe('hours in words', () => {
  it.each([
    ['2025-09-11', undefined, undefined, '', ''],
    ['2025-09-11', undefined, 'morning', 'matin', 'morning'],
    ['2025-09-11', undefined, 'afternoon', 'après-midi', 'afternoon'],
    ['2025-09-11', undefined, 'evening', 'soirée', 'evening'],
    ['2025-09-11T09:30', '2025-09-11T16:00', undefined, 'de 9 h 30 à 16 h', 'from 9:30 to 16:00'],
    ['2025-09-11T09:05', undefined, undefined, 'à partir de 9 h 05', 'from 9:05'],
    ['2025-09-11T14:00', '2025-09-11', undefined, 'à partir de 14 h', 'from 14:00'],
    ['2025-09-11T00:00', undefined, undefined, 'à partir de 0 h', 'from 0:00'],
    ['2025-09-11', '2025-09-11T16:00', undefined, 'jusqu’à 16 h', 'until 16:00'],
    ['2025-09-11', '2025-09-11T16:00', 'afternoon', 'après-midi, jusqu’à 16 h', 'afternoon, until 16:00'],
  ] as const)('%s / %s %s', (start, end, halfDay, french, english) => {
    const said = times(start, end, { halfDay });
    expect(hoursInWords(said, 'fr').replaceAll('\u00a0', ' ')).toBe(french);
    expect(hoursInWords(said, 'en')).toBe(english);
  });

  it('does not break between a number and its « h »', () => {
    expect(hoursInWords(times('2025-09-11T09:30', '2025-09-11T16:00'), 'fr')).toBe('de 9\u00a0h\u00a030 à 16\u00a0h');
  });
});

describe('an occurrence in words', () => {
  it('says days, hours and, overseas, whose hours they are', () => {
    const said = times('2025-09-11T09:30', '2025-09-11T12:00', { timeZone: 'Indian/Reunion' });
    expect(occurrenceInWords(said, 'fr').replaceAll('\u00a0', ' ')).toBe(
      'jeudi 11 septembre 2025, de 9 h 30 à 12 h, heure de La Réunion',
    );
    expect(withoutComma(occurrenceInWords(said, 'en'))).toBe(
      'Thursday 11 September 2025, from 9:30 to 12:00, Réunion time',
    );
    expect(occurrenceInWords(times('2025-09-11', undefined, { halfDay: 'afternoon' }), 'fr')).toBe(
      'jeudi 11 septembre 2025, après-midi',
    );
    expect(occurrenceInWords(times('2025-09'), 'fr')).toBe('septembre 2025');
  });

  it.each([
    ['America/Guadeloupe', 'heure de Guadeloupe', 'Guadeloupe time'],
    ['America/Cayenne', 'heure de Guyane', 'French Guiana time'],
    ['Indian/Mayotte', 'heure de Mayotte', 'Mayotte time'],
    ['Pacific/Noumea', 'heure de Nouvelle-Calédonie', 'New Caledonia time'],
    ['Pacific/Marquesas', 'heure des îles Marquises', 'Marquesas Islands time'],
  ])('names the hour of %s by its territory', (timeZone, french, english) => {
    const said = times('2025-09-11T09:30', undefined, { timeZone });
    expect([timeZoneInWords(said, 'fr'), timeZoneInWords(said, 'en')]).toEqual([french, english]);
  });

  it('says nothing of the zone in Paris, without hours, or when it does not exist', () => {
    expect(timeZoneInWords(times('2025-09-11T09:30'), 'fr')).toBe('');
    expect(timeZoneInWords(times('2025-09-11', undefined, { timeZone: 'Indian/Reunion' }), 'fr')).toBe('');
    expect(timeZoneInWords(times('2025-09-11T09:30', undefined, { timeZone: 'Mars/Durtal' }), 'fr')).toBe('');
  });

  it('has words for other zones too', () => {
    expect(timeZoneInWords(times('2025-09-11T09:30', undefined, { timeZone: 'Asia/Tokyo' }), 'fr')).toMatch(/Japon/);
  });
});

describe('what is under way', () => {
  it.each([
    ['2026-11-26T09:30', '2026-11-26T17:00', 'jusqu’à 17\u00a0h', 'until 17:00'],
    ['2026-11-26', '2026-11-28', 'jusqu’au samedi 28 novembre 2026', 'until Saturday 28 November 2026'],
    ['2026-11-26T09:30', '2026-12-01T12:00', 'jusqu’au mardi 1er décembre 2026', 'until Tuesday 1 December 2026'],
    ['2026-09', '2026-12', 'jusqu’à fin décembre 2026', 'until the end of December 2026'],
    ['2026', undefined, 'jusqu’à fin 2026', 'until the end of 2026'],
  ])('from %s to %s: %s', (start, end, french, english) => {
    expect(endInWords(times(start, end), 'fr')).toBe(french);
    expect(endInWords(times(start, end), 'en').replace(/(\w+day),/, '$1')).toBe(english);
  });
});

describe('the date block', () => {
  it.each([
    ['2026-09-11', undefined, ['11', 'sept.', '2026']],
    ['2025-09-11', undefined, ['11', 'sept.', '2025']],
    ['2026-09-11T09:30', '2026-09-11T12:00', ['11', 'sept.', '2026']],
    ['2026-11-22', '2026-11-24', ['22-24', 'nov.', '2026']],
    ['2026-11-30', '2026-12-02', ['30-2', 'nov.-déc.', '2026']],
    ['2026-11-11', '2026-12-11', ['11-11', 'nov.-déc.', '2026']],
    ['2025-12-30', '2026-01-02', ['30-2', 'déc.-janv.', '2025-2026']],
    ['2026-09', undefined, ['', 'sept.', '2026']],
    ['2026-09', '2026-11', ['', 'sept.-nov.', '2026']],
    ['2026-09-11', '2026-11', ['', 'sept.-nov.', '2026']],
    ['2026-09', '2026-11-24', ['', 'sept.-nov.', '2026']],
    ['2025', undefined, ['', '', '2025']],
    ['2026', undefined, ['', '', '2026']],
    ['2025', '2026', ['', '', '2025-2026']],
    ['n’importe quoi', undefined, ['', '', '']],
  ])('%s / %s', (start, end, expected) => {
    const { day, month, year } = dateBlock(times(start, end), 'fr');
    expect([day, month, year]).toEqual(expected);
  });

  it('is in English when asked', () => {
    expect(dateBlock(times('2026-11-22', '2026-12-01'), 'en')).toEqual({
      day: '22-1',
      month: 'Nov-Dec',
      year: '2026',
    });
  });
});

describe('an evening', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');

  it.each([
    ['2026-12-12T20:00', '2026-12-13T00:00', 'samedi 12 décembre 2026, de 20 h à minuit', 'jusqu’à minuit'],
    ['2026-12-12T22:00', '2026-12-13T04:00', 'samedi 12 décembre 2026, de 22 h à 4 h', 'jusqu’à 4 h'],
    [
      '2026-12-12T09:00',
      '2026-12-15T00:00',
      'du 12 au 14 décembre 2026, de 9 h à minuit',
      'jusqu’au lundi 14 décembre 2026',
    ],
    ['2026-12-31T22:00', '2027-01-01T02:00', 'jeudi 31 décembre 2026, de 22 h à 2 h', 'jusqu’à 2 h'],
    ['2026-12-12T22:00', '2026-12-13T07:00', 'du 12 au 13 décembre 2026, de 22 h à 7 h', null],
    ['2026-12-12T00:30', '2026-12-12T02:00', 'samedi 12 décembre 2026, de 0 h 30 à 2 h', 'jusqu’à 2 h'],
    ['2026-12-12T20:00', '2026-12-12T20:00', 'samedi 12 décembre 2026, à partir de 20 h', null],
  ])('%s to %s is %s', (start, end, words, until) => {
    const said = times(start, end);
    expect(plain(occurrenceInWords(said, 'fr'))).toBe(words);
    if (until !== null) expect(plain(endInWords(said, 'fr'))).toBe(until);
    const days = new Set([dateBlock(said, 'fr').day]);
    expect([...days][0]?.includes('-')).toBe(words.startsWith('du '));
  });
});
