import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Tag } from '../../src/delivery/answer';
import { ByteCache } from '../../src/delivery/byte-cache';
import { KeptAnswer } from '../../src/delivery/kept-answer';

const answer = (bytes: number, tags: readonly Tag[] = [], validUntil = Number.POSITIVE_INFINITY): Answer => ({
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  body: Buffer.alloc(bytes, 'a'),
  headers: {},
  tags,
  validUntil,
  asOf: '2026-01-02T00:00:00.000Z',
});
const kept = (...of: Parameters<typeof answer>) => new KeptAnswer(answer(...of), {});

describe('the cache', () => {
  it('gives what is still true, and nothing that time made untrue', () => {
    const cache = new ByteCache(1_000_000);
    cache.set('a', kept(10, [], 100));
    expect(cache.get('a', 99)).toBeDefined();
    expect(cache.get('a', 100)).toBeUndefined();
    expect(cache.getStale('a')).toBeDefined();
  });

  it('forgets by what answers were made from', () => {
    const cache = new ByteCache(1_000_000);
    cache.set('list', kept(10, ['kind:event']));
    cache.set('item', kept(10, ['entry:one']));
    cache.set('other', kept(10, ['kind:resource']));
    expect(cache.invalidate(['kind:event', 'entry:one']).sort()).toEqual(['item', 'list']);
    expect(cache.get('list', 0)).toBeUndefined();
    expect(cache.get('other', 0)).toBeDefined();
    expect(cache.count).toBe(1);
  });

  it('keeps what is asked for again through a flood of what is asked once', () => {
    const cache = new ByteCache(200_000);
    for (const key of ['home', 'ics']) {
      cache.set(key, kept(1_000));
      cache.get(key, 0);
    }
    for (let index = 0; index < 5_000; index += 1) cache.set(`random-${String(index)}`, kept(1_000));
    expect(cache.get('home', 0)).toBeDefined();
    expect(cache.get('ics', 0)).toBeDefined();
    expect(cache.bytes).toBeLessThanOrEqual(200_000);
  });

  it('never holds more than its bytes, and counts them right', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      bytes: fc.integer({ min: 1, max: 30_000 }),
      action: fc.constantFrom('set', 'get', 'invalidate'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const cache = new ByteCache(100_000);
        for (const { key, bytes, action } of steps) {
          if (action === 'set') cache.set(key, kept(bytes, [`entry:${key}`]));
          else if (action === 'get') cache.get(key, 0);
          else cache.invalidate([`entry:${key}`]);
          expect(cache.bytes).toBeLessThanOrEqual(100_000);
        }
        cache.clear();
        expect([cache.bytes, cache.count]).toEqual([0, 0]);
      }),
    );
  });
});
