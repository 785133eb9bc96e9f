/** Search without accents in the admin, and the derived fields of areas that editors make by hand. */
import type { Core } from '@strapi/strapi';
import { slugOf } from '../content-types/slug-of';
import { levelOfStored } from './load-plan';
import { withInsensitiveNames, withInsensitiveOrder, wordConditions } from './search-conditions';
import { territoryLabel, territorySearchKey } from './territory-label';
import { readTextList } from './text-list';

const TERRITORY = 'plugin::ess.territory';

interface QueryParameters {
  where?: unknown;
  orderBy?: unknown;
  _q?: unknown;
}

type Fields = Record<string, unknown>;

/**
 * Makes every list and picker of territories in the admin find names as people type them, and keeps the search
 * key of each territory. Answers a function that ends the subscription.
 */
export function subscribeAccentInsensitiveSearch(strapi: Core.Strapi): () => void {
  return strapi.db.lifecycles.subscribe({
    models: [TERRITORY],
    beforeFindMany: ({ params }) => searchByKey(params),
    beforeCount: ({ params }) => searchByKey(params),
    async beforeCreate({ params }) {
      params.data = { ...params.data, ...(await derivedFields(strapi, params.data)) };
    },
    async beforeUpdate({ params }) {
      const stored: Fields = (await strapi.db.query(TERRITORY).findOne({ where: params.where })) ?? {};
      const fields: Fields = { ...stored, ...params.data };
      const label = followsName(stored) && fields.label === stored.label ? null : fields.label;
      params.data = { ...params.data, ...(await derivedFields(strapi, { ...fields, label })) };
    },
  });
}

function searchByKey(params: QueryParameters): void {
  if (params.where !== undefined) params.where = withInsensitiveNames(params.where);
  if (params.orderBy !== undefined) params.orderBy = withInsensitiveOrder(params.orderBy);
  const words = typeof params._q === 'string' ? wordConditions(params._q) : [];
  if (words.length === 0) return;
  delete params._q;
  params.where = { $and: [...(params.where === undefined ? [] : [params.where]), ...words] };
}

/** Label and code where the editor left them empty; the search key always. */
async function derivedFields(strapi: Core.Strapi, fields: Fields): Promise<Fields> {
  const name = textOf(fields.name);
  const code = textOf(fields.code) ?? (name === null ? null : await freeSlug(strapi, slugOf(name)));
  const label = textOf(fields.label) ?? (name === null ? null : labelOf(name, fields));
  return {
    code,
    label,
    search_key: territorySearchKey({ label: label ?? '', code, postalCodes: readTextList(fields.postal_codes) }),
  };
}

/** Whether the label was made from the name, and should follow it when it changes. */
const followsName = (stored: Fields): boolean => stored.label === labelOf(textOf(stored.name) ?? '', stored);

const labelOf = (name: string, { level, department }: Fields): string =>
  territoryLabel({ name, level: levelOfStored(textOf(level)), department: textOf(department) });

/** `pays-de-bray`, `pays-de-bray-2` when there is one already. */
async function freeSlug(strapi: Core.Strapi, slug: string): Promise<string | null> {
  if (slug === '') return null;
  const rows: Fields[] = await strapi.db
    .query(TERRITORY)
    .findMany({ select: ['code'], where: { code: { $startsWith: slug } } });
  const taken = rows.map(({ code }) => code);
  const candidates = Array.from({ length: taken.length + 1 }, (_, index) =>
    index === 0 ? slug : `${slug}-${index + 1}`,
  );
  return candidates.find((candidate) => !taken.includes(candidate)) ?? null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
