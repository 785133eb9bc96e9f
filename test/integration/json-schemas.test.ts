/** The schemas of the open JSON as anyone would use them: found by the answers that follow them, read from the server. */
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cms, requestJson } from '../support/cms';

const schemaSchema = z.looseObject({ $id: z.string() });

/** Reads a schema; its id is relative to where it stands, as are the schemas that it names. */
async function loadSchema(address: string) {
  const { url } = await cms();
  const answer = await requestJson(address.replace(/^https?:\/\/[^/]+/, url));
  expect([answer.status, answer.headers.get('content-type')], address).toEqual([200, 'application/schema+json']);
  const schema = schemaSchema.parse(answer.body);
  return { ...schema, $id: new URL(schema.$id, address).href };
}

const ajv = new Ajv({ strict: true, strictTypes: false, loadSchema });
addFormats(ajv);

const describedBy = (link: string | null): string =>
  /<([^>]+)>; rel="describedby"; type="application\/schema\+json"/.exec(link ?? '')?.[1] ?? '';

/** What the schema that an answer names has against it. */
async function errorsOf(address: string) {
  const { url } = await cms();
  const answer = await requestJson(url + address);
  expect(answer.status, address).toBe(200);
  const schema = describedBy(answer.headers.get('link'));
  expect(schema, address).toMatch(/\/ess\/schemas\/(?:answers\.schema\.json#\/\$defs\/\w+|changes\.schema\.json)$/);
  const validate = await ajv.compileAsync({ $ref: schema });
  validate(answer.body);
  return { body: answer.body, errors: validate.errors ?? [] };
}

const listSchema = z.object({ nodes: z.array(z.object({ slug: z.string() })).min(1) });

describe('what the schema says is so', () => {
  it.each([
    ['agenda', 'rendez-vous', '?when=all&limit=100'],
    ['chiffres-cles', 'chiffres-cles', '?limit=100'],
    ['initiatives', 'initiatives', '?limit=100&lang=en'],
    ['ressources', 'ressources', '?limit=100'],
    ['dispositifs', 'dispositifs', '?limit=100&lang=en'],
  ])('of /ess/%s.json and its entries', async (stem, itemStem, question) => {
    const { body, errors } = await errorsOf(`/ess/${stem}.json${question}`);
    expect(errors).toEqual([]);
    for (const { slug } of listSchema.parse(body).nodes.slice(0, 5))
      expect((await errorsOf(`/ess/${itemStem}/${slug}.json`)).errors, slug).toEqual([]);
  });

  it('of /ess/changes.json', async () => {
    expect((await errorsOf('/ess/changes.json')).errors).toEqual([]);
  });
});

it('is named by the DCAT catalogue for every distribution in that form', async () => {
  const { url } = await cms();
  const { body } = await requestJson(`${url}/ess/catalog.jsonld`);
  const distribution = z.looseObject({ '@id': z.string() });
  const { dataset } = z
    .object({ dataset: z.array(z.object({ distribution: z.union([z.array(distribution), distribution]) })) })
    .parse(body);
  const plain = dataset.flatMap((one) => one.distribution).filter((one) => /\/ess\/[a-z-]+\.json\b/.test(one['@id']));
  expect(plain).toHaveLength(5);
  for (const one of plain) expect(one).toMatchObject({ conformsTo: `${url}/ess/schemas/answers.schema.json` });
});

it('has no other schema to give', async () => {
  const { url } = await cms();
  for (const name of ['', 'inconnu.json', 'answers', '..%2f..%2fpackage.json', '__proto__'])
    expect((await requestJson(`${url}/ess/schemas/${name}`)).status, name).toBe(404);
});
