/**
 * The corpus format: one JSON file holds entries of several types, each with a stable external id, and
 * refers to others by that id (territories by their code, terms by `vocabulary:slug`). Unknown fields are
 * refused. Described for authors in `cms/corpus/README.md`.
 */
import {
  ATTENDANCE_MODES,
  COLLECTIONS,
  COMPARATORS,
  DISPOSITIF_NATURES,
  DISPOSITIF_RECURRENCES,
  DISPOSITIF_STATUSES,
  FIGURE_GROUP_KINDS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  INDICATOR_AGGREGATIONS,
  INITIATIVE_STAGES,
  VALUE_SHAPES,
  EVENT_DOCUMENT_ROLES,
  EVENT_KINDS,
  EVENT_STATUSES,
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  keysOf,
  LICENCES,
  LINK_STATUSES,
  PARTICIPATION_ROLES,
  PLACE_STATES,
  RESOURCE_KINDS,
  SESSION_KINDS,
  SLUG_PATTERN,
  type VocabularyEntry,
} from 'ess-shared-types';
import { z } from 'zod';
import {
  ALIAS_KINDS,
  ESS_MEMBERSHIPS,
  EXTRACTION_MODES,
  MANDATE_KINDS,
  ORGANISATION_STATUSES,
  PERSON_VISIBILITIES,
  RESOURCE_ACCESSES,
  REVIEW_REASONS,
} from '../../content-types/vocabularies';

const key = <Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>) => z.enum(keysOf(vocabulary));

const text = z.string().trim().min(1);
/** `event:durtal-2025-09-11`: a type, a colon and a slug; never changes once published. */
const externalId = z.string().regex(/^[a-z-]+:[a-z0-9-]+$/, 'must look like event:durtal-2025-09-11');
const moment = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$/, 'must look like 2025, 2025-09, 2025-09-11 or 2025-09-11T09:30');
const slug = z.string().regex(SLUG_PATTERN, 'must be a slug');
const hour = z.string().regex(/^\d{2}:\d{2}$/, 'must look like 09:30');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const territory = text;
const term = z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/, 'must look like vocabulary:slug');
/** Paragraphs of plain text; a line that starts with `- ` is an item of a list. */
const body = z.array(text);

const provenance = z.strictObject({
  document: externalId.optional(),
  enteredBy: text.optional(),
  /** Name and page of a source that is no document of the CMS: another agenda, an open data file. */
  sourceName: text.optional(),
  sourceUrl: text.optional(),
  /** Page or line of the source document. */
  locator: text.optional(),
  retrievedOn: day.optional(),
  extraction: key(EXTRACTION_MODES).default('human'),
});
const reviewFlag = z.strictObject({ reason: key(REVIEW_REASONS), field: text.optional(), note: text.optional() });
const alias = z.strictObject({
  label: text,
  kind: key(ALIAS_KINDS).default('variant'),
  from: moment.optional(),
  to: moment.optional(),
});
const involvement = z.strictObject({
  role: key(INVOLVEMENT_ROLES),
  organisation: externalId.optional(),
  labelAsPrinted: text.optional(),
});
const participation = z.strictObject({
  role: key(PARTICIPATION_ROLES).default('speaker'),
  person: externalId.optional(),
  functionAtDate: text.optional(),
  organisation: externalId.optional(),
  unitLabel: text.optional(),
  announced: z.boolean().optional(),
  actual: z.boolean().optional(),
});
const eventDocument = z.strictObject({ role: key(EVENT_DOCUMENT_ROLES), resource: externalId });
const subSession = z.strictObject({
  title: text,
  kind: key(SESSION_KINDS).default('other-session'),
  numberAsPrinted: text.optional(),
  start: hour.optional(),
  end: hour.optional(),
  endInferred: z.boolean().default(false),
  summary: text.optional(),
  participations: z.array(participation).default([]),
  documents: z.array(eventDocument).default([]),
});
const session = subSession.extend({ sessions: z.array(subSession).default([]) });
const quantity = z.strictObject({
  asPublished: text,
  value: z.number().optional(),
  maximum: z.number().optional(),
  comparator: key(COMPARATORS).optional(),
  unit: text.optional(),
});

