/** What is read of variables and arguments before their meaning is looked at. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentProblems } from '../src/graphql/argument-limits';
import { inOurWords } from '../src/graphql/error-words';
import { canonicalVariables, nestingFault, readVariables } from '../src/graphql/variables';

describe('canonicalVariables', () => {
  it('is one text for every spelling', () => {
    expect(canonicalVariables(' {"to": "2026-12-31", "kind":["WEBINAR","VISIT"],"from" :"2026-01-01"}')).toBe(
      '{"from":"2026-01-01","kind":["WEBINAR","VISIT"],"to":"2026-12-31"}',
    );
    expect(canonicalVariables('')).toBe('{}');
    expect(canonicalVariables('{"a":{"c":1.0,"b":null}}')).toBe('{"a":{"b":null,"c":1}}');
  });

  it('keeps the order of lists, and null apart from nothing', () => {
    expect(canonicalVariables('{"a":[2,1]}')).not.toBe(canonicalVariables('{"a":[1,2]}'));
    expect(canonicalVariables('{"a":null}')).not.toBe(canonicalVariables('{}'));
  });

  it('says the same values again, whatever their order', () => {
    const values = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())));
    fc.assert(
      fc.property(values, (variables) => {
        const text = JSON.stringify(variables);
        const turned = JSON.stringify(Object.fromEntries(Object.entries(variables).reverse()));
        const canonical = canonicalVariables(text);
        expect(canonicalVariables(turned)).toBe(canonical);
        expect(JSON.parse(canonical ?? '')).toEqual(JSON.parse(text));
      }),
    );
  });

  it('does not take a name for a prototype', () => {
    expect(canonicalVariables('{"b":1,"__proto__":{"a":2}}')).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it.each(['[1', '[]', 'null', '"text"', '1', '{"a":'])('cannot read %s', (text) => {
    expect(canonicalVariables(text)).toBeUndefined();
  });
});

describe('readVariables', () => {
  it('refuses what is too long or too deep, and says so', () => {
    expect(readVariables(JSON.stringify({ q: 'é'.repeat(8200) }))).toEqual({
      ok: false,
      fault: '“variables” may hold 16 kB.',
    });
    const nested = `{"topic":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(readVariables(nested)).toEqual({
      ok: false,
      fault: '“variables” may hold 5 levels of lists and objects.',
    });
  });

  it('reads lists of words', () => {
    expect(nestingFault({ topic: ['alimentation', 'numerique'] })).toBeUndefined();
    expect(nestingFault(undefined)).toBeUndefined();
  });
});

describe('argumentProblems', () => {
  it('finds nothing in what people ask', () => {
    expect(argumentProblems({ slug: 'durtal', topic: ['a', 'b'], limit: 100, cursor: 'x'.repeat(1500) })).toEqual([]);
    expect(argumentProblems({ territory: [], q: '' })).toEqual([]);
  });

  it.each([
    ['slug', 'a\0b', /U\+0000/],
    ['topic', ['a', 'b\0'], /U\+0000/],
    ['name', 'a'.repeat(301), /0-300 characters/],
    ['exclude', Array.from({ length: 51 }, () => 'a'), /1-50 values/],
  ])('names %s', (name, value, allowed) => {
    expect(argumentProblems({ lang: 'fr', [name]: value })).toEqual([
      expect.objectContaining({ name, allowed: [expect.stringMatching(allowed)] }),
    ]);
  });
});

describe('inOurWords', () => {
  it('says what is allowed rather than what was probably meant', () => {
    expect(inOurWords('Value "UP2" does not exist in "EssFallback" enum. Did you mean the enum value "UP"?')).toBe(
      'Value "UP2" does not exist in "EssFallback" enum. Allowed: NONE, UP.',
    );
    expect(inOurWords('Cannot query field "titl" on type "EssEvent". Did you mean "title"?')).toBe(
      'Cannot query field "titl" on type "EssEvent".',
    );
  });

  it('leaves our own suggestions', () => {
    const message = '“territory”: “49430”: this value is not recognised. Did you mean: COM-49127 Durtal?';
    expect(inOurWords(message)).toBe(message);
  });
});
