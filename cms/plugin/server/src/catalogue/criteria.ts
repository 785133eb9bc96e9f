/** From a selection to what is asked of the read model, with territories resolved and enclosing ones to climb to. */
import {
  COLLECTIONS,
  FIGURE_SCOPES,
  keysOf,
  type Collection,
  type Selection,
  type TerritoryView,
} from 'ess-shared-types';
import type { TerritoryIndex } from '../territories/territory-index';
import type { Places } from './conditions';

export function placesOf(
  index: TerritoryIndex,
  collection: Collection,
  territories: readonly TerritoryView[],
  reach: Selection['reach'],
): Places | undefined {
  const codes = territories.map(({ code }) => code);
  if (codes.length === 0) return undefined;
  const meaning = reach ?? COLLECTIONS[collection].reach;
  if (meaning === null) return { within: [], covering: codes };
  const enclosing = new Set(
    codes.flatMap((code) => index.selfAndAncestors(code).filter((ancestor) => ancestor !== code)),
  );
  return { within: meaning === 'covering' ? [] : codes, covering: meaning === 'within' ? [] : [...enclosing] };
}

/** Figures that measure a territory, rather than what somebody does there. */
const MEASURES: readonly string[] = keysOf(FIGURE_SCOPES).filter((scope) => scope !== 'activity');

/**
 * The key figures of a territory are about it: « 64 appartements » of one organisation would stand for what its department
 * counts, and hide that nothing is known of it. They are found by their organisation, by words, by `kind`, and by `reach`.
 */
export function aboutTerritory(collection: Collection, selection: Selection): Selection {
  const { territory, reach, kind, organisation, indicator, q } = selection;
  const isAnyFigure =
    collection === 'chiffres-cles' && [kind, organisation, indicator].every((values) => values.length === 0);
  if (!isAnyFigure || territory.length === 0 || reach !== undefined || q !== undefined) return selection;
  return { ...selection, kind: MEASURES };
}

/** What to try next, level by level, when the territories asked for have nothing: what encloses them all. */
export function enclosingOf(index: TerritoryIndex, asked: readonly TerritoryView[]): TerritoryView[][] {
  const [first, ...others] = asked;
  if (!first) return [];
  return index
    .enclosing(first.code)
    .filter(({ code }) =>
      others.every((other) => other.code === code || index.selfAndAncestors(other.code).includes(code)),
    )
    .map((territory) => [territory]);
}
