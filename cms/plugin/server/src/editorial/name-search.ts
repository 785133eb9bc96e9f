/**
 * Structures and people are found in every picker as communes are: « federation » finds « Fédération », « martin
 * camille » finds « Camille Martin », « RTES » finds the structure as well as its whole name. Databases know of accents
 * each what they want.
 */
import type { Core } from '@strapi/strapi';
import { textKey } from 'ess-shared-types';
import { uidOf } from '../content-types';
import { mapGivingWay } from '../event-loop/give-way';
import { isPlainObject } from '../territories/search-conditions';

const SEARCHES: readonly string[] = ['$contains', '$containsi', '$startsWith', '$startsWithi'];
/** Values of one statement on SQLite. */
const MOST_FOUND = 5_000;

/** The names of each type: the one by which it is searched, and others that find it too. */
const NAMES: Readonly<Record<string, { readonly searched: string; readonly columns: readonly string[] }>> = {
  [uidOf('organisation')]: { searched: 'name', columns: ['name', 'short_name'] },
  [uidOf('person')]: { searched: 'display_name', columns: ['display_name'] },
};

/** Makes searches by name find names as people type them. Answers a function that ends the subscription. */
export function subscribeNameSearch(strapi: Core.Strapi): () => void {
  const search = async ({ model: { uid }, params }: Event): Promise<void> => {
    const names = NAMES[uid];
    if (names && params.where !== undefined)
      params.where = await withFoundNames(params.where, names.searched, (typed) =>
        idsNamed(strapi, uid, names.columns, typed),
      );
  };
  return strapi.db.lifecycles.subscribe({ models: Object.keys(NAMES), beforeFindMany: search, beforeCount: search });
}

interface Event {
  readonly model: { readonly uid: string };
  readonly params: { where?: unknown };
}

/** The same conditions, where a text looked for in a name is one of the ids that are found. */
export async function withFoundNames(
  where: unknown,
  searched: string,
  find: (typed: string) => Promise<readonly number[]>,
): Promise<unknown> {
  if (Array.isArray(where)) return Promise.all(where.map((condition) => withFoundNames(condition, searched, find)));
  if (!isPlainObject(where)) return where;
  const rewritten: Record<string, unknown> = {};
  const found: object[] = [];
  for (const [key, value] of Object.entries(where)) {
    const [operator, typed, ...more] = key === searched && isPlainObject(value) ? Object.entries(value).flat() : [];
    if (typeof operator === 'string' && SEARCHES.includes(operator) && typeof typed === 'string' && more.length === 0)
      found.push({ id: { $in: [...(await find(typed))] } });
    else rewritten[key] = key.startsWith('$') ? await withFoundNames(value, searched, find) : value;
  }
  if (found.length === 0) return rewritten;
  return { $and: [...(Object.keys(rewritten).length === 0 ? [] : [rewritten]), ...found] };
}

/** Rows of which every word typed begins a word of a name. */
async function idsNamed(
  strapi: Core.Strapi,
  uid: string,
  columns: readonly string[],
  typed: string,
): Promise<readonly number[]> {
  const wanted = textKey(typed).split(' ');
  // In the transaction under way, if there is one: SQLite has one connection, which that one holds.
  const rows: Readonly<Record<string, string | number | null>>[] = await strapi.db
    .queryBuilder(uid)
    .select(['id', ...columns])
    .execute({ mapResults: false });
  const ids = await mapGivingWay(rows, (row) => {
    const key = ` ${textKey(columns.map((column) => String(row[column] ?? '')).join(' '))}`;
    return wanted.every((word) => key.includes(` ${word}`)) ? [Number(row.id)] : [];
  });
  return ids.flat().slice(0, MOST_FOUND);
}
