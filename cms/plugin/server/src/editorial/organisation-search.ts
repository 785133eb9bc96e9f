/** « RTES » finds the organisation as well as its whole name. */
import type { Core } from '@strapi/strapi';
import { isPlainObject } from '../territories/search-conditions';

const SEARCHES = ['$contains', '$containsi'];

/** Makes the searches of organisations by name look at short names too. */
export function subscribeShortNameSearch(strapi: Core.Strapi): () => void {
  const search = ({ params }: { readonly params: { where?: unknown } }) => {
    if (params.where !== undefined) params.where = withShortNames(params.where);
  };
  return strapi.db.lifecycles.subscribe({
    models: ['plugin::ess.organisation'],
    beforeFindMany: search,
    beforeCount: search,
  });
}

/** The same conditions, where a text looked for in the name may stand in the short name. Pure. */
export function withShortNames(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(withShortNames);
  if (!isPlainObject(where)) return where;
  const { name, ...others } = where;
  const rewritten = Object.fromEntries(
    Object.entries(others).map(([key, value]) => [key, key.startsWith('$') ? withShortNames(value) : value]),
  );
  if (name === undefined) return rewritten;
  const isSearch = isPlainObject(name) && Object.keys(name).some((operator) => SEARCHES.includes(operator));
  if (!isSearch) return { ...rewritten, name };
  const found = { $or: [{ name }, { short_name: name }] };
  return Object.keys(rewritten).length === 0 ? found : { $and: [rewritten, found] };
}
