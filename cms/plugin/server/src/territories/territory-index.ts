/** All published territories in memory: lookups by code, ancestry, and search by name. */
import { prefixOf, type TerritoryLevel, type TerritoryView } from 'ess-shared-types';
import type { Knex } from 'knex';
import { readFormerCodes, type FormerCodeRow } from './former-codes';
import { editDistance } from './nearest-names';
import { PUBLISHED_TERRITORY_TABLE, type PublishedTerritoryRow } from './published-territories';
import { searchedKey } from './searched-text';
import { readTextList } from './text-list';

export interface ResolvedTerritory {
  readonly territory: TerritoryView;
  /** The code that was asked for, when another territory answers for it now. */
  readonly redirectedFrom?: string;
}

export interface TerritoryQuery {
  /** Beginning of the name or of words of it, insensitive to accents, hyphens, apostrophes and case. */
  readonly name?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly levels?: readonly TerritoryLevel[] | undefined;
  /** Only what lies in one of these territories, themselves not included. */
  readonly within?: readonly string[] | undefined;
}

interface IndexedTerritory {
  readonly view: TerritoryView;
  readonly nameKey: string;
  readonly retired: boolean;
}

type IndexColumns = Omit<PublishedTerritoryRow, 'document_id' | 'search_key'>;

/** From the nearest to the widest. */
const BREADTH: Readonly<Record<TerritoryLevel, number>> = {
  'municipal-arrondissement': 0,
  'delegated-commune': 0,
  'associated-commune': 0,
  commune: 1,
  epci: 2,
  'other-area': 3,
  department: 4,
  region: 5,
  mainland: 6,
  country: 7,
};

/** Levels that a selection without results climbs through. */
const CLIMBED_LEVELS: readonly TerritoryLevel[] = ['commune', 'epci', 'department', 'region', 'country'];

/** Parts of a commune; the first that exists answers for a code that no commune has any more. */
const PARTS_OF_COMMUNE = ['COMD', 'COMA', 'ARM'] as const;

const SUGGESTIONS = 5;
const LONGEST_NAME = 60;
const MISSPELT_LETTERS = 2;

