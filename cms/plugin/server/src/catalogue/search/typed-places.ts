/** The territory that people name in a search: « qui contacter en Sarthe ». Pure. */
import type { Language, TerritoryView } from 'ess-shared-types';
import { searchedKey } from '../../territories/searched-text';
import type { TerritoryIndex } from '../../territories/territory-index';
import { isSilent } from '../../words/stems';

/** Words of the longest name that is looked for. */
const LONGEST = 8;
/** Words of a search among which one is looked for. */
const MOST_WORDS = 40;

/** What stands before the name of a place; a name that is a common word too is one only there, or with a capital. */
const INTRODUCERS: ReadonlySet<string> = new Set(
  [
    'a',
    'au',
    'aux',
    'de',
    'd',
    'du',
    'des',
    'en',
    'dans',
    'sur',
    'vers',
    'pres',
    'autour',
    'le',
    'la',
    'l',
    'les',
  ].concat([
    'region',
    'departement',
    'commune',
    'ville',
    'communaute',
    'agglomeration',
    'metropole',
    'in',
    'near',
    'of',
  ]),
);
const KINDS_OF_PLACE: ReadonlySet<string> = new Set(['region', 'departement', 'commune', 'ville', 'agglomeration']);
const LEVELS: readonly TerritoryView['level'][] = ['region', 'department', 'epci', 'commune', 'delegated-commune'];

export interface TypedPlace {
  readonly territory: TerritoryView;
  /** The words of the search that name it, and those that say what kind of place it is. */
  readonly words: readonly string[];
  readonly kinds: readonly string[];
}

/** The longest name of a territory in a search; of several of one name, the widest, then the most populous. */
export function typedPlace(typed: string, index: TerritoryIndex, lang: Language): TypedPlace | undefined {
  const forms = typed.split(/[\s,;:!?()«»"“”]+|(?<=\p{L})['’](?=\p{L})/u).filter((form) => form !== '');
  const words = forms.slice(0, MOST_WORDS).map((form) => ({ form, key: searchedKey(`${form} `).trim() }));
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const named = words.slice(start, start + length);
      const key = searchedKey(named.map((word) => word.form).join(' '));
      const territory = index.named(key).find(({ level }) => LEVELS.includes(level));
      if (!territory || key.length < 3) continue;
      const before = words[start - 1]?.key;
      const isAlone = length === words.length;
      const isMeant =
        isAlone || (before !== undefined && INTRODUCERS.has(before)) || /^\p{Lu}/u.test(named[0]?.form ?? '');
      if (!isMeant || isSilent(key, lang)) continue;
      // « la région Bretagne »: what kind of place it is goes with its name.
      const kinds = words.slice(Math.max(0, start - 2), start).map((word) => word.key);
      return { territory, words: key.split(' '), kinds: kinds.filter((kind) => KINDS_OF_PLACE.has(kind)) };
    }
  }
  return undefined;
}
