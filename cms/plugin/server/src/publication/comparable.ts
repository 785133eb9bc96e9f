/** Which key figures measure the same thing, whatever their territory. Pure. */
import { createHash } from 'node:crypto';
import type { StoredKeyFigure } from './stored-views';

type Measured = Pick<StoredKeyFigure, 'indicator' | 'source' | 'zoning' | 'period' | 'about' | 'value'>;

/**
 * The key shared by figures of one territory that may stand beside each other: indicator, source, zoning, period, unit
 * and the organisation spoken of all agree. `null` without a source or a number: such a figure compares with none.
 */
export function comparableKey(
  { indicator, source, zoning, period, about, value }: Measured,
  territory: string,
): string | null {
  if (!indicator || !source || value.number === null) return null;
  const measure = [
    territory,
    indicator.slug,
    source.slug,
    zoning && [zoning.vocabulary, zoning.slug],
    period.start,
    period.end,
    value.unit,
    about?.slug,
  ];
  return createHash('sha256').update(JSON.stringify(measure)).digest('hex');
}
