import fc from 'fast-check';
import { isSlug } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../src/content-types/slug-of';

describe('slugOf', () => {
  it.each([
    ['L’ESS, c’est quoi ?', 'l-ess-c-est-quoi'],
    ['Élu·e·s & agents', 'elus-agents'],
    ['Soirée Smørrebrød', 'soiree-smorrebrod'],
    ['Łódź', 'lodz'],
    ['Forum λ', 'forum-lambda'],
    ['Forum Λάμβδα', 'forum-lambda'],
    ['Straße & Œuvre', 'strasse-oeuvre'],
    ['Привет, Москва', 'privet-moskva'],
    ['東京', 'dongjing'],
    ['Fête 🎉', 'fete'],
    ['🎉 !!!', ''],
  ])('%s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('makes of any title what addresses accept, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const slug = slugOf(title);
        expect(slug === '' || isSlug(slug), slug).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
