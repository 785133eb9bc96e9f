/** The gate on a real HTTP server, before a server that says what reached it. */
import { createServer, request, type Server } from 'node:http';
import { buildSchema } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { graphqlGate, type GateOptions } from '../../src/delivery/graphql-gate';
import { leadsTo } from '../../src/graphql/passed-operations';
import { DocumentJudge } from '../../src/graphql/document-judge';

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

const judge = new DocumentJudge({ depth: 5, aliases: 2, directives: 2, roots: 3, cost: 100, tokens: 50 });

async function start(more: Partial<GateOptions> = {}): Promise<{ port: number; url: string }> {
  const gate = graphqlGate({
    endpoint: '/graphql',
    bodyBytes: 1_000,
    isReadable: () => true,
    wait: () => 0,
    faultOf: judge.faultOfText,
    ...more,
  });
  const server = createServer((asked, response) => gate(asked, response, () => response.end('passed')));
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return { port: address.port, url: `http://127.0.0.1:${String(address.port)}/graphql` };
}

const post = (body: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: JSON.stringify(body),
});

async function ask(url: string, init: RequestInit): Promise<[status: number, text: string]> {
  const response = await fetch(url, init);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return [response.status, await response.text()];
}

describe('the gate before GraphQL', () => {
  it('lets documents through until the schema is known, then judges them by it', async () => {
    const { url } = await start();
    const aliases = post({ query: '{\n a: name b: name c: name }' });
    expect(await ask(url, aliases)).toEqual([200, 'passed']);
    judge.use(buildSchema('type Query { name(of: String): String }'));
    const refused = (message: string, code: string, locations?: object[]) => [
      400,
      JSON.stringify({ errors: [{ message, ...(locations && { locations }), extensions: { code } }] }),
    ];
    expect(await ask(url, aliases)).toEqual(
      refused('Aliases limit of 2 exceeded, found 3.', 'GRAPHQL_VALIDATION_FAILED'),
    );
    expect(await ask(url, post({ query: '{\n ...a }' }))).toEqual(
      refused('Unknown fragment "a".', 'GRAPHQL_VALIDATION_FAILED', [{ line: 2, column: 5 }]),
    );
    expect(await ask(url, post({ query: '{ ' }))).toEqual(
      refused('Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED', [{ line: 1, column: 3 }]),
    );
    const [status, text] = await ask(url, post({ query: `{ ${'name '.repeat(60)} }` }));
    expect([status, text]).toEqual([400, expect.stringContaining('Token limit of 50 exceeded.')]);
    expect(await ask(url, post({ query: '{ name }' }))).toEqual([200, 'passed']);
  });

  it.each([{ query: 1 }, { query: '' }, {}])('leaves %j to Apollo Server', async (body) => {
    const { url } = await start();
    expect(await ask(url, post(body))).toEqual([200, 'passed']);
  });

  it.each([
    ['a batch', post([]), 400],
    ['no object', post(null), 400],
    ['another type', post({}, 'text/plain'), 415],
    ['a type that begins alike', post({}, 'application/jsonp'), 415],
    ['a long body', post({ query: 'a'.repeat(2_000) }), 413],
    ['another method', { method: 'PUT' }, 405],
  ])('refuses %s', async (_, init, status) => {
    const { url } = await start();
    expect(await ask(url, init)).toEqual([status, expect.stringContaining('"code":"BAD_REQUEST"')]);
  });

  it('reads no further than the limit when the length is not said', async () => {
    const { port } = await start();
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      for (let i = 0; i < 20; i += 1) sent.write(' '.repeat(500));
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('answers a preflight whatever the state, and nothing else while it cannot', async () => {
    const away = await start({ isReadable: () => false });
    expect(await ask(away.url, { method: 'OPTIONS' })).toEqual([204, '']);
    expect((await fetch(away.url, post({ query: '{ name }' }))).headers.get('retry-after')).toBe('5');
    expect((await ask(away.url, {}))[0]).toBe(503);
    const busy = await start({ wait: () => 7 });
    const limited = await fetch(busy.url, post({ query: '{ name }' }));
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  });
});

describe('leadsTo', () => {
  it.each(['/graphql', '/graphql/', '/GraphQL?a=b', '/graphql#a', 'http://a.example/graphql?b', '/graphql\\#'])(
    '%s',
    (target) => expect(leadsTo('/graphql', target)).toBe(true),
  );

  it.each(['/', '', '/graphqls', '/graphql/a', '/a?/graphql', '*'])('not %s', (target) =>
    expect(leadsTo('/graphql', target)).toBe(false),
  );
});