const entryHead = {
  externalId,
  title: text,
  slug: slug.optional(),
  summary: text.max(280).optional(),
  body: body.default([]),
  translations: z
    .array(
      z.strictObject({
        language: z.enum(['en']),
        title: text.optional(),
        summary: text.optional(),
        body: body.default([]),
      }),
    )
    .default([]),
};
const entryTail = {
  territories: z.array(territory).default([]),
  terms: z.array(term).default([]),
  publisher: externalId.optional(),
  licence: key(LICENCES).default('unstated'),
  rightsHolder: text.optional(),
  provenance: z.array(provenance).min(1, 'says where it comes from'),
  reviewFlags: z.array(reviewFlag).default([]),
  /** Drafts are loaded without being published. */
  published: z.boolean().default(true),
};

export const eventSchema = z.strictObject({
  ...entryHead,
  kind: key(EVENT_KINDS).default('other-event'),
  status: key(EVENT_STATUSES).default('announced'),
  theme: text.optional(),
  series: externalId.optional(),
  editionNumber: text.optional(),
  occurrences: z
    .array(
      z.strictObject({
        start: moment,
        end: moment.optional(),
        halfDay: key(HALF_DAYS).optional(),
        yearInferred: z.boolean().default(false),
        timeZone: text.default('Europe/Paris'),
      }),
    )
    .default([]),
  recurrenceText: text.optional(),
  attendance: key(ATTENDANCE_MODES).default('unspecified'),
  places: z
    .array(
      z.strictObject({
        state: key(PLACE_STATES).default('confirmed'),
        name: text.optional(),
        street: text.optional(),
        postalCode: text.optional(),
        territory: territory.optional(),
        labelAsPrinted: text.optional(),
        accessInformation: text.optional(),
        accessibility: text.optional(),
        latitude: z.number().min(-90).max(90).optional(),
        longitude: z.number().min(-180).max(180).optional(),
      }),
    )
    .default([]),
  onlineAccesses: z.array(z.strictObject({ url: text.optional(), label: text.optional() })).default([]),
  registration: z
    .strictObject({
      url: text.optional(),
      deadline: moment.optional(),
      fee: text.optional(),
      capacity: z.number().int().positive().optional(),
      audience: text.optional(),
    })
    .optional(),
  involvements: z.array(involvement).default([]),
  participations: z.array(participation).default([]),
  sessions: z.array(session).default([]),
  documents: z.array(eventDocument).default([]),
  participantsCount: quantity.optional(),
  ...entryTail,
});

export const resourceSchema = z.strictObject({
  ...entryHead,
  kind: key(RESOURCE_KINDS),
  involvements: z.array(involvement).default([]),
  publicationDate: moment.optional(),
  canonicalUrl: text.optional(),
  linkStatus: key(LINK_STATUSES).default('unchecked'),
  access: key(RESOURCE_ACCESSES).default('free'),
  formats: z
    .array(
      z.strictObject({
        url: text.optional(),
        mime: text.optional(),
        bytes: z.number().int().positive().optional(),
        pages: z.number().int().positive().optional(),
        duration: text.optional(),
        language: text.optional(),
        accessible: z.boolean().optional(),
      }),
    )
    .default([]),
  isPartOf: externalId.optional(),
  ...entryTail,
});

export const eventSeriesSchema = z.strictObject({
  externalId,
  title: text,
  slug: entryHead.slug,
  summary: text.optional(),
  startedOn: moment.optional(),
  involvements: z.array(involvement).default([]),
  aliases: z.array(alias).default([]),
  provenance: z.array(provenance).min(1),
});

export const organisationSchema = z.strictObject({
  externalId,
  name: text,
  slug: entryHead.slug,
  shortName: text.optional(),
  aliases: z.array(alias).default([]),
  website: text.optional(),
  territory: territory.optional(),
  areaOfAction: z.array(territory).default([]),
  parent: externalId.optional(),
  terms: z.array(term).default([]),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  status: key(ORGANISATION_STATUSES).default('active'),
  legalForm: text.optional(),
  essMembership: key(ESS_MEMBERSHIPS).default('unknown'),
  foundedOn: moment.optional(),
  headcount: quantity.optional(),
  successorOf: z.array(externalId).default([]),
  provenance: z.array(provenance).min(1),
  reviewFlags: z.array(reviewFlag).default([]),
});

