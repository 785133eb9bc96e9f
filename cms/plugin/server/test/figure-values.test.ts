/** The form of a figure's value, and the figures beside it. */
import { figureInWords, keysOf, VALUE_SHAPES, type ValueShape } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import {
  FIELDS_OF_SHAPE,
  missingFields,
  unusedFields,
  valueFields,
} from '../../admin/src/custom-fields/figure-value/value-shapes';
import { figureValueInWords } from '../src/formats/html/parts/figure-value';
import { figureValueView } from '../src/publication/figure-value-view';
import { comparableKey } from '../src/publication/comparable';
import { differencesOf, type Measured } from '../src/publication/measure';

const full = { as_published: 'mot pour mot', number: 3, maximum: 5, numerator: 1, denominator: 4 };
const shaped = (shape: ValueShape, fields: object = full) =>
  valueFields({ ...fields, shape: VALUE_SHAPES[shape].stored });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the form of a value', () => {
  it.each(keysOf(VALUE_SHAPES))('%s: what it needs is what makes it readable as a number', (shape) => {
    const { needed } = FIELDS_OF_SHAPE[shape];
    const isNumber = needed.length > 0;
    expect(figureInWords(figureValueView(shaped(shape), null, 'fr'), 'fr') !== null).toBe(isNumber);
    for (const field of needed.filter((name) => name !== 'comparator')) {
      const without = shaped(shape, { ...full, [field]: null });
      expect(missingFields(without)).toContain(field);
      expect(figureInWords(figureValueView(without, null, 'fr'), 'fr')).toBeNull();
    }
  });

  it.each(keysOf(VALUE_SHAPES))('%s: what it calls without effect changes no word', (shape) => {
    const value = shaped(shape);
    const said = figureValueInWords(figureValueView(value, '%', 'fr'), 'fr');
    for (const field of unusedFields(value))
      expect(figureValueInWords(figureValueView({ ...value, [field]: null }, '%', 'fr'), 'fr')).toBe(said);
  });

  it('says what the public reads', () => {
    const said = (shape: ValueShape, fields: object, unit: string | null = null) =>
      plain(figureValueInWords(figureValueView(shaped(shape, fields), unit, 'fr'), 'fr'));
    expect(said('comparator', { number: 17, comparator: 'comparator_more_than', unit: '%' })).toBe('plus de 17 %');
    expect(said('range', { number: 14, maximum: 20 }, 'emplois')).toBe('14 à 20 emplois');
    expect(said('ratio', { numerator: 1, denominator: 3 }, 'part')).toBe('1 sur 3');
    expect(said('truncated', { as_published: 'près de 1', number: 1 })).toBe('« près de 1 »');
    expect(said('comparator', { number: 200, comparator: 'comparator_soon' }, 'collectivités')).toBe(
      'bientôt 200 collectivités',
    );
  });

  it.each([
    ['9,90%', 9.9, '%', '9,90 %'],
    ['10,00%', 10, '%', '10,00 %'],
    ['11,44 % des salariés, 9,9 % ailleurs', 9.9, '%', '9,9 %'],
    ['1 234,50 euros', 1234.5, '€', '1 234,50 €'],
    ['8,50 millions d’euros', 8_500_000, '€', '8,50 M€'],
    ['- 8,40 %', -8.4, '%', '−8,40 %'],
    ['près d’un dixième', 9.9, '%', '9,9 %'],
    ['3,14159', 3.14159, null, '3,142'],
  ])('keeps the decimals that are printed: %s', (asPublished, number, unit, told) => {
    const value = figureValueView(shaped('exact', { as_published: asPublished, number, unit }), null, 'fr');
    expect(plain(figureValueInWords(value, 'fr'))).toBe(told);
  });

  it('reads numbers that are being typed, and nothing else', () => {
    expect(valueFields({ number: '17.5', maximum: 'x', numerator: '', unit: '' })).toMatchObject({
      number: 17.5,
      maximum: null,
      numerator: null,
      unit: null,
    });
    expect(valueFields(undefined)).toEqual(valueFields({}));
  });
});

describe('figures side by side', () => {
  const source = (slug: string, territorialDefinition: string | null = null) => ({
    slug,
    label: slug,
    producers: [],
    dataVintage: null,
    publicationDate: null,
    methodUrl: null,
    territorialDefinition,
  });
  const measured: Measured = {
    indicator: { slug: 'part-emplois', label: 'Part des emplois', definition: null, unit: '%' },
    source: source('flores', 'grille de densité'),
    zoning: null,
    period: { start: '2021', end: null, asPrinted: null },
    about: null,
    value: figureValueView(shaped('exact', { number: 15.2 }), '%', 'fr'),
  };

  it.each([
    ['source', { source: source('clap', 'grille de densité') }],
    ['zoning', { zoning: { vocabulary: 'zonages', slug: 'zrr', label: 'ZRR' } }],
    ['period', { period: { start: '2015', end: null, asPrinted: null } }],
    ['unit', { value: figureValueView(shaped('exact', { number: 15.2, unit: 'emplois' }), '%', 'fr') }],
    ['about', { about: { slug: 'rtes', name: 'RTES', shortName: null, website: null } }],
  ] as const)('differ by %s exactly when the keys of comparison differ', (difference, change) => {
    const other: Measured = { ...measured, ...change };
    expect(differencesOf(measured, other)).toEqual([difference]);
    expect(differencesOf(other, measured)).toEqual([difference]);
    expect(comparableKey(other, 'FR')).not.toBe(comparableKey(measured, 'FR'));
  });

  it('compare with themselves, whatever the value', () => {
    const other = { ...measured, value: figureValueView(shaped('exact', { number: 17.7 }), '%', 'fr') };
    expect(differencesOf(measured, other)).toEqual([]);
    expect(comparableKey(other, 'FR')).toBe(comparableKey(measured, 'FR'));
  });

  it('say that a definition, a source or a number stands in the way', () => {
    expect(differencesOf(measured, { ...measured, source: source('clap', 'communes peu denses') })).toEqual([
      'source',
      'definition',
    ]);
    expect(differencesOf(measured, { ...measured, source: null })).toEqual(['no-source']);
    const words = { ...measured, value: figureValueView(shaped('text-only', { unit: '%' }), null, 'fr') };
    expect(differencesOf(measured, words)).toEqual(['no-number']);
    expect(comparableKey(words, 'FR')).toBeNull();
  });
});
