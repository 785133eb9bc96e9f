/** Organisations under the words of their role. */
import type { InvolvementView, OrganisationReference } from 'ess-shared-types';
import { ORGANISING_ROLES } from 'ess-shared-types';
import { namesInRoles } from '../../entry-words';
import { link } from '../addresses';
import type { Context } from '../context';
import { joined, type Markup } from '../markup';
import { listInWords } from '../phrases';
import { WORDS } from '../words';
import type { Fact } from './facts';

export const organisation = ({ name, website }: OrganisationReference): Markup => link(website, name);

/** One fact a role, in the order of the source. */
export function involvementFacts(involvements: readonly InvolvementView[]): Fact[] {
  const roles = new Map<string, Markup[]>();
  for (const { role, organisation: involved, labelAsPrinted } of involvements) {
    const name = involved ? organisation(involved) : link(null, labelAsPrinted);
    roles.set(role.label, [...(roles.get(role.label) ?? []), name]);
  }
  return [...roles].map(([role, names]) => [role, joined(names, ', ')]);
}

/** « Organisé par CRESS et RTES », then the partners. */
export function organisersInWords(involvements: readonly InvolvementView[], { lang }: Context): string[] {
  const organisers = namesInRoles(involvements, ORGANISING_ROLES);
  const partners = namesInRoles(involvements, ['partner']);
  const partner = involvements.find(({ role }) => role.key === 'partner');
  return [
    ...(organisers.length > 0 ? [WORDS.organisedBy[lang](listInWords(organisers, lang))] : []),
    ...(partner && partners.length > 0 ? [`${partner.role.label} ${listInWords(partners, lang)}`] : []),
  ];
}
