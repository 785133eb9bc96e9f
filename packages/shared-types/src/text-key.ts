/**
 * The one normalised form under which texts are compared and searched: insensitive to case, accents,
 * apostrophes (straight or typographic), hyphens, ligatures and punctuation.
 *
 * `Champgenêteux` and `Champgenéteux` -> `champgeneteux`; `L'Île-d’Yeu` -> `l ile d yeu`.
 */
export function textKey(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/** A slug: the text key joined by hyphens. */
export function slugOf(text: string): string {
  return textKey(text).replaceAll(' ', '-');
}
