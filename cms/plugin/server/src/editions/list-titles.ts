/** What a list is called: what it holds, where, and on what. */
import type { Collection, Language, SavedSelectionView, TermReference, TerritoryReference } from 'ess-shared-types';

export const COLLECTION_TITLES: Readonly<Record<Collection, Readonly<Record<Language, string>>>> = {
  agenda: {
    fr: 'Les rendez-vous de l’économie sociale et solidaire',
    en: 'Social and solidarity economy: what’s on',
  },
  'chiffres-cles': {
    fr: 'Les chiffres clés de l’économie sociale et solidaire',
    en: 'Social and solidarity economy: key figures',
  },
  initiatives: {
    fr: 'Les initiatives de l’économie sociale et solidaire',
    en: 'Social and solidarity economy: initiatives',
  },
  ressources: {
    fr: 'Les ressources sur l’économie sociale et solidaire',
    en: 'Social and solidarity economy: resources',
  },
  dispositifs: {
    fr: 'Les dispositifs de l’économie sociale et solidaire',
    en: 'Social and solidarity economy: support schemes',
  },
};

interface Asked {
  readonly territories: readonly TerritoryReference[];
  readonly terms: readonly TermReference[];
}

/** Names beyond these would make a title that nobody reads. */
const MOST_NAMES = 3;

export function listTitle(
  collection: Collection,
  { territories, terms }: Asked,
  saved: SavedSelectionView | null,
  lang: Language,
): string {
  const names = (all: readonly string[]) =>
    all.length > MOST_NAMES ? `${all.slice(0, MOST_NAMES).join(', ')}…` : all.join(', ');
  return [
    saved?.title ?? COLLECTION_TITLES[collection][lang],
    names(territories.map(({ name }) => name)),
    names(terms.map(({ label }) => label)),
  ]
    .filter((part) => part !== '')
    .join(' – ');
}
