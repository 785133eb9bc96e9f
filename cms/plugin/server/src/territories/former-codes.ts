/**
 * Codes of communes that were merged into others. Most have no name in the Code officiel géographique any more,
 * so that they are no territories of their own; addresses and data written with them still lead somewhere.
 */
import type { Knex } from 'knex';
import type { OfficialTerritory } from './official-code';
import { insertInBatches } from './stored-territories';

export const FORMER_CODE_TABLE = 'ess_former_territory_codes';

export interface FormerCodeRow {
  readonly code: string;
  readonly successor: string;
}

export async function createFormerCodes(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(FORMER_CODE_TABLE)) return;
  await knex.schema.createTable(FORMER_CODE_TABLE, (table) => {
    table.string('code', 32).primary();
    table.string('successor', 32).notNullable();
  });
}

/** Keeps the former codes that a newer Code no longer mentions. */
export async function writeFormerCodes(knex: Knex, official: readonly OfficialTerritory[]): Promise<void> {
  const stored = new Map((await readFormerCodes(knex)).map(({ code, successor }) => [code, successor]));
  const changed = official
    .flatMap(({ code, formerCodes }) => formerCodes.map((former) => ({ code: former, successor: code })))
    .filter(({ code, successor }) => stored.get(code) !== successor);
  const known = changed.flatMap(({ code }) => (stored.has(code) ? [code] : []));
  for (const code of known) await knex(FORMER_CODE_TABLE).where({ code }).delete();
  await insertInBatches(knex, FORMER_CODE_TABLE, changed);
}

export function readFormerCodes(knex: Knex): Promise<FormerCodeRow[]> {
  return knex<FormerCodeRow>(FORMER_CODE_TABLE).select('code', 'successor');
}
