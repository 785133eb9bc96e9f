/** What a key figure measures, part by part, and in which parts two figures differ. Pure. */
import type { FigureDifference } from '../../../shared/contracts/figures';
import type { StoredKeyFigure } from './stored-views';

export type Measured = Pick<StoredKeyFigure, 'indicator' | 'source' | 'zoning' | 'period' | 'about' | 'value'>;

/** Two figures compare when all the parts agree. */
export const measureOf = ({ indicator, source, zoning, period, about, value }: Measured) => ({
  indicator: indicator?.slug ?? null,
  source: source?.slug ?? null,
  zoning: zoning && [zoning.vocabulary, zoning.slug],
  period: [period.start, period.end] as const,
  unit: value.unit,
  about: about?.slug,
});

const MEASURE_PARTS = ['indicator', 'source', 'zoning', 'period', 'unit', 'about'] as const;

/**
 * Why two figures may not be compared; empty when they may. `no-source` and `no-number` are said of either.
 * `definition`: both sources say what they count in a territory, and not the same.
 */
export function differencesOf(one: Measured, other: Measured): FigureDifference[] {
  const lacks = (is: (figure: Measured) => boolean) => [one, other].some(is);
  const hasNoSource = lacks(({ source }) => !source);
  const [first, second] = [measureOf(one), measureOf(other)];
  const differing = MEASURE_PARTS.filter(
    (part) =>
      !(part === 'source' && hasNoSource) &&
      JSON.stringify(first[part] ?? null) !== JSON.stringify(second[part] ?? null),
  );
  const definitions = [one, other].map(({ source }) => source?.territorialDefinition ?? null);
  const isDefinedOtherwise = definitions.every((said) => said !== null) && definitions[0] !== definitions[1];
  return [
    ...differing,
    ...(isDefinedOtherwise ? ['definition' as const] : []),
    ...(hasNoSource ? ['no-source' as const] : []),
    ...(lacks(({ value }) => value.number === null) ? ['no-number' as const] : []),
  ];
}
