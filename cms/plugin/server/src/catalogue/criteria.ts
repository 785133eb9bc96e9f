/** From a selection to what is asked of the read model, with territories resolved and enclosing ones to climb to. */
import type { Selection, TerritoryView } from 'ess-shared-types';
import type { EntryKind } from '../publication/tables';
import type { TerritoryIndex } from '../territories/territory-index';
import type { Places } from './conditions';

/** What a territory means where `reach` is not said: a figure is of its territory, an initiative lies within. */
type DefaultReach = 'within' | 'covering' | 'both' | 'exact';
const DEFAULT_REACH: Readonly<Partial<Record<EntryKind, DefaultReach>>> = {
  'key-figure': 'exact',
  initiative: 'within',
};

export function placesOf(
  index: TerritoryIndex,
  kind: EntryKind,
  territories: readonly TerritoryView[],
  reach: Selection['reach'],
): Places | undefined {
  const codes = territories.map(({ code }) => code);
  if (codes.length === 0) return undefined;
  const meaning = reach ?? DEFAULT_REACH[kind] ?? 'both';
  if (meaning === 'exact') return { within: [], covering: codes };
  const enclosing = new Set(
    codes.flatMap((code) => index.selfAndAncestors(code).filter((ancestor) => ancestor !== code)),
  );
  return { within: meaning === 'covering' ? [] : codes, covering: meaning === 'within' ? [] : [...enclosing] };
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
