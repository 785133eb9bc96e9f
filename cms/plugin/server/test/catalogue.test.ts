import fc from 'fast-check';
import {
  addDays,
  EVENT_DOCUMENT_ROLES,
  EVENT_KINDS,
  ATTENDANCE_MODES,
  COLLECTIONS,
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  LINK_STATUSES,
  RESOURCE_KINDS,
  WHENS,
  type EventView,
  type LinkStatus,
} from 'ess-shared-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SelectionRefused } from '../src/catalogue/refusal';
import { PERSON_VISIBILITIES } from '../src/content-types/vocabularies';
import { INDEX_TABLES } from '../src/publication/tables';
import {
  eventDocument,
  INSTANCE_ID,
  organisation,
  PUBLIC_URL,
  ReadModel,
  status,
  term,
  territory,
  type LoadedEvent,
  type Parameters,
} from './support/read-model';
import { anyEvents, anyInstant, NOON, type Occurrence } from './support/any-event';

const isLong = process.env.ESS_TEST_LONG === 'true';
const numRuns = isLong ? 500 : 40;
/** Property tests write hundreds of small databases. */
const TIMEOUT = isLong ? 600_000 : 60_000;

let readModel: ReadModel;

beforeAll(async () => {
  readModel = await ReadModel.open();
});
beforeEach(async () => {
  await readModel.clear();
  readModel.at(NOON);
});
afterAll(() => readModel.close());

const on = (...occurrences: (string | Occurrence)[]): Partial<LoadedEvent> => ({
  occurrences: occurrences.map((occurrence) => (typeof occurrence === 'string' ? { start: occurrence } : occurrence)),
});

const stateOf = async (slug: string) => (await readModel.event(slug))?.temporalState;

