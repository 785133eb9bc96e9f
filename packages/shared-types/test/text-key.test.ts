import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textKey } from 'ess-shared-types';

describe('textKey', () => {
  it.each([
    ['Champgenêteux', 'champgeneteux'],
    ['Champgenéteux', 'champgeneteux'],
    ['CHAMPGENÉTEUX', 'champgeneteux'],
    ['Étriché', 'etriche'],
    ['E\u0301triche\u0301', 'etriche'],
    ['L’Île-d’Yeu', 'l ile d yeu'],
    ["L'Île d'Yeu", 'l ile d yeu'],
    ['L\u02bcÎle d\u2018Yeu', 'l ile d yeu'],
    ['Les Hauts-d’Anjou', 'les hauts d anjou'],
    ['Les Hauts d’Anjou', 'les hauts d anjou'],
    ['Centre - Val de Loire', 'centre val de loire'],
    ['Centre-Val\u2011de\u2013Loire', 'centre val de loire'],
    ['Puy\u00a0de Dôme', 'puy de dome'],
    ['Œuvre, cœur, Cœur', 'oeuvre coeur coeur'],
    ['Ægyptus, ex æquo', 'aegyptus ex aequo'],
    ['ﬁnancement, eﬃcace', 'financement efficace'],
    ['1ᵉʳ arrondissement', '1er arrondissement'],
    ['  2025 — bilan (n° 3) !  ', '2025 bilan n 3'],
    ['garçon, Noël, naïf, où', 'garcon noel naif ou'],
    ['', ''],
    ['… – ’', ''],
  ])('%j -> %j', (text, key) => {
    expect(textKey(text)).toBe(key);
  });

  it.each([
    [
      'adhérents',
      [
        'adhérent·e·s',
        'adhérent·es',
        'adhérent•e•s',
        'adhérent‧e‧s',
        'adhérent⋅e⋅s',
        'adhérent(e)s',
        'adhérent(es)',
        'adhérent.e.s',
        'adhérent-e-s',
        'ADHÉRENT·E·S',
      ],
    ],
    ['élu', ['élu·e', 'élu(e)', 'élu.e']],
    ['acteurs', ['acteur·rice·s', 'acteur·ice·s', 'acteur·trice·s', 'acteur(trice)s']],
    ['citoyens', ['citoyen·ne·s', 'citoyen·nes', 'citoyen(ne)s', 'citoyen-ne-s']],
    ['bénéficiaires salariés', ['bénéficiaires salarié·e·s']],
    ['tous', ['tous·tes', 'tous·te·s']],
    ['porteurs de projet', ['porteur·euse·s de projet']],
    ['premier', ['premier·ère', 'premier·ière']],
    ['actifs', ['actif·ve·s', 'actif·ive·s']],
  ])('reads inclusive writing as %s', (plain, spellings) => {
    expect(spellings.map(textKey)).toEqual(spellings.map(() => textKey(plain)));
  });

  it.each([
    ['Tours (Indre-et-Loire)', 'tours indre et loire'],
    ['Angers (49)', 'angers 49'],
    ['www.rtes.fr', 'www rtes fr'],
    ['S.C.O.P.', 's c o p'],
    ['midi · soir', 'midi soir'],
    ['ESS·Anjou', 'ess anjou'],
    ['Rives-en-Seine', 'rives en seine'],
    ['Le Mans (e-santé)', 'le mans e sante'],
  ])('leaves ordinary punctuation alone: %j', (text, key) => {
    expect(textKey(text)).toBe(key);
  });

  it('is the same when taken twice, and in either Unicode form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const key = textKey(text);
        expect(textKey(key)).toBe(key);
        expect(textKey(text.normalize('NFD'))).toBe(textKey(text.normalize('NFC')));
        expect(key).toBe(key.trim());
        expect(key).not.toMatch(/ {2}/);
      }),
      { numRuns: 500 },
    );
  });
});
