import { describe, expect, it } from 'vitest';
import type { AgendaEvent } from './agenda-source.js';
import { headingInWords, otherDatesInWords, whenInWords } from './when-words.js';

type Occurrence = NonNullable<AgendaEvent['mainOccurrence']>;

const occurrence = (text: string, known: Partial<Occurrence> = {}): Occurrence => ({
  __typename: 'EssOccurrence',
  start: '2026-11-26T09:30',
  end: null,
  precision: 'TIME',
  yearInferred: false,
  startsAt: '2026-11-26T08:30:00.000Z',
  endsAt: '2026-11-26T16:00:00.000Z',
  text,
  untilText: '',
  dateBlock: { __typename: 'EssDateBlock', day: '26', month: 'nov.', year: '2026' },
  ...known,
});

function event(
  mainOccurrence: Occurrence | null,
  temporalState: AgendaEvent['temporalState'] = 'UPCOMING',
): AgendaEvent {
  const label = { __typename: 'EssLabel', key: 'announced', label: '' } as const;
  return {
    __typename: 'EssEvent',
    id: 'a@b',
    slug: 'a',
    title: 'A',
    lang: 'FR',
    kind: label,
    status: label,
    attendance: label,
    licence: label,
    temporalState,
    mainOccurrence,
    occurrences: [],
    recurring: null,
    places: [],
    onlineAccesses: [],
    registration: null,
    involvements: [],
    documents: [],
    publisher: null,
    provenance: [],
    pageUrl: '',
  };
}

describe('the words of the CMS are split into days and hours', () => {
  it.each([
    ['jeudi 26 novembre 2026, de 9 h 30 à 17 h', 'jeudi 26 novembre 2026', 'de 9 h 30 à 17 h'],
    [
      'jeudi 26 novembre 2026, à partir de 14 h, heure de La Réunion',
      'jeudi 26 novembre 2026',
      'à partir de 14 h, heure de La Réunion',
    ],
    ['Thursday, 26 November 2026, from 9:30 to 17:00', 'Thursday, 26 November 2026', 'from 9:30 to 17:00'],
    ['Thursday 26 November 2026, from 9:30', 'Thursday 26 November 2026', 'from 9:30'],
    ['26 to 28 November 2026, from 9:30', '26 to 28 November 2026', 'from 9:30'],
  ])('%s', (text, heading, when) => {
    expect(headingInWords(event(occurrence(text)), false, 'fr')).toBe(heading);
    expect(whenInWords(event(occurrence(text)), false, 'fr')).toBe(when);
  });
});

describe('what is under way', () => {
  it('says until when, and not since when', () => {
    const going = event(
      occurrence('jeudi 26 novembre 2026, à partir de 9 h 30', { untilText: 'jusqu’à 17 h' }),
      'ONGOING',
    );
    expect(whenInWords(going, false, 'fr')).toBe('En cours jusqu’à 17 h');
  });
});

describe('what is past', () => {
  it('says the day when nothing is known of the hours, and asks for no confirmation', () => {
    const day = occurrence('jeudi 13 novembre 2025', { precision: 'DAY', yearInferred: true });
    expect(whenInWords(event(day, 'PAST'), false, 'fr')).toBe('jeudi 13 novembre 2025 (année déduite)');
  });
});

describe('other dates', () => {
  it('are those still to come', () => {
    const main = occurrence('jeudi 26 novembre 2026');
    const dated = (start: string, endsAt: string, text: string) =>
      ({ __typename: 'EssOccurrence', start, endsAt, text }) as const;
    const several: AgendaEvent = {
      ...event(main),
      occurrences: [
        dated('2026-11-19T09:30', '2026-11-19T10:30:00.000Z', 'jeudi 19 novembre 2026'),
        dated(main.start, '2026-11-26T10:30:00.000Z', main.text),
        dated('2026-12-03T09:30', '2026-12-03T10:30:00.000Z', 'jeudi 3 décembre 2026'),
        dated('2026-12-10T09:30', '2026-12-10T10:30:00.000Z', 'jeudi 10 décembre 2026'),
      ],
    };
    expect(otherDatesInWords(several, '2026-11-22T08:00:00.000Z', 'fr')).toBe(
      'Autres dates\u00a0: jeudi 3 décembre 2026\u00a0; jeudi 10 décembre 2026',
    );
    expect(otherDatesInWords(event(main), '2026-11-22T08:00:00.000Z', 'fr')).toBe('');
  });
});
