import { figureInWords, type KeyFigureView } from 'ess-shared-types';
import type { Arguments, Case } from './cases.js';
import {
  ALIKE,
  COMPARED,
  DETAILED,
  FIGURES,
  HOSTILE_FIGURES,
  LICENSED,
  manyFigures,
  NO_SERIES,
  PAYS_DE_LA_LOIRE,
  SERIES,
  SHAPES,
  THREE_THAT_DISAGREE,
  TWO_THAT_DISAGREE,
  YEARS,
} from './fixture-figures.js';

/** The words that an answer in English has for its numbers. */
const inEnglish = (figure: KeyFigureView): KeyFigureView => ({
  ...figure,
  value: { ...figure.value, inWords: figureInWords(figure.value, 'en') },
});

/** A CMS that has these figures, and the details of each. */
function figures(list: (args: Arguments) => readonly KeyFigureView[], behaviour: Case = {}): Case {
  return {
    ...behaviour,
    lists: { essKeyFigures: list },
    items: {
      essKeyFigure: ({ id }) => [DETAILED, ...FIGURES, ...HOSTILE_FIGURES].find((figure) => figure.id === id) ?? null,
    },
  };
}

export const KEY_FIGURES_CASES: Readonly<Record<string, Case>> = {
  'key-figures': figures(() => FIGURES),
  'key-figures-shapes': figures(({ lang }) => (lang === 'EN' ? SHAPES.map(inEnglish) : SHAPES)),
  'key-figures-compared': figures(() => COMPARED),
  'key-figures-three': figures(() => THREE_THAT_DISAGREE),
  'key-figures-two': figures(() => TWO_THAT_DISAGREE),
  'key-figures-one-of-two': figures(() => TWO_THAT_DISAGREE.slice(0, 1)),
  'key-figures-series': figures(() => SERIES),
  'key-figures-one-of-series': figures(() => SERIES.slice(1, 2)),
  'key-figures-years': figures(() => YEARS),
  ...Object.fromEntries(
    Object.values(NO_SERIES).map((list, index) => [`key-figures-no-series-${String(index)}`, figures(() => list)]),
  ),
  'key-figures-alike': figures(() => ALIKE),
  'key-figures-hostile': figures(() => HOSTILE_FIGURES),
  'key-figures-pages': figures(() => manyFigures(45)),
  'key-figures-split': figures(() => [...manyFigures(19), ...SERIES]),
  'key-figures-empty': figures(() => []),
  'key-figures-narrow': figures(({ fallback }) => (fallback === 'UP' ? COMPARED : []), {
    foundAt: ({ fallback }) => (fallback === 'UP' ? PAYS_DE_LA_LOIRE : null),
  }),
  'key-figures-slow': figures(() => FIGURES, { delay: 60_000 }),
  'key-figures-late': figures(() => COMPARED, { delay: 1500 }),
  'key-figures-portal': figures(() => [], { body: '<!doctype html><title>Connexion au réseau</title>' }),
  'key-figures-stale': figures(() => COMPARED, { headers: { 'Cache-Status': 'ess; hit; ttl=-90' } }),
  'key-figures-licences': figures(() => [...COMPARED, ...LICENSED]),
  'key-figures-refused': figures(() => [], {
    refusal: '“indicator”: “emplois”: this value is not recognised.',
  }),
};
