/**
 * The open endpoint closed to abuse: whatever is sent, the answer is what was asked or a 4xx that names the fault.
 * Never a 5xx, never a suggestion of names, never a cookie of another site.
 */
import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { cms, graphql, requestJson, type Answer } from '../support/cms';

beforeAll(cms);

const JSON_TYPE = { 'content-type': 'application/json' };
const repeat = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, i) => part(i));

/** Sends a body as it is. */
async function send(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Promise<Answer> {
  const { url } = await cms();
  return requestJson(`${url}/graphql`, { method: 'POST', headers, body });
}

async function refusal(query: string, variables?: Record<string, unknown>): Promise<string> {
  const { status, errors, text } = await graphql(query, variables);
  expect(status, text.slice(0, 200)).toBe(400);
  return errors.map(({ message }) => message).join('\n');
}

describe('documents', () => {
  it('a hundred lists of a hundred events under a hundred aliases', async () => {
    const list = 'essEvents(limit: 100, when: ALL) { nodes { title } }';
    expect(await refusal(`{ ${repeat(100, (i) => `a${String(i)}: ${list}`).join(' ')} }`)).toBe(
      'Token limit of 1000 exceeded.',
    );
    expect(await refusal(`{ ${repeat(20, (i) => `a${String(i)}: ${list}`).join(' ')} }`)).toBe(
      'Aliases limit of 10 exceeded, found 20.',
    );
  });

  it('aliases behind fragments', async () => {
    const fragment = `fragment f on EssEvent { ${repeat(4, (i) => `a${String(i)}: title`).join(' ')} }`;
    const spreads = repeat(3, (i) => `b${String(i)}: essEvents { nodes { ...f } }`).join(' ');
    expect(await refusal(`{ ${spreads} } ${fragment}`)).toBe('Aliases limit of 10 exceeded, found 15.');
  });

  it('fields inside each other', async () => {
    const deep = (leaves: string) =>
      `{ essEvents { nodes ${'{ sessions '.repeat(11)} { ${leaves} } ${'}'.repeat(12)} }`;
    expect(await refusal(deep('title'))).toMatch(/^Query depth limit of 10 exceeded, found 14\.$/);
    // Strapi's own rule reports each leaf, and fails at the hundredth.
    expect(await refusal(deep('title '.repeat(150)))).toMatch(/limit of \d+ exceeded/);
  });

  it('too many words', async () => {
    expect(await refusal(`{ ${'essEvents { total } '.repeat(400)} }`)).toBe('Token limit of 1000 exceeded.');
  });

  it('too many fields', async () => {
    const people = '{ participations { person organisation { name } } sessions { participations { person } } }';
    const lists = (count: number) => repeat(count, (i) => `a${String(i)}: essEvents { nodes { sessions ${people} } }`);
    expect((await graphql(`{ ${lists(5).join(' ')} }`)).status).toBe(200);
    const fields = `sessions { ...s sessions { ...s sessions { ...s } } }`;
    const fragment = `fragment s on EssSession { participations { role { key label } organisation { slug name website } } }`;
    const events = repeat(9, (i) => `a${String(i)}: essEvents { nodes { ${fields} } }`);
    expect(await refusal(`{ ${events.join(' ')} } ${fragment}`)).toBe('Query Cost limit of 3000 exceeded.');
  });

  it('too many directives, known or not', async () => {
    expect(await refusal(`{ essEvents { total ${'@include(if: true) '.repeat(50)} } }`)).toBe(
      'Directives limit of 10 exceeded, found 50.',
    );
    expect(await refusal(`{ essEvents { total ${'@loop '.repeat(400)} } }`)).toMatch(/^Directives limit of 10/);
  });

  it.each([
    ['a fragment in itself', '{ essEvents { nodes { ...a } } } fragment a on EssEvent { ...a }', /"a" within itself/],
    [
      'fragments in each other',
      '{ essEvents { nodes { ...a } } } fragment a on EssEvent { ...b } fragment b on EssEvent { ...a }',
      /"a" within itself via "b"/,
    ],
    ['a fragment that is not there', '{ essEvents { nodes { ...a } } }', /Unknown fragment "a"/],
    ['a fragment named as what every object has', '{ essEvents { nodes { ...constructor } } }', /Unknown fragment/],
    ['an operation named as a prototype', 'query __proto__ { essEvents { total } }', /two underscores/],
    [
      'fragments that double sixty times',
      `{ essEvents { nodes { ...f0 } } } ${repeat(60, (i) => `fragment f${String(i)} on EssEvent { ...f${String(i + 1)} ...f${String(i + 1)} }`).join(' ')} fragment f60 on EssEvent { title }`,
      /^Query Cost limit of 3000 exceeded\.$/,
    ],
    [
      'lists that double sixty times',
      `{ ...f0 } ${repeat(60, (i) => `fragment f${String(i)} on Query { ...f${String(i + 1)} ...f${String(i + 1)} }`).join(' ')} fragment f60 on Query { essEvents { total } }`,
      /^Query Cost limit of 3000 exceeded\.$/,
    ],
    ['a mutation', 'mutation { createEssEvent(data: {}) { id } }', /There is no mutation: the API is read-only/],
    ['a subscription', 'subscription { essEvents { total } }', /There is no subscription/],
    ['types of its own', 'type Query { ok: Boolean } { essEvents { total } }', /not executable/],
    ['lists in lists', `{ essEvents(topic: ${'['.repeat(400)}${']'.repeat(400)}) { total } }`, /String/],
    ['nothing', '{ }', /Syntax Error/],
  ])('%s', async (_, query, fault) => {
    expect(await refusal(query)).toMatch(fault);
  });

  it.each([
    ['a field', '{ essEvents { nodes { titl } } }', {}],
    ['a root field', '{ essEventz { total } }', {}],
    ['a type', 'query ($k: [EssEventKin!]) { essEvents(kind: $k) { total } }', {}],
    ['an argument', '{ essEvents(topicc: ["a"]) { total } }', {}],
    ['a value', '{ essEvents(kind: [WEBINARS]) { total } }', {}],
    ['a value in a variable', 'query ($k: [EssEventKind!]) { essEvents(kind: $k) { total } }', { k: ['WEBINARS'] }],
  ])('suggests no name for %s', async (_, query, variables) => {
    expect(await refusal(query, variables)).not.toMatch(/Did you mean/);
  });

  it('answers introspection, and one fragment for all kinds of entries', async () => {
    const introspection = await graphql(getIntrospectionQuery());
    expect(introspection.errors).toEqual([]);
    const { errors, data } = await graphql(`
      {
        essEvents(when: ALL, limit: 1) {
          nodes {
            ...e
          }
        }
        essResources(limit: 1) {
          nodes {
            ...e
          }
        }
      }
      fragment e on EssEntry {
        __typename
        slug
      }
    `);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      essEvents: { nodes: [{ __typename: 'EssEvent' }] },
      essResources: { nodes: [{ __typename: 'EssResource' }] },
    });
  });
});

