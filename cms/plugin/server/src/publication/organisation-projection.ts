/** From an organisation to its view. Pure. */
import { textKey, type Language } from 'ess-shared-types';
import type { OrganisationDocument } from './documents';
import { Values, type Ancestry } from './entry-parts';
import { organisationReference, territoryReference } from './references';
import type { Projection, StoredOrganisation } from './stored-views';

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
  const values = new Values();
  for (const territory of [organisation.territory, ...organisation.area_of_action])
    values.addTerritory(territory?.code, ancestry);
  return {
    slug: reference.slug,
    formerSlugs: [],
    sortKey: textKey(reference.name).slice(0, 255),
    views: { fr: view('fr'), en: view('en') },
    searchText: ` ${textKey(`${reference.name} ${reference.shortName ?? ''}`)} | ${textKey(aliases.join(' '))}`,
    occurrences: [],
    values: values.all(),
    dependencies: [organisation.territory, ...organisation.area_of_action].flatMap(
      (territory) => territory?.documentId ?? [],
    ),
  };
}
