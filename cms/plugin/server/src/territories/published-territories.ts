/** The public table of territories: what anonymous readers are answered from. A plain table, not a content type. */
import { textKey, type TerritoryLevel } from 'ess-shared-types';
import type { Knex } from 'knex';
import { TERRITORY_STATUSES } from '../content-types/vocabularies';
import { giveWay, mapGivingWay } from '../event-loop/give-way';
import { createFormerCodes } from './former-codes';
import { levelOfStored } from './load-plan';
import { insertInBatches, readStoredTerritories, TERRITORY_TABLE, type TerritoryDocument } from './stored-territories';
import { territorySearchKey } from './territory-label';

export const PUBLISHED_TERRITORY_TABLE = 'ess_published_territories';

export interface PublishedTerritoryRow {
  readonly code: string;
  readonly name: string;
  readonly name_key: string;
  readonly level: TerritoryLevel;
  readonly department: string | null;
  /** JSON list of codes, nearest first. */
  readonly parents: string;
  /** JSON list. */
  readonly postal_codes: string;
  readonly population: number | null;
  readonly successor: string | null;
  /** Kept so that what is addressed to it is still found; readers are led to its successor. */
  readonly retired: boolean;
  readonly vintage: string | null;
  readonly document_id: string;
  readonly search_key: string;
}

/** Creates the tables that are missing. */
export async function createPublishedTerritories(knex: Knex): Promise<void> {
  await createFormerCodes(knex);
  if (await knex.schema.hasTable(PUBLISHED_TERRITORY_TABLE)) return;
  await knex.schema.createTable(PUBLISHED_TERRITORY_TABLE, (table) => {
    table.string('code').primary();
    table.string('name').notNullable();
    table.string('name_key').notNullable().index();
    table.string('level').notNullable();
    table.string('department');
    table.text('parents').notNullable();
    table.text('postal_codes').notNullable();
    table.integer('population');
    table.string('successor');
    table.boolean('retired').notNullable();
    table.string('vintage');
    table.string('document_id').notNullable().index();
    table.string('search_key').notNullable();
  });
}

/** Rows of one statement, so that reading the whole table holds nobody up. */
const ROWS_AT_ONCE = 1_000;

/** The whole table, some rows at a time. */
export async function* publishedTerritories(knex: Knex): AsyncGenerator<readonly PublishedTerritoryRow[]> {
  for (let last = ''; ;) {
    const rows: PublishedTerritoryRow[] = await knex(PUBLISHED_TERRITORY_TABLE)
      .where('code', '>', last)
      .orderBy('code')
      .limit(ROWS_AT_ONCE);
    yield rows;
    const next = rows.at(-1)?.code;
    if (next === undefined || rows.length < ROWS_AT_ONCE) return;
    last = next;
  }
}

/** Makes the whole table anew, in the transaction it is given; answers how many rows were not what they should be. */
export async function rewriteAll(transaction: Knex): Promise<number> {
  const stored = await readStoredTerritories(transaction);
  const wanted = firstOfEachCode(await mapGivingWay(stored, publishedTerritory));
  const keys = new Map<string, string>();
  for await (const rows of publishedTerritories(transaction)) for (const row of rows) keys.set(row.code, keyOf(row));
  const changed: PublishedTerritoryRow[] = [];
  for (const row of wanted) {
    await giveWay();
    if (keys.get(row.code) !== keyOf(row)) changed.push(row);
  }
  const known = new Set(wanted.map(({ code }) => code));
  const gone = [...keys.keys()].filter((code) => !known.has(code));
  const replaced = [...gone, ...changed.map(({ code }) => code)];
  for (let start = 0; start < replaced.length; start += ROWS_AT_ONCE)
    await transaction(PUBLISHED_TERRITORY_TABLE)
      .whereIn('code', replaced.slice(start, start + ROWS_AT_ONCE))
      .delete();
  await insertInBatches(transaction, PUBLISHED_TERRITORY_TABLE, changed);
  return gone.length + changed.length;
}

