/** From the entries of a corpus to the data of Strapi's documents. Pure: references are already ids. */
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
  LICENCES,
  LINK_STATUSES,
  PARTICIPATION_ROLES,
  PLACE_STATES,
  RESOURCE_KINDS,
  SESSION_KINDS,
} from 'ess-shared-types';
import {
  ALIAS_KINDS,
  ESS_MEMBERSHIPS,
  EXTRACTION_MODES,
  MANDATE_KINDS,
  ORGANISATION_STATUSES,
  PERSON_VISIBILITIES,
  RESOURCE_ACCESSES,
  REVIEW_REASONS,
  TRANSLATION_LANGUAGES,
} from '../../content-types/vocabularies';
import type {
  CorpusDispositif,
  CorpusEvent,
  CorpusEventSeries,
  CorpusFigureGroup,
  CorpusIndicator,
  CorpusInitiative,
  CorpusKeyFigure,
  CorpusOrganisation,
  CorpusPerson,
  CorpusResource,
  CorpusSelection,
  CorpusSourceStatement,
  CorpusVocabulary,
} from './format';

export type Data = Record<string, unknown>;

/** Document ids of what a corpus refers to. */
export interface Ids {
  entry(externalId: string): string;
  /** A person who was erased: nothing may name them again. */
  isErased?(externalId: string): boolean;
  territory(code: string): string;
  term(qualifiedSlug: string): string;
}

const one = (documentId: string | undefined) => (documentId === undefined ? undefined : { set: [{ documentId }] });
const many = (documentIds: readonly string[]) => ({ set: documentIds.map((documentId) => ({ documentId })) });

const entryIf = (ids: Ids, externalId: string | undefined) =>
  one(externalId === undefined || ids.isErased?.(externalId) === true ? undefined : ids.entry(externalId));

/** Paragraphs of plain text; consecutive lines that start with `- ` are one list. */
export function blocks(lines: readonly string[]): Data[] {
  const tree: Data[] = [];
  let items: Data[] = [];
  const text = (value: string) => [{ type: 'text', text: value }];
  for (const line of lines) {
    if (line.startsWith('- ')) {
      if (items.length === 0) {
        items = [];
        tree.push({ type: 'list', format: 'unordered', children: items });
      }
      items.push({ type: 'list-item', children: text(line.slice(2)) });
    } else {
      items = [];
      tree.push({ type: 'paragraph', children: text(line) });
    }
  }
  return tree;
}

type Common = Pick<CorpusEvent, 'involvements' | 'provenance'>;

const involvements = (list: Common['involvements'], ids: Ids) =>
  list.map(({ role, organisation, labelAsPrinted }) => ({
    role: INVOLVEMENT_ROLES[role].stored,
    organisation: entryIf(ids, organisation),
    label_as_printed: labelAsPrinted,
  }));

const provenance = (list: Common['provenance'], ids: Ids) =>
  list.map((item) => ({
    document: entryIf(ids, item.document),
    source_name: item.sourceName,
    source_url: item.sourceUrl,
    entered_by: item.enteredBy,
    locator: item.locator,
    retrieved_on: item.retrievedOn,
    extraction: EXTRACTION_MODES[item.extraction].stored,
  }));

const reviewFlags = (list: CorpusEvent['reviewFlags']) =>
  list.map(({ reason, field, note }) => ({ reason: REVIEW_REASONS[reason].stored, field, note }));

const aliases = (list: CorpusOrganisation['aliases']) =>
  list.map(({ label, kind, from, to }) => ({ label, kind: ALIAS_KINDS[kind].stored, from, to }));

const participations = (list: CorpusEvent['participations'], ids: Ids) =>
  list.map((item) => ({
    role: PARTICIPATION_ROLES[item.role].stored,
    person: entryIf(ids, item.person),
    function_at_date: item.functionAtDate,
    organisation: entryIf(ids, item.organisation),
    unit_label: item.unitLabel,
    announced: item.announced,
    actual: item.actual,
  }));

const documents = (list: CorpusEvent['documents'], ids: Ids) =>
  list.map(({ role, resource }) => ({ role: EVENT_DOCUMENT_ROLES[role].stored, resource: entryIf(ids, resource) }));

const subSession = (session: CorpusEvent['sessions'][number]['sessions'][number], ids: Ids) => ({
  title: session.title,
  kind: SESSION_KINDS[session.kind].stored,
  number_as_printed: session.numberAsPrinted,
  start: session.start,
  end: session.end,
  end_inferred: session.endInferred,
  summary: session.summary,
  participations: participations(session.participations, ids),
  documents: documents(session.documents, ids),
});