export const personSchema = z.strictObject({
  externalId,
  displayName: text,
  slug: entryHead.slug,
  aliases: z.array(alias).default([]),
  visibility: key(PERSON_VISIBILITIES).default('internal'),
  mandates: z
    .array(
      z.strictObject({
        organisation: externalId.optional(),
        functionLabel: text,
        kind: key(MANDATE_KINDS).optional(),
        from: moment.optional(),
        to: moment.optional(),
      }),
    )
    .default([]),
  provenance: z.array(provenance).min(1),
  reviewFlags: z.array(reviewFlag).default([]),
});

export const vocabularySchema = z.strictObject({
  externalId,
  labelFr: text,
  labelEn: text.optional(),
  slug,
  description: text.optional(),
  /** The network whose words these are; none for a neutral list. */
  owner: externalId.optional(),
  /** Made by editors, not by the documents. */
  editorial: z.boolean().default(false),
  provenance: z.array(provenance).default([]),
  terms: z.array(
    z.strictObject({
      slug,
      labelFr: text,
      labelEn: text.optional(),
      shortLabelFr: text.optional(),
      definition: text.optional(),
      parent: z.string().optional(),
      mappedTo: z.array(term).default([]),
      validFrom: moment.optional(),
      validTo: moment.optional(),
      replacedBy: term.optional(),
      formerSlugs: z.array(slug).default([]),
      reviewFlags: z.array(reviewFlag).default([]),
    }),
  ),
});

export const indicatorSchema = z.strictObject({
  externalId,
  labelFr: text,
  labelEn: text.optional(),
  slug: entryHead.slug,
  /** Numerator, denominator, population, as far as the sources say. */
  definition: text.optional(),
  unit: text.optional(),
  aggregation: key(INDICATOR_AGGREGATIONS).optional(),
  /** The most that the definition allows: 100 for a share. */
  maximum: z.number().optional(),
  supersededBy: externalId.optional(),
  comparableWith: z.array(externalId).default([]),
  provenance: z.array(provenance).default([]),
});

export const sourceSchema = z.strictObject({
  externalId,
  label: text,
  slug: entryHead.slug,
  producers: z.array(externalId).default([]),
  dataVintage: moment.optional(),
  publicationDate: moment.optional(),
  methodUrl: text.optional(),
  territorialDefinition: text.optional(),
  provenance: z.array(provenance).default([]),
  reviewFlags: z.array(reviewFlag).default([]),
});

/** Figures that stand beside each other, and why. */
export const figureGroupSchema = z.strictObject({
  externalId,
  title: text,
  slug: entryHead.slug,
  kind: key(FIGURE_GROUP_KINDS),
  explanationFr: text,
  explanationEn: text.optional(),
  provenance: z.array(provenance).default([]),
});

