/** Components of the plugin. Strapi loads components from applications only: `register` declares these. */
import {
  COMPARATORS,
  DEFAULT_TIME_ZONE,
  EVENT_DOCUMENT_ROLES,
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  PARTICIPATION_ROLES,
  PLACE_STATES,
  SESSION_KINDS,
  VALUE_SHAPES,
} from 'ess-shared-types';
import {
  components,
  enumeration,
  figureWords,
  float,
  integer,
  longText,
  manyToOne,
  moment,
  richText,
  text,
  toMany,
  yesNo,
  type Attributes,
} from '../content-types/attributes';
import {
  ALIAS_KINDS,
  CONTACT_VISIBILITIES,
  EXTRACTION_MODES,
  MANDATE_KINDS,
  REVIEW_REASONS,
  TRANSLATION_LANGUAGES,
} from '../content-types/vocabularies';

interface ComponentDefinition {
  readonly icon: string;
  readonly attributes: Attributes;
}

/** Fields of a session; a programme has two levels, so the second is the same component without children. */
const sessionAttributes = (): Attributes => ({
  title: text(),
  kind: enumeration(SESSION_KINDS, SESSION_KINDS['other-session'].stored),
  number_as_printed: text(),
  start: text(),
  end: text(),
  end_inferred: yesNo(false),
  summary: longText(),
  participations: components('participation'),
  documents: components('event-document'),
});

export const COMPONENTS: Readonly<Record<string, ComponentDefinition>> = {
  occurrence: {
    icon: 'calendar',
    attributes: {
      start: moment({ end: 'end', halfDay: 'half_day', timeZone: 'time_zone' }),
      end: moment({ start: 'start', halfDay: 'half_day', timeZone: 'time_zone' }),
      half_day: enumeration(HALF_DAYS),
      year_inferred: yesNo(false),
      time_zone: { ...text(), default: DEFAULT_TIME_ZONE },
    },
  },
  'place-option': {
    icon: 'pinMap',
    attributes: {
      state: enumeration(PLACE_STATES, PLACE_STATES.confirmed.stored),
      name: text(),
      street: text(),
      postal_code: text(),
      territory: manyToOne('territory'),
      label_as_printed: text(),
      access_information: longText(),
      accessibility: longText(),
      latitude: float(),
      longitude: float(),
    },
  },
  'online-access': { icon: 'earth', attributes: { url: text(), label: text() } },
  registration: {
    icon: 'pencil',
    attributes: { url: text(), deadline: moment(), fee: text(), capacity: integer(), audience: text() },
  },
  involvement: {
    icon: 'briefcase',
    attributes: {
      role: enumeration(INVOLVEMENT_ROLES),
      organisation: manyToOne('organisation'),
      label_as_printed: text(),
    },
  },
  participation: {
    icon: 'user',
    attributes: {
      role: enumeration(PARTICIPATION_ROLES, PARTICIPATION_ROLES.speaker.stored),
      person: manyToOne('person'),
      function_at_date: text(),
      organisation: manyToOne('organisation'),
      unit_label: text(),
      announced: { type: 'boolean' },
      actual: { type: 'boolean' },
    },
  },
  'event-document': {
    icon: 'attachment',
    attributes: {
      role: enumeration(EVENT_DOCUMENT_ROLES, EVENT_DOCUMENT_ROLES.reference.stored),
      resource: manyToOne('resource'),
    },
  },
  session: { icon: 'bulletList', attributes: { ...sessionAttributes(), sessions: components('sub-session') } },
  'sub-session': { icon: 'bulletList', attributes: sessionAttributes() },
  quantity: {
    icon: 'hashtag',
    attributes: {
      as_published: text(),
      value: float(),
      maximum: float(),
      comparator: enumeration(COMPARATORS),
      unit: text(),
    },
  },
  'figure-value': {
    icon: 'hashtag',
    attributes: {
      shape: enumeration(VALUE_SHAPES, VALUE_SHAPES.exact.stored),
      /** Word for word, « 17.8% »: never rewritten. */
      as_published: figureWords(),
      number: float(),
      maximum: float(),
      comparator: enumeration(COMPARATORS),
      numerator: float(),
      denominator: float(),
      base_period: moment(),
      unit: text(),
    },
  },
  'contact-point': {
    icon: 'phone',
    attributes: {
      label: text(),
      generic_email: text(),
      form_url: text(),
      visibility: enumeration(CONTACT_VISIBILITIES, CONTACT_VISIBILITIES.internal.stored),
      legal_basis: text(),
      expires_on: { type: 'date' },
    },
  },
  eligibility: {
    icon: 'check',
    attributes: {
      text: longText(),
      audiences: toMany('term'),
      zonings: toMany('term'),
      minimum_headcount: integer(),
      maximum_headcount: integer(),
      maximum_headcount_included: yesNo(true),
      maximum_population: integer(),
      maximum_population_included: yesNo(false),
      maximum_intercommunal_population: integer(),
      maximum_intercommunal_population_included: yesNo(false),
    },
  },
  'selection-item': {
    icon: 'bulletList',
    attributes: {
      event: manyToOne('event'),
      resource: manyToOne('resource'),
      key_figure: manyToOne('key-figure'),
      initiative: manyToOne('initiative'),
      dispositif: manyToOne('dispositif'),
    },
  },
  translation: {
    icon: 'earth',
    attributes: { language: enumeration(TRANSLATION_LANGUAGES), title: text(), summary: longText(), body: richText() },
  },
  image: {
    icon: 'picture',
    attributes: {
      file: { type: 'media', multiple: false, allowedTypes: ['images'] },
      decorative: yesNo(false),
      alternative_text: text(),
      credit: text(),
      licence: text(),
    },
  },
  provenance: {
    icon: 'quote',
    attributes: {
      document: manyToOne('resource'),
      /** A source that is no document of the CMS: another agenda, an open data file. */
      source_name: text(),
      source_url: text(),
      entered_by: text(),
      locator: text(),
      retrieved_on: { type: 'date' },
      extraction: enumeration(EXTRACTION_MODES, EXTRACTION_MODES.human.stored),
    },
  },
  'review-flag': {
    icon: 'information',
    attributes: { reason: enumeration(REVIEW_REASONS), field: text(), note: longText() },
  },
  alias: {
    icon: 'layer',
    attributes: {
      label: text(),
      kind: enumeration(ALIAS_KINDS, ALIAS_KINDS.variant.stored),
      from: moment({ end: 'to' }),
      to: moment({ start: 'from' }),
    },
  },
  mandate: {
    icon: 'user',
    attributes: {
      organisation: manyToOne('organisation'),
      function_label: text(),
      kind: enumeration(MANDATE_KINDS),
      from: moment({ end: 'to' }),
      to: moment({ start: 'from' }),
    },
  },
  'resource-format': {
    icon: 'file',
    attributes: {
      url: text(),
      mime: text(),
      bytes: { type: 'biginteger' },
      pages: integer(),
      duration: text(),
      language: text(),
      accessible: { type: 'boolean' },
    },
  },
};
