/** What a label is, and how a schema is found to be fully labelled. Labels themselves stand beside each schema. */
import type { Language } from 'ess-shared-types';

/** The same words in every language of the interface. */
export type Words = Readonly<Record<Language, string>>;

export interface FieldLabel {
  readonly label: Words;
  /** A short line under the field: what to write, in which form. Strapi shows none under a component. */
  readonly help?: Words;
}

/** Words of a content type or of a component. */
export interface Labels {
  readonly displayName: Words;
  readonly fields: Readonly<Record<string, FieldLabel>>;
}

/** What Strapi adds to every content type. */
export const systemFieldLabels = {
  id: { label: { fr: 'Numéro interne', en: 'Internal number' } },
  documentId: { label: { fr: 'Identifiant', en: 'Identifier' } },
  createdAt: { label: { fr: 'Création', en: 'Created' } },
  updatedAt: { label: { fr: 'Dernière modification', en: 'Last change' } },
  publishedAt: { label: { fr: 'Publication', en: 'Published' } },
  createdBy: { label: { fr: 'Saisie par', en: 'Entered by' } },
  updatedBy: { label: { fr: 'Modification par', en: 'Changed by' } },
} as const satisfies Labels['fields'];

/** What may be typed in a date field, said in the same way everywhere. */
export const momentHelp = {
  fr: '11/09/2025, sept. 2025, 11 septembre 2025 à 9 h 30\u00a0: ce qui est connu, sans rien inventer',
  en: '11/09/2025 (day first), Sept 2025, 11 September 2025 at 9:30: what is known, nothing made up',
} as const satisfies Words;

/** Aliases, provenance and review flags read the same on every type that has them. */
export const sharedFieldLabels = {
  aliases: { label: { fr: 'Autres noms', en: 'Other names' } },
  provenance: { label: { fr: 'Provenance', en: 'Provenance' } },
  review_flags: { label: { fr: 'Points à vérifier', en: 'Points to check' } },
  external_id: {
    label: { fr: 'Identifiant d’origine', en: 'Original identifier' },
    help: { fr: 'Rempli par les imports', en: 'Filled in by imports' },
  },
  siren: {
    label: { fr: 'SIREN', en: 'SIREN number' },
    help: { fr: '9 chiffres, sans espace', en: '9 digits, no spaces' },
  },
} as const satisfies Labels['fields'];

/** The address of an entry, made from its title or name. */
export const slugLabel = {
  label: { fr: 'Adresse de la page', en: 'Page address' },
  help: {
    fr: 'Se remplit seule ; après un changement, l’ancienne adresse répond toujours',
    en: 'Fills itself; after a change, the former address still works',
  },
} as const satisfies FieldLabel;

/** The address of something without pages of its own: it only names it in filters. */
export const identifierLabel = {
  label: { fr: 'Identifiant dans les adresses', en: 'Identifier in addresses' },
  help: { fr: 'Minuscules, chiffres et tirets', en: 'Lower case, digits and hyphens' },
} as const satisfies FieldLabel;
