import { dateBlock as sharedDateBlock, LANGUAGES, parseMoment } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { dateBlock, readMoment } from './moment.js';

const MOMENTS = [
  '2025',
  '2026',
  '2026-01',
  '2026-11',
  '2026-11-01',
  '2026-11-26',
  '2026-12-03T09:30',
  '2027-02-28T00:05',
];

describe('a moment', () => {
  it.each(MOMENTS)('%s is read as the shared types read it', (text) => {
    expect(readMoment(text)).toEqual(parseMoment(text));
  });

  it('that is none is not an exception', () => {
    expect(() => dateBlock('abc', '2026-13-45', 'fr', 2026)).not.toThrow();
  });
});

describe('the date block', () => {
  const spans = MOMENTS.flatMap((start) =>
    [null, ...MOMENTS].filter((end) => end === null || end >= start).map((end) => [start, end] as const),
  );
  it.each(spans)('of %s to %s is that of the shared types', (start, end) => {
    for (const language of LANGUAGES) {
      const shared = sharedDateBlock({ start, end: end ?? undefined, timeZone: 'Europe/Paris' }, language, 2026);
      expect(dateBlock(start, end, language, 2026)).toEqual(shared);
    }
  });
});
