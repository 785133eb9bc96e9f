/** Organisations and people, by what they did. */
import type {
  InvolvementRole,
  InvolvementView,
  OrganisationReference,
  ParticipationRole,
  ParticipationView,
} from 'ess-shared-types';
import type { GovernmentOrganizationLeaf, OrganizationLeaf, PersonLeaf } from 'schema-dts';
import { httpUrl, present } from './nodes';

/** `identifier` is the slug by which selections ask for the organisation. */
export const organisation = ({ slug, name, shortName, website }: OrganisationReference): OrganizationLeaf =>
  present<OrganizationLeaf>({
    '@type': 'Organization',
    identifier: slug,
    name,
    alternateName: shortName,
    url: httpUrl(website),
  });

/** The organisations involved in these roles; one that is not known otherwise has the name the source prints. */
export const involved = (
  involvements: readonly InvolvementView[],
  ...roles: readonly InvolvementRole[]
): OrganizationLeaf[] =>
  involvements
    .filter(({ role }) => roles.includes(role.key))
    .flatMap(({ organisation: known, labelAsPrinted }): OrganizationLeaf[] => {
      if (known !== null) return [organisation(known)];
      return labelAsPrinted === null ? [] : [{ '@type': 'Organization', name: labelAsPrinted }];
    });

/** Whether an involved organisation is known to be a public body. */
export const isPublicBody = (
  { organisation: known }: InvolvementView,
  { publicBodies }: { readonly publicBodies: readonly string[] },
): boolean => known !== null && publicBodies.includes(known.slug);

/** The same organisations, said to be public bodies. */
export const publicly = (organisations: readonly OrganizationLeaf[]): GovernmentOrganizationLeaf[] =>
  organisations.map((known) => ({ ...known, '@type': 'GovernmentOrganization' }));

/** Those who took part in these roles, but for who was announced and did not come. */
export const participants = (
  participations: readonly ParticipationView[],
  ...roles: readonly ParticipationRole[]
): (PersonLeaf | OrganizationLeaf)[] =>
  participations.filter(({ role, actual }) => roles.includes(role.key) && actual !== false).flatMap(participant);

/** A person whose name is not public keeps the function; a service speaks as a part of its organisation. */
function participant(view: ParticipationView): (PersonLeaf | OrganizationLeaf)[] {
  const known = view.organisation && organisation(view.organisation);
  if (view.person === null && view.unitLabel !== null) {
    return [present<OrganizationLeaf>({ '@type': 'Organization', name: view.unitLabel, parentOrganization: known })];
  }
  if (view.person === null && view.functionAtDate === null) return known === null ? [] : [known];
  return [
    present<PersonLeaf>({
      '@type': 'Person',
      name: view.person,
      jobTitle: view.functionAtDate,
      affiliation: known,
    }),
  ];
}
