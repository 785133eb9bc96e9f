/**
 * How the form of each component is laid out, and which of its texts heads a folded row where `row-titles.ts` makes
 * no words for it, or where the admin is not ours.
 */
import type { ComponentLayout } from '../content-types/content-manager';
import type { COMPONENT_LABELS } from './labels';

type ComponentLabels = typeof COMPONENT_LABELS;
type ComponentLayouts = {
  readonly [Name in keyof ComponentLabels]: ComponentLayout<Extract<keyof ComponentLabels[Name]['fields'], string>>;
};

export const COMPONENT_LAYOUTS = {
  occurrence: {
    mainField: 'start',
    edit: [
      ['start', 'end'],
      ['half_day', 'year_inferred', 'time_zone'],
    ],
  },
  'place-option': {
    mainField: 'name',
    edit: [
      ['name', 'state'],
      ['street', 'postal_code'],
      ['territory', 'label_as_printed'],
      ['access_information', 'accessibility'],
      ['latitude', 'longitude'],
    ],
  },
  'online-access': { mainField: 'label', edit: [['label', 'url']] },
  registration: {
    mainField: 'url',
    edit: [
      ['url', 'deadline'],
      ['audience', 'fee', 'capacity'],
    ],
  },
  involvement: { mainField: 'label_as_printed', edit: [['role', 'organisation'], ['label_as_printed']] },
  participation: {
    mainField: 'function_at_date',
    edit: [
      ['person', 'function_at_date'],
      ['organisation', 'unit_label'],
      ['role', 'announced', 'actual'],
    ],
  },
  'event-document': { mainField: 'id', edit: [['role', 'resource']] },
  session: {
    mainField: 'title',
    edit: [
      ['title', 'kind'],
      ['start', 'end', 'end_inferred'],
      ['summary', 'number_as_printed'],
      ['participations'],
      ['documents'],
      ['sessions'],
    ],
  },
  'sub-session': {
    mainField: 'title',
    edit: [
      ['title', 'kind'],
      ['start', 'end', 'end_inferred'],
      ['summary', 'number_as_printed'],
      ['participations'],
      ['documents'],
    ],
  },
  quantity: { mainField: 'as_published', edit: [['as_published'], ['comparator', 'value', 'maximum', 'unit']] },
  'figure-value': {
    mainField: 'as_published',
    edit: [
      ['as_published', 'shape'],
      ['comparator', 'number', 'maximum', 'unit'],
      ['numerator', 'denominator', 'base_period'],
    ],
  },
  'contact-point': {
    mainField: 'label',
    edit: [
      ['label', 'visibility'],
      ['generic_email', 'form_url'],
      ['legal_basis', 'expires_on'],
    ],
  },
  eligibility: {
    mainField: 'text',
    edit: [
      ['text'],
      ['audiences', 'zonings'],
      ['minimum_headcount', 'maximum_headcount', 'maximum_headcount_included'],
      ['maximum_population', 'maximum_population_included'],
      ['maximum_intercommunal_population', 'maximum_intercommunal_population_included'],
    ],
  },
  'selection-item': {
    mainField: 'id',
    edit: [['event', 'resource'], ['key_figure', 'initiative'], ['dispositif']],
  },
  translation: { mainField: 'title', edit: [['language', 'title'], ['summary'], ['body']] },
  image: { mainField: 'alternative_text', edit: [['file', 'decorative'], ['alternative_text'], ['credit', 'licence']] },
  provenance: {
    mainField: 'locator',
    edit: [
      ['document', 'locator'],
      ['source_name', 'source_url'],
      ['entered_by', 'retrieved_on', 'extraction'],
    ],
  },
  'review-flag': { mainField: 'note', edit: [['reason', 'field'], ['note']] },
  alias: {
    mainField: 'label',
    edit: [
      ['label', 'kind'],
      ['from', 'to'],
    ],
  },
  mandate: {
    mainField: 'function_label',
    edit: [
      ['organisation', 'function_label'],
      ['kind', 'from', 'to'],
    ],
  },
  'resource-format': {
    mainField: 'url',
    edit: [
      ['url', 'mime'],
      ['bytes', 'pages', 'duration'],
      ['language', 'accessible'],
    ],
  },
} as const satisfies ComponentLayouts;
