import {
  COLLECTIONS,
  COMPARATORS,
  DISPOSITIF_RULES,
  keysOf,
  namesOf,
  VALUE_SHAPES,
  type Collection,
  type Comparator,
  type ValueShape,
} from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../src/publication/tables';
import { PUBLISHED_TYPES } from '../src/publication/types';
import { organisation, territory } from './support/read-model';

type Fields = Readonly<Record<string, unknown>>;

/** What Strapi returns of a document of which nothing was filled but its publisher and what is given. */
const document = (fields: Fields) => ({
  documentId: 'document',
  body: null,
  former_slugs: null,
  publisher: organisation('rtes', 'RTES'),
  ...fields,
});

const problemsOf = (kind: EntryKind, fields: Fields) => PUBLISHED_TYPES[kind].check(document(fields));
const pathsOf = (kind: EntryKind, fields: Fields) => problemsOf(kind, fields).map(({ path }) => path.join('.'));

/** Messages with ordinary spaces, which read better here. */
const messagesOf = (kind: EntryKind, fields: Fields) =>
  problemsOf(kind, fields).map(({ message }) => [message.fr.replaceAll('\u00a0', ' '), message.en]);

const UNSAFE_URLS = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'rtes.fr',
  '//rtes.fr',
  'https:rtes.fr',
  'https://rtes.fr/\u0007',
  'https://rtes.fr/\r\nSet-Cookie: a=b',
];
const SAFE_URLS = ['https://rtes.fr/guide?page=2#un', 'http://rtes.fr', 'https://rtes.fr/été'];

const IMPOSSIBLE_DATES = ['2025-02-30', '2025-13', '11/09/2025', '0025', '2025-09-11T25:00', 'hier'];
const POSSIBLE_DATES = ['2025', '2025-09', '2025-09-11', '2024-02-29', '2025-09-11T09:30'];

/** An end, and whether it comes before the start. */
const PERIODS: readonly (readonly [start: string, end: string, isUpsideDown: boolean])[] = [
  ['2025-09-11', '2025-09-10', true],
  ['2025-09', '2025-08-31', true],
  ['2025', '2024', true],
  ['2025-09-11', '2025-08', true],
  ['2025-09-11T10:00', '2025-09-11T09:59', true],
  ['2025-09-11', '2025-09-11', false],
  ['2025-09-11', '2025-09', false],
  ['2025-09-11', '2025', false],
  ['2025', '2025-03', false],
  ['2008', '2015', false],
];

describe('every entry', () => {
  it.each<EntryKind>(['event', 'resource', 'key-figure', 'initiative', 'dispositif'])(
    'says who publishes it: %s',
    (kind) => {
      expect(pathsOf(kind, {})).not.toContain('publisher');
      expect(pathsOf(kind, { publisher: null })).toContain('publisher');
    },
  );
});

