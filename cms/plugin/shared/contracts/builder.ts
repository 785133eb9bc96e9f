/** « Module à intégrer »: what its page and the server say to each other. */
import type {
  AGENDA_CHOICES,
  EmbeddedCollection,
  INITIATIVES_CHOICES,
  KEY_FIGURES_CHOICES,
  RESOURCES_CHOICES,
} from 'ess-shared-types';

export type { EmbeddedCollection };
type Choices =
  typeof AGENDA_CHOICES | typeof KEY_FIGURES_CHOICES | typeof INITIATIVES_CHOICES | typeof RESOURCES_CHOICES;
export type Layout = Choices['layouts'][number];
/** An optional part that is shown. */
export type Part = Choices['parts'][number];
export type VisitorFilter = Choices['filters'][number];
export type Appearance = 'light' | 'dark' | 'auto';
/** Where titles lead: the page on this server, what unfolds in place, the page of the source. */
export type TitleLink = 'page' | 'inline' | 'source';

/** Nothing, or the site's own page of an entry: a web address that holds its `{slug}` or its `{id}`. */
export const ITEM_URL = /^$|^https?:\/\/\S*\{(slug|id)\}\S*$/;

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the form offers for one element. */
export interface ElementChoices {
  readonly collection: EmbeddedCollection;
  readonly label: string;
  readonly kinds: readonly Option[];
  readonly statuses: readonly Option[];
  /** Whether it has dates. */
  readonly hasPeriod: boolean;
  /** The first is the default. */
  readonly layouts: readonly [Layout, ...Layout[]];
  readonly visitorFilters: readonly VisitorFilter[];
  /** What may be shown of an entry, and what is when nothing is said. */
  readonly parts: readonly Part[];
  readonly shown: readonly Part[];
}

export interface BuilderChoices {
  readonly elements: readonly ElementChoices[];
  /** Topics, as `topic` takes them. */
  readonly topics: readonly Option[];
  readonly audiences: readonly Option[];
  /** Whether the person may save selections, which are public at once. */
  readonly maySave: boolean;
}

/** Territories by name, postal code or code. */
export interface TerritoryOptions {
  readonly territories: readonly Option[];
}

/** How the module looks. */
export interface ModulePresentation {
  /** Empty: no visible title. */
  readonly heading: string;
  /** 2 to 6. */
  readonly headingLevel: number;
  readonly appearance: Appearance;
  readonly layout: Layout;
  readonly filters: readonly VisitorFilter[];
  readonly show: readonly Part[];
  readonly link: TitleLink;
  /** The site's own page of an entry, `https://mairie.example/agenda/{slug}`; empty without one. */
  readonly itemUrl: string;
  /** Entries shown at once, 1 to 100. */
  readonly limit: number;
}

/** A module as the form says it. */
export interface ModuleRequest {
  readonly collection: EmbeddedCollection;
  /** Selection parameters as in an address: `territory=DEP-49&topic=alimentation`. */
  readonly filters: string;
  /** Slug of the saved selection that the snippets name instead of the filters. */
  readonly selection: string | null;
  readonly presentation: ModulePresentation;
}

/** What to paste, or what is wrong, in the language of the person. */
export type ModuleAnswer =
  | { readonly isRefused: true; readonly problems: readonly string[] }
  | {
      readonly isRefused: false;
      /** Entries found now. */
      readonly total: number;
      /** The enclosing territory that the module shows for want of entries in the one asked for. */
      readonly foundAt: string | null;
      /** What the list is called: a title for the module. */
      readonly title: string;
      /** Path and query of the live preview, on the origin of the admin. */
      readonly previewPath: string;
      readonly snippets: {
        readonly element: string;
        readonly pinned: string | null;
        readonly frame: string;
        readonly link: string;
      };
      /** Header lines for sites that have a Content Security Policy. */
      readonly policies: { readonly element: string; readonly frame: string };
    };

export interface SavedSelection {
  readonly documentId: string;
  readonly title: string;
  readonly slug: string;
  readonly collection: EmbeddedCollection;
  readonly filters: string;
  /** Picked one by one in the content manager: its filters say nothing. */
  readonly isHandPicked: boolean;
}

export interface SavedSelectionList {
  readonly selections: readonly SavedSelection[];
}

export interface NewSelection {
  readonly title: string;
  readonly collection: EmbeddedCollection;
  readonly filters: string;
}

export interface SelectionChange {
  readonly filters: string;
}

/** What a change would do to every site that uses the selection. */
export interface ChangeEffect {
  readonly before: number;
  readonly after: number;
  readonly added: TitleList;
  readonly removed: TitleList;
}

/** The first titles, and how many there are. */
export interface TitleList {
  readonly total: number;
  readonly titles: readonly string[];
}

/** Filters that a change replaced, latest first. */
export interface SelectionHistory {
  readonly states: readonly EarlierState[];
}

export interface EarlierState {
  readonly id: number;
  readonly filters: string;
  /** Instant of the change that replaced them, ISO 8601. */
  readonly replacedAt: string;
  /** Name of the account that made it; `null` for an import or an account that is gone. */
  readonly replacedBy: string | null;
}
