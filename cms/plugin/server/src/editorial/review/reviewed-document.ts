/**
 * A document as the reasons look at it: one shape for every type. What a type does not have is empty, and reads like
 * what nobody filled in; each reason says which types it speaks of.
 */
import { z } from 'zod';
import { contentTypes, type TypeName } from '../../content-types';
import {
  documentId,
  fields,
  flag,
  list,
  number,
  occurrence,
  optional,
  provenance,
  text,
} from '../../publication/documents';
import type { Populate } from '../../publication/types/published-type';

const attached = z.object({ role: text });
const named = z.object({ documentId, title: text, name: text, label: text, kind: text });

const reviewedSchema = z.object({
  id: z.number(),
  documentId,
  title: text,
  name: text,
  label: text,
  label_fr: text,
  display_name: text,
  publisher: optional(z.object({ documentId, name: text })),
  body: z.unknown().optional(),
  provenance: list(provenance),
  review_flags: list(z.object({ reason: text, field: text, note: text })),
  image: optional(z.object({ decorative: flag, alternative_text: text, file: optional(z.object({ url: text })) })),
  kind: text,
  event_status: text,
  occurrences: list(occurrence),
  documents: list(attached),
  sessions: list(z.object({ documents: list(attached), sessions: list(z.object({ documents: list(attached) })) })),
  online_accesses: list(z.object({ url: text })),
  registration: optional(z.object({ url: text })),
  canonical_url: text,
  link_status: text,
  formats: list(z.object({ url: text })),
  website: text,
  website_status: text,
  application_url: text,
  application_status: text,
  scheme_status: text,
  closes_on: text,
  scope: text,
  figure_status: text,
  value: optional(z.object({ shape: text, as_published: text, number })),
  period_start: text,
  period_end: text,
  source: optional(named),
  groups: list(named),
  contact_points: list(z.object({ label: text, form_url: text, expires_on: text })),
  method_url: text,
  contact_url: text,
});

export type ReviewedDocument = z.output<typeof reviewedSchema>;

export const readReviewed = (document: unknown): ReviewedDocument => reviewedSchema.parse(document);

/** What names a document in lists. */
export const titleOf = (document: ReviewedDocument): string =>
  document.title ??
  document.name ??
  document.label_fr ??
  document.label ??
  document.display_name ??
  document.documentId;

/** Types of which some reason speaks. Territories are official, and lists have nothing that ages. */
export const REVIEWED_TYPES = [
  'event',
  'resource',
  'key-figure',
  'initiative',
  'dispositif',
  'organisation',
  'source',
  'person',
  'term',
  'selection',
] as const satisfies readonly TypeName[];
export type ReviewedType = (typeof REVIEWED_TYPES)[number];

const POPULATE: Populate = {
  publisher: fields('name'),
  provenance: { populate: { document: fields('title') } },
  review_flags: true,
  image: { populate: { file: fields('url') } },
  occurrences: true,
  documents: true,
  sessions: { populate: { documents: true, sessions: { populate: { documents: true } } } },
  online_accesses: true,
  registration: true,
  formats: true,
  value: true,
  source: fields('label'),
  groups: fields('title', 'kind'),
  contact_points: true,
};

/** What is loaded with a document of this type. */
export function populateOf(type: ReviewedType): Populate {
  const { attributes } = contentTypes[type].schema;
  return Object.fromEntries(Object.entries(POPULATE).filter(([name]) => name in attributes));
}