describe('a key figure', () => {
  const indicator = (fields: Fields = {}) => ({
    documentId: 'indicator',
    slug: 'part',
    label_fr: 'Part de l’emploi',
    unit: '%',
    maximum: 100,
    ...fields,
  });
  const complete: Fields = {
    title: 'Part de l’ESS dans l’emploi',
    indicator: indicator(),
    value: { shape: VALUE_SHAPES.exact.stored, as_published: '12,5 %', number: 12.5 },
    territory: territory('DEP-49'),
  };
  const figurePaths = (fields: Fields) => pathsOf('key-figure', { ...complete, ...fields });
  const valuePaths = (shape: ValueShape, value: Fields) =>
    figurePaths({ value: { shape: VALUE_SHAPES[shape].stored, as_published: 'tel quel', ...value } });
  const comparator = (key: Comparator) => COMPARATORS[key].stored;

  it('asks for a title, an indicator, the value as published with its unit, and a territory; not for a source', () => {
    expect(figurePaths({})).toEqual([]);
    expect(messagesOf('key-figure', {})).toEqual([
      ['Donnez un titre au chiffre.', 'Give the figure a title.'],
      ['Dites quel indicateur ce chiffre mesure.', 'Say which indicator this figure measures.'],
      ['Recopiez la valeur telle qu’elle est publiée.', 'Copy the value as it is published.'],
      ['Dites l’unité : %, établissements, euros…', 'Say the unit: %, establishments, euros…'],
      ['Dites quel territoire est mesuré.', 'Say which territory is measured.'],
    ]);
  });

  it.each<[string, Fields, string[]]>([
    ['the indicator’s', {}, []],
    ['its own', { indicator: indicator({ unit: null }), value: { as_published: '3', number: 3, unit: 'emplois' } }, []],
    ['none', { indicator: indicator({ unit: null }) }, ['value.unit']],
    ['a blank one', { indicator: indicator({ unit: ' ' }) }, ['value.unit']],
    [
      'none, but it is only a text',
      {
        indicator: indicator({ unit: null }),
        value: { shape: VALUE_SHAPES['text-only'].stored, as_published: 'La moitié' },
      },
      [],
    ],
  ])('needs a unit: %s', (_, fields, paths) => {
    expect(figurePaths(fields)).toEqual(paths);
  });

  it.each<[string, Fields, string[]]>([
    ['none', { territory: null }, ['territory']],
    ['a blank name', { territory: null, territory_as_printed: ' ' }, ['territory']],
    ['as printed', { territory: null, territory_as_printed: 'Le grand Anjou' }, []],
    ['several', { territory: null, territories: [territory('DEP-49'), territory('DEP-53')] }, []],
  ])('needs a territory: %s', (_, fields, paths) => {
    expect(figurePaths(fields)).toEqual(paths);
  });

  it.each<[ValueShape, Fields, string[]]>([
    ['exact', { number: 12 }, []],
    ['exact', { number: 0 }, []],
    ['exact', {}, ['value.number']],
    ['change', {}, ['value.number']],
    ['change', { number: -3 }, []],
    ['text-only', {}, []],
    ['truncated', {}, []],
    ['composite', {}, []],
    ['range', { number: 8, maximum: 10 }, []],
    ['range', { number: 10, maximum: 10 }, []],
    ['range', { number: 10, maximum: 8 }, ['value.maximum']],
    ['range', { number: 8 }, ['value.maximum']],
    ['range', { maximum: 8 }, ['value.maximum']],
    ['range', {}, ['value.maximum']],
    ['comparator', { number: 60, comparator: comparator('more-than') }, []],
    ['comparator', { numerator: 1, comparator: comparator('more-than') }, []],
    ['comparator', { comparator: comparator('more-than') }, ['value.number']],
    ['comparator', {}, ['value.number']],
    ['text-only', { comparator: comparator('about') }, ['value.number']],
    ['ratio', { numerator: 1, denominator: 5 }, []],
    ['ratio', { number: 3 }, []],
    ['ratio', { numerator: 1 }, ['value.numerator']],
    ['ratio', { numerator: 1, denominator: 0 }, ['value.denominator']],
    ['ratio', { numerator: 0, denominator: 5 }, []],
    ['exact', { number: 100 }, []],
    ['exact', { number: 101 }, ['value.number']],
    ['range', { number: 90, maximum: 110 }, ['value.maximum']],
    ['range', { number: 110, maximum: 120 }, ['value.number', 'value.maximum']],
  ])('holds a value that can be: %s %j', (shape, value, paths) => {
    expect(valuePaths(shape, value)).toEqual(paths);
  });

  it('may be as large as one likes where the indicator has no maximum', () => {
    expect(
      figurePaths({ indicator: indicator({ maximum: null }), value: { as_published: '66 591', number: 66_591 } }),
    ).toEqual([]);
  });

  it('says what is wrong with a value, in both languages', () => {
    const told = (shape: ValueShape, value: Fields) =>
      messagesOf('key-figure', {
        ...complete,
        value: { shape: VALUE_SHAPES[shape].stored, as_published: 'tel quel', ...value },
      });
    expect([
      ...told('exact', {}),
      ...told('exact', { number: 101 }),
      ...told('range', {}),
      ...told('range', { number: 2, maximum: 1 }),
      ...told('comparator', {}),
      ...told('ratio', {}),
      ...told('ratio', { numerator: 1, denominator: 0 }),
    ]).toEqual([
      ['Donnez le nombre, ou choisissez la forme « texte seul ».', 'Give the number, or choose the “text only” shape.'],
      [
        'La valeur 101 dépasse ce que la définition de l’indicateur permet (100).',
        'The value 101 is above what the definition of the indicator allows (100).',
      ],
      ['Un intervalle a deux bornes.', 'A range has two bounds.'],
      [
        'L’intervalle est à l’envers : la borne haute est inférieure à la borne basse.',
        'The range is upside down: its upper bound is below its lower bound.',
      ],
      [
        'Un comparateur (plus de, environ…) porte sur un nombre : lequel ?',
        'A comparator (more than, about…) applies to a number: which one?',
      ],
      ['Un rapport a un numérateur et un dénominateur.', 'A ratio has a numerator and a denominator.'],
      ['Le dénominateur ne peut pas être zéro.', 'The denominator cannot be zero.'],
    ]);
  });

  it.each(IMPOSSIBLE_DATES)('has no period that cannot be: %s', (date) => {
    expect(figurePaths({ period_start: date })).toEqual(['period_start']);
    expect(figurePaths({ period_start: '2020', period_end: date })).toEqual(['period_end']);
  });

  it.each(PERIODS)('has a period from %s to %s: upside down? %j', (period_start, period_end, isUpsideDown) => {
    expect(figurePaths({ period_start, period_end })).toEqual(isUpsideDown ? ['period_end'] : []);
  });
});