describe('what is to come and what is over', () => {
  /** The event is to come one millisecond before the instant, and past at it. */
  it.each<[string, Occurrence[], string]>([
    ['a day, at local midnight', [{ start: '2025-09-11' }], '2025-09-11T22:00:00Z'],
    ['a day in winter', [{ start: '2025-01-11' }], '2025-01-11T23:00:00Z'],
    ['the day of 23 hours', [{ start: '2025-03-30' }], '2025-03-30T22:00:00Z'],
    ['the day of 25 hours', [{ start: '2025-10-26' }], '2025-10-26T23:00:00Z'],
    [
      'a half-day, at local midnight',
      [{ start: '2025-09-11', half_day: HALF_DAYS.morning.stored }],
      '2025-09-11T22:00:00Z',
    ],
    ['a month, at its end', [{ start: '2025-09' }], '2025-09-30T22:00:00Z'],
    ['a year, at its end', [{ start: '2025' }], '2025-12-31T23:00:00Z'],
    ['hours, at the last', [{ start: '2025-09-11T09:30', end: '2025-09-11T16:00' }], '2025-09-11T14:00:00Z'],
    ['an hour without end, at local midnight', [{ start: '2025-09-11T09:30' }], '2025-09-11T22:00:00Z'],
    ['several days, with the last', [{ start: '2025-09-11', end: '2025-09-13' }], '2025-09-13T22:00:00Z'],
    ['several dates, with the last', [{ start: '2025-11-11' }, { start: '2025-09-11' }], '2025-11-11T23:00:00Z'],
    ['La Réunion, two hours earlier', [{ start: '2025-09-11', time_zone: 'Indian/Reunion' }], '2025-09-11T20:00:00Z'],
    ['Nouméa, nine hours earlier', [{ start: '2025-09-11', time_zone: 'Pacific/Noumea' }], '2025-09-11T13:00:00Z'],
    ['Guadeloupe, six hours later', [{ start: '2025-09-11', time_zone: 'America/Guadeloupe' }], '2025-09-12T04:00:00Z'],
  ])('%s', async (_, occurrences, end) => {
    await readModel.publish(eventDocument('rencontre', { occurrences }));
    const over = Date.parse(end);
    const lists = async () => [await readModel.slugs({ when: 'upcoming' }), await readModel.slugs({ when: 'past' })];
    readModel.at(over - 1);
    expect(await lists()).toEqual([['rencontre'], []]);
    readModel.at(over);
    expect(await lists()).toEqual([[], ['rencontre']]);
    expect(await stateOf('rencontre')).toBe('past');
  });

  /** Upcoming one millisecond before the instant, ongoing at it. */
  it.each<[string, Occurrence[], string]>([
    ['hours', [{ start: '2025-09-11T09:30', end: '2025-09-11T16:00' }], '2025-09-11T07:30:00Z'],
    ['several days', [{ start: '2025-09-11', end: '2025-09-13' }], '2025-09-10T22:00:00Z'],
    ['several months: the first may begin at its end', [{ start: '2025-09', end: '2025-11' }], '2025-09-30T22:00:00Z'],
    [
      'a second date',
      [{ start: '2025-09-01' }, { start: '2025-09-11T09:30', end: '2025-09-11T16:00' }],
      '2025-09-11T07:30:00Z',
    ],
    [
      'one date within a vague one',
      [{ start: '2025-09' }, { start: '2025-09-11T09:30', end: '2025-09-11T16:00' }],
      '2025-09-11T07:30:00Z',
    ],
    [
      'overseas',
      [{ start: '2025-09-11T09:30', end: '2025-09-11T16:00', time_zone: 'Pacific/Noumea' }],
      '2025-09-10T22:30:00Z',
    ],
  ])('is under way: %s', async (_, occurrences, start) => {
    await readModel.publish(eventDocument('rencontre', { occurrences }));
    readModel.at(Date.parse(start) - 1);
    expect(await stateOf('rencontre')).toBe('upcoming');
    readModel.at(start);
    expect(await stateOf('rencontre')).toBe('ongoing');
    expect(await readModel.slugs()).toEqual(['rencontre']);
  });

  it('is never called under way when the source does not say so', async () => {
    await readModel.publish(
      eventDocument('journee', on('2025-09-11')),
      eventDocument('sans-fin', on('2025-09-11T09:30')),
      eventDocument('mois', on('2025-09')),
    );
    expect((await readModel.list()).nodes.map(({ temporalState }) => temporalState)).toEqual([
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
  });

  it('shows a cancelled event as such, at its date, never under way', async () => {
    await readModel.publish(
      eventDocument('annule', {
        ...on({ start: '2025-09-11T09:30', end: '2025-09-11T16:00' }),
        ...status('cancelled'),
      }),
    );
    const [event] = (await readModel.list()).nodes;
    expect([event?.status.key, event?.status.label, event?.temporalState]).toEqual(['cancelled', 'Annulé', 'upcoming']);
    expect(await readModel.slugs({ status: 'confirmed' })).toEqual([]);
    readModel.at('2025-09-12T00:00:00Z');
    expect(await readModel.slugs({ when: 'past' })).toEqual(['annule']);
  });

  it('keeps a postponed event among those to come, last while it has no new date', async () => {
    await readModel.publish(
      eventDocument('reporte', { ...on('2025-09-01'), ...status('postponed') }),
      eventDocument('sans-date', status('postponed')),
      eventDocument('nouvelle-date', { ...on('2025-10-01'), ...status('postponed') }),
      eventDocument('loin', on('2031-01-01')),
    );
    expect(await readModel.slugs()).toEqual(['nouvelle-date', 'loin', 'reporte', 'sans-date']);
    expect(await readModel.slugs({ when: 'past' })).toEqual([]);
    expect(await stateOf('reporte')).toBe('postponed');
    expect(await stateOf('sans-date')).toBe('postponed');
    expect((await readModel.event('reporte'))?.mainOccurrence?.start).toBe('2025-09-01');
    expect(await stateOf('nouvelle-date')).toBe('upcoming');
  });

  it('knows some events only by a sentence', async () => {
    await readModel.publish(
      eventDocument('permanence', { recurrence_text: 'Tous les lundis matin' }),
      eventDocument('date-et-phrase', { ...on('2025-10-01'), recurrence_text: 'Chaque automne' }),
      eventDocument('phrase-passee', { ...on('2024-10-01'), recurrence_text: 'Chaque automne' }),
    );
    expect(await readModel.slugs({ when: 'recurring' })).toEqual(['permanence']);
    expect(await readModel.slugs()).toEqual(['date-et-phrase']);
    expect(await readModel.slugs({ when: 'past' })).toEqual(['phrase-passee']);
    expect(await readModel.slugs({ when: 'all' })).toEqual(['phrase-passee', 'date-et-phrase', 'permanence']);
    const event = await readModel.event('permanence');
    expect([event?.temporalState, event?.mainOccurrence, event?.recurring?.text]).toEqual([
      'recurring',
      null,
      'Tous les lundis matin',
    ]);
  });

  it('sorts by next occurrence, and the past newest first', async () => {
    await readModel.publish(
      eventDocument('deux-dates', on('2025-01-01', '2025-12-01', '2025-10-20')),
      eventDocument('aujourd-hui', on('2025-09-11')),
      eventDocument('apres-midi', on({ start: '2025-10-01', half_day: HALF_DAYS.afternoon.stored })),
      eventDocument('dix-heures', on('2025-10-01T10:00')),
      eventDocument('en-cours', on({ start: '2025-09-01', end: '2025-12-31' })),
      eventDocument('octobre', on('2025-10')),
      eventDocument('reunion', on({ start: '2025-10-01T10:00', time_zone: 'Indian/Reunion' })),
      eventDocument('vieux', on('2022-05')),
      eventDocument('recent', on('2022-01-01', '2025-09-01')),
      eventDocument('moins-recent', on('2025-08')),
    );
    expect(await readModel.slugs()).toEqual([
      'en-cours',
      'aujourd-hui',
      'octobre',
      'reunion',
      'dix-heures',
      'apres-midi',
      'deux-dates',
    ]);
    expect(await readModel.slugs({ when: 'past' })).toEqual(['recent', 'moins-recent', 'vieux']);
    expect((await readModel.event('deux-dates'))?.mainOccurrence?.start).toBe('2025-10-20');
    expect((await readModel.event('recent'))?.mainOccurrence?.start).toBe('2025-09-01');
  });
});

describe('a period', () => {
  beforeEach(async () => {
    await readModel.publish(
      eventDocument('aout', on('2025-08-31')),
      eventDocument('septembre', on('2025-09-12')),
      eventDocument('mois', on('2025-09')),
      eventDocument('semaine', on({ start: '2025-09-28', end: '2025-10-03' })),
      eventDocument('noumea', on({ start: '2025-10-04T08:00', time_zone: 'Pacific/Noumea' })),
      eventDocument('reporte', status('postponed')),
      eventDocument('permanence', { recurrence_text: 'Tous les lundis' }),
    );
  });

  it.each<[Parameters, string[]]>([
    [{ from: '2025-09-12', to: '2025-09-12' }, ['mois', 'septembre']],
    [{ to: '2025-08-31' }, ['aout']],
    [{ to: '2025-09-01' }, ['aout', 'mois']],
    [{ from: '2025-10-03' }, ['semaine', 'noumea']],
    [{ from: '2025-10-04', to: '2025-10-04' }, ['noumea']],
    [{ from: '2025-10-03', to: '2025-10-03' }, ['semaine']],
    [{ from: '2025-10-05' }, []],
    [{ from: '2025-01-01', when: 'upcoming' }, ['mois', 'septembre', 'semaine', 'noumea']],
    [{ from: '2025-01-01', when: 'past' }, ['aout']],
    [{ from: '2025-09-01', when: 'past' }, []],
  ])('overlaps, in the days of the event: %j', async (parameters, expected) => {
    expect(await readModel.slugs(parameters)).toEqual(expected);
  });

  it.each<[Parameters, string[]]>([
    [{ days: 1 }, ['mois', 'septembre']],
    [{ days: 16 }, ['mois', 'septembre']],
    [{ days: 17 }, ['mois', 'septembre', 'semaine']],
    [{ days: 17, when: 'all' }, ['mois', 'septembre', 'semaine']],
    [{ days: 10, when: 'past' }, []],
    [{ days: 11, when: 'past' }, ['aout']],
  ])('counts days from now, back for what is past: %j', async (parameters, expected) => {
    expect(await readModel.slugs(parameters)).toEqual(expected);
  });

  it('counts from today in Paris, until whose midnight the answer stays true', async () => {
    readModel.at('2025-09-10T21:59:59.999Z');
    expect(await readModel.slugs({ days: 1 })).toEqual(['mois']);
    expect((await readModel.list({ days: 1 })).validUntil).toBe('2025-09-10T22:00:00.000Z');
    readModel.at('2025-09-10T22:00:00Z');
    expect(await readModel.slugs({ days: 1 })).toEqual(['mois', 'septembre']);
  });

  it('does not call past what has a date left outside the period', async () => {
    await readModel.publish(eventDocument('revient', on('2025-03-01', '2026-03-01')));
    expect(await readModel.slugs({ when: 'past', from: '2025-01-01', to: '2025-12-31' })).toEqual(['aout']);
    expect(await readModel.slugs({ from: '2025-03-01', to: '2025-03-01' })).toEqual(['revient']);
  });
});

describe('territories', () => {
  beforeEach(async () => {
    await readModel.publish(
      eventDocument('durtal', { ...on('2025-10-01'), places: [{ territory: territory('COM-49127') }] }),
      eventDocument('angers', { ...on('2025-10-02'), places: [{ territory: territory('COM-49007') }] }),
      eventDocument('anjou', { ...on('2025-10-03'), territories: [territory('DEP-49')] }),
      eventDocument('ernee', { ...on('2025-10-04'), places: [{ territory: territory('COM-53096') }] }),
      eventDocument('region', { ...on('2025-10-05'), territories: [territory('REG-52')] }),
      eventDocument('pays', { ...on('2025-10-06'), territories: [territory('FR')] }),
      eventDocument('parc', { ...on('2025-10-07'), territories: [territory('pnr-loire')] }),
      eventDocument('lire', { ...on('2025-10-08'), places: [{ territory: territory('COMD-49177') }] }),
      eventDocument('deux', {
        ...on('2025-10-09'),
        territories: [territory('COM-53096')],
        places: [{ territory: territory('COM-49007') }],
      }),
    );
  });

  it.each<[Parameters, string[]]>([
    [{ territory: 'DEP-49', reach: 'within' }, ['durtal', 'angers', 'anjou', 'lire', 'deux']],
    [{ territory: 'DEP-49', reach: 'covering' }, ['region', 'pays']],
    [{ territory: 'DEP-49', reach: 'both' }, ['durtal', 'angers', 'anjou', 'region', 'pays', 'lire', 'deux']],
    [{ territory: 'DEP-49' }, ['durtal', 'angers', 'anjou', 'region', 'pays', 'lire', 'deux']],
    [{ territory: 'COM-49127', reach: 'within' }, ['durtal']],
    [{ territory: 'COM-49127', reach: 'covering' }, ['anjou', 'region', 'pays']],
    [{ territory: 'EPCI-200060010', reach: 'within' }, ['durtal']],
    [{ territory: 'DEP-53', reach: 'within' }, ['ernee', 'deux']],
    [{ territory: ['DEP-53', 'COM-49127'], reach: 'within' }, ['durtal', 'ernee', 'deux']],
    [{ territory: ['DEP-49', 'DEP-53'], reach: 'covering' }, ['region', 'pays']],
    [{ territory: ['DEP-49', 'DEP-53'] }, ['durtal', 'angers', 'anjou', 'ernee', 'region', 'pays', 'lire', 'deux']],
    [{ territory: 'pnr-loire', reach: 'within' }, ['parc']],
    [
      { territory: 'FR', reach: 'within' },
      ['durtal', 'angers', 'anjou', 'ernee', 'region', 'pays', 'parc', 'lire', 'deux'],
    ],
    [{ territory: 'FR', reach: 'covering' }, []],
    [{ territory: 'REG-04', reach: 'within' }, []],
    [{ territory: 'REG-04' }, ['pays']],
    [{ territory: 'COMD-49177', reach: 'within' }, ['lire']],
    [{ territory: 'COM-49126', reach: 'within' }, ['lire']],
    [{ territory: 'COM-49177', reach: 'within' }, ['lire']],
  ])('%j', async (parameters, expected) => {
    expect(await readModel.slugs(parameters)).toEqual(expected);
  });

  it('holds an event once, by its next date, whatever its dates and territories have in common', async () => {
    const dates = ['2025-10', '2025', '2025', '2025-12-31', '2026-01-05', '2025-11'];
    await readModel.publish(
      eventDocument('souvent', { ...on(...dates), territories: ['DEP-49', 'DEP-53', 'FR', 'FR-METRO'].map(territory) }),
    );
    for (const [codes, now, expected] of [
      [['DEP-49', 'DEP-53'], '2025-12-31T22:59:59Z', '2025-12-31T23:00:00.000Z'],
      ['REG-52', '2025-12-31T23:00:00Z', '2026-01-05T23:00:00.000Z'],
      ['COM-49127', '2026-01-05T22:59:59Z', '2026-01-05T23:00:00.000Z'],
    ] as const) {
      readModel.at(now);
      const { nodes, total, validUntil } = await readModel.list({ territory: codes });
      expect([nodes.map(({ slug }) => slug), total, validUntil]).toEqual([['souvent'], 1, expected]);
    }
    readModel.at('2026-01-05T23:00:00Z');
    expect((await readModel.list({ territory: 'REG-52' })).total).toBe(0);
  });

  it('narrows a saved selection of a territory, by another one and by anything else', async () => {
    const filters = 'territory=DEP-49&reach=within';
    const collection = COLLECTIONS.agenda.stored;
    await readModel.publishAs('selection', { documentId: 's', slug: 's', title: 'En Anjou', collection, filters });
    const narrowed = (parameters: Parameters = {}) => readModel.slugs({ selection: 's', ...parameters });
    expect(await narrowed()).toEqual(['durtal', 'angers', 'anjou', 'lire', 'deux']);
    expect(await narrowed({ territory: 'DEP-53', reach: 'within' })).toEqual(['deux']);
    expect(await narrowed({ exclude: 'angers', q: 'rendez vous' })).toEqual(['durtal', 'anjou', 'lire', 'deux']);
  });

  it('refuses a code that no territory has, and suggests what was meant', async () => {
    const refusal = readModel.list({ territory: 'dep-49' });
    await expect(refusal).rejects.toThrow(SelectionRefused);
    await expect(refusal).rejects.toThrow(/DEP-49 Maine-et-Loire/);
    await expect(readModel.list({ territory: 'COM-49430' })).rejects.toThrow(/COM-49127 Durtal/);
    await expect(readModel.list({ territory: ['DEP-49', 'DEP-99'], lang: 'en' })).rejects.toThrow(
      /“DEP-99”: this value is not/,
    );
  });
});

describe('fallback', () => {
  const anjou = (slug: string, day: string) => eventDocument(slug, { ...on(day), territories: [territory('DEP-49')] });
  const asked: Parameters = { territory: 'COM-49127', reach: 'within', fallback: 'up' };

  beforeEach(() => readModel.publishReferences());

  it('climbs to where something is found, says where, and stays there on the next page', async () => {
    await readModel.publish(
      anjou('premier', '2025-10-01'),
      anjou('deuxieme', '2025-10-02'),
      anjou('troisieme', '2025-10-03'),
      eventDocument('pays', { ...on('2025-10-04'), territories: [territory('FR')] }),
    );
    const first = await readModel.list({ ...asked, limit: 2 });
    expect(first.nodes.map(({ slug }) => slug)).toEqual(['premier', 'deuxieme']);
    expect([first.total, first.foundAt?.code, first.foundAt?.name, first.pageInfo.hasNextPage]).toEqual([
      3,
      'DEP-49',
      'Maine-et-Loire',
      true,
    ]);

    await readModel.publish(
      eventDocument('durtal', { ...on('2025-09-30'), places: [{ territory: territory('COM-49127') }] }),
    );
    const second = await readModel.list({ ...asked, limit: 2, cursor: first.pageInfo.endCursor ?? '' });
    expect(second.nodes.map(({ slug }) => slug)).toEqual(['troisieme']);
    expect([second.foundAt?.code, second.pageInfo.hasNextPage]).toEqual(['DEP-49', false]);
    expect((await readModel.list(asked)).foundAt).toBeNull();
  });

  it('finds nothing without being asked to climb, and nothing where there is nothing', async () => {
    await readModel.publish(anjou('premier', '2025-10-01'));
    expect(await readModel.slugs({ territory: 'COM-49127', reach: 'within' })).toEqual([]);
    expect(await readModel.slugs({ territory: 'COM-49127', reach: 'within', fallback: 'none' })).toEqual([]);
    const nothing = await readModel.list({ ...asked, topic: 'mobilite' });
    expect([nothing.nodes, nothing.total, nothing.foundAt, nothing.pageInfo]).toEqual([
      [],
      0,
      null,
      { hasNextPage: false, endCursor: null },
    ]);
  });

  it('keeps every other filter while it climbs', async () => {
    await readModel.publish(
      anjou('sans-theme', '2025-10-01'),
      eventDocument('region', {
        ...on('2025-10-02'),
        territories: [territory('REG-52')],
        terms: [term('themes', 'alimentation')],
      }),
    );
    const answer = await readModel.list({ ...asked, topic: 'alimentation' });
    expect([answer.nodes.map(({ slug }) => slug), answer.foundAt?.code]).toEqual([['region'], 'REG-52']);
  });
});

describe('filters', () => {
  beforeEach(async () => {
    await readModel.publishReferences();
    await readModel.publish(
      eventDocument('webinaire', {
        ...on('2025-10-01'),
        kind: EVENT_KINDS.webinar.stored,
        attendance: ATTENDANCE_MODES.online.stored,
        terms: [term('themes', 'alimentation'), term('publics', 'elus')],
        involvements: [{ role: INVOLVEMENT_ROLES.organiser.stored, organisation: organisation('cress', 'CRESS') }],
        series: { documentId: 'serie', slug: 'club', title: 'Club' },
      }),
      eventDocument('atelier', {
        ...on('2025-10-02'),
        ...status('full'),
        kind: EVENT_KINDS.workshop.stored,
        terms: [term('themes', 'jeunesse'), term('avise-leviers', 'alimentation')],
        publisher: organisation('avise', 'Avise'),
      }),
    );
  });

  it.each<[Parameters, string[]]>([
    [{ topic: 'alimentation' }, ['webinaire']],
    [{ topic: 'themes:alimentation' }, ['webinaire']],
    [{ topic: 'avise-leviers:alimentation' }, ['atelier']],
    [{ topic: ['alimentation', 'jeunesse'] }, ['webinaire', 'atelier']],
    [{ topic: 'mobilite' }, []],
    [{ lever: 'alimentation' }, ['atelier']],
    [{ audience: 'elus' }, ['webinaire']],
    [{ audience: 'publics:elus' }, ['webinaire']],
    [{ kind: 'webinar' }, ['webinaire']],
    [{ kind: ['webinar', 'workshop'] }, ['webinaire', 'atelier']],
    [{ kind: 'webinar', topic: 'jeunesse' }, []],
    [{ attendance: 'online' }, ['webinaire']],
    [{ attendance: 'unspecified' }, ['atelier']],
    [{ status: 'full' }, ['atelier']],
    [{ status: 'announced' }, ['webinaire']],
    [{ organisation: 'cress' }, ['webinaire']],
    [{ organisation: 'rtes' }, []],
    [{ publisher: 'rtes' }, ['webinaire']],
    [{ publisher: 'avise' }, ['atelier']],
    [{ series: 'club' }, ['webinaire']],
  ])('%j', async (parameters, expected) => {
    expect(await readModel.slugs(parameters)).toEqual(expected);
    expect((await readModel.list(parameters)).total).toBe(expected.length);
  });

  it.each<[Parameters, RegExp]>([
    [{ topic: 'elus' }, /topic.*elus.*: alimentation, jeunesse, mobilite\./],
    [{ topic: 'publics:elus' }, /topic.*publics:elus/],
    [{ audience: 'alimentation' }, /audience.*: elus, habitants\./],
    [{ lever: 'themes:alimentation' }, /lever.*themes:alimentation/],
    [{ organisation: 'inconnue' }, /organisation.*inconnue.*essOrganisations/],
    [{ publisher: 'inconnue' }, /publisher.*inconnue/],
    [{ series: 'inconnue' }, /series.*inconnue/],
  ])(
    'refuses what names nothing, an audience that is asked for as a topic included: %j',
    async (parameters, message) => {
      await expect(readModel.list(parameters)).rejects.toThrow(SelectionRefused);
      await expect(readModel.list(parameters)).rejects.toThrow(message);
    },
  );
});

describe('languages', () => {
  const body = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

  it('answers in English what is translated, and marks as French what is not', async () => {
    await readModel.publish(
      eventDocument('traduit', {
        ...on('2025-10-01'),
        summary: 'Résumé',
        body: body('Corps'),
        terms: [term('themes', 'alimentation')],
        translations: [{ language: 'translation_en', title: 'Translated', summary: 'Summary', body: body('Body') }],
      }),
      eventDocument('francais', { ...on('2025-10-02'), summary: 'Résumé' }),
      eventDocument('sans-titre', {
        ...on('2025-10-03'),
        translations: [{ language: 'translation_en', summary: 'Summary only', body: null }],
      }),
    );
    const english = (await readModel.list({ lang: 'en' })).nodes;
    expect(english.map(({ lang, title, summary }) => [lang, title, summary])).toEqual([
      ['en', 'Translated', 'Summary'],
      ['fr', 'Rendez-vous francais', 'Résumé'],
      ['fr', 'Rendez-vous sans-titre', null],
    ]);
    const [translated] = english;
    expect(translated?.body).toEqual(body('Body'));
    expect(translated?.topics).toEqual([
      { vocabulary: 'themes', slug: 'alimentation', label: 'alimentation in English' },
    ]);
    expect([translated?.status.label, translated?.occurrences[0]?.text.replace(',', '')]).toEqual([
      'Announced',
      'Wednesday 1 October 2025',
    ]);

    const [french] = (await readModel.list({ lang: 'fr' })).nodes;
    expect([french?.lang, french?.title, french?.summary, french?.body]).toEqual([
      'fr',
      'Rendez-vous traduit',
      'Résumé',
      body('Corps'),
    ]);
    expect(french?.occurrences[0]?.text).toBe('mercredi 1er octobre 2025');
  });
});

describe('one event', () => {
  it('has a public id and a page, whatever the address of the server', async () => {
    await readModel.publish(eventDocument('rencontre', on('2025-10-01')));
    const event = await readModel.event('rencontre');
    expect([event?.id, event?.pageUrl]).toEqual([
      `rencontre@${INSTANCE_ID}`,
      `${PUBLIC_URL}/ess/rendez-vous/rencontre`,
    ]);
    expect(await readModel.eventById(`rencontre@${INSTANCE_ID}`)).toEqual(event);
    expect(await readModel.eventById('rencontre@elsewhere')).toBeUndefined();
    expect(await readModel.eventById('rencontre')).toBeUndefined();
    expect(await readModel.event('inconnu')).toBeUndefined();
  });

  it('is found under the slugs that it had', async () => {
    await readModel.publish(eventDocument('rencontre', { ...on('2025-10-01'), slug: 'durtal' }));
    await readModel.publish(
      eventDocument('rencontre', { ...on('2025-10-01'), slug: 'durtal-2025', former_slugs: ['club-a-durtal'] }),
    );
    for (const slug of ['durtal', 'durtal-2025', 'club-a-durtal'])
      expect((await readModel.event(slug))?.slug).toBe('durtal-2025');
  });

  it('counts its revisions, spending none on a change that nobody sees', async () => {
    const facts = async () => {
      const event = await readModel.event('rencontre');
      return [event?.revision, event?.firstPublishedAt, event?.changedAt];
    };
    expect(await readModel.publish(eventDocument('rencontre', on('2025-10-01')))).toEqual(['created']);
    readModel.at('2025-09-12T10:00:00Z');
    expect(await readModel.publish(eventDocument('rencontre', on('2025-10-01')))).toEqual(['unchanged']);
    expect(await facts()).toEqual([0, '2025-09-11T10:00:00.000Z', '2025-09-11T10:00:00.000Z']);
    expect(await readModel.publish(eventDocument('rencontre', on('2025-10-02')))).toEqual(['changed']);
    expect(await facts()).toEqual([1, '2025-09-11T10:00:00.000Z', '2025-09-12T10:00:00.000Z']);
    expect(await readModel.slugs({ from: '2025-10-01', to: '2025-10-01' })).toEqual([]);
  });

  it('vanishes when it is withdrawn, leaving none of its words, and comes back under the same id', async () => {
    const document = eventDocument('rencontre', {
      ...on('2025-10-01'),
      title: 'Mots à oublier',
      territories: [territory('DEP-49')],
    });
    const indexed = () => Promise.all(INDEX_TABLES.map((table) => readModel.knex(table)));
    await readModel.publish(document);
    expect(await indexed()).not.toContainEqual([]);
    expect(await readModel.withdraw('rencontre')).toBe(true);
    expect(await indexed()).toEqual(INDEX_TABLES.map(() => []));
    expect(await readModel.withdraw('rencontre')).toBe(false);
    for (const when of WHENS) expect(await readModel.slugs({ when })).toEqual([]);
    expect(await readModel.event('rencontre')).toBeUndefined();
    expect(await readModel.eventById(`rencontre@${INSTANCE_ID}`)).toBeUndefined();
    expect((await readModel.list()).validUntil).toBeNull();
    const { view_fr, view_en, search_text } = await readModel.knex('ess_published_entries').first();
    expect([view_fr, view_en, search_text]).toEqual(['null', 'null', '']);

    await readModel.publish(document);
    const event = await readModel.event('rencontre');
    expect([event?.id, event?.revision, event?.title]).toEqual([`rencontre@${INSTANCE_ID}`, 2, 'Mots à oublier']);
  });
});

describe('what the public may not read', () => {
  const everything = async () => JSON.stringify(await readModel.knex('ess_published_entries').select());
  const person = (fields: object) => ({
    person: { documentId: 'personne', display_name: 'Camille Secret', ...fields },
  });

  it.each([
    ['reserved to the network', { visibility: PERSON_VISIBILITIES.network.stored }],
    ['internal', { visibility: PERSON_VISIBILITIES.internal.stored }],
    ['of unknown visibility', {}],
    ['who asked to be erased', { visibility: PERSON_VISIBILITIES.public.stored, erasure_requested: true }],
  ])('the name of a person %s, wherever it stands', async (_, fields) => {
    const participations = [{ ...person(fields), function_at_date: 'Maire de Durtal' }];
    const session = { title: 'Ouverture', participations };
    await readModel.publish(
      eventDocument('rencontre', {
        ...on('2025-10-01'),
        participations,
        sessions: [{ ...session, sessions: [session] }],
      }),
    );
    expect(await everything()).not.toMatch(/Camille|Secret|camille|secret/);
    const event = await readModel.event('rencontre');
    expect(event?.participations).toMatchObject([{ person: null, functionAtDate: 'Maire de Durtal' }]);
    expect(event?.sessions[0]?.sessions[0]?.participations).toMatchObject([{ person: null }]);
  });

  it('a participation of which nothing else is known', async () => {
    await readModel.publish(eventDocument('rencontre', { ...on('2025-10-01'), participations: [person({})] }));
    expect((await readModel.event('rencontre'))?.participations).toEqual([]);
  });

  it('but the name of who is public', async () => {
    const participations = [person({ visibility: PERSON_VISIBILITIES.public.stored, erasure_requested: false })];
    await readModel.publish(eventDocument('rencontre', { ...on('2025-10-01'), participations }));
    expect((await readModel.event('rencontre'))?.participations).toMatchObject([{ person: 'Camille Secret' }]);
  });

  const resource = (link: LinkStatus, canonical_url: string | null) => ({
    documentId: `ressource-${link}`,
    title: `Document ${link}`,
    slug: `document-${link}`,
    kind: RESOURCE_KINDS.slides.stored,
    canonical_url,
    link_status: LINK_STATUSES[link].stored,
  });
  const linked = (link: LinkStatus, url: string | null): Partial<LoadedEvent> => ({
    ...on('2025-10-01'),
    documents: [{ role: EVENT_DOCUMENT_ROLES.slides.stored, resource: resource(link, url) }],
    sessions: [{ title: 'Ouverture', documents: [{ resource: resource(link, url) }] }],
    provenance: [{ document: resource(link, url), locator: 'page 3' }],
  });

  it.each(['private', 'dead', 'lost'] as const)('the address of a document whose link is %s', async (link) => {
    await readModel.publish(eventDocument('rencontre', linked(link, 'https://partage.example/secret')));
    expect(await everything()).not.toContain('partage.example');
    const event = await readModel.event('rencontre');
    expect(event?.documents).toMatchObject([{ title: `Document ${link}`, url: null, linkStatus: { key: link } }]);
    expect(event?.provenance).toMatchObject([{ label: `Document ${link}`, locator: 'page 3', url: null }]);
  });

  it.each(['ok', 'redirected', 'unchecked'] as const)('but the address of one whose link is %s', async (link) => {
    await readModel.publish(eventDocument('rencontre', linked(link, 'https://rtes.example/support.pdf')));
    const event = await readModel.event('rencontre');
    expect(event?.documents).toMatchObject([{ url: 'https://rtes.example/support.pdf', linkStatus: { key: link } }]);
    expect(event?.provenance).toMatchObject([{ url: 'https://rtes.example/support.pdf' }]);
  });

  it.each([null, 'javascript:alert(1)'])('a link without an address that can be followed: it is lost', async (url) => {
    await readModel.publish(eventDocument('rencontre', linked('ok', url)));
    expect((await readModel.event('rencontre'))?.documents).toMatchObject([{ url: null, linkStatus: { key: 'lost' } }]);
  });

  it('an address that would run', async () => {
    const url = 'javascript:alert(1)';
    await readModel.publish(
      eventDocument('rencontre', {
        ...on('2025-10-01'),
        online_accesses: [{ url, label: 'Visio' }],
        registration: { url },
        publisher: { ...organisation('rtes', 'RTES'), website: url },
        body: [{ type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'ici' }] }] }],
      }),
    );
    expect(await everything()).not.toContain('javascript:');
    expect((await readModel.event('rencontre'))?.onlineAccesses).toEqual([{ url: null, label: 'Visio' }]);
  });
});

