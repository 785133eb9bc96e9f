/** A key figure as a schema.org `Observation` of a `StatisticalVariable`. */
import {
  parseMoment,
  type FigureValueView,
  type IndicatorReference,
  type KeyFigureView,
  type SourceReference,
} from 'ess-shared-types';
import type {
  CreativeWorkLeaf,
  ObservationLeaf,
  PlaceLeaf,
  PropertyValueLeaf,
  StatisticalVariableLeaf,
} from 'schema-dts';
import { organisation } from './agents';
import { audiences, idOf, labelsOf, terms, thing, type Answer } from './entry';
import { httpUrl, present } from './nodes';
import { territory } from './places';
import { interval, knownDate } from './times';
import { WORDS } from './words';

/** A period of several years has no `observationDate`: the page says which stretch it covers. */
export function keyFigure(view: KeyFigureView, answer: Answer): ObservationLeaf {
  const { value, indicator, source, period } = view;
  const stretch = interval(period.start, period.end);
  return present<ObservationLeaf>({
    '@type': 'Observation',
    ...thing(view, answer, {
      keywords: terms(view.topics),
      audience: audiences(labelsOf(view.audiences)),
      temporalCoverage: stretch,
      citation: source && citation(source),
    }),
    variableMeasured: indicator && statisticalVariable(indicator, answer),
    observationAbout: subject(view),
    observationDate: stretch !== undefined && parseMoment(stretch) !== undefined ? stretch : null,
    ...observedValue(value),
    unitText: value.unit ?? indicator?.unit,
    measurementTechnique: httpUrl(source?.methodUrl),
    additionalProperty: additionalProperties(view, answer),
  });
}

export const statisticalVariable = (
  { slug, label, definition }: IndicatorReference,
  { addresses }: Answer,
): StatisticalVariableLeaf =>
  present<StatisticalVariableLeaf>({
    '@type': 'StatisticalVariable',
    '@id': idOf(`${addresses.server}/ess/chiffres-cles?${new URLSearchParams({ indicator: slug }).toString()}`),
    identifier: slug,
    name: label,
    description: definition,
  });

/** The organisation that a figure speaks of, else the territory, else the area as the source prints it. */
function subject({
  about,
  territory: area,
  territoryAsPrinted,
}: KeyFigureView): ObservationLeaf['observationAbout'] | null {
  if (about !== null) return organisation(about);
  if (area !== null) return territory(area);
  return territoryAsPrinted === null ? null : ({ '@type': 'Place', name: territoryAsPrinted } satisfies PlaceLeaf);
}

/**
 * A number only when the source states one. « Plus de 100 » is a lower bound; « environ 100 », « bientôt 200 », a truncated or composite
 * value, or one in words is the text as published: a bare number would say more than the source.
 */
export function observedValue(value: FigureValueView): Pick<ObservationLeaf, 'value' | 'minValue' | 'maxValue'> {
  const { number, maximum, comparator, asPublished } = value;
  const isText = ['text-only', 'truncated', 'composite'].includes(value.shape.key);
  if (number === null || isText) return { value: asPublished };
  if (maximum !== null) return { minValue: number, maxValue: maximum };
  switch (comparator?.key) {
    case 'at-least':
    case 'more-than':
      return { minValue: number };
    case 'at-most':
    case 'less-than':
      return { maxValue: number };
    case 'about':
    case 'soon':
      return { value: asPublished };
    case undefined:
      return { value: number };
  }
}

function additionalProperties(
  { value, period, zoning, status, note }: KeyFigureView,
  { lang }: Answer,
): PropertyValueLeaf[] {
  const facts: readonly (readonly [keyof typeof WORDS, string | number | null | undefined])[] = [
    ['asPublished', value.asPublished],
    ['comparator', value.comparator?.label],
    ['numerator', value.numerator],
    ['denominator', value.denominator],
    ['basePeriod', value.basePeriod],
    ['period', period.asPrinted],
    ['zoning', zoning?.label],
    ['status', status.label],
    ['note', note],
  ];
  return facts.flatMap(([propertyID, fact]): PropertyValueLeaf[] =>
    fact === null || fact === undefined
      ? []
      : [{ '@type': 'PropertyValue', propertyID, name: WORDS[propertyID][lang], value: fact }],
  );
}

const citation = (source: SourceReference): CreativeWorkLeaf =>
  present<CreativeWorkLeaf>({
    '@type': 'CreativeWork',
    identifier: source.slug,
    name: source.label,
    description: source.territorialDefinition,
    creator: source.producers.map((name) => ({ '@type': 'Organization', name })),
    datePublished: knownDate(source.publicationDate),
    temporalCoverage: knownDate(source.dataVintage),
    url: httpUrl(source.methodUrl),
  });
