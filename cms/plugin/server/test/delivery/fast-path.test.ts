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
import { DatabaseWatch } from '../../src/database/database-watch';
import { Delivery, type DeliveryParts } from '../../src/delivery/delivery';
import { FastPath } from '../../src/delivery/fast-path';
import { LastGoodCopies } from '../../src/delivery/last-good-copies';
import { Metrics } from '../../src/monitoring/metrics';
import { SharedCache } from '../../src/delivery/shared-cache';
import { StaticAnswers } from '../../src/delivery/static-answers';
import { Visitors } from '../../src/visitors/visitors';

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
  more: Partial<DeliveryParts> & {
    readonly burst?: number;
    readonly proxies?: readonly string[];
    readonly isWritable?: boolean;
  } = {},
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
    sharedCache: undefined,
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
    monitoring: {
      health: (isUp) =>
        Promise.resolve({ status: !isUp ? 'away' : more.isWritable === false ? 'database-not-writable' : 'ok' }),
      prometheus: undefined,
    },
    log: undefined,
    helped,
    server: () => '',
    report,
    isRoot: false,
    isLeaving: () => false,
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

describe('an address of others', () => {
  it('reaches them, unless its path is longer than any that they have', async () => {
    const { url } = await start(() => Promise.resolve({}));
    expect((await fetch(`${url}/${'a/'.repeat(900)}`)).headers.get('x-request-id')).not.toBeNull();
    const refused = await fetch(`${url}/${'a/'.repeat(1_100)}`);
    expect([refused.status, refused.headers.get('connection')]).toEqual([414, 'close']);
    // What is asked of a path may be long.
    expect((await fetch(`${url}/admin?${'a=1&'.repeat(1_000)}`)).status).not.toBe(414);
  });
});

describe('the fast path', () => {
  it('says in its health that the database keeps nothing, and goes on answering', async () => {
    const { url } = await start(() => Promise.resolve({}), { isWritable: false });
    const health = await fetch(`${url}/ess/health`);
    expect([health.status, await health.json()]).toEqual([
      503,
      expect.objectContaining({ status: 'database-not-writable' }),
    ]);
    expect((await fetch(`${url}/ess/ready`)).status).toBe(200);
    expect((await fetch(`${url}/ess/agenda`)).status).toBe(200);
  });

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

  it.each([
    ['a refusal', '/ess/agenda.json?limit=1000'],
    ['what is nowhere', '/ess/nowhere'],
    ['the state of health', '/ess/health'],
    ['an example that is not there', '/ess/demo/nowhere'],
  ])('limits %s too', async (_, address) => {
    const { url } = await start(() => Promise.resolve({}), { burst: 3 });
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await fetch(url + address)).status);
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(statuses[3]).toBe(429);
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

  describe('a shared cache', () => {
    /** A CDN that notes what it is told, and listens or not. */
    async function cdn(listens: () => boolean = () => true) {
      const purged: unknown[] = [];
      const server = createServer((request, response) => {
        if (listens()) purged.push([request.headers['surrogate-key'], request.headers.authorization]);
        response.writeHead(listens() ? 200 : 503).end();
      });
      opened.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('The cache has no port');
      const purgeUrl = `http://127.0.0.1:${String(address.port)}/purge`;
      const settings = { maxAge: 600, purgeUrl, purgeHeaders: { Authorization: 'Bearer x' } };
      return { purged, sharedCache: new SharedCache(settings, () => undefined) };
    }
    const control = async (address: string) => (await fetch(address)).headers.get('cache-control');
    const UNSHARED = 'public, max-age=0, must-revalidate';

    it('is told what may be kept, and what changed, twice', async () => {
      const { purged, sharedCache } = await cdn();
      const { url, delivery } = await start(() => Promise.resolve({}), { sharedCache });
      const { headers } = await fetch(`${url}/ess/agenda.json`);
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=600, must-revalidate');
      expect(headers.get('surrogate-key')).toContain('kind-event');
      delivery.changed(change);
      const told = ['kind-event entry-one', 'Bearer x'];
      await expect.poll(() => purged).toEqual([told]);
      await expect.poll(() => purged, { timeout: 4_000 }).toEqual([told, told]);
    });

    it('may keep an answer for as long as it stays true, which is less and less', async () => {
      let now = 1_000_000;
      const { sharedCache } = await cdn();
      const { url } = await start(() => Promise.resolve({ validUntil: 1_090_500 }), { sharedCache, now: () => now });
      const shared = (seconds: number) => `public, max-age=0, s-maxage=${String(seconds)}, must-revalidate`;
      expect(await control(`${url}/ess/agenda.json`)).toBe(shared(90));
      now += 60_000;
      expect(await control(`${url}/ess/agenda.json`)).toBe(shared(30));
      now += 30_000;
      expect(await control(`${url}/ess/agenda.json`)).toBe(UNSHARED);
    });

    it('may not keep what was begun before a change, nor a last good copy', async () => {
      let end = (): void => undefined;
      let isUp = true;
      const watch = new DatabaseWatch(() => (isUp ? Promise.resolve() : Promise.reject(new Error('away'))));
      const { sharedCache } = await cdn();
      const { url, delivery } = await start(
        (_target, count) => (count === 1 ? new Promise((resolve) => (end = () => resolve({}))) : Promise.resolve({})),
        { sharedCache, watch },
      );
      const begun = control(`${url}/ess/agenda.json`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      delivery.changed(change);
      end();
      expect(await begun).toBe(UNSHARED);
      expect(await control(`${url}/ess/agenda.json`)).toContain('s-maxage=600');
      isUp = false;
      await watch.probe();
      expect(await control(`${url}/ess/agenda.json`)).toBe(UNSHARED);
    });

    it('that does not listen may keep nothing more, and is told once it does', async () => {
      let listens = false;
      const { purged, sharedCache } = await cdn(() => listens);
      const { url, delivery } = await start(() => Promise.resolve({}), { sharedCache });
      delivery.changed(change);
      await expect.poll(() => control(`${url}/ess/agenda.json`)).toBe(UNSHARED);
      listens = true;
      await expect.poll(() => purged.length, { timeout: 8_000 }).toBeGreaterThan(0);
      await expect.poll(() => control(`${url}/ess/agenda.json`)).toContain('s-maxage=600');
    }, 20_000);
  });
});