describe('registration', () => {
  it.each([
    ['2025-09-30', 'Europe/Paris', '2025-09-30T22:00:00.000Z'],
    ['2025-09-30T12:00', 'Europe/Paris', '2025-09-30T10:00:00.000Z'],
    ['2025-09-30', 'Indian/Reunion', '2025-09-30T20:00:00.000Z'],
    ['2025-09', 'Europe/Paris', '2025-09-30T22:00:00.000Z'],
  ])('closes at the end of its deadline, in the time of the event: %s %s', async (deadline, time_zone, closesAt) => {
    await readModel.publish(
      eventDocument('rencontre', { ...on({ start: '2025-10-01', time_zone }), registration: { deadline } }),
    );
    expect((await readModel.event('rencontre'))?.registration).toMatchObject({ deadline, closesAt });
  });
});

async function publishAll(events: readonly Partial<LoadedEvent>[], now: number): Promise<void> {
  await readModel.clear();
  readModel.at(now);
  await readModel.publish(...events.map((fields, index) => eventDocument(`e${index}`, fields)));
}

/** Instant by which an event of the list stands where it does: its next occurrence, or its last one. */
function sortInstant(event: EventView, now: number, when: 'upcoming' | 'past'): number {
  const starts = event.occurrences
    .filter(({ endsAt }) => when === 'past' || Date.parse(endsAt) > now)
    .map(({ startsAt }) => Date.parse(startsAt));
  if (starts.length === 0) return Number.MAX_SAFE_INTEGER;
  return when === 'past' ? Math.max(...starts) : Math.min(...starts);
}

