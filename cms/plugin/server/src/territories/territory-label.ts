/** The words by which people recognise a territory in lists, and the key by which they find it. */
import { textKey, type TerritoryLevel } from 'ess-shared-types';

const STATUS_WORDS: Readonly<Record<TerritoryLevel, string>> = {
  country: 'pays',
  mainland: '',
  region: 'région',
  department: 'département',
  epci: 'intercommunalité',
  commune: 'commune',
  'delegated-commune': 'commune déléguée',
  'associated-commune': 'commune associée',
  'municipal-arrondissement': 'arrondissement municipal',
  'other-area': 'autre périmètre',
};

const MASCULINE_LEVELS: readonly TerritoryLevel[] = ['country', 'department', 'municipal-arrondissement', 'other-area'];

/** Stands before the words of a search key that only narrow a search. */
export const DETAIL_MARK = '@';

const FRENCH_LIST = new Intl.ListFormat('fr', { type: 'conjunction' });

/** Longest text that the column holds on every database. */
const SEARCH_KEY_LENGTH = 255;

export interface TerritoryWords {
  readonly name: string;
  readonly level: TerritoryLevel;
  /** The department, or « Mayenne et Sarthe » for what spans several. */
  readonly department: string | null;
  /** « d’Orée d’Anjou »: the commune that a delegated one is part of. */
  readonly partOf?: string | undefined;
  /** Said instead of the words of the level. */
  readonly status?: string | undefined;
  readonly retired?: boolean | undefined;
}

/** « Pommerieux (Mayenne, commune) », « Liré (Maine-et-Loire, commune déléguée d’Orée d’Anjou) », « Pays de la Loire (région) ». */
export function territoryLabel({ name, level, department, partOf, status, retired }: TerritoryWords): string {
  const words = [status ?? STATUS_WORDS[level], partOf].filter(Boolean).join(' ');
  const withAge = retired ? `${MASCULINE_LEVELS.includes(level) ? 'ancien' : 'ancienne'} ${words}` : words;
  const details = [department, withAge].filter(Boolean).join(', ');
  return details === '' ? name : `${name} (${details})`;
}

/**
 * What searches in the admin match: name, code and postal codes, then the details of the label, marked so that
 * « mayenne » does not find every commune of Mayenne, and « pommerieux mayenne » still finds the right one.
 * « pommerieux com 53180 53400 @mayenne @commune ».
 */
export function territorySearchKey(territory: {
  readonly label: string;
  readonly code: string | null;
  readonly postalCodes: readonly string[];
}): string {
  const [, name = territory.label, details = ''] = /^(.*?)(?<! ) *\(([^()]*)\)$/.exec(territory.label) ?? [];
  const found = textKey([name, territory.code ?? '', ...territory.postalCodes].join(' '));
  const marked = words(details).map((word) => `${DETAIL_MARK}${word}`);
  return [found, ...marked].join(' ').slice(0, SEARCH_KEY_LENGTH);
}

/**
 * A name after « de », by INSEE’s code of its article: 0 « de Durtal », 1 « d’Orée d’Anjou », 2 « du Mans »,
 * 3 « de La Flèche », 4 « des Hauts-d’Anjou », 5 « de L’Île-d’Yeu ».
 */
export function nameAfterDe(name: string, articleCode: number): string {
  switch (articleCode) {
    case 1:
      return `d’${name}`;
    case 2:
      return `du ${name.replace(/^Le /, '')}`;
    case 4:
      return `des ${name.replace(/^Les /, '')}`;
    default:
      return `de ${name}`;
  }
}

/** Official files write straight apostrophes and quotes; people read typographic ones. */
export function typographic(name: string): string {
  return name
    .replaceAll("'", '’')
    .replaceAll(/"([^"]*)"/g, '«\u00a0$1\u00a0»')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** « Mayenne », « Mayenne et Sarthe », « Aude, Haute-Garonne et Tarn ». */
export function enumerated(names: readonly string[]): string {
  return FRENCH_LIST.format(names);
}

const words = (text: string): string[] =>
  textKey(text)
    .split(' ')
    .filter((word) => word !== '');
