/** All published territories in memory: lookups by code, ancestry, and search by name. */
import { keysOf, prefixOf, TERRITORY_LEVELS, type TerritoryLevel, type TerritoryView } from 'ess-shared-types';
import type { Knex } from 'knex';
import { mapGivingWay } from '../event-loop/give-way';
import { readFormerCodes, type FormerCodeRow } from './former-codes';
import { NameSearch } from './name-search';
import { editDistance, lettersOf, mayBeNear } from './nearest-names';
import { publishedTerritories, type PublishedTerritoryRow } from './published-territories';
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

interface ReadTerritory {
  readonly view: TerritoryView;
  readonly nameKey: string;
  readonly retired: boolean;
}

interface IndexedTerritory extends ReadTerritory {
  /** Place in the order of lists. */
  readonly position: number;
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

const LEVELS = keysOf(TERRITORY_LEVELS);
const SUGGESTIONS = 5;
const LONGEST_NAME = 60;
const POSTAL_CODE = /^\d{5}$/;
const MISSPELT_LETTERS = 2;
/** Texts whose suggestions are remembered: the same mistake comes again with every visitor of the same page. */
const MOST_REMEMBERED = 1_000;

export class TerritoryIndex {
  /** In the order in which lists show them. */
  readonly #territories = new Map<string, IndexedTerritory>();
  readonly #successorOfFormer: ReadonlyMap<string, string>;
  #children: readonly (readonly number[])[] | undefined;
  /** By position. */
  #inOrder: readonly IndexedTerritory[] | undefined;
  /** Those that are not retired, in the order of lists. */
  readonly #inUse: readonly IndexedTerritory[];
  /** Of each of them its position, and its level as its place in `LEVELS`: counted through without opening one. */
  readonly #positions: Uint32Array;
  readonly #levels: Uint8Array;
  /** Those in use by the first letter and the length of their name: a misspelt name has its like in five of these. */
  #byShape: ReadonlyMap<string, readonly ShapedTerritory[]> | undefined;
  #byPostalCode: ReadonlyMap<string, readonly IndexedTerritory[]> | undefined;
  #names: NameSearch | undefined;
  #byName: ReadonlyMap<string, readonly IndexedTerritory[]> | undefined;
  readonly #suggested = new Map<string, readonly TerritoryView[]>();

  private constructor(
    read: readonly ReadTerritory[],
    formerCodes: readonly FormerCodeRow[],
    shared: (text: string) => string,
  ) {
    const territories = read
      .toSorted(bySize)
      .map((territory, position): IndexedTerritory => ({ ...territory, position }));
    for (const territory of territories) this.#territories.set(territory.view.code, territory);
    this.#inUse = territories.filter(({ retired }) => !retired);
    this.#positions = Uint32Array.from(this.#inUse, ({ position }) => position);
    this.#levels = Uint8Array.from(this.#inUse, ({ view }) => LEVELS.indexOf(view.level));
    this.#successorOfFormer = new Map(formerCodes.map(({ code, successor }) => [code, shared(successor)]));
  }

  /** The index of these rows. */
  static of(rows: readonly IndexColumns[], formerCodes: readonly FormerCodeRow[]): TerritoryIndex {
    const shared = sharingTexts();
    return new TerritoryIndex(
      rows.map((row) => indexed(row, shared)),
      formerCodes,
      shared,
    );
  }

