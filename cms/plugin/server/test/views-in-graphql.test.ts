/** What the open JSON says of an entry, GraphQL says too: field by field, null by null, value by value. */
import {
  buildSchema,
  GraphQLNonNull,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLOutputType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import entries from '../src/formats/json-schemas/entries.schema.json';

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const definitions: Readonly<Record<string, JsonSchema>> = entries.$defs;
const graphql = buildSchema(readFileSync(`${import.meta.dirname}/../../schema.graphql`, 'utf8'));

/** Of each type of the schema, the view that it answers. */
const VIEWS: readonly [type: string, definition: string][] = [
  ['EssEvent', 'event'],
  ['EssKeyFigure', 'keyFigure'],
  ['EssInitiative', 'initiative'],
  ['EssResource', 'resource'],
  ['EssDispositif', 'dispositif'],
  ['EssOrganisationDetails', 'organisation'],
  ['EssTerritoryDetails', 'territory'],
  ['EssVocabulary', 'vocabulary'],
  ['EssSavedSelection', 'savedSelection'],
];

/** Scalars of GraphQL for what JSON Schema calls a number or a tree. */
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  ID: ['string'],
  String: ['string'],
  Int: ['integer'],
  Float: ['number', 'integer'],
  Boolean: ['boolean'],
};

describe.each(VIEWS)('%s', (name, definition) => {
  it('has the fields of its view', () => {
    const type = graphql.getType(name);
    const view = definitions[definition];
    if (!isObjectType(type) || view === undefined) throw new Error(`There is no ${name} or no ${definition}`);
    expect([...differences(new GraphQLNonNull(type), view, name, new Set())]).toEqual([]);
  });
});

/** Every difference of a type and the view it answers, in words. */
function* differences(
  type: GraphQLOutputType,
  schema: JsonSchema,
  path: string,
  seen: ReadonlySet<string>,
): Generator<string> {
  if (schema.$ref === '#/$defs/richText') {
    if (String(getNullableType(type)) !== 'EssRichText') yield `${path}: ${String(type)} for a rich text`;
    return;
  }
  const [resolved, isNullable] = withoutNull(resolve(schema));
  if (isNonNullType(type) === isNullable) yield `${path}: ${isNullable ? 'may' : 'may not'} be null in the JSON`;
  const shown = getNullableType(type);
  if (isListType(shown)) {
    if (resolved.items === undefined) yield `${path}: a list in GraphQL only`;
    else yield* differences(shown.ofType, resolved.items, `${path}[]`, seen);
  } else if (isObjectType(shown)) {
    const { properties } = resolved;
    if (properties === undefined) {
      yield `${path}: an object in GraphQL only`;
      return;
    }
    const here = `${shown.name} ${Object.keys(properties).join(' ')}`;
    if (seen.has(here)) return;
    const fields = shown.getFields();
    for (const field of Object.keys(fields)) if (!(field in properties)) yield `${path}.${field}: in GraphQL only`;
    for (const [field, property] of Object.entries(properties)) {
      const shownField = fields[field];
      if (shownField === undefined) yield `${path}.${field}: in the JSON only`;
      else yield* differences(shownField.type, property, `${path}.${field}`, new Set([...seen, here]));
    }
  } else if (isEnumType(shown)) {
    const values = shown.getValues().map(({ name }) => name.toLowerCase().replaceAll('_', '-'));
    if (values.join() !== resolved.enum?.join()) yield `${path}: ${values.join()} for ${String(resolved.enum)}`;
  } else if (isScalarType(shown)) {
    const types = [resolved.type ?? []].flat();
    if (!types.every((one) => SCALARS[shown.name]?.includes(one)) || types.length === 0)
      yield `${path}: ${shown.name} for ${types.join(' or ')}`;
  }
}

function resolve(schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const found = definitions[schema.$ref.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`${schema.$ref} is not defined`);
  return resolve(found);
}

function withoutNull(schema: JsonSchema): [JsonSchema, isNullable: boolean] {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type: string) => type !== 'null');
    return [{ ...schema, type: types }, types.length < schema.type.length];
  }
  if (schema.anyOf === undefined) return [schema, false];
  const others = schema.anyOf.filter(({ type }) => type !== 'null');
  const [only] = others;
  if (only === undefined || others.length > 1) return [schema, others.length < schema.anyOf.length];
  return [resolve(only), true];
}
