/**
 * Requests that nobody should make, over every public address: none is answered by a server error, each refusal names
 * what is wrong. `npm run test:long` makes forty times as many, and holds each to a second.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cms, connectTo } from '../support/cms';

const isLong = process.env.ESS_TEST_LONG === 'true';
const RUNS = isLong ? 20_000 : 500;
/** Milliseconds. */
const SLOWEST = 1_000;

let listening = '';
let slowest = { milliseconds: 0, request: '' };
beforeAll(async () => {
  ({ listening } = await cms());
});
afterAll(() => {
  // Worth knowing where it is not held to a limit.
  console.warn(`Slowest bad request: ${String(Math.round(slowest.milliseconds))} ms, ${slowest.request}`);
});

interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends bytes as they are, and reads the first answer; a connection closed without one has status 0. */
function send(text: string): Promise<RawAnswer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connectTo(listening, () => socket.write(text, 'latin1'));
    let received = '';
    socket.setTimeout(30_000, () => socket.destroy(new Error(`No answer to ${JSON.stringify(text.slice(0, 200))}`)));
    const finish = () => {
      const milliseconds = performance.now() - begun;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, request: JSON.stringify(text.slice(0, 120)) };
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);
      resolve({ status, body: received.slice(received.indexOf('\r\n\r\n') + 4) });
    };
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    socket.on('close', finish);
    socket.on('error', reject);
  });
}