const places = (list: CorpusEvent['places'], ids: Ids) =>
  list.map((place) => ({
    state: PLACE_STATES[place.state].stored,
    name: place.name,
    street: place.street,
    postal_code: place.postalCode,
    territory: one(place.territory === undefined ? undefined : ids.territory(place.territory)),
    label_as_printed: place.labelAsPrinted,
    access_information: place.accessInformation,
    accessibility: place.accessibility,
    latitude: place.latitude,
    longitude: place.longitude,
  }));

const quantity = (value: CorpusEvent['participantsCount']) =>
  value && {
    as_published: value.asPublished,
    value: value.value,
    maximum: value.maximum,
    comparator: value.comparator && COMPARATORS[value.comparator].stored,
    unit: value.unit,
  };

const head = (entry: Pick<CorpusEvent, 'externalId' | 'title' | 'summary' | 'body' | 'translations'>): Data => ({
  external_id: entry.externalId,
  title: entry.title,
  summary: entry.summary,
  body: blocks(entry.body),
  translations: entry.translations.map(({ language, title, summary, body }) => ({
    language: TRANSLATION_LANGUAGES[language].stored,
    title,
    summary,
    body: blocks(body),
  })),
});

const tail = (
  entry: Pick<
    CorpusEvent,
    'territories' | 'terms' | 'publisher' | 'licence' | 'rightsHolder' | 'provenance' | 'reviewFlags'
  >,
  ids: Ids,
): Data => ({
  territories: many(entry.territories.map((code) => ids.territory(code))),
  terms: many(entry.terms.map((term) => ids.term(term))),
  publisher: entryIf(ids, entry.publisher),
  licence: LICENCES[entry.licence].stored,
  rights_holder: entry.rightsHolder,
  provenance: provenance(entry.provenance, ids),
  review_flags: reviewFlags(entry.reviewFlags),
});

export const eventData = (event: CorpusEvent, ids: Ids): Data => ({
  ...head(event),
  kind: EVENT_KINDS[event.kind].stored,
  event_status: EVENT_STATUSES[event.status].stored,
  theme: event.theme,
  series: entryIf(ids, event.series),
  edition_number: event.editionNumber,
  occurrences: event.occurrences.map(({ start, end, halfDay, yearInferred, timeZone }) => ({
    start,
    end,
    half_day: halfDay === undefined ? undefined : HALF_DAYS[halfDay].stored,
    year_inferred: yearInferred,
    time_zone: timeZone,
  })),
  recurrence_text: event.recurrenceText,
  attendance: ATTENDANCE_MODES[event.attendance].stored,
  places: places(event.places, ids),
  online_accesses: event.onlineAccesses,
  registration: event.registration,
  involvements: involvements(event.involvements, ids),
  participations: participations(event.participations, ids),
  sessions: event.sessions.map((session) => ({
    ...subSession(session, ids),
    sessions: session.sessions.map((child) => subSession(child, ids)),
  })),
  documents: documents(event.documents, ids),
  participants_count: quantity(event.participantsCount),
  ...tail(event, ids),
});

export const resourceData = (resource: CorpusResource, ids: Ids): Data => ({
  ...head(resource),
  kind: RESOURCE_KINDS[resource.kind].stored,
  involvements: involvements(resource.involvements, ids),
  publication_date: resource.publicationDate,
  canonical_url: resource.canonicalUrl,
  link_status: LINK_STATUSES[resource.linkStatus].stored,
  access: RESOURCE_ACCESSES[resource.access].stored,
  formats: resource.formats,
  is_part_of: entryIf(ids, resource.isPartOf),
  ...tail(resource, ids),
});

export const eventSeriesData = (series: CorpusEventSeries, ids: Ids): Data => ({
  external_id: series.externalId,
  title: series.title,
  summary: series.summary,
  started_on: series.startedOn,
  involvements: involvements(series.involvements, ids),
  aliases: aliases(series.aliases),
  provenance: provenance(series.provenance, ids),
});