describe('a resource', () => {
  const resourcePaths = (fields: Fields) => pathsOf('resource', { title: 'Guide', ...fields });

  it('asks for a title only', () => {
    expect(resourcePaths({})).toEqual([]);
    expect(messagesOf('resource', { title: ' ' })).toEqual([
      ['Donnez un titre à la ressource.', 'Give the resource a title.'],
    ]);
  });

  it.each(UNSAFE_URLS)('refuses the address %j', (url) => {
    expect(resourcePaths({ canonical_url: url, formats: [{ url: 'https://rtes.fr/a.pdf' }, { url }] })).toEqual([
      'canonical_url',
      'formats.1.url',
    ]);
  });

  it.each(SAFE_URLS)('takes the address %j', (url) => {
    expect(resourcePaths({ canonical_url: url, formats: [{ url }, { url: null }] })).toEqual([]);
  });

  it.each(IMPOSSIBLE_DATES)('refuses the date %s', (publication_date) => {
    expect(resourcePaths({ publication_date })).toEqual(['publication_date']);
  });

  it.each(POSSIBLE_DATES)('takes the date %s', (publication_date) => {
    expect(resourcePaths({ publication_date })).toEqual([]);
  });
});

describe('an initiative', () => {
  const initiativePaths = (fields: Fields) =>
    pathsOf('initiative', { title: 'Jardin', what_it_does: 'On y jardine.', ...fields });

  it('asks for a name and for what it does', () => {
    expect(initiativePaths({})).toEqual([]);
    expect(messagesOf('initiative', {})).toEqual([
      ['Donnez un nom à l’initiative.', 'Give the initiative a name.'],
      ['Dites ce que fait l’initiative.', 'Say what the initiative does.'],
    ]);
  });

  it.each(UNSAFE_URLS)('refuses the address %j', (website) => {
    expect(initiativePaths({ website })).toEqual(['website']);
  });

  it.each(SAFE_URLS)('takes the address %j', (website) => {
    expect(initiativePaths({ website })).toEqual([]);
  });

  it.each(IMPOSSIBLE_DATES)('refuses the date %s', (started_on) => {
    expect(initiativePaths({ started_on })).toEqual(['started_on']);
  });

  it.each(POSSIBLE_DATES)('takes the date %s', (started_on) => {
    expect(initiativePaths({ started_on })).toEqual([]);
  });
});

