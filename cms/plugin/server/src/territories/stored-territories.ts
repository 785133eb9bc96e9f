/** Strapi’s own tables of the territory content type, read and written in bulk. */
import { createId } from '@paralleldrive/cuid2';
import type { Knex } from 'knex';
import type { PlannedTerritory, StoredTerritory } from './load-plan';
import { readTextList } from './text-list';

export const TERRITORY_TABLE = 'ess_territories';
const PARENTS_TABLE = 'ess_territories_parents_lnk';
const SUCCESSOR_TABLE = 'ess_territories_successor_lnk';

/** SQLite refuses more rows than this in one insert. */
const ROWS_AT_ONCE = 500;
/** Ids of one look at the whole table, so that reading it holds nobody up. */
const READ_AT_ONCE = 1_000;

interface TerritoryRow {
  readonly id: number;
  readonly document_id: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly label: string | null;
  readonly level: string | null;
  readonly department: string | null;
  readonly territory_status: string | null;
  readonly postal_codes: unknown;
  readonly population: number | null;
  readonly siren: string | null;
  readonly vintage: string | null;
  readonly search_key: string | null;
}

interface LinkRow {
  readonly territory_id: number;
  readonly code: string;
}

export interface TerritoryDocument extends StoredTerritory {
  readonly documentId: string;
}

type Narrowing = (query: Knex.QueryBuilder) => void;

/** Every territory that has a code, with the codes of its parents and successor. */
export async function readStoredTerritories(
  knex: Knex,
  only?: { readonly ids: readonly number[] },
): Promise<TerritoryDocument[]> {
  if (only) return readNarrowed(knex, (column) => (query) => void query.whereIn(column, only.ids));
  const [bounds]: { most: number | null }[] = await knex(TERRITORY_TABLE).max('id as most');
  const read: TerritoryDocument[] = [];
  for (let start = 0; start <= (bounds?.most ?? -1); start += READ_AT_ONCE) {
    const range: [number, number] = [start, start + READ_AT_ONCE - 1];
    read.push(...(await readNarrowed(knex, (column) => (query) => void query.whereBetween(column, range))));
  }
  return read;
}

async function readNarrowed(knex: Knex, to: (column: string) => Narrowing): Promise<TerritoryDocument[]> {
  const linksOnly = to('link.territory_id');
  const rows: TerritoryRow[] = await knex(TERRITORY_TABLE)
    .select(
      'id',
      'document_id',
      'code',
      'name',
      'label',
      'level',
      'department',
      'territory_status',
      'postal_codes',
      'population',
      'siren',
      'vintage',
      'search_key',
    )
    .whereNotNull('code')
    .modify(to('id'))
    .orderBy('id');
  const parentLinks: LinkRow[] = await linksOf(knex, PARENTS_TABLE)
    .modify(linksOnly)
    .orderBy('link.territory_ord')
    .orderBy('link.id');
  const successorLinks: LinkRow[] = await linksOf(knex, SUCCESSOR_TABLE).modify(linksOnly);

  const parents = new Map<number, string[]>();
  for (const { territory_id, code } of parentLinks)
    parents.set(territory_id, [...(parents.get(territory_id) ?? []), code]);
  const successors = new Map(successorLinks.map(({ territory_id, code }) => [territory_id, code]));
  return rows.flatMap(({ document_id, code, postal_codes, ...row }) =>
    code === null
      ? []
      : {
          ...row,
          code,
          documentId: document_id,
          postal_codes: readTextList(postal_codes),
          parents: parents.get(row.id) ?? [],
          successor: successors.get(row.id) ?? null,
        },
  );
}

function linksOf(knex: Knex, table: string): Knex.QueryBuilder {
  return knex({ link: table })
    .join({ target: TERRITORY_TABLE }, 'target.id', 'link.inv_territory_id')
    .whereNotNull('target.code')
    .select('link.territory_id', 'target.code');
}

/** Adds rows as Strapi itself would: a document id, and the three dates of a type without drafts. */
export async function insertTerritories(
  knex: Knex,
  territories: readonly PlannedTerritory[],
  onRows: (count: number) => void,
): Promise<void> {
  const now = new Date();
  await inBatches(territories, async (batch) => {
    await knex(TERRITORY_TABLE).insert(
      batch.map(({ columns }) => ({
        ...columnValues(columns, now),
        document_id: createId(),
        created_at: now,
        published_at: now,
      })),
    );
    onRows(batch.length);
  });
}

/** Rewrites rows by their id, many in one statement; dates of creation, authors and document ids stay. */
export async function updateTerritories(
  knex: Knex,
  territories: readonly PlannedTerritory[],
  onRows: (count: number) => void,
): Promise<void> {
  const now = new Date();
  await inBatches(territories, async (batch) => {
    const rows = batch.map(({ id, columns }) => ({ id, ...columnValues(columns, now) }));
    await knex(TERRITORY_TABLE).insert(rows).onConflict('id').merge();
    onRows(batch.length);
  });
}

/** Writes the links of these territories anew. */
export async function replaceLinks(
  knex: Knex,
  territories: readonly PlannedTerritory[],
  onRows: (count: number) => void,
): Promise<void> {
  const rows: { id: number; code: string }[] = await knex(TERRITORY_TABLE)
    .select('id', 'code')
    .whereNotNull('code')
    .orderBy('id', 'desc');
  const idOfCode = new Map(rows.map(({ id, code }) => [code, id]));
  const linksTo = (territory: PlannedTerritory, codes: readonly string[]) => {
    const from = idOfCode.get(territory.columns.code);
    const targets = codes.flatMap((code) => idOfCode.get(code) ?? []);
    return from === undefined ? [] : targets.map((target) => ({ territory_id: from, inv_territory_id: target }));
  };

  const known = territories.flatMap(({ id }) => id ?? []);
  await inBatches(known, async (batch) => {
    await knex(PARENTS_TABLE).whereIn('territory_id', batch).delete();
    await knex(SUCCESSOR_TABLE).whereIn('territory_id', batch).delete();
  });
  const parents = territories.flatMap((territory) =>
    linksTo(territory, territory.links.parents).map((link, index) => ({ ...link, territory_ord: index + 1 })),
  );
  const successors = territories.flatMap((territory) =>
    linksTo(territory, territory.links.successor === null ? [] : [territory.links.successor]),
  );
  await insertInBatches(knex, PARENTS_TABLE, parents, onRows);
  await insertInBatches(knex, SUCCESSOR_TABLE, successors, onRows);
}

/** Inserts many rows, as few statements as every database accepts. */
export async function insertInBatches<Row extends object>(
  knex: Knex,
  table: string,
  rows: readonly Row[],
  onRows: (count: number) => void = () => undefined,
): Promise<void> {
  await inBatches(rows, async (batch) => {
    await knex(table).insert(batch);
    onRows(batch.length);
  });
}

async function inBatches<Item>(items: readonly Item[], write: (batch: Item[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
    await write(items.slice(start, start + ROWS_AT_ONCE));
  }
}

const columnValues = (columns: PlannedTerritory['columns'], now: Date) => ({
  ...columns,
  postal_codes: JSON.stringify(columns.postal_codes),
  updated_at: now,
});