export const organisationData = (organisation: CorpusOrganisation, ids: Ids): Data => ({
  external_id: organisation.externalId,
  name: organisation.name,
  short_name: organisation.shortName,
  aliases: aliases(organisation.aliases),
  website: organisation.website,
  territory: one(organisation.territory === undefined ? undefined : ids.territory(organisation.territory)),
  area_of_action: many(organisation.areaOfAction.map((code) => ids.territory(code))),
  parent: entryIf(ids, organisation.parent),
  terms: many(organisation.terms.map((term) => ids.term(term))),
  siren: organisation.siren,
  legal_form: organisation.legalForm,
  ess_membership: ESS_MEMBERSHIPS[organisation.essMembership].stored,
  founded_on: organisation.foundedOn,
  headcount: quantity(organisation.headcount),
  successor_of: many(organisation.successorOf.map((id) => ids.entry(id))),
  activity_status: ORGANISATION_STATUSES[organisation.status].stored,
  provenance: provenance(organisation.provenance, ids),
  review_flags: reviewFlags(organisation.reviewFlags),
});

export const personData = (person: CorpusPerson, ids: Ids): Data => ({
  external_id: person.externalId,
  display_name: person.displayName,
  aliases: aliases(person.aliases),
  visibility: PERSON_VISIBILITIES[person.visibility].stored,
  mandates: person.mandates.map(({ organisation, functionLabel, kind, from, to }) => ({
    organisation: entryIf(ids, organisation),
    function_label: functionLabel,
    kind: kind && MANDATE_KINDS[kind].stored,
    from,
    to,
  })),
  provenance: provenance(person.provenance, ids),
  review_flags: reviewFlags(person.reviewFlags),
});

export const vocabularyData = (vocabulary: Omit<CorpusVocabulary, 'terms'>, ids: Ids): Data => ({
  external_id: vocabulary.externalId,
  label_fr: vocabulary.labelFr,
  label_en: vocabulary.labelEn,
  description: vocabulary.description,
  owner: entryIf(ids, vocabulary.owner),
  editorial: vocabulary.editorial,
  provenance: provenance(vocabulary.provenance, ids),
});

export type CorpusTerm = Omit<CorpusVocabulary['terms'][number], 'parent'> & {
  /** `vocabulary:slug` */
  readonly parent: string | undefined;
  readonly externalId: string;
  readonly rank: number;
  readonly vocabulary: { readonly externalId: string; readonly slug: string };
};

export const termData = (term: CorpusTerm, ids: Ids): Data => ({
  external_id: term.externalId,
  label_fr: term.labelFr,
  label_en: term.labelEn,
  short_label_fr: term.shortLabelFr,
  definition: term.definition,
  rank: term.rank,
  valid_from: term.validFrom,
  valid_to: term.validTo,
  replaced_by: one(term.replacedBy === undefined ? undefined : ids.term(term.replacedBy)),
  former_slugs: term.formerSlugs,
  vocabulary: one(ids.entry(term.vocabulary.externalId)),
  parent: one(term.parent === undefined ? undefined : ids.term(term.parent)),
  mapped_to: many(term.mappedTo.map((mapped) => ids.term(mapped))),
  review_flags: reviewFlags(term.reviewFlags),
});

export const indicatorData = (indicator: CorpusIndicator, ids: Ids): Data => ({
  external_id: indicator.externalId,
  label_fr: indicator.labelFr,
  label_en: indicator.labelEn,
  definition: indicator.definition,
  unit: indicator.unit,
  aggregation: indicator.aggregation && INDICATOR_AGGREGATIONS[indicator.aggregation].stored,
  maximum: indicator.maximum,
  superseded_by: entryIf(ids, indicator.supersededBy),
  comparable_with: many(indicator.comparableWith.map((id) => ids.entry(id))),
  provenance: provenance(indicator.provenance, ids),
});

export const sourceData = (source: CorpusSourceStatement, ids: Ids): Data => ({
  external_id: source.externalId,
  label: source.label,
  producers: many(source.producers.map((id) => ids.entry(id))),
  data_vintage: source.dataVintage,
  publication_date: source.publicationDate,
  method_url: source.methodUrl,
  territorial_definition: source.territorialDefinition,
  provenance: provenance(source.provenance, ids),
  review_flags: reviewFlags(source.reviewFlags),
});

export const figureGroupData = (group: CorpusFigureGroup, ids: Ids): Data => ({
  external_id: group.externalId,
  title: group.title,
  kind: FIGURE_GROUP_KINDS[group.kind].stored,
  explanation_fr: group.explanationFr,
  explanation_en: group.explanationEn,
  provenance: provenance(group.provenance, ids),
});

