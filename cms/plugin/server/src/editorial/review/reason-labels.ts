/** Reasons in words, the most pressing first: the order of the queue. Pure: the admin bundles it. */
import { REVIEW_REASONS } from '../../content-types/vocabularies';
import type { Words } from '../../content-types/labels';
import type { ReasonKey } from '../../../../shared/contracts/review';

export const REASON_LABELS: Readonly<Record<ReasonKey, Words>> = {
  'link-dead': REVIEW_REASONS['link-dead'].label,
  'contact-expired': { fr: 'Contact périmé', en: 'Expired contact' },
  'alternative-text-missing': { fr: 'Texte de remplacement manquant', en: 'Missing alternative text' },
  'year-inferred': REVIEW_REASONS['year-inferred'].label,
  'value-truncated': REVIEW_REASONS['value-truncated'].label,
  'sources-differ': REVIEW_REASONS['sources-differ'].label,
  'follow-up-missing': { fr: 'Passé, sans rediffusion ni compte-rendu', en: 'Past, without replay or write-up' },
  'link-lost': REVIEW_REASONS['link-lost'].label,
  'link-private': { fr: 'Lien privé à remplacer', en: 'Private link to replace' },
  'figure-old': { fr: 'Chiffre ancien', en: 'Old figure' },
  'source-missing': { fr: 'Source manquante', en: 'Missing source' },
  'missing-information': REVIEW_REASONS['missing-information'].label,
  'spelling-as-printed': REVIEW_REASONS['spelling-as-printed'].label,
  'to-verify': REVIEW_REASONS['to-verify'].label,
};

const isReason = (key: string): key is ReasonKey => key in REASON_LABELS;

export const REASON_KEYS: readonly ReasonKey[] = Object.keys(REASON_LABELS).filter(isReason);
