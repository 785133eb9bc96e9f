/** Attributes that every published type has, in the order of the work: what, then where it comes from. */
import { DEFAULT_LANGUAGE, LANGUAGES, LICENCES } from 'ess-shared-types';
import {
  component,
  components,
  enumeration,
  json,
  longText,
  manyToOne,
  richText,
  slugFrom,
  text,
  toMany,
  type Attributes,
} from './attributes';

/** What opens the form of an entry. */
export const headAttributes = (): Attributes => ({
  title: text(),
  slug: slugFrom('title'),
  /** Slugs that used to lead here; they answer with a redirection. */
  former_slugs: json(),
  summary: { ...longText(), maxLength: 280 },
  body: richText(),
  language: { type: 'enumeration', enum: [...LANGUAGES], default: DEFAULT_LANGUAGE },
  translations: components('translation'),
});

/** What closes it: classification, rights and provenance. */
export const tailAttributes = (): Attributes => ({
  territories: toMany('territory'),
  terms: toMany('term'),
  publisher: manyToOne('organisation'),
  image: component('image'),
  licence: enumeration(LICENCES, LICENCES.unstated.stored),
  rights_holder: text(),
  provenance: components('provenance'),
  review_flags: components('review-flag'),
  /** Stable identifier in the system an entry was taken in from. */
  external_id: { ...text(), unique: true },
});
