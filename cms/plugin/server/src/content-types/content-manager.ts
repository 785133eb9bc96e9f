/**
 * What the content manager shows by default: labels, columns, order of the fields. Strapi reads it as long as
 * nothing is stored; what an administrator arranges afterwards wins.
 */
import { DEFAULT_LANGUAGE } from 'ess-shared-types';
import type { Attribute, Attributes } from './attributes';
import { systemFieldLabels, type FieldLabel, type Labels } from './labels';

/** The order of the work. Fields of a row share its width; a field in no row is not shown. */
export interface EditLayout<Field extends string = string> {
  readonly edit: readonly (readonly Field[])[];
}

/** The same, with the columns of the list and how it is sorted. */
export interface Layout<Field extends string = string> extends EditLayout<Field> {
  readonly list: readonly (Field | keyof typeof systemFieldLabels)[];
  readonly sort: { readonly by: Field | keyof typeof systemFieldLabels; readonly order: 'ASC' | 'DESC' };
}

/** A component's form; `mainField` heads each of its folded entries: a plain text, or `id` when it has none. */
export interface ComponentLayout<Field extends string = string> extends EditLayout<Field> {
  readonly mainField: Field | 'id';
}

interface FieldMetadata {
  readonly edit: {
    readonly label: string;
    readonly description: string;
    readonly placeholder: string;
    readonly visible: boolean;
    readonly editable: boolean;
    readonly mainField?: string;
  };
  readonly list: { readonly label: string };
}

/** Strapi's `schema.config`. */
export interface Configuration {
  readonly settings: {
    readonly bulkable: boolean;
    readonly filterable: boolean;
    readonly searchable: boolean;
    readonly pageSize: number;
    readonly mainField: string;
    readonly defaultSortBy: string;
    readonly defaultSortOrder: 'ASC' | 'DESC';
  };
  readonly metadatas: Readonly<Record<string, FieldMetadata>>;
  readonly layouts: {
    readonly list?: readonly string[];
    readonly edit: readonly (readonly { readonly name: string; readonly size: number }[])[];
  };
}

interface Schema {
  readonly info: { readonly singularName: string; readonly displayName: string };
  readonly attributes: Attributes;
}

/** The field that names an entry: the heading of its page, and what relation pickers show and search. */
const MAIN_FIELDS = new Map([
  ['dispositif', 'title'],
  ['event', 'title'],
  ['event-series', 'title'],
  ['figure-group', 'title'],
  ['indicator', 'label_fr'],
  ['initiative', 'title'],
  ['key-figure', 'title'],
  ['organisation', 'name'],
  ['person', 'display_name'],
  ['resource', 'title'],
  ['selection', 'title'],
  ['source', 'label'],
  ['term', 'label_fr'],
  ['territory', 'label'],
  ['vocabulary', 'label_fr'],
]);

/** Which field names the entries of a type. */
export const mainFieldOf = (type: string): string | undefined => MAIN_FIELDS.get(type);

/** Kept by the plugin: of no use to an editor. */
const HIDDEN_FIELDS: readonly string[] = ['search_key', 'former_slugs'];
/** Shown, but changed by the plugin only. */
const READ_ONLY_FIELDS: readonly string[] = ['external_id'];

const ROW_WIDTH = 12;
const PAGE_SIZE = 20;

/** The name of the type that a relation leads to, when it is one of the plugin's. */
export function targetOf(attribute: Attribute): string | undefined {
  const { target } = attribute;
  return typeof target === 'string' && target.startsWith('plugin::ess.')
    ? target.slice('plugin::ess.'.length)
    : undefined;
}

/** The configuration of a content type. */
export function contentTypeConfiguration(schema: Schema, labels: Labels, layout: Layout): Configuration {
  return {
    settings: settingsOf(MAIN_FIELDS.get(schema.info.singularName) ?? 'id', layout.sort.by, layout.sort.order),
    metadatas: {
      ...mapValues(schema.attributes, (attribute, name) => metadataOf(name, attribute, labels.fields[name])),
      ...mapValues(systemFieldLabels, (label, name) => metadataOf(name, {}, label)),
    },
    layouts: { list: [...layout.list], edit: rowsOf(layout.edit) },
  };
}

/** The configuration of a component. */
export function componentConfiguration(attributes: Attributes, labels: Labels, layout: ComponentLayout): Configuration {
  return {
    settings: settingsOf(layout.mainField, layout.mainField, 'ASC'),
    metadatas: mapValues(attributes, (attribute, name) => metadataOf(name, attribute, labels.fields[name])),
    layouts: { edit: rowsOf(layout.edit) },
  };
}

/**
 * A schema under its French name and with its configuration. The name is also the key under which the admin
 * looks for its translation, sorts its menu and searches it: hence French, the language of the editors.
 */
export function presented<S extends Schema>(schema: S, labels: Labels, layout: Layout) {
  return {
    ...schema,
    info: { ...schema.info, displayName: labels.displayName[DEFAULT_LANGUAGE] },
    config: contentTypeConfiguration(schema, labels, layout),
  };
}

const settingsOf = (
  mainField: string,
  defaultSortBy: string,
  defaultSortOrder: 'ASC' | 'DESC',
): Configuration['settings'] => ({
  bulkable: true,
  filterable: true,
  searchable: true,
  pageSize: PAGE_SIZE,
  mainField,
  defaultSortBy,
  defaultSortOrder,
});

/** Labels are translated by the admin; these stand where Strapi translates none (column picker, filters). */
function metadataOf(name: string, attribute: Attribute, field: FieldLabel | undefined): FieldMetadata {
  const label = field?.label[DEFAULT_LANGUAGE] ?? name;
  const target = targetOf(attribute);
  const mainField = target === undefined ? undefined : MAIN_FIELDS.get(target);
  return {
    edit: {
      label,
      description: field?.help?.[DEFAULT_LANGUAGE] ?? '',
      placeholder: '',
      visible: !HIDDEN_FIELDS.includes(name),
      editable: !READ_ONLY_FIELDS.includes(name),
      ...(mainField === undefined ? {} : { mainField }),
    },
    list: { label },
  };
}

const rowsOf = (rows: EditLayout['edit']): Configuration['layouts']['edit'] =>
  rows.map((row) => row.map((name) => ({ name, size: Math.floor(ROW_WIDTH / row.length) })));

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  transform: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, transform(value, key)]));
}