describe('arguments and variables', () => {
  it.each([
    ['slug', '($v: String) { essEvent(slug: $v) { title } }', 'a\0b'],
    ['id', '($v: ID) { essEvent(id: $v) { title } }', 'a\0@b'],
    ['q', '($v: String) { essEvents(q: $v) { total } }', 'a\0b'],
    ['topic', '($v: [String!]) { essEvents(topic: $v) { total } }', ['a\0b']],
    ['territory', '($v: [String!]) { essEvents(territory: $v) { total } }', ['DEP-49\0']],
    ['slug', '($v: [String!]) { essVocabularies(slug: $v) { total } }', ['a\0b']],
    ['slug', '($v: String!) { essSelection(slug: $v) { title } }', 'a\0b'],
    ['name', '($v: String) { essTerritories(name: $v) { total } }', 'a\0b'],
    ['code', '($v: [String!]) { essTerritories(code: $v) { total } }', ['a\0b']],
    ['name', '($v: String) { essOrganisations(name: $v) { total } }', 'a\0b'],
  ])('a null character in %s of %s', async (name, operation, value) => {
    expect(await refusal(`query ${operation}`, { v: value })).toContain(name);
  });

  it('a null character written in the document', async () => {
    expect(await refusal('{ essEvent(slug: "a\\u0000b") { title } }')).toContain('slug');
  });

  it('texts and lists that are too long', async () => {
    const name = 'query ($v: String) { essOrganisations(name: $v) { total } }';
    expect(await refusal(name, { v: 'a b '.repeat(10_000) })).toMatch(/name.*0-300 characters/);
    const exclude = 'query ($v: [String!]) { essEvents(exclude: $v) { total } }';
    expect(await refusal(exclude, { v: repeat(10_000, () => 'a') })).toMatch(/exclude.*1-50 values/);
    expect(await refusal('{ essEvents(limit: 101) { total } }')).toMatch(/limit.*1-100/);
    expect(await refusal('{ essEvents(limit: -1) { total } }')).toMatch(/limit.*1-100/);
  });

  it('variables of a wrong type, and nested ones, by POST and by GET', async () => {
    const limited = 'query ($v: Int) { essEvents(limit: $v) { total } }';
    expect(await refusal(limited, { v: 'many' })).toMatch(/"\$v".*"many"/);
    const nested = `{"v":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    const posted = await send(`{"query":${JSON.stringify(limited)},"variables":${nested}}`);
    expect([posted.status, posted.text]).toEqual([400, expect.stringContaining('5 levels')]);
    const { url } = await cms();
    const address = `${url}/graphql?query=${encodeURIComponent(limited)}&variables=${nested.replace(/\[{4900}(\[*\]*)\]{4900}/, '$1')}`;
    const got = await requestJson(address, { headers: { 'apollo-require-preflight': '1' } });
    expect([got.status, got.text]).toEqual([400, expect.stringContaining('5 levels')]);
  });
});

describe('requests', () => {
  it.each([
    ['a batch', '[{"query":"{ essEvents { total } }"},{"query":"{ essEvents { total } }"}]', 400, /Batches/],
    ['a deep batch', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400, /Batches/],
    ['no JSON', '{', 400, /JSON object/],
    ['nothing', '', 400, /JSON object/],
    ['null', 'null', 400, /JSON object/],
    ['a text', '"{ essEvents { total } }"', 400, /JSON object/],
    ['an empty object', '{}', 400, /./],
    ['a number for a query', '{"query":1}', 400, /must be strings/],
    ['a list of variables', '{"query":"{ essEvents { total } }","variables":[1]}', 400, /must be an object/],
    [
      'another operation',
      '{"query":"query a { essEvents { total } }","operationName":"b"}',
      400,
      /Unknown operation named/,
    ],
    ['bytes that are no text', new Uint8Array([123, 34, 255, 34, 125]), 400, /JSON object/],
    [
      'a text of 100 kB',
      JSON.stringify({ query: `{ essEvents(q: "${'a'.repeat(100_000)}") { total } }` }),
      413,
      /65536/,
    ],
    ['10 MB', JSON.stringify({ query: 'a'.repeat(10_000_000) }), 413, /Body limit of 65536 bytes exceeded/],
  ])('%s', async (_, body, status, fault) => {
    const answer = await send(body);
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([status, expect.stringMatching(fault)]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('a body that does not say how long it is', async () => {
    const { url } = await cms();
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      for (let i = 0; i < 20; i += 1) sent.write(' '.repeat(10_000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  it.each([
    ['text/plain', '{"query":"{ essEvents { total } }"}'],
    ['application/x-www-form-urlencoded', 'query={essEvents{total}}'],
    ['application/graphql', '{ essEvents { total } }'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{}\r\n--x--'],
  ])('a body of type %s', async (type, body) => {
    const answer = await send(body, { 'content-type': type });
    expect([answer.status, answer.text]).toEqual([415, expect.stringContaining('application/json')]);
  });

  it('a compressed body', async () => {
    const answer = await send('x', { ...JSON_TYPE, 'content-encoding': 'gzip' });
    expect([answer.status, answer.text]).toEqual([415, expect.stringContaining('Content-Encoding')]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    const { url } = await cms();
    const answer = await requestJson(`${url}/graphql`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST, OPTIONS');
  });

  it('the same at every spelling of the address', async () => {
    const { url } = await cms();
    for (const address of ['/graphql/', '/GraphQL', '/graphql?a=b']) {
      const batch = await requestJson(`${url}${address}`, { method: 'POST', headers: JSON_TYPE, body: '[]' });
      expect([address, batch.status]).toEqual([address, 400]);
      const body = JSON.stringify({ query: '{ essEvents { total } }' });
      const single = await requestJson(`${url}${address}`, { method: 'POST', headers: JSON_TYPE, body });
      expect([address, single.status]).toEqual([address, 200]);
    }
  });
});

describe('other sites', () => {
  const origin = 'https://mairie.example';

  it('may ask without credentials', async () => {
    const answer = await send('{"query":"{ essEvents { total } }"}', { ...JSON_TYPE, origin });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('are told so beforehand', async () => {
    const { url } = await cms();
    const preflight = await requestJson(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('*');
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('cannot make a browser ask by a link', async () => {
    const { url } = await cms();
    const address = `${url}/graphql?query=${encodeURIComponent('{ essEvents { total } }')}`;
    const refused = await requestJson(address);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('apollo-require-preflight')]);
    expect((await requestJson(address, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
    const mutation = await requestJson(`${url}/graphql?query=mutation{a}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([mutation.status, mutation.text]).toEqual([400, expect.stringContaining('read-only')]);
  });

  it('load nothing into the page that a browser is shown', async () => {
    const { url } = await cms();
    const page = await requestJson(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('API GraphQL');
    expect(page.text).not.toMatch(/https?:|<script|<link|src=/);
  });
});
