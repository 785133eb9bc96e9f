/** What stands beside a key figure: the other figures of its groups, and the same measure in an enclosing territory. */
import type { Knex } from 'knex';
import type { FigureReference, KeyFigureView, Language } from 'ess-shared-types';
import { comparableKey } from '../publication/comparable';
import type { StoredKeyFigure } from '../publication/stored-views';
import { VALUES } from '../publication/tables';
import type { TerritoryIndex } from '../territories/territory-index';
import { answerEntry, answerFigureValue, type ServerFacts } from './answered-views';
import { factsOf, readView, selectEntries, type EntryRow } from './entry-rows';

/** Completes stored figures; a fixed number of statements, however many they are. */
export async function answerFigures(
  knex: Knex,
  index: TerritoryIndex,
  rows: readonly EntryRow[],
  lang: Language,
  server: ServerFacts,
): Promise<KeyFigureView[]> {
  const figures = rows.map((row) => {
    const stored = readView<StoredKeyFigure>(row);
    return { row, stored, enclosing: keysOfEnclosing(index, stored) };
  });
  const groupSlugs = figures.flatMap(({ stored }) => stored.groups.map(({ slug }) => slug));
  const read: FiguresRead = new Map();
  const groups = await byValue(knex, 'figure-group', groupSlugs, lang, read);
  const comparables = await byValue(
    knex,
    'comparable',
    figures.flatMap(({ enclosing }) => enclosing),
    lang,
    read,
  );

  return figures.map(({ row, stored, enclosing }) => {
    const [nearest] = enclosing.flatMap((key) => comparables.get(key) ?? []);
    return {
      ...answerEntry(stored, 'chiffres-cles', factsOf(row), server),
      value: answerFigureValue(stored.value, lang),
      groups: stored.groups.map((group) => ({
        ...group,
        figures: (groups.get(group.slug) ?? []).filter(({ id }) => id !== row.id).map(({ figure }) => figure),
      })),
      comparison: nearest?.figure ?? null,
    };
  });
}

/** Under which keys the same measure stands in the territories around, nearest first: only those are read. */
function keysOfEnclosing(index: TerritoryIndex, figure: StoredKeyFigure): string[] {
  if (!figure.territory) return [];
  const [, ...enclosing] = index.selfAndAncestors(figure.territory.code);
  return enclosing.flatMap((code) => comparableKey(figure, code) ?? []);
}

interface Found {
  readonly id: number;
  readonly figure: FigureReference;
}

/** Figures by their row: one that stands in several groups and beside many others is read once. */
type FiguresRead = Map<number, FigureReference>;

async function byValue(
  knex: Knex,
  name: 'figure-group' | 'comparable',
  values: readonly string[],
  lang: Language,
  read: FiguresRead,
): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>();
  if (values.length === 0) return found;
  const rows: (EntryRow & { value: string })[] = await selectEntries(knex, lang)
    .join({ value: VALUES }, 'value.entry_id', 'entry.id')
    .where('value.name', name)
    .whereIn('value.value', [...new Set(values)])
    .orderBy(['entry.sort_key', 'entry.id'])
    .select('value.value as value');
  for (const row of rows) {
    const figure = read.get(row.id) ?? reference(readView<StoredKeyFigure>(row), lang);
    read.set(row.id, figure);
    const same = found.get(row.value) ?? [];
    same.push({ id: row.id, figure });
    found.set(row.value, same);
  }
  return found;
}

function reference(
  { slug, title, value, territory, territoryAsPrinted, period, source, provenance }: StoredKeyFigure,
  lang: Language,
): FigureReference {
  const shown = { slug, title, territory, territoryAsPrinted, period, source, provenance };
  return { ...shown, value: answerFigureValue(value, lang) };
}
