import { SELECTION_NAMES, type SelectionProblem } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { filterMeant } from '../explanations/filter-names.js';
import { attributesWithout, readSelection, variablesOf } from './selection-attributes.js';

/** Reads the attributes of an element that knows all parameters but `indicator`. */
function read(attributes: Readonly<Record<string, string>>) {
  const element = document.createElement('div');
  // As the parser does: it takes names that `setAttribute` refuses.
  element.innerHTML = `<i ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}></i>`;
  const [marked = element] = element.children;
  const problems: SelectionProblem[] = [];
  const known = attributesWithout('indicator');
  const others = ['heading', 'layout', 'show', 'lang'];
  const once = () =>
    readSelection(marked, known, others, problems, () => {
      decided();
    });
  let decided: () => void = () => undefined;
  const { selection, verdict } = once();
  return {
    selection,
    verdict,
    problems: problems.map(({ name, reason }) => `${name}: ${reason}`),
    /** What comes of an attribute that had to be looked up. */
    decided: async (): Promise<string> => {
      if (verdict !== 'undecided') return verdict;
      await new Promise<void>((resolve) => (decided = resolve));
      const { verdict: later } = once();
      return later === 'undecided' ? read(attributes).decided() : later;
    },
  };
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
    [{ cursor: 'abc', lever: 'x' }, undefined],
  ])('%o: %s', (attributes, problem) => {
    expect(read(attributes).problems).toEqual(problem ? [problem] : []);
  });

  it.each([
    ['commune', 'territory'],
    ['departement', 'territory'],
    ['département', 'territory'],
    ['code-insee', 'territory'],
    ['teritory', 'territory'],
    ['terrtory', 'territory'],
    ['territoire', 'territory'],
    ['data-territory', 'territory'],
    ['data-commune', 'territory'],
    ['ess-territory', 'territory'],
    ['theme', 'topic'],
    ['thématique', 'topic'],
    ['tags', 'topic'],
    ['mots-cles', 'topic'],
    ['topcis', 'topic'],
    ['data-topic', 'topic'],
    ['type', 'kind'],
    ['search', 'q'],
    ['recherche', 'q'],
    ['date-from', 'from'],
    ['date_from', 'from'],
    ['date-debut', 'from'],
    ['langue', 'lang'],
    ['organization', 'organisation'],
    ['organsation', 'organisation'],
    ['limite', 'limit'],
    ['serie', 'series'],
    ['secteur', 'sector'],
  ])('called %s is refused, and %s is proposed', async (name, meant) => {
    expect(await read({ [name]: 'x' }).decided()).toBe('refused');
    expect(filterMeant(name)).toBe(meant);
  });

  it.each(
    `id class style title role hidden slot part exportparts is nonce inert dir lang tabindex translate draggable popover
     itemid itemprop itemscope contenteditable spellcheck accesskey autofocus width height align name ref key uid ssr
     aria-label aria-hidden aria-describedby onclick onload on:click data-id data-aos data-testid data-type data-theme
     data-source data-mode data-date data-v-7ba5bd90 data-astro-cid-j7pv25f6 data-elementor-type data-wp-interactive
     data-gtm-vis data-turbo data-reactroot data-bs-theme _ngcontent-abc-c12 _nghost-abc ng-version ng-reflect-territory
     v-cloak v-bind:territory x-data x-cloak :territory @ess-ready [territory] (ess-ready) *ngif #agenda wire:key
     hx-get up-main client:load q:id jsaction heading show elementtiming hydrated server-rendered
     cz-shortcut-listen bis_skin_checked`.split(/\s+/),
  )('leave %s to the page and its tools', async (name) => {
    const { decided, problems } = read({ [name]: 'x' });
    expect(await decided()).toBe('good');
    expect(problems).toEqual([]);
  });

  it('cost no question when they are the marks of other tools', () => {
    for (const name of ['data-id', 'data-aos', 'data-measured', 'data-theme', 'aria-label', 'class'])
      expect(read({ [name]: 'x' }).verdict).toBe('good');
  });

  it('say nothing of a wrong number of entries but that it is the default', () => {
    for (const limit of ['0', '500', 'tout', '-1', '']) {
      const { selection, verdict, problems } = read({ limit });
      expect(verdict).toBe('good');
      expect(selection).toEqual({});
      expect(problems).toEqual(['limit: unknown-value']);
    }
    expect(read({ limit: '100' }).selection).toEqual({ limit: ['100'] });
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
