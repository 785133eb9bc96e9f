/** What stands beside a key figure: the other figures of its groups, and the same measure in an enclosing territory. */
import type { Knex } from 'knex';
import type { FigureReference, KeyFigureView, Language } from 'ess-shared-types';
import { VALUES } from '../publication/tables';
import type { StoredKeyFigure } from '../publication/stored-views';
import type { TerritoryIndex } from '../territories/territory-index';
import { answerEntry, type ServerFacts } from './answered-views';
import { factsOf, readView, selectEntries, type EntryRow } from './entry-rows';

/** Completes stored figures; a fixed number of statements, however many they are. */
export async function answerFigures(
  knex: Knex, index: TerritoryIndex, rows: readonly EntryRow[], lang: Language, server: ServerFacts,
): Promise<KeyFigureView[]> {
  const figures = rows.map((row) => ({ row, stored: readView<StoredKeyFigure>(row) }));
  const groups = await byValue(knex, 'figure-group', figures.flatMap(({ stored }) => stored.groups.map(({ slug }) => slug)), lang);
  const keys = await comparableKeys(knex, rows.map(({ id }) => id));
  const comparables = await byValue(knex, 'comparable', [...keys.values()], lang);

  return figures.map(({ row, stored }) => ({
    ...answerEntry(stored, 'chiffres-cles', factsOf(row), server),
    groups: stored.groups.map((group) => ({
      ...group,
      figures: (groups.get(group.slug) ?? []).filter(({ id }) => id !== row.id).map(({ figure }) => reference(figure)),
    })),
    comparison: nearestEnclosing(index, stored, (comparables.get(keys.get(row.id) ?? '') ?? []).filter(({ id }) => id !== row.id).map(({ figure }) => figure)),
  }));
}

interface Found {
  readonly id: number;
  readonly figure: StoredKeyFigure;
}

async function byValue(knex: Knex, name: 'figure-group' | 'comparable', values: readonly string[], lang: Language): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>();
  if (values.length === 0) return found;
  const rows: (EntryRow & { value: string })[] = await selectEntries(knex, lang)
    .join({ value: VALUES }, 'value.entry_id', 'entry.id')
    .where('value.name', name)
    .whereIn('value.value', [...new Set(values)])
    .orderBy(['entry.sort_key', 'entry.id'])
    .select('value.value as value');
  for (const row of rows) found.set(row.value, [...(found.get(row.value) ?? []), { id: row.id, figure: readView<StoredKeyFigure>(row) }]);
  return found;
}

async function comparableKeys(knex: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows: { entry_id: number; value: string }[] = await knex(VALUES).whereIn('entry_id', [...ids]).where('name', 'comparable').select('entry_id', 'value');
  return new Map(rows.map((row) => [row.entry_id, row.value]));
}

function nearestEnclosing(index: TerritoryIndex, figure: StoredKeyFigure, others: readonly StoredKeyFigure[]): FigureReference | null {
  if (!figure.territory) return null;
  for (const { code } of index.enclosing(figure.territory.code)) {
    const same = others.find(({ territory }) => territory?.code === code);
    if (same) return reference(same);
  }
  return null;
}

function reference({ slug, title, value, territory, territoryAsPrinted, period, source }: StoredKeyFigure): FigureReference {
  return { slug, title, value, territory, territoryAsPrinted, period, source };
}
