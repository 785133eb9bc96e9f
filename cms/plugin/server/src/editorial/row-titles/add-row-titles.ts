/**
 * Adds to what the content manager answers of an entry the words that head the folded rows of its form. They are
 * made when the entry is read and stored nowhere: a person who is renamed or erased leaves no name behind.
 */
import type { Core } from '@strapi/strapi';
import { adminUserOf } from '../../access/current-user';
import { reachOf, type Reach } from '../../access/reach';
import { ROW_TITLE, rowTitle } from '../../components/row-titles';
import { TYPE_UIDS, type TypeUid } from '../../content-types';
import { isRow, namedRelationsOf, textOf, titledRows, type Row, type TitledRow } from './rows';

/** `{ person: 'Camille Dupont' }`: what the relations of a row lead to. */
type Names = Readonly<Record<string, string>>;
type MayRead = (uid: TypeUid) => Promise<Reach>;

const ENTRY_ADDRESS = /^\/content-manager\/(?:collection|single)-types\/(plugin::ess\.[\w-]+)(?:\/|$)/;

/** In every answer that holds one entry: when it is read, and after each action on it. */
export function addRowTitles(strapi: Core.Strapi): void {
  strapi.server.use(async (context, next) => {
    await next();
    const [, uid] = ENTRY_ADDRESS.exec(context.path) ?? [];
    const type = TYPE_UIDS.find((known) => known === uid);
    if (type === undefined) return;
    const body: unknown = context.body;
    const entry = isRow(body) ? body.data : undefined;
    const user = adminUserOf(context.state);
    if (!isRow(entry) || user === undefined) return;

    const reaches = new Map<TypeUid, Promise<Reach>>();
    const mayRead: MayRead = (target) => {
      const reach = reaches.get(target) ?? reachOf(strapi, context.state, target, 'read');
      reaches.set(target, reach);
      return reach;
    };
    for (const [component, rows] of byComponent(titledRows(entry, strapi.getModel(type).attributes))) {
      const names = await namesIn(strapi, component, rows, mayRead);
      for (const row of rows) {
        const named = names.get(row.id);
        row[ROW_TITLE] = rowTitle(component, (field) => named?.[field] ?? textOf(row[field]), user.language);
      }
    }
  });
}

function byComponent(titled: readonly TitledRow[]): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const { component, row } of titled) rows.set(component, [...(rows.get(component) ?? []), row]);
  return rows;
}

/** By id of the row: the names of what its relations lead to, of what the person may read. */
async function namesIn(
  strapi: Core.Strapi,
  component: string,
  rows: readonly Row[],
  mayRead: MayRead,
): Promise<ReadonlyMap<unknown, Names>> {
  // A relation that the person’s rights hide is not in the row.
  const relations = namedRelationsOf(component).filter(({ field }) => rows.some((row) => field in row));
  if (relations.length === 0) return new Map();
  const stored: Row[] = await strapi.db.query(`ess.${component}`).findMany({
    select: ['id'],
    where: { id: { $in: rows.map(({ id }) => id) } },
    populate: Object.fromEntries(
      relations.map(({ field, nameField }) => [field, { select: ['documentId', nameField] }]),
    ),
  });
  const reached = await Promise.all(
    relations.map(async (relation) => ({ ...relation, reach: await mayRead(relation.target) })),
  );
  return new Map(
    stored.map((row) => [
      row.id,
      Object.fromEntries(
        reached.flatMap(({ field, nameField, reach }) => {
          const end = row[field];
          return isRow(end) && reach(textOf(end.documentId)) ? [[field, textOf(end[nameField])]] : [];
        }),
      ),
    ]),
  );
}
