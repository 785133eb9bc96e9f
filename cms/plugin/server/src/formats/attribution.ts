/** Under what licence and from whom: what a list says of all its entries. */
import {
  safeUrl,
  type EntryView,
  type Labelled,
  type Licence,
  type OrganisationReference,
  type ProvenanceView,
} from 'ess-shared-types';
import { LICENCE_URLS } from './licence-urls';

export interface LicenceStatement extends Labelled<Licence> {
  /** Where the licence is read. */
  readonly url: string | null;
}

/** What attribution needs of an entry. */
export type Attributed = Pick<EntryView, 'licence' | 'publisher'>;

/** The licences of these entries, each once, in their order. */
export function licencesOf(entries: readonly Attributed[]): LicenceStatement[] {
  const licences = new Map(entries.map(({ licence }) => [licence.key, licence]));
  return [...licences.values()].map(({ key, label }) => ({ key, label, url: LICENCE_URLS[key] }));
}

/** The organisations that answer for these entries, each once, in their order. */
export function publishersOf(entries: readonly Attributed[]): OrganisationReference[] {
  const publishers = new Map<string, OrganisationReference>();
  for (const { publisher } of entries) if (publisher !== null) publishers.set(publisher.slug, publisher);
  return [...publishers.values()];
}

/** Publishers and licences in one line: « Réseau des collectivités, CRESS – Licence Ouverte 2.0 ». */
export function attributionLine(entries: readonly EntryView[]): string {
  return [publishersOf(entries).map(({ name }) => name), licencesOf(entries).map(({ label }) => label)]
    .filter((names) => names.length > 0)
    .map((names) => names.join(', '))
    .join(' – ');
}

/** The licence of one entry, with who holds its rights when the source says so. */
export function rightsOf({ licence, rightsHolder }: EntryView): string {
  return rightsHolder === null ? licence.label : `${licence.label} – ${rightsHolder}`;
}

/** A provenance that can be read again, rather than who typed an entry in. */
export const isFromDocument = ({ url, locator }: ProvenanceView): boolean =>
  (url !== null && safeUrl(url) !== undefined) || locator !== null;

/** The documents an entry was made from, one line each: « Programme de la journée, p. 2 ». */
export function sourcesOf({ provenance }: EntryView): string[] {
  return provenance.map(({ label, locator }) => (locator === null ? label : `${label}, ${locator}`));
}
