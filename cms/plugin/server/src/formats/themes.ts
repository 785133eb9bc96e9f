/** The vocabularies as public pages say them. */

/** Whom an entry is for: nothing is looked for by it alone. */
export const AUDIENCE_VOCABULARY = 'publics';

/** An acronym is no shout. */
const SHORTEST_SHOUT = 8;

/** What is printed in capitals is read more easily in small letters. */
export const sentenceCased = (text: string): string =>
  text.length > SHORTEST_SHOUT && text === text.toUpperCase()
    ? text.charAt(0) +
      text
        .slice(1)
        .toLowerCase()
        .replaceAll(/\bess\b/g, 'ESS')
    : text.charAt(0).toUpperCase() + text.slice(1);
