/** How the CMS of the tests may behave; each element adds its own cases, with its name before theirs. */
import type { TerritoryReference } from 'ess-shared-types';
import { AGENDA_CASES } from './agenda-cases.js';
import { INITIATIVE_CASES } from './initiatives-cases.js';
import { KEY_FIGURES_CASES } from './key-figures-cases.js';
import { RESOURCE_CASES } from './resources-cases.js';

/** Arguments of lists and entries, as far as the fixtures look at them. */
export interface Arguments {
  readonly id?: string;
  readonly when?: string;
  readonly lang?: string;
  readonly kind?: readonly string[];
  readonly territory?: readonly string[];
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly fallback?: string;
}

export interface Case {
  /** By field, `essEvents`: the whole list that pages are cut from, as views. */
  readonly lists?: Readonly<Record<string, (args: Arguments) => readonly object[]>>;
  /** By field, `essEvent`: an entry as a view. */
  readonly items?: Readonly<Record<string, (args: Arguments) => object | null>>;
  readonly foundAt?: (args: Arguments) => TerritoryReference | null;
  readonly validUntil?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status of the n-th answer, from 1; 200 unless said. */
  readonly status?: (count: number) => number;
  readonly refusal?: string;
  readonly delay?: number;
  /** Sent in the place of an answer, as a captive portal would. */
  readonly body?: string;
}

export const CASES: Readonly<Record<string, Case>> = {
  ...AGENDA_CASES,
  ...INITIATIVE_CASES,
  ...KEY_FIGURES_CASES,
  ...RESOURCE_CASES,
};
