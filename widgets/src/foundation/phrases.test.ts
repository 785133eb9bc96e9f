import { LANGUAGES } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { dayInWords, listInWords } from './phrases.js';
import { WORDS } from './words.js';

describe('a list', () => {
  it.each([[[]], [['A']], [['A', 'B']], [['A, B', 'C', 'D']]])('%j is said as Intl says it', (texts) => {
    for (const language of LANGUAGES) {
      const format = (type: 'conjunction' | 'disjunction') =>
        new Intl.ListFormat(WORDS[language].locale, { type }).format(texts);
      expect(listInWords(texts, language)).toBe(format('conjunction'));
      expect(listInWords(texts, language, 'or')).toBe(format('disjunction'));
    }
  });
});

describe('a day', () => {
  it.each([
    ['2025', '2025', '2025'],
    ['2025-09', 'septembre 2025', 'September 2025'],
    ['2026-01-01', 'jeudi 1er janvier 2026', 'Thursday 1 January 2026'],
  ])('%s is said as far as it is known', (text, french, english) => {
    expect(dayInWords(text, 'fr')).toBe(french);
    expect(dayInWords(text, 'en').replace(',', '')).toBe(english);
  });
});
