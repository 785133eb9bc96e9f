/** Which key figures measure the same thing, whatever their territory. Pure. */
import { hash } from 'node:crypto';
import { measureOf, type Measured } from './measure';

/**
 * The key shared by figures of one territory that may stand beside each other: indicator, source, zoning, period, unit
 * and the organisation spoken of all agree. `null` without a source or a number: such a figure compares with none.
 */
export function comparableKey(figure: Measured, territory: string): string | null {
  const { indicator, source, value } = figure;
  if (!indicator || !source || value.number === null) return null;
  // The order of the parts is that of the keys already stored.
  const measure = measureOf(figure);
  const parts = [
    territory,
    measure.indicator,
    measure.source,
    measure.zoning,
    measure.period[0],
    measure.period[1],
    measure.unit,
    measure.about,
  ];
  return hash('sha256', JSON.stringify(parts), 'hex');
}
