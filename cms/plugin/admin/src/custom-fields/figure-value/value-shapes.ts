/** Which fields of a figure's value its shape looks at. Pure. */
import { keyOfStored, VALUE_SHAPES, type ValueShape } from 'ess-shared-types';
import { COMPONENT_LABELS } from '../../../../server/src/components/labels';
import type { FigureValueFields } from '../../../../server/src/publication/figure-value-view';

type ValueField = Exclude<keyof FigureValueFields, 'shape' | 'as_published'>;

interface ShapeFields {
  /** What the shape is made of. */
  readonly needed: readonly ValueField[];
  /** What it may say besides. */
  readonly taken: readonly ValueField[];
}

const WORDS_ONLY: ShapeFields = { needed: [], taken: [] };

export const FIELDS_OF_SHAPE: Readonly<Record<ValueShape, ShapeFields>> = {
  exact: { needed: ['number'], taken: ['comparator', 'unit', 'base_period'] },
  comparator: { needed: ['comparator', 'number'], taken: ['unit', 'base_period'] },
  range: { needed: ['number', 'maximum'], taken: ['comparator', 'unit', 'base_period'] },
  ratio: { needed: ['numerator', 'denominator'], taken: ['comparator', 'number', 'unit', 'base_period'] },
  change: { needed: ['number'], taken: ['comparator', 'unit', 'base_period'] },
  composite: WORDS_ONLY,
  'text-only': WORDS_ONLY,
  truncated: WORDS_ONLY,
};

/** The shape of a value, as the form holds it. */
export const shapeOf = ({ shape }: FigureValueFields): ValueShape => keyOfStored(VALUE_SHAPES, shape) ?? 'exact';

const FIELDS: readonly ValueField[] = ['comparator', 'number', 'maximum', 'numerator', 'denominator'];

const isFilled = (value: FigureValueFields, field: ValueField): boolean => value[field] !== null && value[field] !== '';

export const missingFields = (value: FigureValueFields): ValueField[] =>
  FIELDS_OF_SHAPE[shapeOf(value)].needed.filter((field) => !isFilled(value, field));

/** What is filled and that the public does not read in this shape. */
export function unusedFields(value: FigureValueFields): ValueField[] {
  const { needed, taken } = FIELDS_OF_SHAPE[shapeOf(value)];
  return FIELDS.filter((field) => isFilled(value, field) && !needed.includes(field) && !taken.includes(field));
}

export const labelOf = (field: ValueField) => COMPONENT_LABELS['figure-value'].fields[field].label;

/** The fields of a value, out of what the form holds: numbers may still be texts while they are typed. */
export function valueFields(held: unknown): FigureValueFields {
  const at = (name: keyof FigureValueFields): unknown =>
    typeof held === 'object' && held !== null ? Reflect.get(held, name) : undefined;
  const text = (name: keyof FigureValueFields) => {
    const value = at(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const number = (name: keyof FigureValueFields) => {
    const value = at(name);
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof read === 'number' && Number.isFinite(read) ? read : null;
  };
  return {
    shape: text('shape'),
    as_published: text('as_published'),
    number: number('number'),
    maximum: number('maximum'),
    comparator: text('comparator'),
    numerator: number('numerator'),
    denominator: number('denominator'),
    base_period: text('base_period'),
    unit: text('unit'),
  };
}
