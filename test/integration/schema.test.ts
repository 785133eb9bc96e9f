/** The committed schema is the one that is served. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  printSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { expect, it } from 'vitest';
import { graphql } from '../support/cms';

/** The definitions of our types, sorted, without what Strapi adds beside them. */
function essTypes(schema: GraphQLSchema): string[] {
  return printSchema(schema)
    .split(/\n\n(?=\S)/)
    .map((definition) => definition.replaceAll(/\n\n/g, '\n').trim())
    .filter((definition) => /^(?:""".*?"""\n)?(?:type|interface|enum|scalar|input) Ess/s.test(definition))
    .sort();
}

const rootFields = (schema: GraphQLSchema) =>
  Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ name }) => name.startsWith('ess'))
    .map(
      (field) =>
        `${field.name}(${field.args.map(({ name, type }) => `${name}: ${type.toString()}`).join(', ')}): ${field.type.toString()}`,
    )
    .sort();

it('schema.graphql equals the live schema', async () => {
  const committed = buildSchema(
    await readFile(path.resolve(import.meta.dirname, '../../cms/plugin/schema.graphql'), 'utf8'),
  );
  const introspection = await graphql(getIntrospectionQuery());
  const live = buildClientSchema(introspection.data as unknown as IntrospectionQuery);
  expect(rootFields(live)).toEqual(rootFields(committed));
  expect(essTypes(live)).toEqual(essTypes(committed));
});

it('names a wrong argument and lists what is allowed', async () => {
  const enumeration = await graphql('{ essEvents(kind: [FOIRE]) { total } }');
  expect(enumeration.errors[0]?.message).toMatch(/FOIRE.*Allowed: .*WEBINAR/);
  const day = await graphql('{ essEvents(from: "2025-13-01") { total } }');
  expect(day.errors[0]?.message).toMatch(/from.*2025-13-01.*YYYY-MM-DD/);
  const limit = await graphql('{ essEvents(limit: 101) { total } }');
  expect(limit.errors[0]?.message).toMatch(/limit.*101.*1-100/);
  const cursor = await graphql('{ essEvents(cursor: "abc") { total } }');
  expect(cursor.errors[0]?.message).toMatch(/cursor/);
  const name = await graphql('{ essEvents(colour: "blue") { total } }');
  expect(name.errors[0]?.message).toContain('colour');
});
