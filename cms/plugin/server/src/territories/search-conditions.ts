/**
 * Turns what editors type in the admin into conditions on the search key, so that accents, hyphens, apostrophes
 * and case do not matter: « oree d anjou » finds « Orée d’Anjou ».
 */
import { searchedKey } from './searched-text';
import { DETAIL_MARK } from './territory-label';

/** A condition in the form that Strapi’s database queries take. */
export type Condition = Readonly<Record<string, unknown>>;

const NAMES = ['name', 'label'];
const OPERATORS = ['$contains', '$containsi', '$startsWith', '$startsWithi'];

/**
 * Every word typed begins a word of the search key; the words after the first may be of the details, such as the
 * department. Nothing for a text without letters or digits.
 */
export function wordConditions(typed: string): Condition[] {
  const words = searchedKey(typed)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((word, index) => ({
    $or: [
      { search_key: { $startsWith: word } },
      { search_key: { $contains: ` ${word}` } },
      ...(index === 0 ? [] : [{ search_key: { $contains: ` ${DETAIL_MARK}${word}` } }]),
    ],
  }));
}

/** An order by name made insensitive too: « Étriché » stands among the names in E, not after Z. */
export function withInsensitiveOrder(orderBy: unknown): unknown {
  if (Array.isArray(orderBy)) return orderBy.map(withInsensitiveOrder);
  if (!isPlainObject(orderBy)) return orderBy;
  return Object.fromEntries(
    Object.entries(orderBy).map(([field, way]) => [NAMES.includes(field) ? 'search_key' : field, way]),
  );
}

/** The same conditions with those on a name or label made insensitive; everything else is passed on untouched. */
export function withInsensitiveNames(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(withInsensitiveNames);
  if (!isPlainObject(where)) return where;
  const rewritten: Record<string, unknown> = {};
  const added: Condition[] = [];
  for (const [key, value] of Object.entries(where)) {
    if (key === '$and' || key === '$or' || key === '$not') rewritten[key] = withInsensitiveNames(value);
    else if (NAMES.includes(key) && isPlainObject(value)) {
      const { kept, conditions } = splitTextConditions(value);
      if (Object.keys(kept).length > 0) rewritten[key] = kept;
      added.push(...conditions);
    } else rewritten[key] = value;
  }
  if (added.length === 0) return rewritten;
  const others = Object.keys(rewritten).length === 0 ? [] : [rewritten];
  return { $and: [...others, ...added] };
}

function splitTextConditions(operators: Record<string, unknown>): {
  kept: Record<string, unknown>;
  conditions: Condition[];
} {
  const kept: Record<string, unknown> = {};
  const conditions: Condition[] = [];
  for (const [operator, value] of Object.entries(operators)) {
    const rewritten = OPERATORS.includes(operator) && typeof value === 'string' ? textConditions(operator, value) : [];
    if (rewritten.length === 0) kept[operator] = value;
    conditions.push(...rewritten);
  }
  return { kept, conditions };
}

function textConditions(operator: string, value: string): Condition[] {
  if (!operator.startsWith('$starts')) return wordConditions(value);
  const key = searchedKey(value);
  return key === '' ? [] : [{ search_key: { $startsWith: key } }];
}

/** Database queries may be values of a condition too: they are passed on, never copied. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
