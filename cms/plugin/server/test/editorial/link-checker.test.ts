/** The link checker before a server of the loopback that answers in every way, and the rule of what is dead. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/editorial/links/check-links';
import {
  dueLinks,
  linksOfOneRun,
  stateAfter,
  type LinkState,
  type Verdict,
} from '../../src/editorial/links/link-state';
import { userAgent } from '../../src/editorial/links/visit';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

const open = new Set<ServerResponse>();
const handlers: Readonly<Record<string, Handler>> = {
  '/page': status(200),
  '/missing': status(404),
  '/gone': status(410),
  '/broken': status(500),
  '/members': status(403),
  '/busy': status(429),
  '/no-head': (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
  '/head-lies': (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200).end(),
  '/endless': (request, response) => {
    if (request.method === 'HEAD') response.writeHead(404).end();
    else response.writeHead(200).write(Buffer.alloc(1_000_000));
  },
  '/moved': status(301, { location: '/page' }),
  '/away': status(302, { location: '/page' }),
  '/to-metadata': status(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  '/hang-up': (request) => void request.socket.destroy(),
  '/mute': () => undefined,
  '/secret/page': status(200),
};
let robots: Handler = status(404);
const asked: string[] = [];
const agents = new Set<string | undefined>();
let underWay = 0;
let mostAtOnce = 0;

function answer(request: IncomingMessage, response: ServerResponse): void {
  open.add(response);
  underWay += 1;
  mostAtOnce = Math.max(mostAtOnce, underWay);
  response.on('close', () => (underWay -= 1));
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
  agents.add(request.headers['user-agent']);
  (request.url === '/robots.txt' ? robots : (handlers[request.url ?? ''] ?? status(404)))(request, response);
}

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const response of open) response.destroy();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  agents.clear();
  mostAtOnce = 0;
  robots = status(404);
});

const at = (path: string) => `http://127.0.0.1:${String(port)}${path}`;

async function check(...urls: string[]): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const rules = {
    allowPrivateAddresses: true,
    ports: [port],
    timeout: 1500,
    delay: 0,
    userAgent: userAgent('https://ess.exemple.example'),
  };
  await checkLinks(urls, rules, async (url, verdict) => void verdicts.set(url, verdict));
  return verdicts;
}
const verdictOf = async (path: string) => (await check(at(path))).get(at(path));

describe('one address', () => {
  it.each<[string, Verdict]>([
    ['/page', { kind: 'answered', httpStatus: 200, redirectsTo: null }],
    ['/missing', { kind: 'failed', httpStatus: 404, failure: null }],
    ['/gone', { kind: 'failed', httpStatus: 410, failure: null }],
    ['/broken', { kind: 'failed', httpStatus: 500, failure: null }],
    ['/members', { kind: 'not-told', httpStatus: 403 }],
    ['/busy', { kind: 'not-told', httpStatus: 429 }],
    ['/no-head', { kind: 'answered', httpStatus: 200, redirectsTo: null }],
    ['/head-lies', { kind: 'answered', httpStatus: 200, redirectsTo: null }],
    ['/endless', { kind: 'answered', httpStatus: 200, redirectsTo: null }],
    ['/away', { kind: 'answered', httpStatus: 200, redirectsTo: null }],
    ['/hang-up', { kind: 'failed', httpStatus: null, failure: 'interrupted' }],
    ['/mute', { kind: 'failed', httpStatus: null, failure: 'too-slow' }],
  ])('%s', async (path, verdict) => {
    expect(await verdictOf(path)).toEqual(verdict);
  });

  it('tells where a permanent redirection leads', async () => {
    expect(await verdictOf('/moved')).toEqual({ kind: 'answered', httpStatus: 200, redirectsTo: at('/page') });
  });

  it('asks HEAD alone where that is enough, and says who asks', async () => {
    await check(at('/page'));
    expect(asked).toEqual(['GET /robots.txt', 'HEAD /page']);
    expect([...agents]).toEqual(['ess-link-checker (+https://ess.exemple.example/)']);
  });

  it('is never led to another port, nor to a private network where they are closed', async () => {
    expect(await verdictOf('/to-metadata')).toMatchObject({ kind: 'not-told' });
    const verdicts: Verdict[] = [];
    await checkLinks(
      [at('/page')],
      { ports: [port], delay: 0, userAgent: 'x', timeout: 1500 },
      async (_url, verdict) => void verdicts.push(verdict),
    );
    expect(verdicts).toEqual([{ kind: 'failed', httpStatus: null, failure: 'private-address' }]);
    expect(asked.filter((line) => line.endsWith('/page'))).toEqual([]);
  });
});

describe('a server', () => {
  it('is asked once for its robots.txt, then for one thing at a time', async () => {
    await check(at('/page'), at('/no-head'), at('/missing'), at('/moved'));
    expect(asked.filter((line) => line.endsWith('/robots.txt'))).toHaveLength(1);
    expect(mostAtOnce).toBe(1);
  });

  it('is obeyed', async () => {
    robots = (_request, response) => void response.end('User-agent: *\nDisallow: /secret/\n');
    const verdicts = await check(at('/secret/page'), at('/page'));
    expect(verdicts.get(at('/secret/page'))).toEqual({ kind: 'not-told', httpStatus: null });
    expect(verdicts.get(at('/page'))).toMatchObject({ kind: 'answered' });
    expect(asked).not.toContain('HEAD /secret/page');
  });

  it('is left alone while its robots.txt is in trouble', async () => {
    robots = status(500);
    expect(await verdictOf('/page')).toEqual({ kind: 'not-told', httpStatus: null });
    expect(asked).toEqual(['GET /robots.txt']);
  });

  it('that cannot be reached is not asked page after page', async () => {
    robots = (request) => void request.socket.destroy();
    const verdicts = await check(at('/page'), at('/moved'));
    expect([...verdicts.values()]).toEqual([
      { kind: 'failed', httpStatus: null, failure: 'interrupted' },
      { kind: 'failed', httpStatus: null, failure: 'interrupted' },
    ]);
    expect(asked).toEqual(['GET /robots.txt']);
  });
});

describe('what is dead', () => {
  const DAY = 86_400_000;
  const failed: Verdict = { kind: 'failed', httpStatus: 404, failure: null };
  const after = (...visits: (readonly [day: number, verdict: Verdict])[]) =>
    visits.reduce<LinkState | undefined>((state, [day, verdict]) => stateAfter(state, verdict, day * DAY), undefined);

  it('has failed three times over two days at least', () => {
    expect(after([0, failed])).toMatchObject({ status: 'failing', failures: 1 });
    expect(after([0, failed], [0.1, failed], [0.2, failed])).toMatchObject({ status: 'failing', failures: 3 });
    expect(after([0, failed], [3, failed])).toMatchObject({ status: 'failing', failures: 2 });
    expect(after([0, failed], [1, failed], [2, failed])).toMatchObject({ status: 'dead', failingSince: 0 });
  });

  it('comes back to life when it answers, or when the server stops telling', () => {
    const answered: Verdict = { kind: 'answered', httpStatus: 200, redirectsTo: null };
    expect(after([0, failed], [1, failed], [2, failed], [9, answered])).toMatchObject({
      status: 'ok',
      failures: 0,
      failingSince: null,
    });
    expect(after([0, failed], [1, { kind: 'not-told', httpStatus: 403 }], [2, failed], [3, failed])).toMatchObject({
      status: 'failing',
    });
  });

  it('is asked again every week, what fails every day', () => {
    const dead = after([0, failed], [1, failed], [2, failed]);
    const failing = after([2, failed]);
    const states = new Map(Object.entries({ dead, failing }).flatMap(([url, state]) => (state ? [[url, state]] : [])));
    const due = (day: number, most = 10) => dueLinks(['dead', 'failing', 'new'], states, day * DAY, most);
    expect(due(2.1)).toEqual(['new']);
    expect(due(3)).toEqual(['failing', 'new']);
    expect(due(9)).toEqual(['failing', 'new', 'dead']);
    expect(due(9, 1)).toEqual(['failing', 'new']);
  });

  it('is said within three nights of being met, and ten thousand links are all met within two weeks', () => {
    const urls = Array.from({ length: 10_000 }, (_, index) => `https://exemple.example/${String(index)}`);
    const isGone = (url: string) => /[37]1$/.test(url);
    const answered: Verdict = { kind: 'answered', httpStatus: 200, redirectsTo: null };
    const states = new Map<string, LinkState>();
    const met = new Map<string, number>();
    const said = new Map<string, number>();
    let most = 0;
    for (let night = 0; night < 21; night += 1) {
      // A run takes hours, and what fails is asked at another moment of it each night.
      const begins = (20_000 + night) * DAY;
      const due = dueLinks(urls, states, begins, linksOfOneRun(urls.length));
      most = Math.max(most, due.length);
      for (const [index, url] of due.entries()) {
        const state = stateAfter(states.get(url), isGone(url) ? failed : answered, begins + index * 5_000);
        states.set(url, state);
        if (!met.has(url)) met.set(url, night);
        if (state.status === 'dead' && !said.has(url)) said.set(url, night);
      }
    }
    expect(met.size).toBe(urls.length);
    expect(Math.max(...met.values())).toBeLessThan(14);
    const gone = urls.filter(isGone);
    // Three nights: that of the first failure, and the two after it.
    for (const url of gone) expect((said.get(url) ?? Infinity) - (met.get(url) ?? 0), url).toBeLessThanOrEqual(2);
    expect(Math.max(...gone.map((url) => said.get(url) ?? Infinity))).toBeLessThan(14);
    expect(most).toBeLessThan(2_500);
  });
});
