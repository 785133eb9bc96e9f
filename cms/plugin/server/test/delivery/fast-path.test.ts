/** The fast path on a real HTTP server, with answers that count how often they are made. */
import { createServer, type Server } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SelectionRefused } from '../../src/catalogue/refusal';
import type { Answer } from '../../src/delivery/answer';
import type { MadeTarget } from '../../src/delivery/answers';
import { DatabaseWatch } from '../../src/delivery/database-watch';
import { Delivery, type DeliveryParts } from '../../src/delivery/delivery';
import { FastPath } from '../../src/delivery/fast-path';
import { LastGoodCopies } from '../../src/delivery/last-good-copies';
import { Metrics } from '../../src/delivery/metrics';
import { StaticAnswers } from '../../src/delivery/static-answers';
import { Visitors } from '../../src/delivery/visitors';

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

interface Started {
  readonly url: string;
  readonly delivery: Delivery;
  readonly made: string[];
  readonly failures: unknown[];
  readonly copies: LastGoodCopies;
}

async function start(
  make: (target: MadeTarget, count: number) => Promise<Partial<Answer>>,
  more: Partial<DeliveryParts> & { readonly burst?: number; readonly proxies?: readonly string[] } = {},
): Promise<Started> {
  const made: string[] = [];
  const failures: unknown[] = [];
  const report = (error: unknown) => failures.push(error);
  const watch = new DatabaseWatch(() => Promise.resolve());
  const helped = (problems: SelectionRefused['problems'], lang: 'fr' | 'en') =>
    Promise.resolve(new SelectionRefused(problems, lang));
  const copies = await LastGoodCopies.open(await mkdtemp(path.join(tmpdir(), 'ess-copies-')), 1_000_000, '', report);
  const delivery = new Delivery({
    answers: {
      make: async (target) => {
        made.push(target.key);
        return {
          status: 200,
          contentType: 'text/plain; charset=utf-8',
          body: Buffer.from(`${target.key} ${String(made.length)} `.repeat(50)),
          headers: {},
          tags: ['kind:event'],
          validUntil: Number.POSITIVE_INFINITY,
          asOf: '2026-01-02T00:00:00.000Z',
          ...(await make(target, made.length)),
        };
      },
    },
    watch,
    copies,
    sharedCache: null,
    mostBytes: 1_000_000,
    now: Date.now,
    server: () => '',
    helped,
    report,
    ...more,
  });
  const fastPath = new FastPath({
    delivery,
    statics: await StaticAnswers.load({ widgets: undefined, releases: undefined, examples: undefined }),
    gate: undefined,
    watch: more.watch ?? watch,
    visitors: new Visitors({ burst: more.burst ?? 1_000, perSecond: 1 }, more.proxies ?? []),
    metrics: new Metrics(),
    log: undefined,
    helped,
    demoOrigin: () => '',
    server: () => '',
    report,
  });
  const server = createServer((_, response) => response.end('behind'));
  opened.push(server);
  fastPath.standBefore(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return { url: `http://127.0.0.1:${String(address.port)}`, delivery, made, failures, copies };
}

const text = async (url: string, init?: RequestInit) => (await fetch(url, init)).text();
const change = [{ kind: 'event', documentId: 'one', outcome: 'changed' }] as const;

describe('the fast path', () => {
  it('leaves to the server what is not its own', async () => {
    const { url } = await start(() => Promise.resolve({}));
    expect(await text(`${url}/admin`)).toBe('behind');
    expect(await text(`${url}/essence`)).toBe('behind');
  });

  it('makes an answer once for all who ask at the same time, and keeps it', async () => {
    const { url, made } = await start(async () => {
      await wait(100);
      return {};
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => text(`${url}/ess/agenda.json`)));
    expect(new Set(answers).size).toBe(1);
    await text(`${url}/ess/agenda.json?lang=fr&utm_source=x`);
    expect(made).toEqual(['/ess/agenda.json']);
  });

  it('does not keep what was begun before a change, nor give it to who asks after', async () => {
    const { url, made, delivery } = await start(async (_, count) => {
      await wait(count === 1 ? 200 : 0);
      return { body: Buffer.from(count === 1 ? 'before' : 'after') };
    });
    const slow = text(`${url}/ess/agenda.json`);
    await wait(50);
    delivery.changed(change);
    expect(await text(`${url}/ess/agenda.json`)).toBe('after');
    expect(await slow).toBe('before');
    expect(await text(`${url}/ess/agenda.json`)).toBe('after');
    expect(made).toHaveLength(2);
  });

  it('forgets what a change touches, on disk too, and makes again what was asked for lately', async () => {
    const { url, made, delivery, copies } = await start(({ key }) =>
      Promise.resolve({ tags: key.includes('ressources') ? ['kind:resource'] : ['kind:event'] }),
    );
    await text(`${url}/ess/agenda.json`);
    await text(`${url}/ess/ressources.json`);
    delivery.changed(change);
    expect(copies.count).toBe(1);
    await expect.poll(() => made.length, { timeout: 3_000 }).toBe(3);
    await text(`${url}/ess/ressources.json`);
    expect(made.filter((key) => key === '/ess/ressources.json')).toHaveLength(1);
    expect(made.filter((key) => key === '/ess/agenda.json')).toHaveLength(2);
  });

  it('makes again what time made untrue', async () => {
    const { url, made } = await start(() => Promise.resolve({ validUntil: Date.now() + 150 }));
    await text(`${url}/ess/agenda`);
    await text(`${url}/ess/agenda`);
    expect(made).toHaveLength(1);
    await wait(200);
    await text(`${url}/ess/agenda`);
    expect(made).toHaveLength(2);
  });

  it('limits what one address may have made, never what is ready', async () => {
    const { url } = await start(() => Promise.resolve({}), { burst: 3, proxies: ['127.0.0.1'] });
    const ask = (query: string, client: string) =>
      fetch(`${url}/ess/agenda.json?q=${query}`, { headers: { 'x-forwarded-for': client } });
    for (const query of ['a', 'b', 'c']) expect((await ask(query, '198.51.100.1')).status).toBe(200);
    const refused = await ask('d', '198.51.100.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask('a', '198.51.100.1')).status).toBe(200);
    expect((await ask('d', '198.51.100.2')).status).toBe(200);
  });

  it('says that a failure is one, once, without its words', async () => {
    const { url, failures } = await start(() => Promise.reject(new Error('secret table ess_x')));
    const answer = await fetch(`${url}/ess/agenda.json`);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toContain('secret');
    expect(failures).toHaveLength(1);
  });

  it('gives what it has while the database is away, with its date, and no cookie or credentials ever', async () => {
    let isUp = true;
    const watch = new DatabaseWatch(() => (isUp ? Promise.resolve() : Promise.reject(new Error('gone'))));
    const { url } = await start(() => Promise.resolve({}), { watch });
    const first = await fetch(`${url}/ess/agenda.json`);
    expect([first.headers.get('set-cookie'), first.headers.get('access-control-allow-credentials')]).toEqual([
      null,
      null,
    ]);
    isUp = false;
    expect((await fetch(`${url}/ess/health`)).status).toBe(503);
    const known = await fetch(`${url}/ess/agenda.json`);
    expect([known.status, known.headers.get('cache-status')]).toEqual([
      200,
      'ess; fwd=stale; fwd-status=503; detail=stale-if-error',
    ]);
    expect((await fetch(`${url}/ess/agenda.csv`)).status).toBe(503);
    isUp = true;
    expect((await fetch(`${url}/ess/health`)).status).toBe(200);
    expect((await fetch(`${url}/ess/agenda.json`)).headers.get('cache-status')).toBeNull();
  });

  it('tells a shared cache what may be kept, and what changed', async () => {
    const purged: unknown[] = [];
    const cdn = createServer((request, response) => {
      purged.push([request.headers['surrogate-key'], request.headers.authorization]);
      response.end();
    });
    opened.push(cdn);
    await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
    const address = cdn.address();
    if (typeof address !== 'object' || address === null) throw new Error('The cache has no port');
    const { url, delivery } = await start(() => Promise.resolve({}), {
      sharedCache: {
        maxAge: 600,
        purgeUrl: `http://127.0.0.1:${String(address.port)}/purge`,
        purgeHeaders: { Authorization: 'Bearer x' },
      },
    });
    const { headers } = await fetch(`${url}/ess/agenda.json`);
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=600, must-revalidate');
    expect(headers.get('surrogate-key')).toContain('kind-event');
    delivery.changed(change);
    await expect.poll(() => purged).toEqual([['kind-event entry-one', 'Bearer x']]);
  });
});
