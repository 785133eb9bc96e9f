/**
 * The documents as Strapi returns them, read at the edge: what a projection needs, typed, with every
 * field of the database allowed to be empty.
 */
import { z } from 'zod';

export const text = z
  .string()
  .nullish()
  .transform((value) => (value?.trim() ? value.trim() : null));
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);
export const number = z.coerce
  .number()
  .nullish()
  .transform((value) => value ?? null);
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
export const optional = <Item extends z.ZodType>(item: Item) => item.nullish().transform((value) => value ?? null);

export const documentId = z.string();

export const territoryReference = z.object({ documentId, code: text, name: text, level: text, department: text });
export const organisationReference = z.object({ documentId, slug: text, name: text, short_name: text, website: text });
export const termReference = z.object({
  documentId,
  slug: text,
  label_fr: text,
  label_en: text,
  vocabulary: optional(z.object({ documentId, slug: text })),
});
const personReference = z.object({
  documentId,
  display_name: text,
  visibility: text,
  erasure_requested: flag,
  /** Found under, never shown. */
  aliases: list(z.object({ label: text })),
});
export const resourceReference = z.object({
  documentId,
  title: text,
  slug: text,
  kind: text,
  canonical_url: text,
  link_status: text,
});

export const occurrence = z.object({ start: text, end: text, half_day: text, year_inferred: flag, time_zone: text });
export const place = z.object({
  state: text,
  name: text,
  street: text,
  postal_code: text,
  label_as_printed: text,
  access_information: text,
  accessibility: text,
  latitude: number,
  longitude: number,
  territory: optional(territoryReference),
});
export const involvement = z.object({
  role: text,
  label_as_printed: text,
  organisation: optional(organisationReference),
});
const participation = z.object({
  role: text,
  function_at_date: text,
  unit_label: text,
  announced: flag,
  actual: flag,
  person: optional(personReference),
  organisation: optional(organisationReference),
});
export const eventDocument = z.object({ role: text, resource: optional(resourceReference) });
const subSession = z.object({
  title: text,
  kind: text,
  number_as_printed: text,
  start: text,
  end: text,
  end_inferred: flag,
  summary: text,
  participations: list(participation),
  documents: list(eventDocument),
});
const session = subSession.extend({ sessions: list(subSession) });
export const quantity = z.object({ as_published: text });
export const image = z.object({
  decorative: flag,
  alternative_text: text,
  credit: text,
  licence: text,
  file: optional(z.object({ url: z.string(), width: number, height: number })),
});
export const provenance = z.object({
  source_name: text,
  source_url: text,
  entered_by: text,
  locator: text,
  retrieved_on: text,
  document: optional(resourceReference),
});
export const translation = z.object({ language: text, title: text, summary: text, body: z.unknown() });
const registration = z.object({ url: text, deadline: text, fee: text, capacity: number, audience: text });

/** What every published entry has. */
export const entryDocumentSchema = z.object({
  documentId,
  title: text,
  slug: text,
  former_slugs: z.unknown(),
  summary: text,
  body: z.unknown(),
  translations: list(translation),
  territories: list(territoryReference),
  terms: list(termReference),
  publisher: optional(organisationReference),
  image: optional(image),
  licence: text,
  rights_holder: text,
  provenance: list(provenance),
});

export const eventDocumentSchema = entryDocumentSchema.extend({
  kind: text,
  event_status: text,
  theme: text,
  edition_number: text,
  recurrence_text: text,
  attendance: text,
  series: optional(z.object({ documentId, slug: text, title: text })),
  occurrences: list(occurrence),
  places: list(place),
  online_accesses: list(z.object({ url: text, label: text })),
  registration: optional(registration),
  involvements: list(involvement),
  participations: list(participation),
  sessions: list(session),
  documents: list(eventDocument),
  participants_count: optional(quantity),
});

export const organisationDocumentSchema = organisationReference.extend({
  aliases: list(z.object({ label: text })),
  territory: optional(territoryReference),
  area_of_action: list(territoryReference),
  terms: list(termReference),
});

export type EntryDocument = z.output<typeof entryDocumentSchema>;
export type EventDocument = z.output<typeof eventDocumentSchema>;
export type OrganisationDocument = z.output<typeof organisationDocumentSchema>;
export type LoadedOccurrence = z.output<typeof occurrence>;
export type LoadedPlace = z.output<typeof place>;
export type LoadedSession = z.output<typeof session>;
export type LoadedSubSession = z.output<typeof subSession>;
export type LoadedParticipation = z.output<typeof participation>;
export type LoadedInvolvement = z.output<typeof involvement>;
export type LoadedEventDocument = z.output<typeof eventDocument>;
export type LoadedOrganisation = z.output<typeof organisationReference>;
export type LoadedTerritory = z.output<typeof territoryReference>;
export type LoadedTerm = z.output<typeof termReference>;
export type LoadedProvenance = z.output<typeof provenance>;
export type LoadedImage = z.output<typeof image>;

export const fields = (...names: string[]) => ({ fields: names });
export const TERRITORY = fields('code', 'name', 'level', 'department');
export const ORGANISATION = fields('slug', 'name', 'short_name', 'website');
export const RESOURCE = fields('title', 'slug', 'kind', 'canonical_url', 'link_status');
export const INVOLVEMENTS = { populate: { organisation: ORGANISATION } };
const PARTICIPATIONS = {
  populate: {
    person: { ...fields('display_name', 'visibility', 'erasure_requested'), populate: { aliases: true } },
    organisation: ORGANISATION,
  },
};
export const DOCUMENTS = { populate: { resource: RESOURCE } };
const SUB_SESSIONS = { populate: { participations: PARTICIPATIONS, documents: DOCUMENTS } };

export const TERM = { fields: ['slug', 'label_fr', 'label_en'], populate: { vocabulary: fields('slug') } };
export const PLACES = { populate: { territory: TERRITORY } };

/** What every entry's view shows, and nothing of who created or edited it. */
export const ENTRY_POPULATE = {
  translations: true,
  territories: TERRITORY,
  terms: TERM,
  publisher: ORGANISATION,
  image: { populate: { file: fields('url', 'width', 'height') } },
  provenance: { populate: { document: RESOURCE } },
};

export const EVENT_POPULATE = {
  ...ENTRY_POPULATE,
  series: fields('slug', 'title'),
  occurrences: true,
  places: PLACES,
  online_accesses: true,
  registration: true,
  involvements: INVOLVEMENTS,
  participations: PARTICIPATIONS,
  sessions: { populate: { ...SUB_SESSIONS.populate, sessions: SUB_SESSIONS } },
  documents: DOCUMENTS,
  participants_count: true,
};

export const ORGANISATION_POPULATE = {
  aliases: true,
  territory: TERRITORY,
  area_of_action: TERRITORY,
  terms: TERM,
};