describe('a dispositif', () => {
  const dispositifPaths = (fields: Fields) => pathsOf('dispositif', { title: 'Fonds', ...fields });

  it('asks for a name only', () => {
    expect(dispositifPaths({})).toEqual([]);
    expect(messagesOf('dispositif', {})).toEqual([['Donnez un nom au dispositif.', 'Give the scheme a name.']]);
  });

  it.each(UNSAFE_URLS)('refuses the address %j', (application_url) => {
    expect(dispositifPaths({ application_url })).toEqual(['application_url']);
  });

  it.each(SAFE_URLS)('takes the address %j', (application_url) => {
    expect(dispositifPaths({ application_url })).toEqual([]);
  });

  it.each(IMPOSSIBLE_DATES)('refuses the date %s', (date) => {
    expect(dispositifPaths({ opens_on: date, closes_on: date })).toEqual(['opens_on', 'closes_on']);
  });

  it.each(PERIODS)('opens on %s and closes on %s: before? %j', (opens_on, closes_on, isUpsideDown) => {
    expect(dispositifPaths({ opens_on, closes_on })).toEqual(isUpsideDown ? ['closes_on'] : []);
  });

  it('tells everything at once, in both languages', () => {
    expect(
      messagesOf('dispositif', {
        opens_on: '2025-10-01',
        closes_on: '2025-09-01',
        application_url: 'rtes.fr',
        eligibility: { minimum_headcount: 20, maximum_headcount: 10 },
      }),
    ).toEqual([
      ['Donnez un nom au dispositif.', 'Give the scheme a name.'],
      ['La clôture précède l’ouverture.', 'It closes before it opens.'],
      [
        'L’adresse « rtes.fr » n’est pas acceptée : elle doit commencer par https://, http://, mailto: ou tel: et ne contenir aucun caractère de contrôle.',
        'The address “rtes.fr” is not accepted: it must start with https://, http://, mailto: or tel: and hold no control character.',
      ],
      ['L’effectif maximal est inférieur à l’effectif minimal.', 'The maximum headcount is below the minimum.'],
    ]);
  });

  it.each<[number | null, number | null, string[]]>([
    [10, 20, []],
    [10, 10, []],
    [null, 10, []],
    [10, null, []],
    [10, 0, ['eligibility.maximum_headcount']],
  ])('is for headcounts from %j to %j', (minimum_headcount, maximum_headcount, paths) => {
    expect(dispositifPaths({ eligibility: { minimum_headcount, maximum_headcount } })).toEqual(paths);
  });
});