describe('whatever the events', () => {
  it('each list holds exactly the events in its state, in order', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, anyInstant, async (events, now) => {
        await publishAll(events, now);
        const all = (await readModel.list({ when: 'all', limit: 100 })).nodes;
        const inState = (...states: string[]) =>
          all
            .filter(({ temporalState }) => states.includes(temporalState))
            .map(({ slug }) => slug)
            .sort();
        const upcoming = (await readModel.list({ limit: 100 })).nodes;
        const past = (await readModel.list({ when: 'past', limit: 100 })).nodes;
        expect(upcoming.map(({ slug }) => slug).sort()).toEqual(inState('ongoing', 'upcoming', 'postponed'));
        expect(past.map(({ slug }) => slug).sort()).toEqual(inState('past'));
        expect((await readModel.slugs({ when: 'recurring' })).sort()).toEqual(inState('recurring'));
        const ascending = upcoming.map((event) => sortInstant(event, now, 'upcoming'));
        const descending = past.map((event) => sortInstant(event, now, 'past'));
        expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
        expect(descending).toEqual(descending.toSorted((a, b) => b - a));
      }),
      { numRuns },
    );
  });

  it('pages never skip nor repeat', { timeout: TIMEOUT }, async () => {
    const size = fc.integer({ min: 1, max: 7 });
    const selection = fc.constantFrom<Parameters>(
      { when: 'upcoming' },
      { when: 'past' },
      { when: 'all' },
      { when: 'recurring' },
      { from: '2025-08-20', to: '2025-09-30' },
      { when: 'all', territory: 'COM-49127', reach: 'within', fallback: 'up' },
    );
    await fc.assert(
      fc.asyncProperty(anyEvents, anyInstant, selection, size, async (events, now, parameters, limit) => {
        await publishAll(events, now);
        const whole = await readModel.slugs(parameters);
        const read: string[] = [];
        let cursor: string | null = null;
        let hasNextPage = true;
        while (hasNextPage) {
          const page = await readModel.list({ ...parameters, limit, ...(cursor === null ? {} : { cursor }) });
          expect(page.total).toBe(whole.length);
          expect(page.nodes.length).toBeLessThanOrEqual(limit);
          read.push(...page.nodes.map(({ slug }) => slug));
          ({ endCursor: cursor, hasNextPage } = page.pageInfo);
        }
        expect(read).toEqual(whole);
      }),
      { numRuns },
    );
  });

  it('an answer stays true until the instant it names', { timeout: TIMEOUT }, async () => {
    const selection = fc.record({
      when: fc.constantFrom(...WHENS),
      days: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(anyEvents, anyInstant, selection, async (events, now, { when, days }) => {
        await publishAll(events, now);
        const parameters = { when, limit: 100, ...(days === undefined || when === 'recurring' ? {} : { days }) };
        const answer = async (at: number) => {
          const { nodes, total } = await readModel.at(at).list(parameters);
          return {
            total,
            nodes: nodes.map(({ id, temporalState, mainOccurrence }) => ({ id, temporalState, mainOccurrence })),
          };
        };
        const { validUntil } = await readModel.list(parameters);
        const last = validUntil === null ? now + 400 * 86_400_000 : Date.parse(validUntil) - 1;
        expect(last).toBeGreaterThanOrEqual(now);
        expect(await answer(last)).toEqual(await answer(now));
      }),
      { numRuns },
    );
  });
});

