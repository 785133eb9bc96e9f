/**
 * The only public reader. It reads finished views of published entries, never documents, so that drafts,
 * private people and the names of editors cannot leak, whatever the door.
 */
import type { Knex } from 'knex';
import {
  COLLECTION_NAMES,
  COLLECTIONS,
  LIMIT_RANGE,
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type CollectionViews,
  type Language,
  type ListedKind,
  type ListedView,
  type OrganisationView,
  type SavedSelectionView,
  type Selection,
  type SelectionProblem,
  type TermReference,
  type TerritoryReference,
  type TerritoryView,
  type VocabularyTermView,
  type VocabularyView,
} from 'ess-shared-types';
import type { PublishedChanges } from '../announcements/published-changes';
import { beginsWith, findWords, type FoundWord } from './search/found-words';
import { hitsOf } from './search/hits';
import { search } from './search/search';
import { FACET_NAMES, type Facet, type FacetName } from '../formats/narrowing';
import { SEARCHED_COLLECTIONS, type SearchedCollection, type SearchPage } from '../formats/search-hits';
import { plainWords } from '../words/searched-words';
import { searchedKey } from '../territories/searched-text';
import { readPublicState } from '../announcements/public-state';
import type { StoredEntry, StoredOrganisation, StoredSelection, StoredVocabulary } from '../publication/stored-views';
import { ENTRIES, SLUGS, VALUES, type EntryKind } from '../publication/tables';
import type { TerritoryIndex } from '../territories/territory-index';
import { absolute, publicId, type ServerFacts } from './answered-views';
import {
  changedRows,
  collectionStates,
  licencesInUse,
  publishedSlugs,
  type ChangedRow,
  type ChangesFilter,
  type CollectionState,
} from './changes';
import { countValues, idsUnder } from './facets';
import { FACET_VOCABULARIES, mostFrequent, organisationOptions, termOptions } from './facet-options';
import { firstThatFinds, isFound, type Criteria, type Found } from './conditions';
import { aboutTerritory, enclosingOf, placesOf } from './criteria';
import { decodeCursor, encodeCursor, type Position } from './cursor';
import { entryIds, readView, rowByDocument, rowBySlug, rowsById, selectEntries, type EntryRow } from './entry-rows';
import { nextChange, withinTimeOf } from './event-query';
import { readSlugs } from './known-slugs';
import { READERS, type Answering, type AskedPage, type CollectionReader } from './readers';
import { SelectionRefused } from './refusal';

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly total: number;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
}

export interface EntryPage<Node> extends Page<Node> {
  /** The enclosing territory at which something was found, when the one asked for had nothing. */
  readonly foundAt: TerritoryReference | null;
  /** How the saved selection asked for presents itself, where there is one. */
  readonly selection: SavedSelectionView | null;
  /** The territories and terms asked for, with their names. */
  readonly asked: { readonly territories: readonly TerritoryReference[]; readonly terms: readonly TermReference[] };
  /** Until when the answer stays true if nothing is published, ISO 8601; `null` where time changes nothing. */
  readonly validUntil: string | null;
}

/** An entry as it now is, or the tombstone of one that was withdrawn, which has no view. */
export interface ChangedEntry {
  readonly kind: ListedKind;
  readonly id: string;
  readonly slug: string;
  readonly revision: number;
  /** Instant of the change, ISO 8601. */
  readonly changedAt: string;
  /** Published, and not in the territories asked for. */
  readonly isOutside: boolean;
  readonly view: ListedView | null;
}

/** Which history of the database is read: a copy made from another one is no longer true. */
export interface History {
  /** Instant at which it begins, in milliseconds. */
  readonly epoch: number;
  /** It began with a restored backup: what was read before may be of no history at all. */
  readonly isRestored: boolean;
}

/** Entries and tombstones in the order in which they changed. */
export interface Changes {
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  readonly changes: readonly ChangedEntry[];
  /** Where to go on; `null` at the end. */
  readonly endCursor: string | null;
}

const CHANGES_ON_A_PAGE = 100;

/** Answers of a search on a page. */
const SEARCH_PAGE = 20;
/** Words by which a structure is looked for: the longest find the fewest. */
const MOST_WORDS_OF_NAME = 6;
const wordsOfName = (name: string): string[] =>
  [...new Set(plainWords(name))].sort((one, other) => other.length - one.length).slice(0, MOST_WORDS_OF_NAME);
const MOST_MEANT = 6;

/** What is looked for in everything that is published. */
export interface SearchRequest {
  readonly q: string;
  readonly lang: Language;
  readonly collection: SearchedCollection | undefined;
  /** A code. */
  readonly territory: string | undefined;
  readonly topic: readonly string[];
  readonly organisation: readonly string[];
  /** From 1. */
  readonly page: number;
}

/** How an entry is asked for: by its slug, former ones included, or by its public id. */
export interface EntryKey {
  readonly slug?: string | undefined;
  readonly id?: string | undefined;
}

const NOTHING: Found = { positions: [], total: 0 };