const get = (target: string, headers = '') =>
  send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`);

const STEMS = [
  'agenda',
  'agenda.ics',
  'agenda.rss',
  'agenda.atom',
  'agenda.feed.json',
  'agenda.json',
  'agenda.jsonld',
  'agenda.csv',
  'chiffres-cles',
  'chiffres-cles.json',
  'initiatives.geojson',
  'ressources.atom',
  'dispositifs.csv',
  'rendez-vous/inconnu',
  'rendez-vous/inconnu.ics',
  'changes.json',
  'sitemap.xml',
  'catalog.jsonld',
  'export.zip',
  'embed/agenda',
  'oembed',
  'health',
  'ready',
  'demo/',
  'widgets/1/ess.js',
  'schemas/answers.schema.json',
  `graphql/${'0'.repeat(64)}`,
];
const NAMES = [
  'territory',
  'topic',
  'kind',
  'status',
  'when',
  'from',
  'to',
  'days',
  'q',
  'limit',
  'cursor',
  'lang',
  'selection',
  'exclude',
  'reach',
  'fallback',
  'since',
  'sessions',
  'dialect',
  'fragment',
  'variables',
  '__proto__',
  'constructor',
  'territory[]',
  'filters[$or][0][title][$contains]',
];

const stem = fc.constantFrom(...STEMS);
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\0',
    "' or 1=1 --",
    '%',
    '..',
    '../../../../etc/passwd',
    '{"a":'.repeat(200),
    '[[[[[[[[',
    '-1',
    '1e999',
    'NaN',
    '9999999999999999999999',
    'COM-99999',
    '49430',
    '2025-02-30',
    'zzz:zzz',
    '<script>alert(1)</script>',
    '\r\nSet-Cookie: a=b',
    '\u202E\uFEFF',
  ),
);
const encoded = hostileText.map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')));
const unencoded = fc.constantFrom(
  '%',
  '%zz',
  '%E0%A4',
  '%00',
  '%0d%0aX:1',
  '%ff%fe',
  '+++',
  '&&&==',
  '?',
  '#',
  ';',
  '%252e%252e',
);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), encoded), fc.oneof(encoded, unencoded)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
const pathTrick = fc.constantFrom(
  '/ess/..%2f..%2fadmin',
  '/ess/%2e%2e/admin',
  '/ess//agenda',
  '/ess/agenda/../../etc',
  '/ess/agenda%00.ics',
  '/ess/agenda.ics%0d%0a',
  '/ess/rendez-vous/%2e%2e%2f',
  '/ess/widgets/1/..%2f..%2fpackage.json',
  '/ess/widgets/..%2f..%2f/x',
  '/ess/demo/..%2f..%2f..%2fetc%2fpasswd',
  '/ess/demo/%00',
  '/ess/graphql/..%2f',
  '/ess/graphql/zz?variables={}',
  '/ess/embed/dispositifs',
  '/ess/embed/__proto__',
  '/ess/toString',
  '/ess/.ics',
  '/ess/agenda.',
  '/ess/agenda..ics',
);
const bad = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(stem, query).map(([path, asked]) => `/ess/${path}?${asked}`) },
  { weight: 1, arbitrary: pathTrick },
  { weight: 1, arbitrary: fc.tuple(stem, encoded).map(([path, text]) => `/ess/${path}/${text}`) },
);

describe('a bad request', () => {
  it(
    `is refused by name, never by a failure (${String(RUNS)} of them)`,
    async () => {
      await fc.assert(
        fc.asyncProperty(bad, async (target) => {
          const { status, body } = await get(target);
          expect(status, target).toBeGreaterThanOrEqual(200);
          expect(status, `${target}\n${body.slice(0, 400)}`).toBeLessThan(500);
          if (status >= 400) expect(body.length, target).toBeGreaterThan(20);
          if (body.includes('"problems"')) expect(body).toMatch(/"allowed":\[/);
        }),
        { numRuns: RUNS },
      );
      if (isLong) expect(slowest.milliseconds, slowest.request).toBeLessThan(SLOWEST);
    },
    isLong ? 1_800_000 : 120_000,
  );

  it.each([
    ['a hundred kilobytes of query', () => get(`/ess/agenda.json?q=${'a'.repeat(100_000)}`), [414, 431]],
    [
      'a hundred kilobytes of variables',
      () => get(`/ess/graphql/${'0'.repeat(64)}?variables=${'a'.repeat(100_000)}`),
      [414, 431],
    ],
    ['a thousand parameters', () => get(`/ess/agenda.json?${'x=1&'.repeat(1_000)}`), [400]],
    ['headers without end', () => get('/ess/agenda', `X-Long: ${'a'.repeat(100_000)}\r\n`), [431]],
    [
      'two lengths',
      () => send('POST /ess/agenda HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd'),
      [400],
    ],
    [
      'a length and chunks',
      () =>
        send(
          'POST /ess/agenda HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n',
        ),
      [400],
    ],
    [
      'chunks that are none',
      () => send('GET /ess/agenda HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n'),
      [400],
    ],
    ['a line that is no request', () => send('\0\0\0\r\n\r\n'), [400]],
    [
      'a body that nobody reads',
      () => send('DELETE /ess/agenda HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc'),
      [405],
    ],
    ['a coding that does not exist', () => get('/ess/agenda', 'Accept-Encoding: zstd;q=1, *;q=0\r\n'), [200]],
    ['tags without end', () => get('/ess/agenda', `If-None-Match: ${'"a",'.repeat(2_000)}\r\n`), [200]],
  ])('%s', async (_, ask, statuses) => {
    expect(statuses).toContain((await ask()).status);
  });

  it('says much only where someone is signed in: a longer body of a stranger is refused unread', async () => {
    const { url, adminToken } = await cms();
    const body = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const type = { 'content-type': 'application/json' };
    for (const address of ['/admin/login', '/admin/register', '/api/x', '/nope']) {
      const refused = await fetch(url + address, { method: 'POST', headers: type, body });
      expect(refused.status, address).toBe(413);
      expect(await refused.text(), address).toContain('16384');
      const chunked = await send(
        `POST ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n`,
      );
      expect(chunked.status, address).toBe(413);
    }
    const known = await fetch(`${url}/admin/ess/previews`, {
      method: 'POST',
      headers: { ...type, authorization: `Bearer ${adminToken}` },
      body: JSON.stringify({ uid: 'x'.repeat(30_000) }),
    });
    expect(known.status).toBe(400);
    const graphql = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: type,
      body: JSON.stringify({ query: `{ essEvents { total } } ${'#'.repeat(20_000)}` }),
    });
    expect(graphql.status).not.toBe(413);
  });

  it('does not reach the page of someone else: nothing that is sent is sent back as markup or header', async () => {
    const { body } = await get(`/ess/agenda?territory=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>');
    const { body: problem } = await get(`/ess/agenda.json?${encodeURIComponent('a\r\nSet-Cookie: b=c')}=1`);
    expect(problem).not.toMatch(/^Set-Cookie/m);
  });
});
