/** What two versions of an entry say differently, as a person reads it. Pure. */

export type Entry = Readonly<Record<string, unknown>>;

export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly mine: string;
}

/** What Strapi keeps by itself, and what stands in no form. */
const OF_NO_FORM = new Set([
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'],
  ...['status', 'row_title', '__component', '__temp_key__', 'apiData'],
]);
const LONGEST = 300;

/** Fields that the other person changed since `base`, with what this one would put there. */
export function differencesOf(base: Entry, theirs: Entry, mine: Entry): Difference[] {
  return Object.keys(theirs).flatMap((field) => {
    if (OF_NO_FORM.has(field) || said(base[field]) === said(theirs[field])) return [];
    // A relation that was not touched here is not sent.
    const kept = field in mine && !isChangeOfRelation(mine[field]) ? mine[field] : base[field];
    return [{ field, theirs: shortened(said(theirs[field])), mine: shortened(said(kept)) }];
  });
}

const isObject = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isChangeOfRelation = (value: unknown): boolean => isObject(value) && 'connect' in value && 'disconnect' in value;

/** The words of a value, in the order in which it holds them. */
function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map(said)
      .filter((text) => text !== '')
      .join(' · ');
  if (isObject(value))
    return Object.entries(value)
      .filter(([name]) => !OF_NO_FORM.has(name) && name !== 'type')
      .map(([, part]) => said(part))
      .filter((text) => text !== '')
      .join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
