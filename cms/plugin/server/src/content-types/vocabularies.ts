/** Vocabularies that only editors see. */
import type { VocabularyEntry } from 'ess-shared-types';

const entry = (stored: string, fr: string, en: string): VocabularyEntry => ({ stored, label: { fr, en } });

export const TRANSLATION_LANGUAGES = { en: entry('translation_en', 'Anglais', 'English') } as const;

export const EXTRACTION_MODES = {
  human: entry('extracted_by_human', 'Relevé par une personne', 'Read by a person'),
  import: entry('extracted_by_import', 'Importé', 'Imported'),
} as const;

/** Why a person should look at an entry again (model §2.0, §10). */
export const REVIEW_REASONS = {
  'year-inferred': entry('review_year_inferred', 'Année supposée', 'Year deduced'),
  'value-truncated': entry('review_value_truncated', 'Valeur tronquée', 'Truncated value'),
  'link-lost': entry('review_link_lost', 'Lien absent du document', 'Link missing from the document'),
  'link-dead': entry('review_link_dead', 'Lien mort', 'Dead link'),
  'spelling-as-printed': entry(
    'review_spelling_as_printed',
    'Orthographe du document à vérifier',
    'Spelling as printed, to be checked',
  ),
  'sources-differ': entry('review_sources_differ', 'Sources divergentes', 'Sources disagree'),
  'missing-information': entry(
    'review_missing_information',
    'Information absente des sources',
    'Missing from the sources',
  ),
  'to-verify': entry('review_to_verify', 'À vérifier', 'To be checked'),
} as const;

export const ALIAS_KINDS = {
  'former-name': entry('alias_former_name', 'Ancien nom', 'Former name'),
  variant: entry('alias_variant', 'Variante', 'Variant'),
  acronym: entry('alias_acronym', 'Sigle', 'Acronym'),
  misspelling: entry('alias_misspelling', 'Graphie fautive connue', 'Known misspelling'),
} as const;

export const MANDATE_KINDS = {
  elected: entry('mandate_elected', 'Mandat électif', 'Elected office'),
  public: entry('mandate_public_servant', 'Agent public', 'Public servant'),
  employee: entry('mandate_employee', 'Salarié', 'Employee'),
  volunteer: entry('mandate_volunteer', 'Bénévole', 'Volunteer'),
  expert: entry('mandate_expert', 'Expert', 'Expert'),
} as const;

export const PERSON_VISIBILITIES = {
  public: entry('visible_to_public', 'Nom public', 'Public name'),
  network: entry('visible_to_network', 'Réservé au réseau', 'Network only'),
  internal: entry('visible_internally', 'Interne', 'Internal'),
} as const;

export const TERRITORY_STATUSES = {
  current: entry('territory_current', 'Actuelle', 'Current'),
  delegated: entry('territory_delegated', 'Déléguée', 'Delegated'),
  associated: entry('territory_associated', 'Associée', 'Associated'),
  retired: entry('territory_retired', 'Supprimée', 'Retired'),
} as const;

export const ORGANISATION_STATUSES = {
  active: entry('organisation_active', 'En activité', 'Active'),
  dissolved: entry('organisation_dissolved', 'Dissoute', 'Dissolved'),
  renamed: entry('organisation_renamed', 'Renommée', 'Renamed'),
} as const;

export const RESOURCE_ACCESSES = {
  free: entry('access_free', 'Accès libre', 'Free access'),
  registration: entry('access_on_registration', 'Sur inscription', 'On registration'),
  members: entry('access_members', 'Réservé aux adhérents', 'Members only'),
} as const;

/** Whether an organisation belongs to the social and solidarity economy, as a source says. */
export const ESS_MEMBERSHIPS = {
  yes: entry('ess_member', 'Structure de l’ESS', 'ESS organisation'),
  no: entry('not_ess_member', 'Hors ESS', 'Not an ESS organisation'),
  unknown: entry('ess_membership_unknown', 'Non précisé', 'Not stated'),
} as const;

export const CONTACT_VISIBILITIES = {
  public: entry('contact_public', 'Public', 'Public'),
  network: entry('contact_network', 'Réservé au réseau', 'Network only'),
  internal: entry('contact_internal', 'Interne', 'Internal'),
} as const;
