/**
 * Attribute builders shared by the schemas, so that the same thing is declared the same way everywhere.
 * All are functions: Strapi writes into the attributes it is given, so no two fields may share an object.
 */
import { keysOf, type VocabularyEntry } from 'ess-shared-types';
import { customField, DATE_FIELD, FIGURE_VALUE_FIELD, type DateFieldOptions } from '../../../shared/custom-fields';

export type Attribute = Readonly<Record<string, unknown>>;
export type Attributes = Readonly<Record<string, Attribute>>;

export const text = (): Attribute => ({ type: 'string' });
/** A moment as the sources give it (EDTF style: `2025-09`, `2025-09-11T09:30`), typed as people write dates. */
export const moment = (options: DateFieldOptions = {}): Attribute => ({
  ...text(),
  customField: customField(DATE_FIELD),
  options: { ...options },
});
/** The words of a source, under which the form says how the public reads the value. */
export const figureWords = (): Attribute => ({ ...text(), customField: customField(FIGURE_VALUE_FIELD) });
export const longText = (): Attribute => ({ type: 'text' });
export const richText = (): Attribute => ({ type: 'blocks' });
export const yesNo = (value: boolean): Attribute => ({ type: 'boolean', default: value });
export const integer = (): Attribute => ({ type: 'integer' });
/** Double precision: Strapi’s `decimal` keeps two decimals and eight digits, too few for coordinates and euros. */
/** Double precision: two decimals and eight digits are too few for coordinates and for billions of euros. */
export const float = (): Attribute => ({ type: 'float' });
export const json = (): Attribute => ({ type: 'json' });

/** An enumeration stored as the snake_case spellings of a shared vocabulary. */
export function enumeration(vocabulary: Readonly<Record<string, VocabularyEntry>>, byDefault?: string): Attribute {
  const values = keysOf(vocabulary).flatMap((key) => vocabulary[key]?.stored ?? []);
  return { type: 'enumeration', enum: values, ...(byDefault === undefined ? {} : { default: byDefault }) };
}

export const slugFrom = (targetField: string): Attribute => ({ type: 'uid', targetField });

export const toOne = (type: string): Attribute => ({
  type: 'relation',
  relation: 'oneToOne',
  target: `plugin::ess.${type}`,
});
export const manyToOne = (type: string): Attribute => ({
  type: 'relation',
  relation: 'manyToOne',
  target: `plugin::ess.${type}`,
});
export const toMany = (type: string): Attribute => ({
  type: 'relation',
  relation: 'manyToMany',
  target: `plugin::ess.${type}`,
});

export const component = (name: string): Attribute => ({
  type: 'component',
  component: `ess.${name}`,
  repeatable: false,
});
export const components = (name: string): Attribute => ({
  type: 'component',
  component: `ess.${name}`,
  repeatable: true,
});
