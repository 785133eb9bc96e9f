/** Which organisations are public bodies, as far as their kind says so: of the others nothing is known. Pure. */
import type { z } from 'zod';
import { involvement, list, optional, ORGANISATION, organisationReference, TERM, termReference } from './documents';

/** The editorial vocabulary of kinds of organisation. */
const KINDS = 'types-de-structure';
/** Those that only a public body can be. A « pays », a nature park or an employment service may also be an association. */
const PUBLIC_KINDS: readonly string[] = [
  'commune',
  'epci',
  'departement',
  'region',
  'etat',
  'ministere',
  'agence-d-etat',
  'operateur-public-national',
  'institution-europeenne',
];

/** An involvement of an organisation with its kinds, and what has to be loaded for it. */
export const involvementWithKinds = involvement.extend({
  organisation: optional(organisationReference.extend({ terms: list(termReference) })),
});
export const INVOLVEMENTS_WITH_KINDS = {
  populate: { organisation: { ...ORGANISATION, populate: { terms: TERM } } },
};

/** Slugs of the public bodies among those involved, each once. */
export function publicBodies(involvements: readonly z.output<typeof involvementWithKinds>[]): string[] {
  const found = involvements.flatMap(({ organisation }) => {
    const kinds = organisation?.terms.filter(({ vocabulary }) => vocabulary?.slug === KINDS) ?? [];
    const isPublic = kinds.some(({ slug }) => slug !== null && PUBLIC_KINDS.includes(slug));
    return isPublic && organisation?.slug ? [organisation.slug] : [];
  });
  return [...new Set(found)];
}
