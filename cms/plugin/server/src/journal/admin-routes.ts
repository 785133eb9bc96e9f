/** What the page « Journal » asks. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { JournalPage } from '../../../shared/contracts/journal';
import { adminRoute, type AdminRoute } from '../admin-route/admin-route';
import { essOf } from '../ess';
import { latestEntries, type JournalRow } from './journal';

const LINES = 50;
/** Attributes by which things are called, the first that a type has. */
const NAMES = ['title', 'display_name', 'name', 'label_fr'];

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/journal',
    actions: ['journal'],
    input: z.object({ query: z.object({ before: z.coerce.number().int().positive().optional() }) }),
    handler: async ({ input: { query } }): Promise<JournalPage> => {
      const rows = await latestEntries(strapi.db.connection, query.before, LINES + 1);
      const shown = rows.slice(0, LINES);
      const accounts = await accountNames(strapi, shown);
      const titles = await titlesOf(strapi, shown);
      return {
        lines: shown.map(({ id, at, action, user_id: userId, uid, reference, address }) => ({
          id,
          at: new Date(Number(at)).toISOString(),
          action,
          by: userId === null ? null : (accounts.get(userId) ?? null),
          userId,
          uid,
          reference,
          title: titleOf({ uid, reference }, accounts, titles),
          address,
        })),
        before: rows.length > LINES ? (shown.at(-1)?.id ?? null) : null,
        months: essOf(strapi).config.journal.months,
      };
    },
  }),
];

function titleOf(
  { uid, reference }: Pick<JournalRow, 'uid' | 'reference'>,
  accounts: ReadonlyMap<number, string>,
  titles: ReadonlyMap<string, string>,
): string | null {
  if (uid === null || reference === null) return null;
  return (uid === 'admin::user' ? accounts.get(Number(reference)) : titles.get(`${uid} ${reference}`)) ?? null;
}

const userSchema = z.object({
  id: z.number(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});

async function accountNames(strapi: Core.Strapi, rows: readonly JournalRow[]): Promise<ReadonlyMap<number, string>> {
  const ids = rows.flatMap(({ user_id: userId, uid, reference }) => [
    ...(userId === null ? [] : [userId]),
    ...(uid === 'admin::user' && reference !== null ? [Number(reference)] : []),
  ]);
  const users = z.array(userSchema).parse(
    await strapi.db.query('admin::user').findMany({
      where: { id: { $in: [...new Set(ids)].filter(Number.isInteger) } },
      select: ['id', 'firstname', 'lastname', 'email'],
    }),
  );
  return new Map(
    users.map(({ id, firstname, lastname, email }) => [
      id,
      [firstname, lastname].filter((part) => part).join(' ') || email,
    ]),
  );
}

/** What documents and roles are called now. */
async function titlesOf(strapi: Core.Strapi, rows: readonly JournalRow[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const uid of new Set(rows.flatMap((row) => row.uid ?? []))) {
    const attributes = attributesOf(strapi, uid);
    const name = NAMES.find((candidate) => candidate in attributes);
    const isDocument = uid.startsWith('plugin::ess.');
    if (name === undefined || (!isDocument && uid !== 'admin::role')) continue;
    const key = isDocument ? 'documentId' : 'id';
    const references = rows.flatMap((row) => (row.uid === uid && row.reference !== null ? [row.reference] : []));
    const found: Readonly<Record<string, unknown>>[] = await strapi.db
      .query(uid)
      .findMany({ where: { [key]: { $in: [...new Set(references)] } }, select: [key, name] });
    for (const row of found) {
      const title = row[name];
      if (typeof title === 'string') titles.set(`${uid} ${String(row[key])}`, title);
    }
  }
  return titles;
}

const modelSchema = z.object({ attributes: z.record(z.string(), z.unknown()) });

function attributesOf(strapi: Core.Strapi, uid: string): Readonly<Record<string, unknown>> {
  const types: Readonly<Record<string, unknown>> = { ...strapi.contentTypes };
  const model = modelSchema.safeParse(types[uid]);
  return model.success ? model.data.attributes : {};
}
