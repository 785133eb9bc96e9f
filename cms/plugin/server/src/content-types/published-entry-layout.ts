/** The rows that close the form of every published type: classification, then rights, provenance, technical fields. */
export const publishedEntryRows = [
  ['territories', 'terms'],
  ['translations'],
  ['image'],
  ['licence', 'rights_holder'],
  ['provenance'],
  ['review_flags'],
  ['slug', 'language', 'external_id'],
] as const;
