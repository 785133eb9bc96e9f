import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clientAddress, limitedAddress, readNetworks, shortenedAddress } from '../../src/visitors/client-address';
import { DatabaseUnavailable, DatabaseWatch } from '../../src/database/database-watch';
import { encode, negotiate } from '../../src/delivery/encodings';
import { RateLimit } from '../../src/visitors/rate-limit';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';

describe('the address of a client', () => {
  const proxies = readNetworks(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);
  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    // Whoever is not a proxy may write what it likes.
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '198.51.100.9, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['127.0.0.1', 'nonsense', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
  ])('%s, forwarded for %s, is %s', (remote, forwarded, client) => {
    expect(clientAddress(remote, forwarded, proxies)).toBe(client);
  });

  it('is one for a whole household in IPv6, and is shortened before it is written', () => {
    expect(limitedAddress('2001:db8:1:2:3:4:5:6')).toBe(limitedAddress('2001:db8:1:2:9:9:9:9'));
    expect(limitedAddress('2001:db8:1:2::1')).not.toBe(limitedAddress('2001:db8:1:3::1'));
    expect(shortenedAddress('203.0.113.77')).toBe('203.0.113.0');
    expect(shortenedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::');
    expect(shortenedAddress('')).toBe('-');
  });

  it('refuses a network that is none', () => {
    expect(() => readNetworks(['10.0.0.0/64'])).toThrow('10.0.0.0/64');
    expect(() => readNetworks(['proxy'])).toThrow('10.0.0.0/8');
  });
});

describe('the rate limit', () => {
  it('lets a burst pass, then as many as time brings, each address for itself', () => {
    const limit = new RateLimit({ burst: 3, perSecond: 2 });
    expect([1, 2, 3].map(() => limit.take('a', 0))).toEqual([0, 0, 0]);
    expect(limit.take('a', 0)).toBe(1);
    expect(limit.take('b', 0)).toBe(0);
    expect(limit.take('a', 500)).toBe(0);
    expect(limit.take('a', 500)).toBe(1);
    expect([1, 2, 3, 4].map(() => limit.take('a', 60_000))).toEqual([0, 0, 0, 1]);
  });
});

describe('content codings', () => {
  it.each([
    [undefined, 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', 'identity'],
    ['*', 'br'],
    ['', 'identity'],
  ])('%s takes %s', (accepted, coding) => {
    expect(negotiate(accepted)).toBe(coding);
  });

  it('give the same bytes back', async () => {
    const body = Buffer.from('économie sociale et solidaire '.repeat(100));
    for (const effort of ['quick', 'thorough'] as const) {
      expect(gunzipSync(await encode(body, 'gzip', effort))).toEqual(body);
      expect(brotliDecompressSync(await encode(body, 'br', effort))).toEqual(body);
    }
  });
});

describe('the watch over the database', () => {
  const never = () => new Promise<never>(() => undefined);

  it('gives the work’s own result or fault while the database answers', async () => {
    const watch = new DatabaseWatch(() => Promise.resolve());
    expect(await watch.during(Promise.resolve(1))).toBe(1);
    await expect(watch.during(Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await watch.during(wait(900, 'slow'))).toBe('slow');
  });

  it('notices a database that is gone, one that is frozen, and its return', async () => {
    let state: 'up' | 'gone' | 'frozen' = 'up';
    const seen: boolean[] = [];
    const watch = new DatabaseWatch(
      () => (state === 'up' ? Promise.resolve() : state === 'gone' ? Promise.reject(new Error('refused')) : never()),
      (isUp) => seen.push(isUp),
    ).start();
    state = 'gone';
    await expect(watch.during(Promise.reject(new Error('refused')))).rejects.toThrow(DatabaseUnavailable);
    expect(watch.isUp).toBe(false);
    await expect(watch.during(never())).rejects.toThrow(DatabaseUnavailable);
    state = 'up';
    await expect.poll(() => watch.isUp, { timeout: 4_000 }).toBe(true);
    state = 'frozen';
    await expect(watch.during(never())).rejects.toThrow(DatabaseUnavailable);
    expect(seen).toEqual([false, true, false]);
    watch.stop();
  });
});
