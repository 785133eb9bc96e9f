/**
 * The only public reader. It reads finished views of published entries, never documents, so that drafts,
 * private people and the names of editors cannot leak, whatever the door.
 */
import type { Knex } from 'knex';
import {
  LIMIT_RANGE, textKey, type EventView, type Language, type OrganisationView, type Selection, type SelectionProblem, type TerritoryReference,
  type TerritoryView,
} from 'ess-shared-types';
import { ENTRIES, SLUGS, type EntryKind } from '../publication/tables';
import type { StoredEvent, StoredOrganisation } from '../publication/stored-views';
import type { TerritoryIndex } from '../territories/territory-index';
import { answerEvent, answerOrganisation, type EntryFacts, type ServerFacts } from './answered-views';
import { decodeCursor, encodeCursor, type Position } from './cursor';
import { countEvents, nextChange, pageOfEvents, type EventQueryContext } from './event-query';
import { SelectionRefused } from './refusal';

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly total: number;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
}

export interface EventPage extends Page<EventView> {
  /** Until when the answer stays true if nothing is published, ISO 8601. */
  readonly validUntil: string | null;
  /** The enclosing territory at which something was found, when the one asked for had nothing. */
  readonly foundAt: TerritoryReference | null;
}

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

interface EntryRow {
  readonly id: number;
  readonly document_id: string;
  readonly view: string;
  readonly revision: number;
  readonly first_published_at: number | string;
  readonly changed_at: number | string;
}

/** Where the index of territories comes from: read once, and again when they change. */
export interface TerritorySource {
  index(): Promise<TerritoryIndex>;
}

