/** An agenda read by its address, from a server on the loopback that answers as OpenAgenda does, and as it does not. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FetchFailure } from '../../src/fetching';
import { sourceReader } from '../../src/intake/source-reader';
import { fetchOpenAgenda } from '../../src/intake/openagenda/fetch-openagenda';
import { readOpenAgenda } from '../../src/intake/openagenda/read-openagenda';

const KEY = 'cle-publique';
const event = (uid: number) => ({
  uid,
  title: { fr: `Atelier ${String(uid)}` },
  timings: [{ begin: '2099-09-11T09:30:00+02:00', end: '2099-09-11T12:00:00+02:00' }],
});
/** Seven events by pages of three; a cursor is an instant and an identifier, as the API gives them. */
const EVENTS = Array.from({ length: 7 }, (_, index) => event(index + 1));
const PAGE = 3;

/** What was asked, in order. */
const asked: URL[] = [];
const json = (response: ServerResponse, body: unknown, status = 200) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const html = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Maintenance</title>');

function page(url: URL) {
  const [, last] = url.searchParams.getAll('after[]');
  const start = last === undefined ? 0 : Number(last);
  const events = EVENTS.slice(start, start + PAGE);
  return { events, after: events.length === 0 ? null : [1_700_000_000_000 + start, start + events.length] };
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  asked.push(url);
  const isFirst = !url.searchParams.has('after[]');
  switch (url.pathname) {
    case '/v2/agendas/1/events':
      if (url.searchParams.get('key') !== KEY) json(response, { message: 'wrong key' }, 403);
      else json(response, { total: EVENTS.length, ...page(url) });
      return;
    case '/mairie/events.v2.json':
      json(response, page(url));
      return;
    case '/v2/agendas/2/events':
      if (isFirst) json(response, { total: 7, ...page(url) });
      else html(response);
      return;
    case '/v2/agendas/3/events':
      if (isFirst) json(response, { total: 7, ...page(url) });
      else response.writeHead(429, { 'retry-after': '60' }).end();
      return;
    case '/v2/agendas/4/events':
      json(response, { total: 1_000, events: [event(1)], after: ['again'] });
      return;
    case '/maintenance':
      html(response);
      return;
    default:
      json(response, { message: 'not found' }, 404);
  }
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => server.close());

/** As an import reads it, the loopback let through. */
const read = async (path: string, key?: string) => {
  asked.length = 0;
  const port = Number(new URL(origin).port);
  const reader = sourceReader('openagenda', { allowPrivateAddresses: ['127.0.0.1'], ports: [port] });
  return readOpenAgenda(await fetchOpenAgenda(origin + path, key, reader));
};

const failureOf = async (work: Promise<unknown>): Promise<FetchFailure> => {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof FetchFailure)) throw new Error(`Not a failure: ${JSON.stringify(failure)}`);
  return failure;
};

const all = EVENTS.map(({ title }) => title.fr);

describe('an agenda', () => {
  it('is read page after page, with all its fields and the key, in as many requests as it has pages', async () => {
    const { events, problemCount } = await read('/v2/agendas/1/events', KEY);
    expect([events.map(({ title }) => title), problemCount]).toEqual([all, 0]);
    expect(events[0]?.occurrences).toEqual([
      { start: '2099-09-11T09:30', end: '2099-09-11T12:00', timeZone: 'Europe/Paris' },
    ]);
    expect(asked.map(({ searchParams }) => searchParams.getAll('after[]'))).toEqual([
      [],
      ['1700000000000', '3'],
      ['1700000000003', '6'],
    ]);
    for (const { searchParams } of asked)
      expect(Object.fromEntries(searchParams)).toMatchObject({ detailed: '1', size: '300', key: KEY });
  });

  it('takes the key that its address holds, and the filters that a person put there', async () => {
    const { events } = await read(`/v2/agendas/1/events?key=${KEY}&monthly=1&keyword[]=ess`);
    expect(events).toHaveLength(7);
    expect(asked.every(({ searchParams }) => searchParams.get('keyword[]') === 'ess')).toBe(true);
  });

  it('that does not say how much it holds is read until a page is empty', async () => {
    expect((await read('/mairie/events.v2.json')).events.map(({ title }) => title)).toEqual(all);
  });

  it('whose pages lead back to one of them ends', async () => {
    expect((await read('/v2/agendas/4/events')).events).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });
});

describe('what is no agenda', () => {
  it('a wrong key is told, without the key', async () => {
    const failure = await failureOf(read('/v2/agendas/1/events', 'secret'));
    expect([failure.reason, failure.words.fr]).toEqual(['wrong-status', 'Le serveur a répondu par une erreur (403)']);
    expect(JSON.stringify(failure) + failure.message).not.toContain('secret');
  });

  it('a page instead of data is told as such', async () => {
    const { events, problems } = await read('/maintenance');
    expect([events, problems.length]).toEqual([[], 1]);
    expect(problems[0]?.message.fr).toMatch(/^Ce fichier n’est pas un export d’OpenAgenda/);
  });

  it.each([
    ['a server that wants to be left alone', '/v2/agendas/3/events', 'wrong-status'],
    ['a further page that is no data', '/v2/agendas/2/events', 'wrong-page'],
  ])('%s: nothing is taken rather than a part', async (_, path, reason) => {
    expect((await failureOf(read(path))).reason).toBe(reason);
    expect(asked).toHaveLength(2);
  });

  it('an address that does not exist, or is none', async () => {
    expect((await failureOf(read('/v2/agendas/9/events'))).words.en).toContain('404');
    const reader = sourceReader('openagenda', {});
    expect((await failureOf(fetchOpenAgenda('agenda de la mairie', undefined, reader))).reason).toBe('wrong-address');
    expect((await failureOf(fetchOpenAgenda(`${origin}/mairie/events.v2.json`, undefined, reader))).reason).toBe(
      'wrong-port',
    );
  });
});