/** SQLite answers 0 and 1 for what is true or false. */
const keyOf = (row: PublishedTerritoryRow): string =>
  JSON.stringify([
    row.name,
    row.name_key,
    row.level,
    row.department,
    row.parents,
    row.postal_codes,
    row.population,
    row.successor,
    Boolean(row.retired),
    row.vintage,
    row.document_id,
    row.search_key,
  ]);

/** After a territory was made or changed by hand: publishes it, and what names it by its code if that changed. */
export async function projectTerritory(knex: Knex, documentId: string): Promise<void> {
  const [stored] = await rowsOfDocuments(knex, [documentId]);
  const before = await publishedCode(knex, documentId);
  await knex(PUBLISHED_TERRITORY_TABLE).where({ document_id: documentId }).delete();
  if (stored !== undefined) await publish(knex, [stored]);
  if (before !== undefined && before !== stored?.code) await republishMentions(knex, before);
}

/** After a territory was deleted: removes it, and its code from those that it contained. */
export async function withdrawTerritory(knex: Knex, documentId: string): Promise<void> {
  const code = await publishedCode(knex, documentId);
  if (code === undefined) return;
  await knex(PUBLISHED_TERRITORY_TABLE).where({ document_id: documentId }).delete();
  await republishMentions(knex, code);
}

/** A stored territory as the public may read it. */
export function publishedTerritory(stored: TerritoryDocument): PublishedTerritoryRow {
  const name = stored.name ?? stored.label ?? stored.code;
  return {
    code: stored.code,
    name,
    name_key: textKey(name),
    level: levelOfStored(stored.level),
    department: stored.department,
    parents: JSON.stringify(stored.parents),
    postal_codes: JSON.stringify(stored.postal_codes),
    population: stored.population,
    successor: stored.successor,
    retired: stored.territory_status === TERRITORY_STATUSES.retired.stored,
    vintage: stored.vintage,
    document_id: stored.documentId,
    search_key:
      stored.search_key ??
      territorySearchKey({ label: stored.label ?? name, code: stored.code, postalCodes: stored.postal_codes }),
  };
}

async function publishedCode(knex: Knex, documentId: string): Promise<string | undefined> {
  const row = await knex<PublishedTerritoryRow>(PUBLISHED_TERRITORY_TABLE)
    .select('code')
    .where({ document_id: documentId })
    .first();
  return row?.code;
}

async function publish(knex: Knex, stored: readonly TerritoryDocument[]): Promise<void> {
  const rows = stored.map(publishedTerritory);
  if (rows.length > 0) await knex(PUBLISHED_TERRITORY_TABLE).insert(rows).onConflict('code').merge();
}

/** Publishes anew what lies in, or was replaced by, the territory of this code. */
async function republishMentions(knex: Knex, code: string): Promise<void> {
  const mentioning = await knex<PublishedTerritoryRow>(PUBLISHED_TERRITORY_TABLE)
    .select('document_id')
    .where('successor', code)
    .orWhereLike('parents', `%${JSON.stringify(code)}%`);
  const documentIds = mentioning.map(({ document_id }) => document_id);
  for (let start = 0; start < documentIds.length; start += 500) {
    await publish(knex, await rowsOfDocuments(knex, documentIds.slice(start, start + 500)));
  }
}

async function rowsOfDocuments(knex: Knex, documentIds: readonly string[]): Promise<TerritoryDocument[]> {
  const ids: number[] = await knex(TERRITORY_TABLE).whereIn('document_id', documentIds).pluck('id');
  return readStoredTerritories(knex, { ids });
}

/** Two areas made by hand may have been given the same code: the older one keeps it. */
function firstOfEachCode(rows: readonly PublishedTerritoryRow[]): PublishedTerritoryRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.code, row])).values()].toReversed();
}