export class TerritoryIndex {
  /** In the order in which lists show them. */
  readonly #territories = new Map<string, IndexedTerritory>();
  readonly #successorOfFormer: ReadonlyMap<string, string>;
  #children: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(rows: readonly IndexColumns[], formerCodes: readonly FormerCodeRow[]) {
    const shared = sharingTexts();
    const territories = rows.map((row) => indexed(row, shared)).toSorted(bySize);
    for (const territory of territories) this.#territories.set(territory.view.code, territory);
    this.#successorOfFormer = new Map(formerCodes.map(({ code, successor }) => [code, shared(successor)]));
  }

  /** Reads the whole published table; the caller keeps the index and drops it when territories change. */
  static async load(knex: Knex): Promise<TerritoryIndex> {
    const rows = await knex<PublishedTerritoryRow>(PUBLISHED_TERRITORY_TABLE).select(
      'code',
      'name',
      'name_key',
      'level',
      'department',
      'parents',
      'postal_codes',
      'population',
      'successor',
      'retired',
      'vintage',
    );
    return new TerritoryIndex(rows, await readFormerCodes(knex));
  }

  get size(): number {
    return this.#territories.size;
  }

  /** The territory that has exactly this code, retired ones included. */
  get(code: string): TerritoryView | undefined {
    return this.#territories.get(code)?.view;
  }

  /**
   * The territory that answers for a code today. A code out of use leads to its successor; so does the code of
   * a commune that is now a delegated, associated or merged part of another.
   */
  resolve(code: string): ResolvedTerritory | undefined {
    const direct = this.#territories.get(code);
    const target = direct === undefined ? this.#successorOfMissing(code) : this.#lastSuccessor(direct);
    if (target === undefined) return undefined;
    return target.view.code === code ? { territory: target.view } : { territory: target.view, redirectedFrom: code };
  }

  /** The code and those of all territories that contain it, nearest first: EPCI, department, region, mainland, country. */
  selfAndAncestors(code: string): string[] {
    if (!this.#territories.has(code)) return [];
    const ancestors = this.#reach(code, (current) => this.get(current)?.parents ?? []);
    return [code, ...ancestors.toSorted((one, other) => this.#breadthOf(one) - this.#breadthOf(other))];
  }

  /** The territories that a selection without results widens to: commune, EPCI, department, region, country. */
  enclosing(code: string): TerritoryView[] {
    return this.selfAndAncestors(code)
      .slice(1)
      .flatMap((ancestor) => this.get(ancestor) ?? [])
      .filter(({ level }) => CLIMBED_LEVELS.includes(level));
  }

  /** What was probably meant by a text that is no code: a postal code, bare digits, a code in small letters, a name. */
  suggest(text: string): TerritoryView[] {
    const written = text.trim().slice(0, LONGEST_NAME);
    const direct = this.resolve(written.toUpperCase())?.territory;
    const digits = /^(?:[a-z]+-)?(\d[\dAB]\d*)$/i.exec(written)?.[1]?.toUpperCase();
    const found = digits === undefined ? this.#suggestNames(written) : this.#suggestDigits(digits);
    return [...new Set([...(direct === undefined ? [] : [direct]), ...found])].slice(0, SUGGESTIONS);
  }

  /**
   * Exact names first, then names and words that begin so; among equals the widest, then the most populous. Five
   * digits are a postal code.
   */
  find({ name = '', codes, levels, within }: TerritoryQuery): TerritoryView[] {
    const key = searchedKey(name);
    const isPostalCode = /^\d{5}$/.test(key);
    const inside = within === undefined ? undefined : this.#descendants(within);
    const byRank: Record<Rank, TerritoryView[]> = { exact: [], prefix: [], words: [] };
    for (const { view, nameKey } of this.#candidates(codes)) {
      if ((levels && !levels.includes(view.level)) || (inside && !inside.has(view.code))) continue;
      const rank = !isPostalCode ? rankOf(nameKey, key) : view.postalCodes.includes(key) ? 'exact' : undefined;
      if (rank !== undefined) byRank[rank].push(view);
    }
    return [...byRank.exact, ...byRank.prefix, ...byRank.words];
  }

  /** Retired territories are listed only to who names their code. */
  #candidates(codes: readonly string[] | undefined): IndexedTerritory[] {
    if (codes === undefined) return [...this.#territories.values()].filter(({ retired }) => !retired);
    return [...new Set(codes)].flatMap((code) => this.#territories.get(code) ?? []).toSorted(bySize);
  }

  #suggestNames(text: string): TerritoryView[] {
    const key = searchedKey(text);
    if (key === '') return [];
    const named = this.find({ name: key });
    return named.length > 0 ? named : this.#misspelt(key);
  }

  /** Names that differ by a letter or two; the first letter is taken to be right. */
  #misspelt(key: string): TerritoryView[] {
    return [...this.#territories.values()]
      .filter(({ nameKey, retired }) => !retired && nameKey[0] === key[0])
      .map((territory) => ({ territory, distance: editDistance(key, territory.nameKey, MISSPELT_LETTERS) }))
      .filter(({ distance }) => distance <= MISSPELT_LETTERS)
      .toSorted((one, other) => one.distance - other.distance)
      .slice(0, SUGGESTIONS)
      .map(({ territory }) => territory.view);
  }

  #suggestDigits(digits: string): TerritoryView[] {
    const byCode = ['COM', 'COMD', 'COMA', 'ARM', 'DEP', 'REG', 'EPCI'].flatMap(
      (prefix) => this.get(`${prefix}-${digits}`) ?? [],
    );
    const byPostalCode = [...this.#territories.values()]
      .filter(({ view, retired }) => !retired && view.postalCodes.includes(digits))
      .map(({ view }) => view);
    return [...byCode, ...byPostalCode];
  }

  #successorOfMissing(code: string): IndexedTerritory | undefined {
    const successor = this.#successorOfFormer.get(code) ?? this.#wholeOfPart(code);
    const territory = successor === undefined ? undefined : this.#territories.get(successor);
    return territory === undefined ? undefined : this.#lastSuccessor(territory);
  }

  #wholeOfPart(code: string): string | undefined {
    if (prefixOf(code) !== 'COM') return undefined;
    const parts = PARTS_OF_COMMUNE.flatMap((prefix) => this.get(code.replace(/^COM/, prefix)) ?? []);
    return parts[0]?.successor ?? undefined;
  }

  /** Follows retired territories to the one that is in use; a retired one without successor answers for itself. */
  #lastSuccessor(start: IndexedTerritory): IndexedTerritory {
    const seen = new Set<IndexedTerritory>();
    let current = start;
    while (current.retired && !seen.has(current)) {
      seen.add(current);
      const next = this.#territories.get(current.view.successor ?? '');
      if (next === undefined) break;
      current = next;
    }
    return current;
  }

  #descendants(codes: readonly string[]): ReadonlySet<string> {
    this.#children ??= childrenOf(this.#territories.values());
    const children = this.#children;
    return new Set(codes.flatMap((code) => this.#reach(code, (current) => children.get(current) ?? [])));
  }

  /** Everything that can be reached, in order of steps, without the start; safe against circles made by hand. */
  #reach(start: string, next: (code: string) => readonly string[]): string[] {
    const reached = new Set([start]);
    for (const code of reached) {
      for (const neighbour of next(code)) if (this.#territories.has(neighbour)) reached.add(neighbour);
    }
    reached.delete(start);
    return [...reached];
  }

  #breadthOf(code: string): number {
    const level = this.get(code)?.level;
    return level === undefined ? 0 : BREADTH[level];
  }
}