describe('a saved selection', () => {
  const selection = (fields: Fields) => ({
    title: 'Anjou',
    slug: 'anjou',
    collection: COLLECTIONS.initiatives.stored,
    publisher: organisation('rtes', 'RTES'),
    ...fields,
  });
  const selectionPaths = (fields: Fields) => pathsOf('selection', selection(fields));

  it('says which collection it gathers from, once it has a title', () => {
    expect(selectionPaths({})).toEqual([]);
    expect(selectionPaths({ title: null, collection: null })).toEqual([]);
    const stems = keysOf(COLLECTIONS).join(', ');
    expect(messagesOf('selection', selection({ collection: null }))).toEqual([
      [`Dites ce que la sélection rassemble : ${stems}.`, `Say what the selection gathers: ${stems}.`],
    ]);
  });

  it.each<[Collection, string]>([
    ['initiatives', ''],
    ['initiatives', 'territory=DEP-49&territory=DEP-53&lever=financer&status=active'],
    ['initiatives', '?sector=cress-cvl-secteurs:tourisme&q=v%C3%A9lo'],
    ['agenda', 'when=past&kind=webinar&attendance=online&days=30'],
    ['chiffres-cles', 'indicator=emplois&zoning=qpv&reach=within'],
    ['ressources', 'kind=guide&exclude=ancien-guide&utm_source=lettre'],
    ['dispositifs', 'kind=funding&status=open'],
  ])('has filters of its collection: %s %s', (collection, filters) => {
    expect(selectionPaths({ collection: COLLECTIONS[collection].stored, filters })).toEqual([]);
  });

  it.each<[Collection, string, string]>([
    ['initiatives', 'ville=Durtal', 'ville'],
    ['initiatives', 'territory=49430', 'territory=49430'],
    ['initiatives', 'territory=DEP-49&kind=guide', 'kind'],
    ['initiatives', 'when=past', 'when'],
    ['initiatives', 'status=open', 'status=open'],
    ['initiatives', 'q=%25', 'q=%'],
    ['agenda', 'indicator=emplois', 'indicator'],
    ['agenda', 'from=2025-02-30', 'from=2025-02-30'],
    ['agenda', 'from=2025-10-01&to=2025-09-01', 'to=2025-09-01'],
    ['ressources', 'kind=webinar', 'kind=webinar'],
    // An answer is presented as its reader asks, and a selection does not rest on another one.
    ['initiatives', 'selection=mayenne', 'selection'],
    ['initiatives', 'limit=5', 'limit'],
    ['initiatives', 'cursor=abc', 'cursor'],
    ['initiatives', 'lang=en', 'lang'],
    ['initiatives', 'fallback=up', 'fallback'],
  ])('has no filter that its collection does not know: %s %s', (collection, filters, named) => {
    expect(messagesOf('selection', selection({ collection: COLLECTIONS[collection].stored, filters }))).toEqual([
      [`Ces filtres ne sont pas reconnus : ${named}.`, `These filters are not recognised: ${named}.`],
    ]);
  });

  it('knows of every name whether it may be saved', () => {
    const refused = namesOf(DISPOSITIF_RULES).filter((name) =>
      messagesOf('selection', selection({ collection: COLLECTIONS.dispositifs.stored, filters: `${name}=!` })).some(
        ([french]) => french?.endsWith(`: ${name}.`),
      ),
    );
    expect(refused.toSorted()).toEqual(['cursor', 'fallback', 'lang', 'limit', 'selection']);
  });

  it.each(['#0b5c8a', '#FFFFFF'])('takes the colour %s', (accent_colour) => {
    expect(selectionPaths({ accent_colour })).toEqual([]);
  });

  it.each(['0b5c8a', '#0b5', '#0b5c8g', 'red', '#0b5c8a;background:url(x)', 'rgb(0,0,0)'])(
    'refuses the colour %j',
    (accent_colour) => {
      expect(messagesOf('selection', selection({ accent_colour }))).toEqual([
        ['Une couleur s’écrit #0b5c8a.', 'A colour is written #0b5c8a.'],
      ]);
    },
  );

  it.each(UNSAFE_URLS)('refuses the contact address %j', (contact_url) => {
    expect(selectionPaths({ contact_url })).toEqual(['contact_url']);
  });
});

describe('messages in French', () => {
  it('do not break before high punctuation, nor inside quotation marks', () => {
    const messages = [
      ...problemsOf('key-figure', { value: { comparator: COMPARATORS.about.stored }, period_start: 'x' }),
      ...problemsOf('resource', { canonical_url: 'x', publication_date: 'y' }),
      ...problemsOf('initiative', { website: 'x', started_on: 'y' }),
      ...problemsOf('dispositif', { application_url: 'x', opens_on: 'y', closes_on: 'z' }),
      ...problemsOf('selection', { title: 'Anjou', accent_colour: 'x', contact_url: 'y' }),
      ...problemsOf('selection', { title: 'Anjou', collection: COLLECTIONS.agenda.stored, filters: 'x=y' }),
    ].map(({ message }) => message.fr);
    expect(messages.length).toBeGreaterThanOrEqual(20);
    expect(messages.filter((message) => / [:;?!»]|« |'/.test(message))).toEqual([]);
  });
});
