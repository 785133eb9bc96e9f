/** A territory with what is published for it, and the lists of territories that a name leads to, as data. */
import {
  COLLECTION_NAMES,
  type Collection,
  type CollectionViews,
  type Language,
  type TerritoryReference,
  type TerritoryView,
} from 'ess-shared-types';

/** What one territory holds of a collection: the one asked for, or one that encloses it. */
export interface TerritoryStep<View> {
  readonly territory: TerritoryReference;
  /** Everything that it holds; more than `entries`. */
  readonly total: number;
  /** Without those of a nearer territory. */
  readonly entries: readonly View[];
}

export interface TerritorySection<View> {
  /** What the list of the territory holds. */
  readonly total: number;
  /** Nearest first; territories that hold nothing more are left out. */
  readonly steps: readonly TerritoryStep<View>[];
}

export type TerritorySections = {
  readonly [Name in Collection]: TerritorySection<CollectionViews[Name]>;
};

/** Some territories, and how many there are. */
export interface SomeTerritories {
  readonly total: number;
  readonly some: readonly TerritoryReference[];
}

/** Its other forms. */
export type TerritoryForm = 'html' | 'json' | 'frame';

export interface TerritoryEdition {
  readonly lang: Language;
  /** Without a final slash. */
  readonly server: string;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  readonly territory: TerritoryView;
  /** Nearest first. */
  readonly enclosing: readonly TerritoryReference[];
  /** What lies in it, and what lies beside it in the same territory, the most populous first. */
  readonly inside: SomeTerritories;
  readonly beside: SomeTerritories & { readonly within: TerritoryReference | null };
  readonly sections: TerritorySections;
  /** Its absolute address in a form and a language; in its own where none is said. */
  readonly at: (form: TerritoryForm, lang?: Language) => string;
  /** The list of a collection in a territory. */
  readonly listAt: (collection: Collection, code: string, format?: 'ics' | 'rss') => string;
}

/** The territories that a search by name or postal code finds. */
export interface TerritoriesEdition {
  readonly lang: Language;
  readonly server: string;
  readonly asOf: string;
  /** As it was typed; empty where nothing was. */
  readonly q: string;
  /** Where it is looked for; `null` for everywhere. */
  readonly within: TerritoryReference | null;
  readonly found: SomeTerritories;
  /** Whether these are only near to what was typed. */
  readonly isNear: boolean;
  readonly self: string;
  /** This search in a form and a language. */
  readonly at: (form: 'html' | 'json', lang?: Language) => string;
  readonly territoryAt: (code: string) => string;
}

export function territoryJson(edition: TerritoryEdition): string {
  const { territory, enclosing, inside, beside, sections, lang, asOf, at, listAt } = edition;
  return JSON.stringify({
    asOf,
    lang,
    territory,
    enclosing,
    inside: { total: inside.total, nodes: inside.some },
    beside: { within: beside.within, total: beside.total, nodes: beside.some },
    collections: COLLECTION_NAMES.map((collection) => ({
      collection,
      total: sections[collection].total,
      url: listAt(collection, territory.code),
      steps: sections[collection].steps.map(({ territory: reached, total, entries }) => ({
        territory: reached,
        isOwn: reached.code === territory.code,
        total,
        nodes: entries,
      })),
    })),
    links: {
      self: at('json'),
      page: at('html'),
      frame: at('frame'),
      calendar: listAt('agenda', territory.code, 'ics'),
      newEvents: listAt('agenda', territory.code, 'rss'),
      newResources: listAt('ressources', territory.code, 'rss'),
    },
  });
}

export function territoriesJson({ asOf, lang, q, within, found, isNear, at, territoryAt }: TerritoriesEdition): string {
  return JSON.stringify({
    asOf,
    lang,
    q,
    within,
    total: found.total,
    isNear,
    links: { self: at('json'), page: at('html') },
    nodes: found.some.map((territory) => ({ ...territory, url: territoryAt(territory.code) })),
  });
}
