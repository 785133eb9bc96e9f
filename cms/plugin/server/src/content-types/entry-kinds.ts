/** What an entry of the read model is. */
export const ENTRY_KINDS = [
  'vocabulary',
  'organisation',
  'resource',
  'event',
  'key-figure',
  'dispositif',
  'initiative',
  'selection',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
