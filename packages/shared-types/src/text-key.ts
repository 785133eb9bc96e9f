/**
 * The one normalised form under which texts are compared and searched: insensitive to case, accents,
 * apostrophes (straight or typographic), hyphens, ligatures, punctuation and inclusive writing.
 *
 * `Champgenêteux` and `Champgenéteux` -> `champgeneteux`; `L'Île-d’Yeu` -> `l ile d yeu`;
 * `adhérent·e·s`, `adhérent(e)s` and `adhérents` -> `adherents`.
 */
export function textKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replaceAll(INCLUSIVE, withoutFeminine)
    .replaceAll(NEITHER_LETTER_NOR_NUMBER, ' ')
    .trim();
}

/** U+02BC is an apostrophe that Unicode counts among the letters. */
const NEITHER_LETTER_NOR_NUMBER = /(?:[^\p{Letter}\p{Number}]|\u02bc)+/gu;

const FEMININE = '(?:[cflnrstv]?e|[cq]ue|elle|i?ere|e?sse|ine|i?ve|ice|[adt]?rice|i?euse)';
const DOT = '[·•‧∙⋅]';
/** The end of a word in inclusive writing: `·e·s`, `·es`, `(e)s`, `.e.s`, `.e`, `-e-s`, without accents. */
const INCLUSIVE = new RegExp(
  `(\\p{L}{2})(?:${DOT}${FEMININE}(?:${DOT}?s)?|\\(${FEMININE}(?:\\)s|s?\\))|\\.${FEMININE}\\.s|\\.e|-${FEMININE}-s)(?!\\p{L})`,
  'gu',
);

/** `nt·e·s` -> `nts`, `us·tes` -> `us`. */
function withoutFeminine(form: string, stem: string): string {
  return /s\)?$/.test(form) && !/[sx]$/.test(stem) ? `${stem}s` : stem;
}
