import { ATTENDANCE_MODES, HALF_DAYS } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { validateEvent } from '../src/publication/validation/event';
import { eventDocument, organisation, status, territory, type LoadedEvent } from './support/read-model';

const complete: Partial<LoadedEvent> = {
  title: 'Rencontre',
  occurrences: [{ start: '2025-09-11' }],
  places: [{ name: 'Salle des fêtes' }],
  publisher: organisation('rtes', 'RTES'),
};

const problemsOf = (fields: Partial<LoadedEvent>) =>
  validateEvent(eventDocument('rencontre', { ...complete, ...fields }));
const pathsOf = (fields: Partial<LoadedEvent>) => problemsOf(fields).map(({ path }) => path.join('.'));

/** Messages with ordinary spaces, which read better here. */
const messagesOf = (fields: Partial<LoadedEvent>) =>
  problemsOf(fields).map(({ message }) => [message.fr.replaceAll('\u00a0', ' '), message.en]);

describe('what publishing an event asks for', () => {
  it('is a title, when, where or online, and a publisher', () => {
    expect(problemsOf({})).toEqual([]);
    expect(pathsOf({ title: ' ', occurrences: [], places: [], publisher: null })).toEqual([
      'title',
      'occurrences',
      'places',
      'publisher',
    ]);
    expect(messagesOf({ title: null, occurrences: [], places: [], publisher: null })).toEqual([
      ['Donnez un titre au rendez-vous.', 'Give the event a title.'],
      [
        'Dites quand : une date, même imprécise (2025-09), ou une phrase qui dit le rythme.',
        'Say when: a date, even an imprecise one (2025-09), or a sentence that tells the rhythm.',
      ],
      [
        'Dites où : un lieu, une commune ou un territoire, ou l’accès en ligne.',
        'Say where: a place, a commune or a territory, or the online access.',
      ],
      [
        'Dites quelle structure publie cette fiche et en répond.',
        'Say which organisation publishes this entry and answers for it.',
      ],
    ]);
  });

  it.each<[string, Partial<LoadedEvent>]>([
    ['a month', { occurrences: [{ start: '2025-09' }] }],
    ['a year', { occurrences: [{ start: '2025' }] }],
    ['a half-day', { occurrences: [{ start: '2025-09-11', half_day: HALF_DAYS.morning.stored }] }],
    [
      'hours overseas',
      { occurrences: [{ start: '2025-09-11T09:30', end: '2025-09-11T12:00', time_zone: 'Indian/Reunion' }] },
    ],
    ['a sentence that tells the rhythm', { occurrences: [], recurrence_text: 'Tous les lundis' }],
    ['nothing, for what is postponed', { occurrences: [], ...status('postponed') }],
  ])('says when: %s', (_, fields) => {
    expect(problemsOf(fields)).toEqual([]);
  });

  it.each<[string, Partial<LoadedEvent>]>([
    ['nothing', { occurrences: [] }],
    ['an empty sentence', { occurrences: [], recurrence_text: '  ' }],
    ['nothing, though cancelled', { occurrences: [], ...status('cancelled') }],
  ])('does not say when: %s', (_, fields) => {
    expect(pathsOf(fields)).toEqual(['occurrences']);
  });

  it.each<[string, Partial<LoadedEvent>]>([
    ['a place as printed', { places: [{ label_as_printed: 'Lieu à confirmer en Anjou' }] }],
    ['a commune', { places: [{ territory: territory('COM-49127') }] }],
    ['a territory addressed', { places: [], territories: [territory('DEP-49')] }],
    ['an online access', { places: [], online_accesses: [{ url: 'https://visio.example' }] }],
    ['an online access that is told later', { places: [], online_accesses: [{ label: 'Lien envoyé aux inscrits' }] }],
    ['online', { places: [], attendance: ATTENDANCE_MODES.online.stored }],
  ])('says where: %s', (_, fields) => {
    expect(problemsOf(fields)).toEqual([]);
  });

  it.each<[string, Partial<LoadedEvent>]>([
    ['an empty place', { places: [{}] }],
    ['a place with nothing but a state', { places: [{ state: 'place_confirmed', name: ' ' }] }],
    ['an empty online access', { places: [], online_accesses: [{}] }],
    ['on site, nobody knows where', { places: [], attendance: ATTENDANCE_MODES.onsite.stored }],
  ])('does not say where: %s', (_, fields) => {
    expect(pathsOf(fields)).toEqual(['places']);
  });
});