export class Catalogue {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly knex: () => Knex,
    private readonly territories: TerritorySource,
    private readonly server: () => ServerFacts,
    private readonly now: () => number = Date.now,
  ) {}

  /** Called after each commit that changed what the public may read. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Published events of a selection. Throws `SelectionRefused` for a code or cursor that does not exist. */
  async events(selection: Selection): Promise<EventPage> {
    const now = this.now();
    const lang = selection.lang ?? 'fr';
    const limit = selection.limit ?? LIMIT_RANGE.default;
    const after = this.position(selection.cursor, 'number', lang);
    const index = await this.territories.index();
    const asked = this.resolve(index, selection.territory, lang);
    const climb =
      after?.at !== undefined ? [this.resolve(index, [after.at], lang, 'cursor')]
      : selection.fallback === 'up' ? [asked, ...enclosingOf(index, asked)]
      : [asked];

    let context = queryContext(index, asked, selection, now);
    let total = 0;
    let foundAt: TerritoryView | undefined;
    for (const territories of climb) {
      context = queryContext(index, territories, selection, now);
      total = await countEvents(this.knex(), selection, context);
      if (total > 0) {
        foundAt = territories === asked ? undefined : territories[0];
        break;
      }
    }
    const found = total === 0 ? [] : await pageOfEvents(this.knex(), selection, context, limit, after);
    const page = found.slice(0, limit).map((position) => ({ ...position, at: foundAt?.code }));
    const rows = await this.rows(page.map(({ id }) => id), lang);
    const validUntil = await nextChange(this.knex(), selection, now);
    return {
      nodes: page.flatMap(({ id }) => {
        const row = rows.get(id);
        return row ? [this.event(row, now)] : [];
      }),
      ...pageInfo(page, found.length > limit),
      total,
      asOf: new Date(now).toISOString(),
      validUntil: validUntil === undefined ? null : new Date(validUntil).toISOString(),
      foundAt: foundAt ? territoryReference(foundAt) : null,
    };
  }

  /** One published event by slug (former slugs included) or by its public id. */
  async eventBy(key: { readonly slug?: string | undefined; readonly id?: string | undefined }, lang: Language): Promise<EventView | undefined> {
    const query = this.entries('event', lang);
    if (key.id !== undefined) {
      const [documentId, instanceId] = key.id.split('@');
      if (instanceId !== this.server().instanceId) return undefined;
      query.where('entry.document_id', documentId);
    } else if (key.slug !== undefined) {
      query.whereIn('entry.id', this.knex()(SLUGS).where({ kind: 'event', slug: key.slug }).select('entry_id'));
    } else {
      return undefined;
    }
    const row = await query.first<EntryRow | undefined>();
    return row && this.event(row, this.now());
  }

  async organisations(search: OrganisationSearch, lang: Language): Promise<Page<OrganisationView>> {
    const limit = search.limit ?? LIMIT_RANGE.default;
    const after = this.position(search.cursor, 'string', lang);
    const filtered = () => {
      const query = this.knex()({ entry: ENTRIES }).where('entry.kind', 'organisation').whereNull('entry.withdrawn_at');
      if (search.slugs?.length) query.whereIn('entry.slug', [...search.slugs]);
      for (const word of textKey(search.name ?? '').split(' ').filter((part) => part !== '')) query.where('entry.search_text', 'like', `%${word}%`);
      return query;
    };
    const page = filtered().select('entry.id', 'entry.sort_key').orderBy([{ column: 'entry.sort_key' }, { column: 'entry.id' }]).limit(limit + 1);
    if (after) {
      page.where((later) => {
        void later.where('entry.sort_key', '>', after.sort).orWhere((same) => void same.where('entry.sort_key', after.sort).where('entry.id', '>', after.id));
      });
    }
    const found: { id: number; sort_key: string }[] = await page;
    const [count]: { total: number | string }[] = await filtered().count('* as total');
    const positions = found.slice(0, limit).map((row): Position => ({ id: row.id, sort: row.sort_key }));
    const rows = await this.rows(positions.map(({ id }) => id), lang);
    return {
      nodes: positions.flatMap(({ id }) => {
        const row = rows.get(id);
        return row ? [answerOrganisation(readView<StoredOrganisation>(row.view), row.document_id, this.server())] : [];
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
    const codes = search.codes?.length ? this.resolve(index, search.codes, lang, 'code').map(({ code }) => code) : undefined;
    const within = search.within?.length ? this.resolve(index, search.within, lang, 'within').map(({ code }) => code) : undefined;
    const found = index.find({ name: search.name, codes, levels: search.levels, within });
    const start = after === undefined ? 0 : after.id;
    const nodes = found.slice(start, start + limit);
    const end = start + nodes.length;
    return {
      nodes,
      pageInfo: { hasNextPage: end < found.length, endCursor: nodes.length > 0 ? encodeCursor({ sort: '', id: end }) : null },
      total: found.length,
      asOf: new Date(this.now()).toISOString(),
    };
  }

  /** A refusal that says, for a territory that could not be read, what was probably meant: a postal code, a near name. */
  async refusal(problems: readonly SelectionProblem[], lang: Language): Promise<SelectionRefused> {
    const index = await this.territories.index();
    return new SelectionRefused(
      problems.map((problem) =>
        problem.name === 'territory' && problem.value !== undefined ? { ...problem, suggestions: suggestions(index, problem.value) } : problem,
      ),
      lang,
    );
  }

  private event(row: EntryRow, now: number): EventView {
    const facts: EntryFacts = {
      documentId: row.document_id,
      firstPublishedAt: Number(row.first_published_at),
      changedAt: Number(row.changed_at),
      revision: row.revision,
    };
    return answerEvent(readView<StoredEvent>(row.view), facts, this.server(), now);
  }

  private entries(kind: EntryKind, lang: Language): Knex.QueryBuilder {
    return this.knex()({ entry: ENTRIES })
      .where('entry.kind', kind)
      .whereNull('entry.withdrawn_at')
      .select('entry.id', 'entry.document_id', `entry.view_${lang} as view`, 'entry.revision', 'entry.first_published_at', 'entry.changed_at');
  }

  private async rows(ids: readonly number[], lang: Language): Promise<Map<number, EntryRow>> {
    if (ids.length === 0) return new Map();
    const rows: EntryRow[] = await this.knex()({ entry: ENTRIES })
      .whereIn('entry.id', [...ids])
      .whereNull('entry.withdrawn_at')
      .select('entry.id', 'entry.document_id', `entry.view_${lang} as view`, 'entry.revision', 'entry.first_published_at', 'entry.changed_at');
    return new Map(rows.map((row) => [row.id, row]));
  }

  private position(cursor: string | undefined, sort: 'number' | 'string', lang: Language): Position | undefined {
    if (cursor === undefined) return undefined;
    const position = decodeCursor(cursor);
    if (!position || typeof position.sort !== sort) {
      throw new SelectionRefused([{ name: 'cursor', value: cursor, reason: 'unknown-value', allowed: ['pageInfo.endCursor'] }], lang);
    }
    return position;
  }

  private resolve(index: TerritoryIndex, codes: readonly string[], lang: Language, name = 'territory'): TerritoryView[] {
    const problems: SelectionProblem[] = [];
    const territories = codes.flatMap((code) => {
      const resolved = index.resolve(code);
      if (resolved) return [resolved.territory];
      problems.push({
        name,
        value: code,
        reason: 'unknown-value',
        allowed: ['FR', 'FR-METRO', 'REG-52', 'DEP-49', 'EPCI-244900809', 'COM-49127', 'COMD-49177'],
        suggestions: suggestions(index, code),
      });
      return [];
    });
    if (problems.length > 0) throw new SelectionRefused(problems, lang);
    return territories;
  }
}

/** The JSON was written by the projection of the same type: the read model is ours alone. */
function readView<View>(text: string): View {
  return JSON.parse(text);
}

const suggestions = (index: TerritoryIndex, text: string): string[] =>
  index.suggest(text).map((territory) => `${territory.code} ${territory.name}`);

function queryContext(index: TerritoryIndex, territories: readonly TerritoryView[], selection: Selection, now: number): EventQueryContext {
  const reach = selection.reach ?? 'both';
  const codes = territories.map(({ code }) => code);
  if (codes.length === 0) return { now, places: undefined };
  return {
    now,
    places: {
      within: reach === 'covering' ? [] : codes,
      covering: reach === 'within' ? [] : [...new Set(codes.flatMap((code) => index.selfAndAncestors(code).filter((ancestor) => ancestor !== code)))],
    },
  };
}

/** What to try next, level by level, when the territories asked for have nothing. */
function enclosingOf(index: TerritoryIndex, asked: readonly TerritoryView[]): TerritoryView[][] {
  const [first] = asked;
  return first ? index.enclosing(first.code).map((territory) => [territory]) : [];
}

function pageInfo(page: readonly Position[], hasNextPage: boolean): Pick<Page<unknown>, 'pageInfo'> {
  const last = page.at(-1);
  return { pageInfo: { hasNextPage, endCursor: last ? encodeCursor(last) : null } };
}

function territoryReference({ code, name, level, department }: TerritoryView): TerritoryReference {
  return { code, name, level, department };
}
