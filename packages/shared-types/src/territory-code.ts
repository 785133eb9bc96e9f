/**
 * Codes of territories: a prefix that says the level and the INSEE code, because the same five digits may
 * name a commune and its delegated commune (584 cases in the Code officiel géographique 2026).
 */
export const TERRITORY_CODE_PREFIXES = ['REG', 'DEP', 'EPCI', 'COM', 'COMD', 'COMA', 'ARM'] as const;
export type TerritoryCodePrefix = (typeof TERRITORY_CODE_PREFIXES)[number];

/** `FR`, `FR-METRO`, `REG-52`, `DEP-49`, `EPCI-244900809`, `COM-49127`, `COMD-49177`, or the slug of another area. */
export type TerritoryCode =
  'FR' | 'FR-METRO' | `${TerritoryCodePrefix}-${string}` | (string & { readonly territorySlug: unique symbol });

export const COUNTRY_CODE = 'FR' satisfies TerritoryCode;
export const MAINLAND_CODE = 'FR-METRO' satisfies TerritoryCode;

const OFFICIAL =
  /^(?:FR|FR-METRO|REG-\d{2}|DEP-(?:\d{2}|2[AB]|9[78]\d)|EPCI-\d{9}|(?:COM|COMD|COMA|ARM)-(?:\d{5}|2[AB]\d{3}))$/;
const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Whether a text has the form of a territory code; whether such a territory exists is for the catalogue to say. */
export function isTerritoryCode(text: string): text is TerritoryCode {
  return OFFICIAL.test(text) || SLUG.test(text);
}

/** The prefix of an official code, or `undefined`. */
export function prefixOf(code: string): TerritoryCodePrefix | undefined {
  return TERRITORY_CODE_PREFIXES.find((prefix) => code.startsWith(`${prefix}-`));
}
