/** The rows of an entry that are to be headed by words, and the relations that their words need. Pure. */
import { COMPONENTS } from '../../components';
import { ROW_TITLES } from '../../components/row-titles';
import type { Attributes } from '../../content-types/attributes';
import { mainFieldOf, targetOf } from '../../content-types/content-manager';
import { TYPE_UIDS, type TypeUid } from '../../content-types';

export type Row = Record<string, unknown>;

/** A relation of a component, and the field by which the entry at its end is named. */
export interface NamedRelation {
  readonly field: string;
  readonly target: TypeUid;
  readonly nameField: string;
}

const COMPONENT_PREFIX = 'ess.';

/** A row, the name of its component, and where it stands in the entry: `sessions.0.participations.2`. */
export interface TitledRow {
  readonly component: string;
  readonly path: string;
  readonly row: Row;
}

/** The rows of the components that have a title, however deep they stand. */
export function titledRows(entry: Row, attributes: Attributes, prefix = ''): TitledRow[] {
  return Object.entries(attributes).flatMap(([field, { type, component: uid }]) => {
    if (type !== 'component' || typeof uid !== 'string') return [];
    const component = uid.slice(COMPONENT_PREFIX.length);
    const value = entry[field];
    const held = Array.isArray(value)
      ? value.map((row: unknown, index) => ({ path: `${prefix}${field}.${String(index)}`, row }))
      : [{ path: `${prefix}${field}`, row: value }];
    return held.flatMap(({ path, row }) =>
      isRow(row)
        ? [
            ...(ROW_TITLES[component] ? [{ component, path, row }] : []),
            ...titledRows(row, COMPONENTS[component]?.attributes ?? {}, `${path}.`),
          ]
        : [],
    );
  });
}

/** The relations of a component to types of the plugin. */
export function namedRelationsOf(component: string): NamedRelation[] {
  return Object.entries(COMPONENTS[component]?.attributes ?? {}).flatMap(([field, attribute]) => {
    const type = attribute.type === 'relation' ? targetOf(attribute) : undefined;
    const target = TYPE_UIDS.find((uid) => uid === `plugin::ess.${type ?? ''}`);
    const nameField = type === undefined ? undefined : mainFieldOf(type);
    return target === undefined || nameField === undefined ? [] : [{ field, target, nameField }];
  });
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
