/** By what a list may be narrowed further, and how much each choice would leave. Pure. */
import type { TerritoryReference } from 'ess-shared-types';

/** Names of a selection that a page offers to choose from. */
export const FACET_NAMES = ['topic', 'audience', 'lever', 'organisation'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export interface FacetOption {
  /** As it stands in an address. */
  readonly value: string;
  readonly label: string;
  /** Entries that would be left; `null` where there are too many to count. */
  readonly count: number | null;
}

export interface Facet {
  readonly name: FacetName;
  /** In the order in which they are offered. */
  readonly options: readonly FacetOption[];
}

export interface Narrowing {
  readonly facets: readonly Facet[];
  /** What was typed as a place and names none; `null` otherwise. */
  readonly unknownPlace: string | null;
  /** Other territories that have the name of the one asked for. */
  readonly namesakes: readonly TerritoryReference[];
}
