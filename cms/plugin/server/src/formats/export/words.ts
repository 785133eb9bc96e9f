/** Turns of phrase of the texts of an archive. */

/** « 12 fiches ». */
export const entries = (count: number): string => `${count} ${count > 1 ? 'fiches' : 'fiche'}`;

/** A text file: paragraphs separated by an empty line. */
export const paragraphs = (...texts: readonly string[]): string => `${texts.join('\n\n')}\n`;
