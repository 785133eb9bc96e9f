import { describe, expect, it } from 'vitest';
import { findName, namePatterns } from '../src/editorial/people/names';

const found = (text: string, ...names: string[]) => findName(text, namePatterns(names))?.isWholeName;

describe('a name in a text', () => {
  it.each<[string, boolean | undefined]>([
    ['Avec Zoé Dupré-Martin, maire', true],
    ['avec ZOE DUPRE MARTIN', true],
    ['DUPRÉ-MARTIN Zoé', true],
    ['Martin, Zoé Dupré', true],
    ['Mme Martin ouvre la séance', false],
    ['zoe.dupre-martin@exemple.example', true],
    ['https://exemple.example/zoe-dupre-martin', true],
    ['Zoé Dupré', undefined],
    ['Martinique', undefined],
    ['Zoé', undefined],
    ['', undefined],
  ])('%j', (text, isWholeName) => {
    expect(found(text, 'Zoé Dupré-Martin')).toBe(isWholeName);
  });

  it('is looked for in each of its spellings, and a short last word only with the rest', () => {
    expect(found('Kanita Kern est venue', 'Kanitha Kern Aucler', 'Kanita Kern')).toBe(true);
    expect(found('Ly', 'Anne Ly')).toBeUndefined();
    expect(found('Anne Ly', 'Anne Ly')).toBe(true);
    expect(found('Madonna', 'Madonna')).toBe(true);
    expect(namePatterns(['', ' - '])).toEqual({ whole: [], last: [] });
  });

  it('is shown with some words around', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `mot${String(index)}`).join(' ');
    const { excerpt } = findName(`${words(20)} l’élue Zoé DUPRÉ ${words(20)}`, namePatterns(['Zoé Dupré'])) ?? {};
    expect(excerpt).toBe(
      '… mot13 mot14 mot15 mot16 mot17 mot18 mot19 l’élue Zoé DUPRÉ mot0 mot1 mot2 mot3 mot4 mot5 mot6 mot7 …',
    );
    expect(findName('Zoé Dupré', namePatterns(['Zoé Dupré']))?.excerpt).toBe('Zoé Dupré');
  });
});