export const keyFigureData = (figure: CorpusKeyFigure, ids: Ids): Data => ({
  ...head(figure),
  indicator: one(ids.entry(figure.indicator)),
  scope: FIGURE_SCOPES[figure.scope].stored,
  value: {
    shape: VALUE_SHAPES[figure.value.shape].stored,
    as_published: figure.value.asPublished,
    number: figure.value.number,
    maximum: figure.value.maximum,
    comparator: figure.value.comparator && COMPARATORS[figure.value.comparator].stored,
    numerator: figure.value.numerator,
    denominator: figure.value.denominator,
    base_period: figure.value.basePeriod,
    unit: figure.value.unit,
  },
  territory: one(figure.territory === undefined ? undefined : ids.territory(figure.territory)),
  territory_as_printed: figure.territoryAsPrinted,
  zoning: one(figure.zoning === undefined ? undefined : ids.term(figure.zoning)),
  period_start: figure.periodStart,
  period_end: figure.periodEnd,
  period_as_printed: figure.periodAsPrinted,
  source: entryIf(ids, figure.source),
  about: entryIf(ids, figure.about),
  groups: many(figure.groups.map((id) => ids.entry(id))),
  figure_status: FIGURE_STATUSES[figure.status].stored,
  note: figure.note,
  ...tail(figure, ids),
});

export const initiativeData = (initiative: CorpusInitiative, ids: Ids): Data => ({
  ...head(initiative),
  what_it_does: initiative.whatItDoes,
  stage: INITIATIVE_STAGES[initiative.stage].stored,
  places: places(initiative.places, ids),
  territory_as_printed: initiative.territoryAsPrinted,
  involvements: involvements(initiative.involvements, ids),
  legal_form: initiative.legalForm,
  started_on: initiative.startedOn,
  size: quantity(initiative.size),
  website: initiative.website,
  website_status: LINK_STATUSES[initiative.websiteStatus].stored,
  documents: documents(initiative.documents, ids),
  dispositif: entryIf(ids, initiative.dispositif),
  replication_of: entryIf(ids, initiative.replicationOf),
  ...tail(initiative, ids),
});

export const dispositifData = (dispositif: CorpusDispositif, ids: Ids): Data => ({
  ...head(dispositif),
  aliases: aliases(dispositif.aliases),
  nature: DISPOSITIF_NATURES[dispositif.nature].stored,
  scheme_status: DISPOSITIF_STATUSES[dispositif.status].stored,
  recurrence: dispositif.recurrence && DISPOSITIF_RECURRENCES[dispositif.recurrence].stored,
  involvements: involvements(dispositif.involvements, ids),
  scale_as_printed: dispositif.scaleAsPrinted,
  eligibility: dispositif.eligibility && {
    text: dispositif.eligibility.text,
    audiences: many(dispositif.eligibility.audiences.map((term) => ids.term(term))),
    zonings: many(dispositif.eligibility.zonings.map((term) => ids.term(term))),
    minimum_headcount: dispositif.eligibility.minimumHeadcount,
    maximum_headcount: dispositif.eligibility.maximumHeadcount,
    maximum_headcount_included: dispositif.eligibility.maximumHeadcountIncluded,
    maximum_population: dispositif.eligibility.maximumPopulation,
    maximum_population_included: dispositif.eligibility.maximumPopulationIncluded,
    maximum_intercommunal_population: dispositif.eligibility.maximumIntercommunalPopulation,
    maximum_intercommunal_population_included: dispositif.eligibility.maximumIntercommunalPopulationIncluded,
  },
  amount: quantity(dispositif.amount),
  duration: dispositif.duration,
  opens_on: dispositif.opensOn,
  closes_on: dispositif.closesOn,
  application_url: dispositif.applicationUrl,
  application_status: LINK_STATUSES[dispositif.applicationStatus].stored,
  parent_programme: entryIf(ids, dispositif.parentProgramme),
  how_it_helps: dispositif.howItHelps,
  ...tail(dispositif, ids),
});

/** Field of a picked entry, by the type that its external id begins with. */
const ITEM_FIELDS: Readonly<Record<string, string>> = {
  event: 'event',
  resource: 'resource',
  figure: 'key_figure',
  initiative: 'initiative',
  dispositif: 'dispositif',
};

export const selectionData = (selection: CorpusSelection, ids: Ids): Data => ({
  external_id: selection.externalId,
  title: selection.title,
  collection: COLLECTIONS[selection.collection].stored,
  filters: selection.filters,
  items: selection.items.map((externalId) => ({
    [ITEM_FIELDS[externalId.split(':')[0] ?? ''] ?? 'event']: one(ids.entry(externalId)),
  })),
  publisher: entryIf(ids, selection.publisher),
  accent_colour: selection.accentColour,
  contact_url: selection.contactUrl,
  legal_notice: selection.legalNotice,
  retired: selection.retired,
  successor: entryIf(ids, selection.successor),
});
