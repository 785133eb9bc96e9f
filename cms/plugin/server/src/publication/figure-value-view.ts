/** The value of a key figure, from what its form holds to what the public reads. Pure. */
import { COMPARATORS, keyOfStored, VALUE_SHAPES, type Language } from 'ess-shared-types';
import type { StoredFigureValue } from './stored-views';

/** The fields of the component `figure-value`, as stored. */
export interface FigureValueFields {
  readonly shape: string | null;
  readonly as_published: string | null;
  readonly number: number | null;
  readonly maximum: number | null;
  readonly comparator: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly base_period: string | null;
  readonly unit: string | null;
}

/** @param indicatorUnit Stands where the value has no unit of its own. */
export function figureValueView(
  value: FigureValueFields | null,
  indicatorUnit: string | null,
  lang: Language,
): StoredFigureValue {
  const shape = keyOfStored(VALUE_SHAPES, value?.shape) ?? 'exact';
  const comparator = keyOfStored(COMPARATORS, value?.comparator);
  return {
    shape: { key: shape, label: VALUE_SHAPES[shape].label[lang] },
    asPublished: value?.as_published ?? '',
    number: value?.number ?? null,
    maximum: value?.maximum ?? null,
    comparator: comparator ? { key: comparator, label: COMPARATORS[comparator].label[lang] } : null,
    numerator: value?.numerator ?? null,
    denominator: value?.denominator ?? null,
    basePeriod: value?.base_period ?? null,
    unit: value?.unit ?? indicatorUnit,
  };
}
