/** What a slug may be: the part of an address that names an entry, a selection or a term. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text may stand in an address as the name of an entry. */
export const isSlug = (text: string): boolean => SLUG_PATTERN.test(text);
