/** Operations of every released version stay answered; one that cannot be must not ship. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TrustedDocuments } from '../src/delivery/trusted-documents';
import { createResolvers } from '../src/graphql/resolvers';
import { typeDefs } from '../src/graphql/schema';
import type { Catalogue } from '../src/catalogue/catalogue';
import { eventDocument, ReadModel } from './support/read-model';

const OLD = 'query Old($slug: String) { essEvent(slug: $slug) { title } }';
const NEW = 'query New($kind: [EssEventKind!], $limit: Int) { essEvents(kind: $kind, limit: $limit) { total } }';
const VANISHED = 'query Vanished { essEvents { nodes { titre } } }';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let folder: string;
let readModel: ReadModel;
const schema = schemaOn(() => readModel.catalogue);

/** The schema with its resolvers. */
function schemaOn(catalogue: () => Catalogue): GraphQLSchema {
  const made = buildSchema(typeDefs);
  const fields = made.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(createResolvers(catalogue).Query))
    Object.assign(fields[name] ?? {}, { resolve });
  return made;
}

async function release(name: string, ...texts: string[]): Promise<string> {
  const operations = Object.fromEntries(texts.map((text) => [hashOf(text), text]));
  return write(name, JSON.stringify(operations));
}

async function write(name: string, content: string): Promise<string> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'operations.json'), content);
  return path.join(folder, name);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ess-operations-'));
  readModel = await ReadModel.open();
  await readModel.publish(eventDocument('durtal', { title: 'Journée de Durtal' }));
});

afterAll(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

describe('load', () => {
  it('keeps the documents of every release beside those of today', async () => {
    const today = await release('today', NEW);
    await release('kept/1.0.0', OLD);
    await release('kept/1.1.0', OLD, NEW);
    const documents = await TrustedDocuments.load(schema, today, path.join(folder, 'kept'));
    expect([documents.has(hashOf(OLD)), documents.has(hashOf(NEW)), documents.has(hashOf(VANISHED))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('does without a folder of releases', async () => {
    const today = await release('alone', NEW);
    const documents = await TrustedDocuments.load(schema, today, path.join(folder, 'nowhere'));
    expect(documents.has(hashOf(NEW))).toBe(true);
    expect((await TrustedDocuments.load(schema, undefined)).has(hashOf(NEW))).toBe(false);
  });

  it('throws at a released document that the schema does not understand any more', async () => {
    await release('broken/1.0.0', OLD, VANISHED);
    await expect(TrustedDocuments.load(schema, undefined, path.join(folder, 'broken'))).rejects.toThrow(
      /1\.0\.0.*Cannot query field "titre"/,
    );
  });

  it('or reports it and answers the others', async () => {
    await release('reported/1.0.0', OLD, VANISHED);
    await write('reported/1.1.0', '{');
    await write('reported/1.2.0', JSON.stringify({ [hashOf(OLD).replace(/./, 'x')]: OLD }));
    await write('reported/1.3.0', JSON.stringify({ [hashOf('something else')]: NEW }));
    const faults: string[] = [];
    const documents = await TrustedDocuments.load(schema, undefined, path.join(folder, 'reported'), (fault) =>
      faults.push(fault),
    );
    expect(documents.has(hashOf(OLD))).toBe(true);
    expect(documents.has(hashOf(VANISHED))).toBe(false);
    expect(documents.has(hashOf('something else'))).toBe(false);
    expect(faults).toEqual([
      expect.stringMatching(/1\.0\.0.*titre/),
      expect.stringContaining('1.1.0'),
      expect.stringContaining('1.2.0'),
      expect.stringMatching(/1\.3\.0.*another hash/),
    ]);
  });

  it('runs whatever has been built and released in this repository', async () => {
    const widgets = path.resolve(import.meta.dirname, '../../../../widgets');
    const built = path.join(widgets, 'dist');
    const documents = await TrustedDocuments.load(
      schema,
      existsSync(path.join(built, 'operations.json')) ? built : undefined,
      path.join(widgets, 'releases'),
    );
    expect(documents.has('0'.repeat(64))).toBe(false);
  });
});

describe('run', () => {
  const load = async () => TrustedDocuments.load(schema, await release('run', OLD, NEW));
  const refusal = async (text: string, variables: string): Promise<string> => {
    const { data, errors } = await (await load()).run(hashOf(text), variables);
    expect(data ?? null).toBeNull();
    return errors?.map(({ message }) => message).join(' ') ?? '';
  };

  it('answers', async () => {
    const documents = await load();
    const answer = await documents.run(hashOf(OLD), '{"slug":"durtal"}');
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: { essEvent: { title: 'Journée de Durtal' } } });
    expect(await documents.run(hashOf(NEW), '')).toMatchObject({ data: { essEvents: { total: expect.any(Number) } } });
  });

  it('names the variables that the operation does not have', async () => {
    expect(await refusal(NEW, '{"kind":["WEBINAR"],"colour":"blue","__proto__":1}')).toBe(
      'Unknown variable: “colour”, “__proto__”. Allowed: kind, limit.',
    );
  });

  it.each([
    ['{"limit":"many"}', /"\$limit".*"many"/],
    ['{"limit":{"min":1}}', /"\$limit".*Int/],
    ['{"kind":["FOIRE"]}', /"\$kind".*FOIRE.*Allowed: .*WEBINAR/],
    ['{"limit":101}', /limit.*101.*1-100/],
    ['[1', /“variables” must be a JSON object/],
    ['{"kind":[[[[[["WEBINAR"]]]]]]}', /5 levels/],
    [JSON.stringify({ kind: ['A'.repeat(16_400)] }), /16 kB/],
  ])('refuses %.40s', async (variables, message) => {
    expect(await refusal(NEW, variables)).toMatch(message);
  });

  it('throws what is not the fault of the caller', async () => {
    const broken = schemaOn(() => {
      throw new Error('no catalogue');
    });
    const documents = await TrustedDocuments.load(broken, await release('thrown', OLD));
    await expect(documents.run(hashOf(OLD), '{"slug":"durtal"}')).rejects.toThrow('no catalogue');
  });
});
