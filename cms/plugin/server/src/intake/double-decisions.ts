/** What editors decided of entries that look like one that is here: asked once, remembered. */
import type { Knex } from 'knex';
import type { DoubleDecision } from './plan';
import { DOUBLE_DECISIONS } from './tables';

/** Statements that SQLite and PostgreSQL accept hold so many values. */
const BATCH = 400;

export async function readDoubleDecisions(
  knex: Knex,
  externalIds: readonly string[],
): Promise<Map<string, DoubleDecision>> {
  const decisions = new Map<string, DoubleDecision>();
  for (let start = 0; start < externalIds.length; start += BATCH) {
    const rows: { external_id: string; document_id: string; is_same: boolean | number }[] = await knex(DOUBLE_DECISIONS)
      .whereIn('external_id', externalIds.slice(start, start + BATCH))
      .select('external_id', 'document_id', 'is_same');
    for (const { external_id: externalId, document_id: documentId, is_same: isSame } of rows) {
      decisions.set(externalId, { documentId, isSame: Boolean(isSame) });
    }
  }
  return decisions;
}

export async function rememberDoubleDecision(
  knex: Knex,
  externalId: string,
  { documentId, isSame }: DoubleDecision,
): Promise<void> {
  await knex(DOUBLE_DECISIONS)
    .insert({ external_id: externalId, document_id: documentId, is_same: isSame })
    .onConflict('external_id')
    .merge();
}
