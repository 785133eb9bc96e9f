/**
 * Dates as the CMS publishes them, read without being checked again: it checked them when they were
 * published. The functions of the shared types do both, and would weigh 0.5 KB more before content shows;
 * `moment.test.ts` holds these against them.
 */
import type { Moment, Precision } from 'ess-shared-types';

const PRECISIONS: readonly Precision[] = ['year', 'month', 'day', 'time'];

/** `2025-09-11T09:30`, `2025-09-11`, `2025-09`, `2025`. */
export function readMoment(text: string): Moment {
  const [year = 0, month, day, hour, minute] = text.split(/\D/).map(Number);
  const precision = PRECISIONS[text.split(/[-T]/).length - 1] ?? 'time';
  return { precision, year, month, day, hour, minute };
}