/** The whole name is as typed, it begins so, or words of it begin as those typed. */
type Rank = 'exact' | 'prefix' | 'words';

function rankOf(nameKey: string, key: string): Rank | undefined {
  if (key === '' || nameKey === key) return 'exact';
  if (nameKey.startsWith(key)) return 'prefix';
  const everyWord = key.split(' ').every((word) => nameKey.startsWith(word) || nameKey.includes(` ${word}`));
  return everyWord ? 'words' : undefined;
}

/** Countries to departments first; below them, population tells more than the level. */
function bySize({ view: one }: IndexedTerritory, { view: other }: IndexedTerritory): number {
  return (
    wideness(other) - wideness(one) ||
    (other.population ?? 0) - (one.population ?? 0) ||
    (one.code < other.code ? -1 : Number(one.code > other.code))
  );
}

const wideness = ({ level }: TerritoryView): number => Math.max(BREADTH[level], BREADTH['other-area']);

function indexed(row: IndexColumns, shared: (text: string) => string): IndexedTerritory {
  const view: TerritoryView = {
    code: shared(row.code),
    name: shared(row.name),
    level: row.level,
    department: row.department === null ? null : shared(row.department),
    parents: readTextList(row.parents).map(shared),
    postalCodes: readTextList(row.postal_codes).map(shared),
    population: row.population,
    successor: row.successor === null ? null : shared(row.successor),
    vintage: row.vintage === null ? null : shared(row.vintage),
  };
  // SQLite answers 0 and 1.
  return { view, nameKey: shared(row.name_key), retired: Boolean(row.retired) };
}

function childrenOf(territories: Iterable<IndexedTerritory>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { view } of territories) {
    for (const parent of view.parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [view.code]);
      else siblings.push(view.code);
    }
  }
  return children;
}

/** Keeps one copy of texts that are many times the same: departments, parents, postal codes. */
function sharingTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };
}
