import { parseMoment } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { readMoment } from './moment.js';

describe('a moment', () => {
  it.each(['2025', '2026-01', '2026-11-01', '2026-11-26', '2026-12-03T09:30', '2027-02-28T00:05'])(
    '%s is read as the shared types read it',
    (text) => {
      expect(readMoment(text)).toEqual(parseMoment(text));
    },
  );
});
