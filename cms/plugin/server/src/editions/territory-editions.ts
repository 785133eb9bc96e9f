/** A territory with what is published for it: its own first, then that of the territories around it. */
import {
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type CollectionViews,
  type EntryView,
  type Language,
  type Selection,
  type TerritoryLevel,
  type TerritoryReference,
  type TerritoryView,
} from 'ess-shared-types';
import type { TerritorySection, TerritorySections, TerritoryStep } from '../formats/territory';
import type { EditionSource } from './editions';

/** How the section of a collection is filled. */
interface Filling {
  /** Entries of the whole section; of each territory, where they are compared. */
  readonly most: number;
  /** With so many, nothing is looked for further away. */
  readonly enough: number;
  /**
   * What a wider territory gives: what lies in it, near the one asked for; or what it is addressed to alone, because
   * what is for another commune of the department helps nobody here.
   */
  readonly wider: 'what lies in it' | 'what it is addressed to';
}

const FILLINGS: Readonly<Record<Collection, Filling>> = {
  agenda: { most: 5, enough: 1, wider: 'what lies in it' },
  'chiffres-cles': { most: 3, enough: 9, wider: 'what it is addressed to' },
  initiatives: { most: 6, enough: 3, wider: 'what lies in it' },
  dispositifs: { most: 6, enough: 5, wider: 'what it is addressed to' },
  ressources: { most: 6, enough: 5, wider: 'what it is addressed to' },
};

/** Entries of one territory that are read: what a nearer one already gave may stand before the rest. */
const READ = 12;

/** A figure without a number that can be told says nothing beside others. */
const isTold = (entry: EntryView): boolean => !('value' in entry) || hasWords(entry.value);
const hasWords = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !('inWords' in value) || value.inWords !== null;

type Asked = Readonly<{ source: EditionSource; territory: TerritoryView; lang: Language }>;

/** All collections of a territory, one after the other: together they would hold the database at once. */
export async function territorySections(
  asked: Asked,
  enclosing: readonly TerritoryReference[],
): Promise<TerritorySections> {
  return {
    agenda: await section('agenda', asked, enclosing),
    'chiffres-cles': await section('chiffres-cles', asked, enclosing),
    initiatives: await section('initiatives', asked, enclosing),
    ressources: await section('ressources', asked, enclosing),
    dispositifs: await section('dispositifs', asked, enclosing),
  };
}

async function section<Name extends Collection>(
  name: Name,
  { source: { catalogue }, territory, lang }: Asked,
  enclosing: readonly TerritoryReference[],
): Promise<TerritorySection<CollectionViews[Name]>> {
  const { most, enough, wider } = FILLINGS[name];
  const steps: TerritoryStep<CollectionViews[Name]>[] = [];
  const shown = new Set<string>();
  const { code, name: ownName, level, department } = territory;
  const levels = [{ code, name: ownName, level, department }, ...enclosing];
  for (const [rank, reached] of levels.entries()) {
    if (shown.size >= enough) break;
    const limit = READ;
    const { nodes, total } =
      rank > 0 && wider === 'what it is addressed to' && name !== 'chiffres-cles'
        ? await catalogue.addressedTo(name, reached.code, lang, limit)
        : await catalogue.entries(name, within(name, reached.code, lang), limit);
    const left = name === 'chiffres-cles' ? most : most - shown.size;
    const entries = nodes.filter((entry) => !shown.has(entry.id) && isTold(entry)).slice(0, left);
    if (entries.length === 0) continue;
    for (const { id } of entries) shown.add(id);
    steps.push({ territory: reached, total, entries });
  }
  const whole = await catalogue.entries(name, listOf(name, code, lang), 1);
  return { total: whole.total, steps };
}

const selectionOf = (name: Collection, pairs: readonly (readonly [string, string])[]): Selection => {
  const parsed = parseSelection(pairs, { rules: SELECTION_RULES[name] });
  if (!parsed.ok) throw new Error(`A selection of a territory is refused: ${JSON.stringify(parsed.problems)}`);
  return parsed.selection;
};

/** The list of a territory, as its page shows it. */
const listOf = (name: Collection, code: string, lang: Language): Selection =>
  selectionOf(name, [
    ['territory', code],
    ['lang', lang],
  ]);

/** What lies in a territory; a figure is always of one territory. */
const within = (name: Collection, code: string, lang: Language): Selection =>
  selectionOf(name, [
    ['territory', code],
    ['lang', lang],
    ...(name === 'chiffres-cles' ? [] : [['reach', 'within'] as const]),
  ]);

/** What a territory is made of, and the level of those beside it. */
const PARTS: Readonly<Partial<Record<TerritoryLevel, readonly TerritoryLevel[]>>> = {
  country: ['region'],
  mainland: ['region'],
  region: ['department'],
  department: ['epci'],
  epci: ['commune'],
  commune: ['delegated-commune', 'associated-commune', 'municipal-arrondissement'],
};

/** Names beyond which a page leads to the search of territories. */
const MOST_PLACES = 12;

/** The territories that make up one, and those that make up the nearest one around it with it. */
export async function territoriesAround(
  { source: { catalogue }, territory }: Asked,
  enclosing: readonly TerritoryReference[],
) {
  const { code, level } = territory;
  const nothing = { total: 0, some: [] };
  const parts = PARTS[level];
  const around = enclosing.find((wider) => wider.code !== code && (PARTS[wider.level] ?? []).includes(level));
  return {
    inside: parts ? await catalogue.territoriesIn(code, parts, { most: MOST_PLACES }) : nothing,
    beside: {
      within: around ?? null,
      ...(around ? await catalogue.territoriesIn(around.code, [level], { without: code, most: MOST_PLACES }) : nothing),
    },
  };
}
