/** From the entries of a corpus to the data of Strapi's documents. Pure: references are already ids. */
import {
  ATTENDANCE_MODES, COMPARATORS, EVENT_DOCUMENT_ROLES, EVENT_KINDS, EVENT_STATUSES, HALF_DAYS, INVOLVEMENT_ROLES, LICENCES, LINK_STATUSES, PARTICIPATION_ROLES,
  PLACE_STATES, RESOURCE_KINDS, SESSION_KINDS,
} from 'ess-shared-types';
import {
  ALIAS_KINDS, EXTRACTION_MODES, MANDATE_KINDS, ORGANISATION_STATUSES, PERSON_VISIBILITIES, RESOURCE_ACCESSES, REVIEW_REASONS,
  TRANSLATION_LANGUAGES,
} from '../../components/vocabularies';
import type { CorpusEvent, CorpusEventSeries, CorpusOrganisation, CorpusPerson, CorpusResource } from './format';

export type Data = Record<string, unknown>;

/** Document ids of what a corpus refers to. */
export interface Ids {
  entry(externalId: string): string;
  territory(code: string): string;
  term(qualifiedSlug: string): string;
}

const one = (documentId: string | undefined) => (documentId === undefined ? undefined : { set: [{ documentId }] });
const many = (documentIds: readonly string[]) => ({ set: documentIds.map((documentId) => ({ documentId })) });

const entryIf = (ids: Ids, externalId: string | undefined) => one(externalId === undefined ? undefined : ids.entry(externalId));

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
  entry: Pick<CorpusEvent, 'territories' | 'terms' | 'publisher' | 'licence' | 'rightsHolder' | 'provenance' | 'reviewFlags'>,
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
  places: event.places.map((place) => ({
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
  })),
  online_accesses: event.onlineAccesses,
  registration: event.registration,
  involvements: involvements(event.involvements, ids),
  participations: participations(event.participations, ids),
  sessions: event.sessions.map((session) => ({
    ...subSession(session, ids),
    sessions: session.sessions.map((child) => subSession(child, ids)),
  })),
  documents: documents(event.documents, ids),
  participants_count: event.participantsCount && {
    as_published: event.participantsCount.asPublished,
    value: event.participantsCount.value,
    maximum: event.participantsCount.maximum,
    comparator: event.participantsCount.comparator && COMPARATORS[event.participantsCount.comparator].stored,
    unit: event.participantsCount.unit,
  },
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
