import { textKey } from 'ess-shared-types';

/** The key of a name that someone searches, with the usual short forms spelt out: « St Denis » is « Saint-Denis ». */
export function searchedKey(typed: string): string {
  return textKey(typed).replaceAll(/(?<![^ ])st(e?) /g, 'saint$1 ');
}
