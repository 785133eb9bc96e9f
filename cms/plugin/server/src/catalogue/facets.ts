/** How many of the entries that a selection finds have each value of a name. */
import type { Knex } from 'knex';
import { ENTRIES, VALUES, type EntryKind } from '../publication/tables';
import type { ValueName } from '../publication/stored-views';

/** Entries that are counted: beyond, a choice is offered without its number, and costs no more. */
const MOST_COUNTED = 1_000;

/**
 * Entries by value, for some names at once; `undefined` where there are more entries than are counted.
 * @param matching rows `{ id, sort_at }`
 */
export async function countValues(
  knex: Knex,
  matching: Knex.QueryBuilder,
  names: readonly ValueName[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>> | undefined> {
  const found: { id: number }[] = await knex
    .select('found.id')
    .from(matching.clone().as('found'))
    .limit(MOST_COUNTED + 1);
  if (found.length > MOST_COUNTED) return undefined;
  const rows: { name: string; value: string; count: number | string }[] = await knex({ own: VALUES })
    .whereIn(
      'own.entry_id',
      found.map(({ id }) => id),
    )
    .whereIn('own.name', [...names])
    .groupBy('own.name', 'own.value')
    .select('own.name', 'own.value')
    .countDistinct('own.entry_id as count');
  const counts = new Map<string, Map<string, number>>(names.map((name) => [name, new Map()]));
  for (const { name, value, count } of rows) counts.get(name)?.set(value, Number(count));
  return counts;
}

/** Entries of a term among which examples are looked for, and how many are given. */
const MOST_LOOKED_AT = 200;
const MOST_EXAMPLES = 3;

/** A few entries of a kind under each of some topics. */
export async function idsUnder(
  knex: Knex,
  topics: readonly string[],
  kind: EntryKind,
): Promise<{ readonly value: string; readonly id: number }[]> {
  const [first, ...others] = topics.map((value) => {
    const under = knex(VALUES).select('entry_id', 'value').where({ name: 'topic', value }).limit(MOST_LOOKED_AT);
    const some = knex
      .select('under.value', 'entry.id')
      .from(under.as('under'))
      .join({ entry: ENTRIES }, 'entry.id', 'under.entry_id')
      .where('entry.kind', kind)
      .limit(MOST_EXAMPLES);
    return knex.select('*').from(some.as('some'));
  });
  if (!first) return [];
  const rows: { value: string; id: number }[] = await first.unionAll(others);
  return rows;
}