/** How much each of two selections finds, and the first titles that one alone finds. */
export interface SelectionDifference {
  readonly before: number;
  readonly after: number;
  readonly added: { readonly total: number; readonly titles: readonly string[] };
  readonly removed: SelectionDifference['added'];
}

/** What the first query finds and the second does not. */
function differenceOf(knex: Knex, one: Knex.QueryBuilder, other: Knex.QueryBuilder | undefined): Knex.QueryBuilder {
  const query = knex.from(one.clone().as('one'));
  return other ? query.whereNotIn('one.id', knex.select('other.id').from(other.clone().as('other'))) : query;
}

async function countOf(query: Knex.QueryBuilder | undefined): Promise<number> {
  if (!query) return 0;
  const [row]: { count: number | string }[] = await query.clone().count('* as count');
  return Number(row?.count ?? 0);
}

/** A successor may have one of its own; a ring of them must not turn for ever. */
const MOST_SUCCESSORS = 5;

export interface TerritorySearch {
  readonly codes?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly levels?: readonly TerritoryView['level'][] | undefined;
  readonly within?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface OrganisationSearch {
  readonly slugs?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Where the index of territories comes from: read once, and again when they change. */
export interface TerritorySource {
  index(): Promise<TerritoryIndex>;
}

export class Catalogue {
  private readonly listeners = new Set<(changes: PublishedChanges) => void>();

  constructor(
    private readonly knex: () => Knex,
    private readonly territories: TerritorySource,
    private readonly server: () => ServerFacts,
    private readonly now: () => number = Date.now,
  ) {}

  /** Called after each commit that changed what the public may read. */
  changed(changes: PublishedChanges): void {
    for (const listener of this.listeners) listener(changes);
  }

  onChange(listener: (changes: PublishedChanges) => void): void {
    this.listeners.add(listener);
  }

  /**
   * Published entries of a selection. Throws `SelectionRefused` for a code, slug or cursor that does not exist.
   * @param keeps of more than `limit`, the first ones, as a page does, or the latest, as a whole list does
   */
  async entries<Name extends Collection>(
    name: Name,
    asked: Selection,
    limit = asked.limit ?? LIMIT_RANGE.default,
    keeps: AskedPage['keeps'] = 'first',
  ): Promise<EntryPage<CollectionViews[Name]>> {
    const reader: CollectionReader<CollectionViews[Name]> = READERS[name];
    const knex = this.knex();
    const now = this.now();
    const answering = await this.answering(asked.lang ?? 'fr', now);
    const { saved, terms, territories, climb, levels, after } = await this.levelsOf(name, asked, answering.index);

    // Two statements however high one has to climb: where something is found, then what and how much.
    const rank = await this.rankOf(levels.map((level) => () => reader.matching(knex, level, now)));
    const criteria = rank === undefined ? undefined : levels[rank];
    const { positions, total } = criteria ? await reader.page(knex, criteria, now, { limit, after, keeps }) : NOTHING;
    const reached = rank === undefined ? territories : climb[rank];
    const foundAt = total === 0 || reached === territories ? undefined : reached?.[0];
    const page = positions.slice(0, limit).map((position) => ({ ...position, at: foundAt?.code }));
    const rows = await rowsById(
      knex,
      page.map(({ id }) => id),
      answering.lang,
    );
    const nodes = await reader.finish(
      page.flatMap(({ id }) => rows.get(id) ?? []),
      answering,
    );
    // A saved selection may count days too.
    const countsDays = asked.days !== undefined || asked.selection !== undefined;
    const validUntil = reader.isDated ? await nextChange(knex, countsDays, now) : undefined;
    return {
      nodes,
      ...pageInfo(page, positions.length > limit),
      total,
      asOf: new Date(now).toISOString(),
      foundAt: foundAt ? territoryReference(foundAt) : null,
      selection: saved?.view ?? null,
      asked: { territories: territories.map(territoryReference), terms },
      validUntil: validUntil === undefined ? null : new Date(validUntil).toISOString(),
    };
  }

  async entry<Name extends Collection>(
    name: Name,
    key: EntryKey,
    lang: Language,
  ): Promise<CollectionViews[Name] | undefined> {
    const row = await this.rowBy(COLLECTIONS[name].kind, key, lang);
    return row && this.answered(name, row, lang);
  }

  /** An entry as readers are given it, from a row that need not be one of the read model. */
  async answered<Name extends Collection>(
    name: Name,
    row: EntryRow,
    lang: Language,
  ): Promise<CollectionViews[Name] | undefined> {
    const reader: CollectionReader<CollectionViews[Name]> = READERS[name];
    const [view] = await reader.finish([row], await this.answering(lang, this.now()));
    return view;
  }

  private async answering(lang: Language, now: number): Promise<Answering> {
    return { knex: this.knex(), index: await this.territories.index(), server: this.server(), lang, now };
  }

  /** A saved selection as it presents itself; a retired one gives way to its successor. */
  async savedSelection(slug: string, lang: Language): Promise<SavedSelectionView | undefined> {
    return (await this.currentSelection(slug, lang))?.view;
  }

  /** Instant of an answer given now, ISO 8601. */
  asOf(): string {
    return new Date(this.now()).toISOString();
  }

  /** Vocabularies with their terms, all or by slug. */
  async vocabularies(slugs: readonly string[] | undefined, lang: Language): Promise<VocabularyView[]> {
    const query = this.knex()({ entry: ENTRIES })
      .where('entry.kind', 'vocabulary')
      .whereNull('entry.withdrawn_at')
      .orderBy('entry.sort_key');
    if (slugs?.length) query.whereIn('entry.slug', [...slugs]);
    const rows: { id: number }[] = await query.select('entry.id');
    const found = await rowsById(
      this.knex(),
      rows.map(({ id }) => id),
      lang,
    );
    return rows.flatMap(({ id }) => {
      const row = found.get(id);
      if (!row) return [];
      const stored = readView<StoredVocabulary>(row);
      const terms = stored.terms.map(({ formerSlugs: _formerSlugs, ...term }) => term);
      return [{ ...stored, terms, id: publicId(row.document_id, this.server()) }];
    });
  }

  /** A term that is asked for by its slug, or by a former one, with its vocabulary. */
  async term(
    vocabulary: string,
    slug: string,
    lang: Language,
  ): Promise<{ readonly vocabulary: VocabularyView; readonly term: VocabularyTermView } | undefined> {
    const row = await rowBySlug(this.knex(), 'vocabulary', vocabulary, lang);
    const [found] = row ? await this.vocabularies([vocabulary], lang) : [];
    if (!row || !found) return undefined;
    const stored = readView<StoredVocabulary>(row).terms;
    const inUse =
      stored.find((term) => term.slug === slug) ?? stored.find(({ formerSlugs }) => formerSlugs.includes(slug));
    const term = found.terms.find((one) => one.slug === inUse?.slug);
    return term && { vocabulary: found, term };
  }

  /** The terms of some `vocabulary:slug`, with their labels; those that are none are left out. */
  async termsNamed(names: readonly string[], lang: Language): Promise<TermReference[]> {
    const asked = names.map((name) => name.split(':', 2));
    const slugs = [...new Set(asked.flatMap(([vocabulary]) => vocabulary ?? []))];
    const vocabularies = slugs.length === 0 ? [] : await this.vocabularies(slugs, lang);
    return asked.flatMap(([vocabulary, slug]) => {
      const term = vocabularies.find((one) => one.slug === vocabulary)?.terms.find((one) => one.slug === slug);
      return term && vocabulary !== undefined ? [{ vocabulary, slug: term.slug, label: term.label }] : [];
    });
  }

  /**
   * A few initiatives under each of some terms, by `vocabulary:slug`: the first ones that the index holds, so that it
   * costs the same however many there are.
   */
  async examplesUnder(
    terms: readonly string[],
    lang: Language,
  ): Promise<ReadonlyMap<string, readonly CollectionViews['initiatives'][]>> {
    const ids = await idsUnder(this.knex(), terms, COLLECTIONS.initiatives.kind);
    const rows = await rowsById(this.knex(), [...new Set(ids.map(({ id }) => id))], lang);
    const answering = await this.answering(lang, this.now());
    const views = await READERS.initiatives.finish([...rows.values()], answering);
    const byId = new Map([...rows.keys()].map((id, index) => [id, views[index]]));
    return new Map(
      terms.map((value) => [value, ids.flatMap((one) => (one.value === value ? (byId.get(one.id) ?? []) : []))]),
    );
  }

  async organisations(search: OrganisationSearch, lang: Language): Promise<Page<OrganisationView>> {
    const limit = search.limit ?? LIMIT_RANGE.default;
    const after = this.position(search.cursor, 'string', lang);
    const filtered = () => {
      const query = this.knex()({ entry: ENTRIES }).where('entry.kind', 'organisation').whereNull('entry.withdrawn_at');
      if (search.slugs?.length) query.whereIn('entry.slug', [...search.slugs]);
      for (const word of wordsOfName(search.name ?? ''))
        void query.whereIn(
          'entry.id',
          beginsWith(this.knex(), word).where('word.kind', 'organisation').select('word.entry_id'),
        );
      return query;
    };
    const page = filtered()
      .select('entry.id', 'entry.sort_key')
      .orderBy([{ column: 'entry.sort_key' }, { column: 'entry.id' }])
      .limit(limit + 1);
    if (after) {
      page.where((later) => {
        void later
          .where('entry.sort_key', '>', after.sort)
          .orWhere((same) => void same.where('entry.sort_key', after.sort).where('entry.id', '>', after.id));
      });
    }
    const found: { id: number; sort_key: string }[] = await page;
    const [count]: { total: number | string }[] = await filtered().count('* as total');
    const positions = found.slice(0, limit).map((row): Position => ({ id: row.id, sort: row.sort_key }));
    const rows = await rowsById(
      this.knex(),
      positions.map(({ id }) => id),
      lang,
    );
    return {
      nodes: positions.flatMap(({ id }) => {
        const row = rows.get(id);
        return row ? [{ ...readView<StoredOrganisation>(row), id: publicId(row.document_id, this.server()) }] : [];
      }),
      ...pageInfo(positions, found.length > limit),
      total: Number(count?.total ?? 0),
      asOf: new Date(this.now()).toISOString(),
    };
  }

  async territoriesBy(search: TerritorySearch, lang: Language): Promise<Page<TerritoryView>> {
    const limit = search.limit ?? LIMIT_RANGE.default;
    const index = await this.territories.index();
    const after = this.position(search.cursor, 'string', lang);
    const codes = search.codes?.length
      ? this.resolve(index, search.codes, lang, 'code').map(({ code }) => code)
      : undefined;
    const within = search.within?.length
      ? this.resolve(index, search.within, lang, 'within').map(({ code }) => code)
      : undefined;
    const start = after === undefined ? 0 : after.id;
    const { name, levels } = search;
    const { views: nodes, total } = index.page({ name, codes, levels, within }, start, limit);
    const end = start + nodes.length;
    return {
      nodes,
      pageInfo: {
        hasNextPage: end < total,
        endCursor: nodes.length > 0 ? encodeCursor({ sort: '', id: end }) : null,
      },
      total,
      asOf: new Date(this.now()).toISOString(),
    };
  }

  /**
   * One page of what is found in everything that is published, with how much there is of each collection. Throws
   * `SelectionRefused` for a territory, a theme or an organisation that does not exist.
   */
  async search(asked: SearchRequest): Promise<SearchPage> {
    const { lang, q, page, collection } = asked;
    const knex = this.knex();
    const now = this.now();
    const index = await this.territories.index();
    const [territory] = this.resolve(index, asked.territory === undefined ? [] : [asked.territory], lang);
    const { selection, terms } = await this.searchedSlugs(asked);
    const filters = { lang, topics: selection.topic, organisations: selection.organisation };
    const found = await search(knex, index, now, { ...filters, q, territory });
    const counts = SEARCHED_COLLECTIONS.map((name) => ({
      collection: name,
      total: found.answers.filter((answer) => answer.collection === name).length,
    }));
    const answers =
      collection === undefined ? found.answers : found.answers.filter((answer) => answer.collection === collection);
    const start = (page - 1) * SEARCH_PAGE;
    const whole = new Set(found.answers.slice(0, found.whole).map(({ key }) => key));
    const words = found.words.filter(({ count }) => count > 0);
    const hits = await hitsOf(knex, index, answers.slice(start, start + SEARCH_PAGE), words, {
      lang,
      server: this.server(),
      now,
    });
    return {
      hits,
      total: answers.length,
      isCapped: found.isCapped,
      counts,
      words: found.words,
      whole: answers.slice(start, start + SEARCH_PAGE).filter((answer) => whole.has(answer.key)).length,
      hasNextPage: start + SEARCH_PAGE < answers.length,
      territory: territory ? territoryReference(territory) : null,
      named: found.named ? territoryReference(found.named) : null,
      terms,
      wider: answers.length === 0 ? await this.wider(asked, territory, index) : null,
      asOf: new Date(now).toISOString(),
    };
  }

  private async searchedSlugs({ topic, organisation, lang }: SearchRequest) {
    const pairs = [
      ...topic.map((value) => ['topic', value] as const),
      ...organisation.map((value) => ['organisation', value] as const),
    ];
    const parsed = parseSelection(pairs, { rules: SELECTION_RULES.ressources });
    if (!parsed.ok) throw new SelectionRefused(parsed.problems, lang, parsed.others);
    const [read] = await readSlugs(this.knex(), [parsed.selection], lang);
    if (read && read.problems.length > 0) throw new SelectionRefused(read.problems, lang);
    return { selection: read?.selection ?? parsed.selection, terms: read?.terms ?? [] };
  }

  /** The nearest enclosing territory where the same search finds something. */
  private async wider(
    asked: SearchRequest,
    territory: TerritoryView | undefined,
    index: TerritoryIndex,
  ): Promise<SearchPage['wider']> {
    if (!territory) return null;
    const { selection } = await this.searchedSlugs(asked);
    const filters = { lang: asked.lang, topics: selection.topic, organisations: selection.organisation };
    for (const around of index.enclosing(territory.code)) {
      const { answers } = await search(this.knex(), index, this.now(), { ...filters, q: asked.q, territory: around });
      const total = answers.filter(
        ({ collection }) => asked.collection === undefined || collection === asked.collection,
      ).length;
      if (total > 0) return { territory: territoryReference(around), total };
    }
    return null;
  }

  /** The territories that people may have meant by what they typed: a name, a postal code, a code. */
  async territoriesMeant(typed: string): Promise<TerritoryReference[]> {
    const index = await this.territories.index();
    const exact = index.named(searchedKey(`${typed} `).trim());
    return (exact.length > 0 ? exact : index.suggest(typed)).slice(0, MOST_MEANT).map(territoryReference);
  }

  /**
   * By what a list may be narrowed further. What is chosen of a name already does not limit its other choices: values of
   * one name add up.
   */
  async facets(name: Collection, asked: Selection): Promise<Facet[]> {
    const lang = asked.lang ?? 'fr';
    const vocabularies = await this.vocabularies([...FACET_VOCABULARIES], lang);
    const [free, chosen] = [
      FACET_NAMES.filter((facet) => asked[facet].length === 0),
      FACET_NAMES.filter((facet) => asked[facet].length > 0),
    ];
    const counts = new Map([
      ...(await this.valuesLeft(name, asked, free)),
      ...(await Promise.all(chosen.map((facet) => this.valuesLeft(name, { ...asked, [facet]: [] }, [facet])))).flatMap(
        (one) => [...one],
      ),
    ]);
    const slugs = mostFrequent(counts.get('organisation'), asked.organisation);
    const organisations =
      slugs.length === 0 ? [] : (await this.organisations({ slugs, limit: slugs.length }, lang)).nodes;
    return FACET_NAMES.map((facet) => ({
      name: facet,
      options:
        facet === 'organisation'
          ? organisationOptions(organisations, counts.get(facet), lang)
          : termOptions(facet, vocabularies, counts.get(facet), asked[facet], lang),
    }));
  }

  /** How many of what is found have each value of some names; no number where more is found than is counted. */
  private async valuesLeft(name: Collection, asked: Selection, facets: readonly FacetName[]) {
    const counts = new Map<FacetName, ReadonlyMap<string, number> | undefined>();
    if (facets.length === 0) return counts;
    const knex = this.knex();
    const { levels } = await this.levelsOf(name, { ...asked, cursor: undefined }, await this.territories.index());
    const found = levels.map((level) => READERS[name].matching(knex, level, this.now()));
    const rank = await this.rankOf(found.map((query) => () => query));
    const matching = rank === undefined ? undefined : found[rank];
    if (!matching) return counts;
    const values = await countValues(knex, matching, facets);
    for (const facet of facets) counts.set(facet, values?.get(facet));
    return counts;
  }

  /** The territory that answers for a code today, and those that enclose it, nearest first. */
  async territory(
    code: string,
  ): Promise<{ readonly territory: TerritoryView; readonly enclosing: readonly TerritoryReference[] } | undefined> {
    const index = await this.territories.index();
    const territory = index.resolve(code)?.territory;
    return territory && { territory, enclosing: index.enclosing(territory.code).map(territoryReference) };
  }

  /**
   * The territories that somebody means by what they typed in a field: of one name, the widest or most populous, or that
   * of the department added to it (« Durtal (Maine-et-Loire) »); all that have a postal code.
   */
  async placesTyped(typed: string): Promise<TerritoryReference[]> {
    const [, name = typed, department] = /^(.*\S)\s*\(([^()]+)\)$/.exec(typed) ?? [];
    const meant = await this.territoriesMeant(name);
    const isPostalCode = /^\d{5}$/.test(typed);
    return isPostalCode
      ? meant
      : meant.filter((one) => department === undefined || one.department === department).slice(0, 1);
  }

  /** The territories of exactly this name: the widest, then the most populous first. */
  async territoriesNamed(name: string): Promise<TerritoryReference[]> {
    const index = await this.territories.index();
    return index.named(searchedKey(`${name} `).trim()).map(territoryReference);
  }

  /** The territories of some levels that another one is made of, the most populous first, without one of them. */
  async territoriesIn(
    code: string,
    levels: readonly TerritoryView['level'][],
    { without, most }: { readonly without?: string; readonly most: number },
  ): Promise<{ readonly total: number; readonly some: readonly TerritoryReference[] }> {
    const index = await this.territories.index();
    const found = index.partsOf(code, levels).filter((one) => one.code !== without);
    return { total: found.length, some: found.slice(0, most).map(territoryReference) };
  }

  /** What is addressed to a territory itself: neither what lies within it, nor what covers it. */
  async addressedTo<Name extends Collection>(
    name: Name,
    code: string,
    lang: Language,
    limit: number,
  ): Promise<Pick<EntryPage<CollectionViews[Name]>, 'nodes' | 'total'>> {
    const reader: CollectionReader<CollectionViews[Name]> = READERS[name];
    const parsed = parseSelection([['lang', lang]], { rules: SELECTION_RULES[name] });
    if (!parsed.ok) throw new Error('A selection of everything is refused');
    const now = this.now();
    const knex = this.knex();
    const places = { within: [], covering: [code] };
    const criteria: Criteria = {
      filters: [{ selection: parsed.selection, words: undefined, places }],
      picked: undefined,
    };
    const { positions, total } = await reader.page(knex, criteria, now, { limit, after: undefined, keeps: 'first' });
    const ids = positions.slice(0, limit).map(({ id }) => id);
    const rows = await rowsById(knex, ids, lang);
    const nodes = await reader.finish(
      ids.flatMap((id) => rows.get(id) ?? []),
      await this.answering(lang, now),
    );
    return { nodes, total };
  }

  /** The codes of the territories in which something is published, those that enclose others included. */
  async publishedTerritories(): Promise<string[]> {
    const rows: { value: string }[] = await this.knex()(VALUES).distinct('value').where({ name: 'territory' });
    return rows.map(({ value }) => value).sort();
  }

  /** The history of this database, which a restored backup begins anew. */
  async history(): Promise<History> {
    const { epoch, revisionFloor } = await readPublicState(this.knex());
    return { epoch, isRestored: revisionFloor > 0 };
  }

  /** Entries changed or withdrawn since an instant in milliseconds, oldest change first. */
  async changes(since: number, cursor: string | undefined, filter: ChangesFilter): Promise<Changes> {
    const { lang } = filter;
    const after = this.position(cursor, 'number', lang);
    const places = this.resolve(await this.territories.index(), filter.territories, lang).map(({ code }) => code);
    const asked = { ...filter, territories: places };
    const rows = await changedRows(this.knex(), since, after, CHANGES_ON_A_PAGE, asked);
    const shown = rows.slice(0, CHANGES_ON_A_PAGE);
    const last = shown.at(-1);
    const views = new Map<string, ListedView>();
    const answering = await this.answering(lang, this.now());
    for (const name of COLLECTION_NAMES) {
      const own = shown.filter((row) => row.kind === COLLECTIONS[name].kind && isShown(row));
      for (const view of await READERS[name].finish(own, answering)) views.set(view.id, view);
    }
    return {
      asOf: new Date(this.now()).toISOString(),
      changes: shown.map((row) => changedEntry(row, views, answering.server)),
      endCursor:
        last && rows.length > shown.length ? encodeCursor({ sort: Number(last.changed_at), id: last.id }) : null,
    };
  }

  /** How much is published of each kind, and when it last changed. */
  collectionStates(): Promise<CollectionState[]> {
    return collectionStates(this.knex());
  }

  /** The licences of what is published, kind by kind, each once. */
  licencesInUse(): ReturnType<typeof licencesInUse> {
    return licencesInUse(this.knex());
  }

  /** Where the pages of published entries are, the most recently changed first. */
  publishedSlugs(limit: number, from = 0): ReturnType<typeof publishedSlugs> {
    return publishedSlugs(this.knex(), limit, from);
  }

  /**
   * The next instant at which time changes what is said of some event; with `countsDays`, midnight in Paris too.
   * `Infinity` where nothing is to come.
   */
  async nextChange(countsDays: boolean): Promise<number> {
    return (await nextChange(this.knex(), countsDays, this.now())) ?? Number.POSITIVE_INFINITY;
  }

  /** A refusal that says, for a territory that could not be read, what was probably meant: a postal code, a near name. */
  async refusal(problems: readonly SelectionProblem[], lang: Language, others = 0): Promise<SelectionRefused> {
    const index = await this.territories.index();
    return new SelectionRefused(
      helped(index, problems, ({ name }) => name === 'territory'),
      lang,
      others,
    );
  }

  /** What a selection asks of the database: at the territories that it names, then at those around where it may climb. */
  private async levelsOf(collection: Collection, asked: Selection, index: TerritoryIndex) {
    const lang = asked.lang ?? 'fr';
    const saved = await this.savedCriteria(collection, asked.selection, index, lang);
    const [read, own] = await readSlugs(this.knex(), saved ? [asked, saved.own] : [asked], lang);
    const selection = read?.selection ?? asked;
    if (read && read.problems.length > 0) throw new SelectionRefused(read.problems, lang);
    const after = this.position(asked.cursor, saved?.picked ? 'number' : READERS[collection].sort, lang);
    const territories = this.resolve(index, asked.territory, lang);
    const climb =
      after?.at !== undefined
        ? [this.resolve(index, [after.at], lang, 'cursor')]
        : asked.fallback === 'up'
          ? [territories, ...enclosingOf(index, territories)]
          : [territories];
    const words = await this.words(COLLECTIONS[collection].kind, selection);
    const savedWords = own && (await this.words(COLLECTIONS[collection].kind, own.selection));
    const levels = climb.map((level): Criteria => ({
      filters: [
        {
          words,
          selection: aboutTerritory(
            collection,
            saved ? withinTimeOf(saved.own, selection, saved.picked && 'all') : selection,
          ),
          places: placesOf(index, collection, level, asked.reach),
        },
        ...(saved && own
          ? [{ selection: aboutTerritory(collection, own.selection), places: saved.places, words: savedWords }]
          : []),
      ],
      picked: saved?.picked,
    }));
    return { saved, terms: read?.terms ?? [], territories, climb, levels, after };
  }

  /** The words that a selection looks for; `undefined` where it looks for none. */
  private async words(kind: ListedKind, { q, lang = 'fr' }: Selection): Promise<FoundWord[] | undefined> {
    return q === undefined ? undefined : findWords(this.knex(), q, { lang, kind });
  }

  /** The first level at which something is found; the only one where there is no other. */
  private async rankOf(matching: readonly (() => Knex.QueryBuilder)[]): Promise<number | undefined> {
    if (matching.length === 1) return 0;
    return firstThatFinds(
      this.knex(),
      matching.map((query) => query()),
    );
  }

  /**
   * What one selection finds and another does not, and the other way round: the database tells, however much they find.
   * Throws `SelectionRefused`.
   * @param before `undefined` finds nothing
   */
  async difference(
    collection: Collection,
    before: Selection | undefined,
    after: Selection,
    mostTitles: number,
  ): Promise<SelectionDifference> {
    const knex = this.knex();
    const index = await this.territories.index();
    const matching = (criteria: Criteria) => READERS[collection].matching(knex, criteria, this.now());
    const criteriaOf = async (selection: Selection): Promise<Criteria | undefined> => {
      const { levels } = await this.levelsOf(collection, selection, index);
      const rank = await this.rankOf(levels.map((level) => () => matching(level)));
      return rank === undefined ? undefined : levels[rank];
    };
    const [from, to] = [before && (await criteriaOf(before)), await criteriaOf(after)];
    const [earlier, later] = [from && matching(from), to && matching(to)];
    const only = (one: Knex.QueryBuilder | undefined, other: Knex.QueryBuilder | undefined) =>
      one && differenceOf(knex, one, other);
    return {
      before: await countOf(earlier && differenceOf(knex, earlier, undefined)),
      after: await countOf(later && differenceOf(knex, later, undefined)),
      added: await this.titled(only(later, earlier), mostTitles),
      removed: await this.titled(only(earlier, later), mostTitles),
    };
  }

  private async titled(query: Knex.QueryBuilder | undefined, most: number): Promise<SelectionDifference['added']> {
    const total = await countOf(query);
    if (!query || total === 0) return { total, titles: [] };
    const found: { id: number }[] = await query
      .clone()
      .orderBy([{ column: 'one.sort_at' }, { column: 'one.id' }])
      .limit(most)
      .select('one.id');
    const rows = await rowsById(
      this.knex(),
      found.map(({ id }) => id),
      'fr',
    );
    return {
      total,
      titles: found.flatMap(({ id }) => {
        const row = rows.get(id);
        return row ? readView<StoredEntry>(row).title : [];
      }),
    };
  }

  private async currentSelection(
    slug: string,
    lang: Language,
  ): Promise<{ stored: StoredSelection; view: SavedSelectionView } | undefined> {
    let next: string | null = slug;
    for (let step = 0; step <= MOST_SUCCESSORS && next !== null; step += 1) {
      const row: EntryRow | undefined = await rowBySlug(this.knex(), 'selection', next, lang);
      if (!row) return undefined;
      const stored = readView<StoredSelection>(row);
      if (!stored.retired) {
        const { items: _items, ...shown } = stored;
        const logo = stored.logo === null ? null : absolute(stored.logo, this.server().publicUrl);
        return { stored, view: { ...shown, logo, id: publicId(row.document_id, this.server()) } };
      }
      next = stored.successor;
    }
    return undefined;
  }

  /** What a saved selection adds to the reader's own filters. */
  private async savedCriteria(collection: Collection, slug: string | undefined, index: TerritoryIndex, lang: Language) {
    if (slug === undefined) return undefined;
    const refuse = () =>
      new SelectionRefused([{ name: 'selection', value: slug, reason: 'unknown-value', allowed: ['slug'] }], lang);
    const saved = await this.currentSelection(slug, lang);
    if (!saved || saved.view.collection.key !== collection) throw refuse();
    const parsed = parseSelection(new URLSearchParams(saved.stored.filters), { rules: SELECTION_RULES[collection] });
    // Checked when it was saved: what it names may have vanished since.
    if (!parsed.ok) throw refuse();
    const own = parsed.selection;
    return {
      view: saved.view,
      own,
      places: placesOf(index, collection, this.resolve(index, own.territory, lang), own.reach),
      /** A list picked by hand shows all it holds. */
      picked: saved.stored.isHandPicked
        ? await entryIds(this.knex(), COLLECTIONS[collection].kind, saved.stored.items)
        : undefined,
    };
  }

  /** The saved selections in use that show a published entry now, picked by hand or found by their filters. */
  async selectionsShowing(
    collection: Collection,
    documentId: string,
  ): Promise<{ readonly documentId: string; readonly title: string }[]> {
    const entry = await rowByDocument(this.knex(), COLLECTIONS[collection].kind, documentId, 'fr');
    if (!entry) return [];
    const rows: EntryRow[] = await selectEntries(this.knex(), 'fr')
      .where('entry.kind', 'selection')
      .orderBy(['entry.sort_key', 'entry.id']);
    const showing = [];
    for (const row of rows) {
      const stored = readView<StoredSelection>(row);
      if (stored.retired || stored.collection.key !== collection) continue;
      const isShown = stored.isHandPicked
        ? stored.items.includes(documentId)
        : await this.finds(collection, stored, entry.id);
      if (isShown) showing.push({ documentId: row.document_id, title: stored.title });
    }
    return showing;
  }

  /** Whether the filters of a saved selection find an entry; those that are not understood any more find nothing. */
  private async finds(collection: Collection, { filters }: StoredSelection, entryId: number): Promise<boolean> {
    const parsed = parseSelection(new URLSearchParams(filters), { rules: SELECTION_RULES[collection] });
    if (!parsed.ok) return false;
    const [read] = await readSlugs(this.knex(), [parsed.selection], 'fr');
    if (!read) return false;
    const { selection } = read;
    const index = await this.territories.index();
    const territories = selection.territory.flatMap((code) => index.resolve(code)?.territory ?? []);
    // A territory that is not known any more finds nothing, rather than everything.
    if (territories.length < selection.territory.length) return false;
    const criteria: Criteria = {
      filters: [
        {
          selection,
          places: placesOf(index, collection, territories, selection.reach),
          words: await this.words(COLLECTIONS[collection].kind, selection),
        },
      ],
      picked: undefined,
    };
    const matching = READERS[collection].matching(this.knex(), criteria, this.now());
    return isFound(this.knex(), matching, entryId);
  }

  /** Whether a slug led to an entry that is not published any more. */
  async wasWithdrawn(kind: EntryKind, slug: string): Promise<boolean> {
    const row: unknown = await this.knex()(ENTRIES)
      .whereNotNull('withdrawn_at')
      .whereIn('id', this.knex()(SLUGS).where({ kind, slug }).select('entry_id'))
      .first('id');
    return row !== undefined;
  }

  private async rowBy(kind: EntryKind, key: EntryKey, lang: Language): Promise<EntryRow | undefined> {
    if (key.id !== undefined) {
      const [documentId, instanceId] = key.id.split('@');
      return documentId !== undefined && instanceId === this.server().instanceId
        ? rowByDocument(this.knex(), kind, documentId, lang)
        : undefined;
    }
    return key.slug === undefined ? undefined : rowBySlug(this.knex(), kind, key.slug, lang);
  }

  private position(cursor: string | undefined, sort: 'number' | 'string', lang: Language): Position | undefined {
    if (cursor === undefined) return undefined;
    const position = decodeCursor(cursor);
    if (!position || typeof position.sort !== sort) {
      throw new SelectionRefused(
        [{ name: 'cursor', value: cursor, reason: 'unknown-value', allowed: ['pageInfo.endCursor'] }],
        lang,
      );
    }
    return position;
  }

  private resolve(
    index: TerritoryIndex,
    codes: readonly string[],
    lang: Language,
    name = 'territory',
  ): TerritoryView[] {
    const problems: SelectionProblem[] = [];
    const territories = codes.flatMap((code) => {
      const resolved = index.resolve(code);
      if (resolved) return [resolved.territory];
      problems.push({
        name,
        value: code,
        reason: 'unknown-value',
        allowed: ['FR', 'FR-METRO', 'REG-52', 'DEP-49', 'EPCI-244900809', 'COM-49127', 'COMD-49177'],
      });
      return [];
    });
    if (problems.length > 0)
      throw new SelectionRefused(
        helped(index, problems, () => true),
        lang,
      );
    return territories;
  }
}

function changedEntry(row: ChangedRow, views: ReadonlyMap<string, ListedView>, server: ServerFacts): ChangedEntry {
  const id = publicId(row.document_id, server);
  return {
    kind: row.kind,
    id,
    slug: row.slug,
    revision: row.revision,
    isOutside: row.withdrawn_at === null && !row.is_inside,
    changedAt: new Date(Number(row.changed_at)).toISOString(),
    view: views.get(id) ?? null,
  };
}

const isShown = (row: ChangedRow): boolean => row.withdrawn_at === null && Boolean(row.is_inside);

/** Problems that are told what was probably meant: it costs a search each, and nobody reads more of them. */
const MOST_HELPED = 3;

function helped(
  index: TerritoryIndex,
  problems: readonly SelectionProblem[],
  isOfTerritory: (problem: SelectionProblem) => boolean,
): SelectionProblem[] {
  let left = MOST_HELPED;
  return problems.map((problem) => {
    const { value } = problem;
    if (value === undefined || !isOfTerritory(problem) || left === 0) return problem;
    left -= 1;
    return { ...problem, suggestions: index.suggest(value).map(({ code, name }) => `${code} ${name}`) };
  });
}

function pageInfo(page: readonly Position[], hasNextPage: boolean): Pick<Page<unknown>, 'pageInfo'> {
  const last = page.at(-1);
  return { pageInfo: { hasNextPage, endCursor: last ? encodeCursor(last) : null } };
}

function territoryReference({ code, name, level, department }: TerritoryView): TerritoryReference {
  return { code, name, level, department };
}