describe('the instant at which an answer changes', () => {
  it.each<[string, Occurrence, string, string]>([
    [
      'the start of what has hours',
      { start: '2025-09-11T14:00', end: '2025-09-11T16:00' },
      NOON,
      '2025-09-11T12:00:00.000Z',
    ],
    [
      'the end of what is under way',
      { start: '2025-09-11T09:00', end: '2025-09-11T16:00' },
      NOON,
      '2025-09-11T14:00:00.000Z',
    ],
    ['local midnight', { start: '2025-09-11', time_zone: 'Indian/Reunion' }, NOON, '2025-09-11T20:00:00.000Z'],
  ])('is %s', async (_, occurrence, now, expected) => {
    await readModel.publish(eventDocument('rencontre', { occurrences: [occurrence] }));
    readModel.at(now);
    const before = await readModel.list();
    expect(before.validUntil).toBe(expected);
    expect(before.asOf).toBe(new Date(now).toISOString());
    readModel.at(expected);
    const after = await readModel.list();
    expect(after.nodes[0]?.temporalState).not.toBe(before.nodes[0]?.temporalState);
  });

  it('is never, when everything is over', async () => {
    await readModel.publish(eventDocument('passe', on('2020')), eventDocument('reporte', status('postponed')));
    expect((await readModel.list()).validUntil).toBeNull();
  });
});

