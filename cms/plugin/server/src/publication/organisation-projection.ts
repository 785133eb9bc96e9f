/** From an organisation to its view. Pure. */
import { textKey, type Language } from 'ess-shared-types';
import type { OrganisationDocument } from './documents';
import type { SearchedTexts } from '../words/indexed-words';
import { Values, type Ancestry } from './entry-parts';
import { organisationReference, termReference, territoryReference } from './references';
import type { Projection, StoredOrganisation } from './stored-views';

/** What people look for when they look for somebody. */
const CALLED: Readonly<Record<Language, string>> = {
  fr: 'structure, organisme, réseau, contact, conseil',
  en: 'organisation, network, contact',
};

/** `undefined` for an organisation without a name or slug: there is nothing to show yet. */
export function projectOrganisation(
  organisation: OrganisationDocument,
  ancestry: Ancestry,
): Projection<StoredOrganisation> | undefined {
  const reference = organisationReference(organisation);
  if (!reference) return undefined;
  const aliases = organisation.aliases.flatMap((alias) => alias.label ?? []);
  const view = (lang: Language): StoredOrganisation => ({
    ...reference,
    lang,
    aliases,
    territory: (organisation.territory ? territoryReference(organisation.territory)[0] : undefined) ?? null,
    areaOfAction: organisation.area_of_action.flatMap(territoryReference),
  });
  const texts = (lang: Language): SearchedTexts => ({
    lang: 'fr',
    title: reference.name,
    exact: [reference.shortName],
    aliases,
    summary: [CALLED[lang], ...[organisation.territory, ...organisation.area_of_action].map((place) => place?.name)],
    text: organisation.terms.map((term) => termReference(term, lang)[0]?.label),
  });
  const values = new Values();
  for (const territory of [organisation.territory, ...organisation.area_of_action])
    values.addTerritory(territory?.code, ancestry);
  return {
    slug: reference.slug,
    formerSlugs: [],
    sortKey: textKey(reference.name).slice(0, 255),
    views: { fr: view('fr'), en: view('en') },
    searched: { fr: texts('fr'), en: texts('en') },
    occurrences: [],
    values: values.all(),
    dependencies: [organisation.territory, ...organisation.area_of_action, ...organisation.terms].flatMap(
      (related) => related?.documentId ?? [],
    ),
  };
}