describe('dates that cannot be', () => {
  it.each<[LoadedEvent['occurrences'], string[]]>([
    [[{ start: '2025-02-30' }], ['occurrences.0.start']],
    [[{ start: '2025-09-11' }, { start: '2025-09-11T25:00' }], ['occurrences.1.start']],
    [[{ start: '0025-09-11' }], ['occurrences.0.start']],
    [[{ start: '11/09/2025' }], ['occurrences.0.start']],
    [[{ start: '2025-09-11', end: '2025-13' }], ['occurrences.0.end']],
    [
      [{ start: 'x', end: 'y', time_zone: 'z' }],
      ['occurrences.0.start', 'occurrences.0.end', 'occurrences.0.time_zone'],
    ],
    [[{ start: null, end: '2025-09-11' }], ['occurrences.0.start']],
    [[{ start: '2025-09-11', end: '2025-09-10' }], ['occurrences.0.end']],
    [[{ start: '2025-09-11T10:00', end: '2025-09-11T09:59' }], ['occurrences.0.end']],
    [[{ start: '2025-09-11', half_day: HALF_DAYS.afternoon.stored, end: '2025-09-11T10:00' }], ['occurrences.0.end']],
    [[{ start: '2025-09', end: '2025-08' }], ['occurrences.0.end']],
    [[{ start: '2025-09-11', time_zone: 'Europe/Durtal' }], ['occurrences.0.time_zone']],
    [[{ start: '2025-09-11', time_zone: '+02:00' }], ['occurrences.0.time_zone']],
    [[{ start: '9999-12-31' }], []],
    [[{ start: '2025-09-11T10:00', end: '2025-09-11T10:00' }], []],
    [[{ start: '2025-09-11', end: '2025-09' }], []],
  ])('%j', (occurrences, paths) => {
    expect(pathsOf({ occurrences })).toEqual(paths);
  });

  it('are told in both languages', () => {
    expect(
      messagesOf({
        occurrences: [
          { start: '2025-02-30', time_zone: 'Europe/Durtal' },
          { start: '2025-09-11', end: '2025-09-10' },
          {},
        ],
      }),
    ).toEqual([
      [
        'La date « 2025-02-30 » n’existe pas ou n’est pas dans une forme connue (2025, 2025-09, 2025-09-11, 2025-09-11T09:30).',
        'The date “2025-02-30” does not exist or is not in a known form (2025, 2025-09, 2025-09-11, 2025-09-11T09:30).',
      ],
      [
        'Le fuseau horaire « Europe/Durtal » n’existe pas (exemples : Europe/Paris, Indian/Reunion).',
        'There is no time zone “Europe/Durtal” (examples: Europe/Paris, Indian/Reunion).',
      ],
      [
        'La fin (2025-09-10) précède le début (2025-09-11).',
        'The end (2025-09-10) comes before the start (2025-09-11).',
      ],
      ['Cette date n’a pas de début.', 'This date has no start.'],
    ]);
  });

  it('hold in the deadline of registration too', () => {
    expect(pathsOf({ registration: { deadline: '2025-02-30' } })).toEqual(['registration.deadline']);
    expect(problemsOf({ registration: { deadline: '2025-02' } })).toEqual([]);
  });
});

describe('the programme', () => {
  it.each<[object, string[]]>([
    [{ title: 'Ouverture' }, []],
    [{ title: 'Ouverture', start: '09:30', end: '10:00' }, []],
    [{ title: 'Ouverture', start: '09:30' }, []],
    [{ start: '09:30' }, ['title']],
    [{ title: 'Ouverture', start: '9h30' }, ['start']],
    [{ title: 'Ouverture', start: '24:00', end: '10:60' }, ['start', 'end']],
    [{ title: 'Ouverture', start: '10:00', end: '09:30' }, ['end']],
  ])('%j, at both levels', (session, fields) => {
    expect(pathsOf({ sessions: [{ title: 'Matinée' }, session] })).toEqual(
      fields.map((field) => `sessions.1.${field}`),
    );
    expect(pathsOf({ sessions: [{ title: 'Matinée', sessions: [session] }] })).toEqual(
      fields.map((field) => `sessions.0.sessions.0.${field}`),
    );
  });

  it('says what is wrong in both languages', () => {
    expect(
      messagesOf({ sessions: [{}, { title: 'A', start: '9h' }, { title: 'B', start: '10:00', end: '09:30' }] }),
    ).toEqual([
      ['Cette séquence n’a pas de titre.', 'This session has no title.'],
      ['« 9h » n’est pas une heure (exemple : 09:30).', '“9h” is not an hour (example: 09:30).'],
      ['La séquence finit (09:30) avant de commencer (10:00).', 'The session ends (09:30) before it starts (10:00).'],
    ]);
  });
});

describe('addresses', () => {
  it.each(['javascript:alert(1)', 'rtes.fr', '//rtes.fr', 'https://rtes.fr/\u0007', 'data:text/html,x'])(
    'refuses %j',
    (url) => {
      expect(pathsOf({ online_accesses: [{ url: 'https://visio.example' }, { url }], registration: { url } })).toEqual([
        'registration.url',
        'online_accesses.1.url',
      ]);
    },
  );

  it('says which are accepted, in both languages', () => {
    expect(messagesOf({ registration: { url: 'rtes.fr' } })).toEqual([
      [
        'L’adresse « rtes.fr » n’est pas acceptée : elle doit commencer par https://, http://, mailto: ou tel: et ne contenir aucun caractère de contrôle.',
        'The address “rtes.fr” is not accepted: it must start with https://, http://, mailto: or tel: and hold no control character.',
      ],
    ]);
  });
});

describe('messages in French', () => {
  it('do not break before high punctuation, nor inside quotation marks', () => {
    const messages = problemsOf({
      occurrences: [{ start: 'x', time_zone: 'y' }],
      places: [],
      sessions: [{ title: 'A', start: '9h' }],
      registration: { url: 'rtes.fr' },
    }).map(({ message }) => message.fr);
    expect(messages).toHaveLength(5);
    expect(messages.filter((message) => / [:;?!»]|« /.test(message))).toEqual([]);
  });
});