  /** Reads the whole published table; the caller keeps the index and drops it when territories change. */
  static async load(knex: Knex): Promise<TerritoryIndex> {
    const shared = sharingTexts();
    const read: ReadTerritory[] = [];
    for await (const rows of publishedTerritories(knex))
      read.push(...(await mapGivingWay(rows, (row) => indexed(row, shared))));
    return new TerritoryIndex(read, await readFormerCodes(knex), shared);
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

  /** The nearest ones of some levels that a territory is made of, the most populous first: nothing is looked for in them. */
  partsOf(code: string, levels: readonly TerritoryLevel[]): readonly TerritoryView[] {
    this.#inOrder ??= [...this.#territories.values()];
    this.#children ??= childrenOf(this.#inOrder);
    const start = this.#territories.get(code)?.position;
    const seen = new Set(start === undefined ? [] : [start]);
    const parts: IndexedTerritory[] = [];
    for (const position of seen) {
      const territory = this.#inOrder[position];
      if (territory && position !== start && levels.includes(territory.view.level)) {
        if (!territory.retired) parts.push(territory);
      } else for (const child of this.#children[position] ?? []) seen.add(child);
    }
    return parts.toSorted(byPosition).map(({ view }) => view);
  }

  /** Those whose whole name this is, as `searchedKey` writes it: the widest, then the most populous first. */
  named(key: string): readonly TerritoryView[] {
    this.#byName ??= grouped(this.#inUse, ({ nameKey }) => [nameKey]);
    return (this.#byName.get(key) ?? []).map(({ view }) => view);
  }

  /** What was probably meant by a text that is no code: a postal code, bare digits, a code in small letters, a name. */
  suggest(text: string): readonly TerritoryView[] {
    const written = text.trim().slice(0, LONGEST_NAME);
    const known = this.#suggested.get(written);
    if (known) return known;
    const suggestions = this.#suggestionsFor(written);
    if (this.#suggested.size >= MOST_REMEMBERED) {
      const [oldest] = this.#suggested.keys();
      if (oldest !== undefined) this.#suggested.delete(oldest);
    }
    this.#suggested.set(written, suggestions);
    return suggestions;
  }

  #suggestionsFor(written: string): TerritoryView[] {
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
    const words = [...new Set(key.split(' '))];
    const isPostalCode = POSTAL_CODE.test(key);
    const inside = within === undefined ? undefined : this.#descendants(within);
    const byRank: Record<Rank, TerritoryView[]> = { exact: [], prefix: [], words: [] };
    for (const { view, nameKey, position } of this.#candidates(codes, key, words)) {
      if ((levels && !levels.includes(view.level)) || (inside && inside[position] === 0)) continue;
      const rank = !isPostalCode ? rankOf(nameKey, key, words) : view.postalCodes.includes(key) ? 'exact' : undefined;
      if (rank !== undefined) byRank[rank].push(view);
    }
    return [...byRank.exact, ...byRank.prefix, ...byRank.words];
  }

  /** A page of what `find` finds, with how many there are; its cost does not grow with them where no name is asked for. */
  page(query: TerritoryQuery, start: number, limit: number): { views: TerritoryView[]; total: number } {
    const { name = '', codes, levels, within } = query;
    if (codes !== undefined || searchedKey(name) !== '') {
      const found = this.find(query);
      return { views: found.slice(start, start + limit), total: found.length };
    }
    const wanted = LEVELS.map((level) => levels?.includes(level) ?? true);
    const inside = within === undefined ? undefined : this.#descendants(within);
    const views: TerritoryView[] = [];
    let total = 0;
    for (let place = 0; place < this.#positions.length; place += 1) {
      if (!wanted[this.#levels[place] ?? 0] || inside?.[this.#positions[place] ?? 0] === 0) continue;
      const territory = total >= start && views.length < limit ? this.#inUse[place] : undefined;
      if (territory) views.push(territory.view);
      total += 1;
    }
    return { views, total };
  }

  /** Those that a search may find. Retired territories are listed only to who names their code. */
  #candidates(
    codes: readonly string[] | undefined,
    key: string,
    words: readonly string[],
  ): readonly IndexedTerritory[] {
    if (codes !== undefined)
      return [...new Set(codes)].flatMap((code) => this.#territories.get(code) ?? []).toSorted(byPosition);
    if (key === '') return this.#inUse;
    if (POSTAL_CODE.test(key)) return this.#withPostalCode(key);
    // The longest word is on the fewest names.
    return this.#withWord(words.reduce((longest, word) => (word.length > longest.length ? word : longest), ''));
  }

  #withWord(beginning: string): readonly IndexedTerritory[] {
    this.#names ??= new NameSearch(this.#inUse.map(({ nameKey }) => nameKey));
    return this.#names.withWord(beginning).flatMap((place) => this.#inUse[place] ?? []);
  }

  #withPostalCode(code: string): readonly IndexedTerritory[] {
    this.#byPostalCode ??= grouped(this.#inUse, ({ view }) => view.postalCodes);
    return this.#byPostalCode.get(code) ?? [];
  }

  #suggestNames(text: string): TerritoryView[] {
    const key = searchedKey(text);
    if (key === '') return [];
    const named = this.find({ name: key });
    return named.length > 0 ? named : this.#misspelt(key);
  }

  /** Names that differ by a letter or two; the first letter is taken to be right. */
  #misspelt(key: string): TerritoryView[] {
    this.#byShape ??= grouped(
      this.#inUse.map((territory): ShapedTerritory => ({ ...territory, letters: lettersOf(territory.nameKey) })),
      ({ nameKey }) => [shapeOf(nameKey)],
    );
    const shapes = this.#byShape;
    const letters = lettersOf(key);
    return Array.from({ length: 2 * MISSPELT_LETTERS + 1 }, (_, more) => key.length - MISSPELT_LETTERS + more)
      .flatMap((length) => shapes.get(shapeOf(key, length)) ?? [])
      .filter((territory) => mayBeNear(letters, territory.letters, MISSPELT_LETTERS))
      .map((territory) => ({ territory, distance: editDistance(key, territory.nameKey, MISSPELT_LETTERS) }))
      .filter(({ distance }) => distance <= MISSPELT_LETTERS)
      .toSorted((one, other) => one.distance - other.distance || byPosition(one.territory, other.territory))
      .slice(0, SUGGESTIONS)
      .map(({ territory }) => territory.view);
  }

