/** What the compiler does not see of a collection: its part of the texts that stand beside the code. */
import { buildSchema } from 'graphql';
import { COLLECTION_NAMES, COLLECTIONS, LISTED_KINDS } from 'ess-shared-types';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../src/catalogue/catalogue';
import { FORMATS } from '../src/formats';
import { answerSchemaUrl } from '../src/formats/json-schemas';
import answers from '../src/formats/json-schemas/answers.schema.json';
import changes from '../src/formats/json-schemas/changes.schema.json';
import entries from '../src/formats/json-schemas/entries.schema.json';
import { createResolvers } from '../src/graphql/resolvers';
import { kindOfUid, PUBLISHED_TYPES } from '../src/publication/types';

const noCatalogue = (): Catalogue => {
  throw new Error('Nothing is asked');
};
const schema = buildSchema(readFileSync(`${import.meta.dirname}/../../schema.graphql`, 'utf8'));

it('GraphQL has a resolver for each of its fields, and a field for each resolver', () => {
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  expect(Object.keys(createResolvers(noCatalogue).Query).sort()).toEqual(fields.sort());
});

it('no two collections share a kind, the stem of their entries or an element', () => {
  const rows = COLLECTION_NAMES.map((name) => COLLECTIONS[name]);
  for (const facts of [rows.map(({ kind }) => kind), rows.map(({ stem }) => stem)])
    expect(new Set(facts).size).toBe(rows.length);
  const elements = rows.flatMap(({ element }) => element ?? []);
  expect(new Set(elements).size).toBe(elements.length);
});

describe.each(COLLECTION_NAMES)('%s', (name) => {
  const { kind, formats } = COLLECTIONS[name];

  it('is published under its kind', () => {
    expect(kindOfUid(PUBLISHED_TYPES[kind].uid)).toBe(kind);
    expect(LISTED_KINDS).toContain(kind);
  });

  it.each(['list', 'item'] as const)('has its JSON Schema of a %s', (scope) => {
    const [, definition = ''] = answerSchemaUrl('', name, scope).split('#/$defs/');
    expect(Object.keys(answers.$defs)).toContain(definition);
  });

  it('has its place in the schemas of entries and of changes', () => {
    const [, definition = ''] = /\/(\w+)Item$/.exec(answerSchemaUrl('', name, 'item')) ?? [];
    expect(Object.keys(entries.$defs)).toContain(definition);
    expect(JSON.stringify(changes.properties.changes.items)).toContain(`#/$defs/${definition}"`);
  });

  it('has a page and formats that exist', () => {
    expect(formats[0]).toBe('html');
    for (const format of formats) expect(FORMATS[format]).toBeDefined();
  });
});
