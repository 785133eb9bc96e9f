/**
 * What a format turns into text: some published entries of one collection, and what the answer says of itself.
 * Pure data, made by `delivery` from the catalogue's answer; a format adds nothing that is not in it.
 */
import type {
  Collection,
  CollectionViews,
  FormatName,
  Language,
  SavedSelectionView,
  Selection,
  TermReference,
  TerritoryReference,
} from 'ess-shared-types';

import type { Narrowing } from './narrowing';

/** Absolute addresses of the same selection, or of the same entry. */
export interface EditionAddresses {
  /** Of this very text. */
  readonly self: string;
  /** Of the page for people. */
  readonly page: string;
  /** Of every other form of it. */
  readonly formats: Readonly<Partial<Record<FormatName, string>>>;
  /** The next page of a list, in this format; `null` on the last one and where a format carries the whole list. */
  readonly next: string | null;
  /** The server, without a final slash. */
  readonly server: string;
}

/** Presentation that only some formats know. */
export interface EditionOptions {
  /** iCalendar: one entry a session. */
  readonly sessions: boolean;
  /** CSV: as RFC 4180 says, or as a French Excel opens it. */
  readonly dialect: 'rfc4180' | 'excel';
  /** HTML: without the shell of a page, to be included in another one. */
  readonly fragment: boolean;
}

export interface EditionOf<Name extends Collection> {
  readonly collection: Name;
  /** A list, or a single entry under its own address. */
  readonly scope: 'list' | 'item';
  readonly lang: Language;
  /** What is listed, in words: « Les rendez-vous de l’ESS – Maine-et-Loire »; the title of a single entry. */
  readonly title: string;
  readonly entries: readonly CollectionViews[Name][];
  /** Entries of the whole selection; more than `entries` on a page, or beyond the cap of a whole list. */
  readonly total: number;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  /** What was asked for, with the names of its territories and terms. */
  readonly selection: Selection;
  readonly territories: readonly TerritoryReference[];
  readonly terms: readonly TermReference[];
  /** The enclosing territory at which something was found, when the one asked for had nothing. */
  readonly foundAt: TerritoryReference | null;
  /** The saved selection asked for, as it presents itself. */
  readonly saved: SavedSelectionView | null;
  readonly addresses: EditionAddresses;
  readonly options: EditionOptions;
  /** By what the page of a list offers to narrow it; on no other form of it. */
  readonly narrowing?: Narrowing;
  /** Part of every public id after the `@`. */
  readonly instanceId: string;
}

/** Told apart by `collection`. */
export type Edition = { [Name in Collection]: EditionOf<Name> }[Collection];

/** A format: how it announces itself, how it writes. */
export interface Format {
  readonly contentType: string;
  write(edition: Edition): string;
}
