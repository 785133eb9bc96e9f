/** Small parts of views: from a loaded relation to what the public reads of it, in one language. */
import {
  INVOLVEMENT_ROLES,
  keyOfStored,
  PARTICIPATION_ROLES,
  EVENT_DOCUMENT_ROLES,
  LINK_STATUSES,
  RESOURCE_KINDS,
  safeUrl,
  TERRITORY_LEVELS,
  type DocumentView,
  type ImageView,
  type InvolvementView,
  type Labelled,
  type Language,
  type LinkStatus,
  type OrganisationReference,
  type ParticipationView,
  type ProvenanceView,
  type TermReference,
  type TerritoryReference,
  type VocabularyEntry,
} from 'ess-shared-types';
import { PERSON_VISIBILITIES } from '../content-types/vocabularies';
import type {
  LoadedEventDocument,
  LoadedImage,
  LoadedInvolvement,
  LoadedOrganisation,
  LoadedParticipation,
  LoadedProvenance,
  LoadedTerm,
  LoadedTerritory,
} from './documents';

/** The label of a stored enumeration value; `byDefault` stands for an empty or unknown one. */
export function labelled<Key extends string>(
  vocabulary: Readonly<Record<Key, VocabularyEntry>>,
  stored: string | null,
  byDefault: NoInfer<Key>,
  lang: Language,
): Labelled<Key> {
  const key = keyOfStored(vocabulary, stored) ?? byDefault;
  return { key, label: vocabulary[key].label[lang] };
}

export function territoryReference(territory: LoadedTerritory): TerritoryReference[] {
  if (!territory.code || !territory.name) return [];
  return [
    {
      code: territory.code,
      name: territory.name,
      level: keyOfStored(TERRITORY_LEVELS, territory.level) ?? 'other-area',
      department: territory.department,
    },
  ];
}

export function organisationReference(organisation: LoadedOrganisation | null): OrganisationReference | null {
  if (!organisation?.name || !organisation.slug) return null;
  return {
    slug: organisation.slug,
    name: organisation.name,
    shortName: organisation.short_name,
    website: safeUrl(organisation.website) ?? null,
  };
}

export function termReference(term: LoadedTerm, lang: Language): TermReference[] {
  const label = (lang === 'en' ? term.label_en : null) ?? term.label_fr;
  if (!term.slug || !label || !term.vocabulary?.slug) return [];
  return [{ vocabulary: term.vocabulary.slug, slug: term.slug, label }];
}

/** Who funds it with others. */
const CO_FUNDED_BY: Readonly<Record<Language, string>> = { fr: 'Cofinancé par', en: 'Co-funded by' };

/** Who has a part in something; what several fund is said to be funded together. */
export function involvementViews(involvements: readonly LoadedInvolvement[], lang: Language): InvolvementView[] {
  const views = involvements.flatMap((involvement): InvolvementView[] => {
    const organisation = organisationReference(involvement.organisation);
    if (!organisation && !involvement.label_as_printed) return [];
    const role = labelled(INVOLVEMENT_ROLES, involvement.role, 'partner', lang);
    return [{ role, organisation, labelAsPrinted: involvement.label_as_printed }];
  });
  const isFundedTogether = views.filter(({ role }) => role.key === 'funder').length > 1;
  return views.map((view) =>
    isFundedTogether && view.role.key === 'funder'
      ? { ...view, role: { ...view.role, label: CO_FUNDED_BY[lang] } }
      : view,
  );
}

/** A name is shown only for a person who is public and did not ask to be erased. */
export const isShownPerson = (person: NonNullable<LoadedParticipation['person']>): boolean =>
  person.visibility === PERSON_VISIBILITIES.public.stored && person.erasure_requested !== true;

/** Of a person who is not shown, the function stays. */
export function participationView(participation: LoadedParticipation, lang: Language): ParticipationView[] {
  const { person } = participation;
  const name = person && isShownPerson(person) ? person.display_name : null;
  const organisation = organisationReference(participation.organisation);
  if (!name && !organisation && !participation.unit_label && !participation.function_at_date) return [];
  return [
    {
      role: labelled(PARTICIPATION_ROLES, participation.role, 'speaker', lang),
      person: name,
      functionAtDate: participation.function_at_date,
      organisation,
      unitLabel: participation.unit_label,
      announced: participation.announced,
      actual: participation.actual,
    },
  ];
}

export function documentView({ role, resource }: LoadedEventDocument, lang: Language): DocumentView[] {
  if (!resource?.title || !resource.slug) return [];
  const link = linkView(resource.canonical_url, resource.link_status, lang);
  return [
    {
      role: labelled(EVENT_DOCUMENT_ROLES, role, 'reference', lang),
      slug: resource.slug,
      title: resource.title,
      kind: labelled(RESOURCE_KINDS, resource.kind, 'other-resource', lang),
      url: link.url,
      linkStatus: link.status,
    },
  ];
}

const REACHABLE: readonly LinkStatus[] = ['ok', 'redirected', 'unchecked'];

/** A link and what is known of it; the address is given only when a reader may reach it. */
export function linkView(
  url: string | null,
  stored: string | null,
  lang: Language,
): { url: string | null; status: Labelled<LinkStatus> } {
  const status = labelled(LINK_STATUSES, stored, 'unchecked', lang);
  const isReachable = REACHABLE.includes(status.key);
  const shown = (isReachable ? safeUrl(url) : undefined) ?? null;
  return {
    url: shown,
    status: shown === null && isReachable ? labelled(LINK_STATUSES, LINK_STATUSES.lost.stored, 'lost', lang) : status,
  };
}

export function imageView(image: LoadedImage | null): ImageView | null {
  if (!image?.file) return null;
  return {
    url: image.file.url,
    width: image.file.width,
    height: image.file.height,
    alternativeText: image.decorative ? '' : (image.alternative_text ?? ''),
    credit: image.credit,
    licence: image.licence,
  };
}

const ENTERED_BY: Readonly<Record<Language, string>> = { fr: 'Saisi par', en: 'Entered by' };

export function provenanceView(provenance: LoadedProvenance, lang: Language): ProvenanceView[] {
  const { document } = provenance;
  const label =
    document?.title ??
    provenance.source_name ??
    (provenance.entered_by ? `${ENTERED_BY[lang]} ${provenance.entered_by}` : null);
  if (!label) return [];
  return [
    {
      label,
      locator: provenance.locator,
      url: document
        ? linkView(document.canonical_url, document.link_status, lang).url
        : (safeUrl(provenance.source_url) ?? null),
      retrievedOn: provenance.retrieved_on,
    },
  ];
}