describe('cursors', () => {
  it.each([
    'x',
    'WzFd',
    'bnVsbA',
    'e30',
    Buffer.from('["a",1]').toString('base64url'),
    Buffer.from('[1,2,"DEP-99"]').toString('base64url'),
  ])('refuses %s', async (cursor) => {
    await expect(readModel.list({ cursor })).rejects.toThrow(SelectionRefused);
  });
});

describe('the cost of a list', () => {
  const events = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      eventDocument(`e${index}`, {
        ...on(addDays('2025-10-01', index % 60)),
        places: [{ territory: territory('COM-49127') }],
        terms: [term('themes', 'alimentation')],
        involvements: [{ organisation: organisation('cress', 'CRESS') }],
      }),
    );

  it.each<Parameters>([
    {},
    { territory: 'DEP-49', topic: 'alimentation', organisation: 'cress' },
    { when: 'past', territory: 'COMD-49177', reach: 'within', fallback: 'up' },
    { days: 90, lang: 'en' },
  ])('is at most 10 statements, however many events there are: %j', { timeout: TIMEOUT }, async (parameters) => {
    const cost = () => readModel.statements(() => readModel.list({ ...parameters, limit: 50 }));
    await readModel.publishReferences();
    await readModel.publish(...events(50));
    const few = await cost();
    await readModel.publish(...events(500));
    expect(await cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
  });
});
