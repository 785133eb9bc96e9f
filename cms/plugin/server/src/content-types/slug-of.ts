/** How a slug is made from a title. */
import anyAscii from 'any-ascii';
import { textKey } from 'ess-shared-types';

const LONGEST = 200;

/**
 * `Soirée Smørrebrød` -> `soiree-smorrebrod`, `Łódź` -> `lodz`, `Forum λ` -> `forum-lambda`, `東京` -> `dongjing`; empty for
 * a title of signs only.
 */
export function slugOf(text: string): string {
  const latin = anyAscii(withGreekLettersNamed(textKey(text))).toLowerCase();
  return latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
}

const GREEK_LETTERS = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const GREEK_NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** A letter that stands alone is a name, not a sound; in a word, beta is written as it is in French. */
const withGreekLettersNamed = (key: string): string =>
  key
    .split(' ')
    .map((word) => GREEK_NAMES[GREEK_LETTERS.indexOf(word)] ?? word.replaceAll('β', 'b'))
    .join(' ');
