/** French sets quotation marks and high punctuation off with a space that does not break. */
export const withUnbreakableSpaces = (french: string): string => french.replaceAll(/ (?=[:;?!»])|(?<=«) /g, '\u00a0');