  #suggestDigits(digits: string): TerritoryView[] {
    const byCode = ['COM', 'COMD', 'COMA', 'ARM', 'DEP', 'REG', 'EPCI'].flatMap(
      (prefix) => this.get(`${prefix}-${digits}`) ?? [],
    );
    return [...byCode, ...this.#withPostalCode(digits).map(({ view }) => view)];
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

  /** By position, 1 for what lies in one of these territories. */
  #descendants(codes: readonly string[]): Uint8Array {
    this.#children ??= childrenOf([...this.#territories.values()]);
    const children = this.#children;
    const inside = new Uint8Array(this.#territories.size);
    const left = codes.flatMap((code) => this.#territories.get(code)?.position ?? []);
    for (let position = left.pop(); position !== undefined; position = left.pop()) {
      for (const child of children[position] ?? []) {
        if (inside[child] === 1) continue;
        inside[child] = 1;
        left.push(child);
      }
    }
    return inside;
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

function rankOf(nameKey: string, key: string, words: readonly string[]): Rank | undefined {
  if (key === '' || nameKey === key) return 'exact';
  if (nameKey.startsWith(key)) return 'prefix';
  const everyWord = words.every((word) => nameKey.startsWith(word) || nameKey.includes(` ${word}`));
  return everyWord ? 'words' : undefined;
}

interface ShapedTerritory extends IndexedTerritory {
  readonly letters: number;
}

const shapeOf = (nameKey: string, length = nameKey.length): string => `${nameKey.charAt(0)}${String(length)}`;

/** Territories by each of their keys, in the same order. */
function grouped<Territory>(
  territories: readonly Territory[],
  keysOf: (territory: Territory) => readonly string[],
): ReadonlyMap<string, readonly Territory[]> {
  const groups = new Map<string, Territory[]>();
  for (const territory of territories) {
    for (const key of keysOf(territory)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [territory]);
      else group.push(territory);
    }
  }
  return groups;
}

const byPosition = (one: IndexedTerritory, other: IndexedTerritory): number => one.position - other.position;

/** Countries to departments first; below them, population tells more than the level. */
function bySize({ view: one }: ReadTerritory, { view: other }: ReadTerritory): number {
  return (
    wideness(other) - wideness(one) ||
    (other.population ?? 0) - (one.population ?? 0) ||
    (one.code < other.code ? -1 : Number(one.code > other.code))
  );
}

const wideness = ({ level }: TerritoryView): number => Math.max(BREADTH[level], BREADTH['other-area']);

function indexed(row: IndexColumns, shared: (text: string) => string): ReadTerritory {
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

/** By position, the positions of the children. */
function childrenOf(territories: readonly IndexedTerritory[]): readonly (readonly number[])[] {
  const positions = new Map(territories.map(({ view, position }) => [view.code, position]));
  const children: number[][] = territories.map(() => []);
  for (const { view, position } of territories) {
    for (const parent of view.parents) {
      const at = positions.get(parent);
      if (at !== undefined) children[at]?.push(position);
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
