import { SELECTION_NAMES, type SelectionProblem } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { attributesWithout, readSelection, variablesOf } from './selection-attributes.js';

/** Reads the attributes of an element that knows all parameters but `indicator`. */
function read(attributes: Readonly<Record<string, string>>) {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const problems: SelectionProblem[] = [];
  const selection = readSelection(element, attributesWithout('indicator'), ['heading', 'layout', 'show'], problems);
  return { selection, problems: problems.map(({ name, reason }) => `${name}: ${reason}`) };
}

describe('the selection attributes', () => {
  it('are the grammar, without what is no attribute', () => {
    const grammar = SELECTION_NAMES.filter((name) => name !== 'lang' && name !== 'cursor');
    expect([...attributesWithout()].sort()).toEqual([...grammar].sort());
  });

  it('are set apart by spaces, once each and in one order', () => {
    expect(read({ topic: '  mobilite alimentation\n mobilite ' }).selection).toEqual({
      topic: ['alimentation', 'mobilite'],
    });
  });

  it('that take one value keep its spaces', () => {
    expect(read({ q: ' circuit  court ', selection: 'anjou' }).selection).toEqual({
      q: ['circuit  court'],
      selection: ['anjou'],
    });
  });

  it.each([
    [{ territory: '' }, 'territory: unknown-value'],
    [{ q: '   ' }, 'q: unknown-value'],
    [{ limit: '5.5' }, 'limit: unknown-value'],
    [{ days: 'trente' }, 'days: unknown-value'],
    [{ indicator: 'emploi' }, 'indicator: unknown-name'],
    [{ teritory: 'DEP-49' }, 'teritory: unknown-name'],
    [{ organization: 'rtes' }, 'organization: unknown-name'],
    [{ cursor: 'abc', lever: 'x' }, undefined],
  ])('%o: %s', (attributes, problem) => {
    expect(read(attributes).problems).toEqual(problem ? [problem] : []);
  });

  it('leave the attributes of the page and of its tools alone', () => {
    const others = [
      'id',
      'class',
      'title',
      'role',
      'data-topic',
      'aria-label',
      'hidden',
      'wire:key',
      'heading',
      'show',
    ];
    expect(read(Object.fromEntries(others.map((name) => [name, 'x']))).problems).toEqual([]);
  });
});

describe('the variables of a list', () => {
  it('spell enumerations as GraphQL does, numbers as numbers, in one order', () => {
    const { selection } = read({ when: 'past', kind: 'themed-day webinar', days: '30', territory: 'DEP-49', q: 'a b' });
    expect(JSON.stringify(variablesOf(selection, 'fr'))).toBe(
      '{"fallback":"UP","days":30,"kind":["THEMED_DAY","WEBINAR"],"q":"a b","territory":["DEP-49"],"when":"PAST","withNames":true}',
    );
  });

  it('climb unless the page says not to, and say a language only when it is not French', () => {
    expect(variablesOf({}, 'fr')).toEqual({ fallback: 'UP' });
    expect(variablesOf({ fallback: ['none'] }, 'en')).toEqual({ fallback: 'NONE', lang: 'EN' });
  });
});