const figureValue = z.strictObject({
  shape: key(VALUE_SHAPES),
  /** Word for word. */
  asPublished: text,
  /** The number, or the lower bound of a range. */
  number: z.number().optional(),
  maximum: z.number().optional(),
  comparator: key(COMPARATORS).optional(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  /** Of a change: the period it is measured from, `2008`. */
  basePeriod: moment.optional(),
  unit: text.optional(),
});

export const keyFigureSchema = z.strictObject({
  ...entryHead,
  indicator: externalId,
  scope: key(FIGURE_SCOPES),
  value: figureValue,
  territory: territory.optional(),
  territoryAsPrinted: text.optional(),
  zoning: term.optional(),
  periodStart: moment.optional(),
  periodEnd: moment.optional(),
  periodAsPrinted: text.optional(),
  source: externalId.optional(),
  /** The organisation or network whose activity it measures. */
  about: externalId.optional(),
  groups: z.array(externalId).default([]),
  status: key(FIGURE_STATUSES).default('current'),
  note: text.optional(),
  ...entryTail,
});

const place = eventSchema.shape.places;

export const initiativeSchema = z.strictObject({
  ...entryHead,
  whatItDoes: text,
  stage: key(INITIATIVE_STAGES).default('unknown'),
  places: place,
  territoryAsPrinted: text.optional(),
  involvements: z.array(involvement).default([]),
  legalForm: text.optional(),
  startedOn: moment.optional(),
  size: quantity.optional(),
  website: text.optional(),
  websiteStatus: key(LINK_STATUSES).default('unchecked'),
  documents: z.array(eventDocument).default([]),
  dispositif: externalId.optional(),
  replicationOf: externalId.optional(),
  ...entryTail,
});

export const dispositifSchema = z.strictObject({
  ...entryHead,
  aliases: z.array(alias).default([]),
  nature: key(DISPOSITIF_NATURES).default('unspecified'),
  status: key(DISPOSITIF_STATUSES).default('unverified'),
  recurrence: key(DISPOSITIF_RECURRENCES).optional(),
  involvements: z.array(involvement).default([]),
  scaleAsPrinted: text.optional(),
  eligibility: z
    .strictObject({
      text: text.optional(),
      audiences: z.array(term).default([]),
      zonings: z.array(term).default([]),
      minimumHeadcount: z.number().int().optional(),
      maximumHeadcount: z.number().int().optional(),
      maximumHeadcountIncluded: z.boolean().default(true),
      maximumPopulation: z.number().int().optional(),
      maximumPopulationIncluded: z.boolean().default(false),
      maximumIntercommunalPopulation: z.number().int().optional(),
      maximumIntercommunalPopulationIncluded: z.boolean().default(false),
    })
    .optional(),
  amount: quantity.optional(),
  duration: text.optional(),
  opensOn: moment.optional(),
  closesOn: moment.optional(),
  applicationUrl: text.optional(),
  applicationStatus: key(LINK_STATUSES).default('unchecked'),
  parentProgramme: externalId.optional(),
  howItHelps: text.optional(),
  ...entryTail,
});

export const selectionSchema = z.strictObject({
  externalId,
  title: text,
  slug,
  collection: key(COLLECTIONS),
  /** As in a URL, `territory=DEP-49`; empty for a hand-picked list. */
  filters: text.optional(),
  /** External ids of entries, in the order to show. */
  items: z.array(externalId).default([]),
  publisher: externalId.optional(),
  accentColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  contactUrl: text.optional(),
  legalNotice: text.optional(),
  retired: z.boolean().default(false),
  successor: externalId.optional(),
});

/** Areas outside the Code officiel géographique: parcs, pays, bassins. */
export const areaSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a slug'),
  name: text,
  parents: z.array(territory).default([]),
});

export const corpusFileSchema = z.strictObject({
  $schema: z.string().optional(),
  about: text,
  areas: z.array(areaSchema).default([]),
  vocabularies: z.array(vocabularySchema).default([]),
  organisations: z.array(organisationSchema).default([]),
  people: z.array(personSchema).default([]),
  resources: z.array(resourceSchema).default([]),
  eventSeries: z.array(eventSeriesSchema).default([]),
  events: z.array(eventSchema).default([]),
  indicators: z.array(indicatorSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  figureGroups: z.array(figureGroupSchema).default([]),
  keyFigures: z.array(keyFigureSchema).default([]),
  dispositifs: z.array(dispositifSchema).default([]),
  initiatives: z.array(initiativeSchema).default([]),
  selections: z.array(selectionSchema).default([]),
});

export type CorpusFile = z.output<typeof corpusFileSchema>;
export type CorpusEvent = z.output<typeof eventSchema>;
export type CorpusResource = z.output<typeof resourceSchema>;
export type CorpusOrganisation = z.output<typeof organisationSchema>;
export type CorpusPerson = z.output<typeof personSchema>;
export type CorpusVocabulary = z.output<typeof vocabularySchema>;
export type CorpusEventSeries = z.output<typeof eventSeriesSchema>;
export type CorpusIndicator = z.output<typeof indicatorSchema>;
export type CorpusSourceStatement = z.output<typeof sourceSchema>;
export type CorpusFigureGroup = z.output<typeof figureGroupSchema>;
export type CorpusKeyFigure = z.output<typeof keyFigureSchema>;
export type CorpusInitiative = z.output<typeof initiativeSchema>;
export type CorpusDispositif = z.output<typeof dispositifSchema>;
export type CorpusSelection = z.output<typeof selectionSchema>;
export type CorpusArea = z.output<typeof areaSchema>;
