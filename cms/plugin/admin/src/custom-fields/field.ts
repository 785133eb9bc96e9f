/** What the content manager gives to a custom field, and how a field reads those beside it. */
import { useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

export interface FieldProps {
  /** Its path in the form: `occurrences.0.start`. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly labelAction?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly attribute: { readonly options?: unknown };
}

/** Strapi's types of a custom field know nothing of its properties. */
export const isField = (props: object): props is FieldProps =>
  'name' in props &&
  typeof props.name === 'string' &&
  'attribute' in props &&
  typeof props.attribute === 'object' &&
  props.attribute !== null;

/** The path of a field of the same entry or component. */
export const siblingOf = (path: string, name: string): string => path.slice(0, path.lastIndexOf('.') + 1) + name;

/** The value at a path of the form: `occurrences.0.start`. */
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      values,
    );
}

/** The text of a field beside this one, as the form holds it now; empty when there is none. */
export function useSiblingText(path: string, name: string | undefined): string {
  const value = useForm('EssField', ({ values }) =>
    name === undefined ? undefined : valueAt(values, siblingOf(path, name)),
  );
  return typeof value === 'string' ? value : '';
}
