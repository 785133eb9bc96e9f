/** What no argument may be, before its meaning is looked at. */
import { MOST_VALUES, type SelectionProblem } from 'ess-shared-types';

/** Longer than any slug, id or search; a cursor is longer, and has its own form. */
const MOST_CHARACTERS = 300;

/** Lists and texts that are too long, and the null character, which PostgreSQL refuses in any text. */
export function argumentProblems(args: Readonly<Record<string, unknown>>): SelectionProblem[] {
  return Object.entries(args).flatMap(([name, value]): SelectionProblem[] => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.length > MOST_VALUES)
      return [{ name, reason: 'too-many', allowed: [`1-${String(MOST_VALUES)} values`] }];
    const problem = values.flatMap((item) => textProblem(name, item)).at(0);
    return problem ? [problem] : [];
  });
}

function textProblem(name: string, value: unknown): SelectionProblem[] {
  if (typeof value !== 'string') return [];
  if (value.includes('\0')) return [{ name, value, reason: 'unknown-value', allowed: ['text without U+0000'] }];
  return name !== 'cursor' && value.length > MOST_CHARACTERS
    ? [{ name, value, reason: 'out-of-range', allowed: [`0-${String(MOST_CHARACTERS)} characters`] }]
    : [];
}
