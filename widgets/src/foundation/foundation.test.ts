import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineElement } from './define-element.js';
import { endpointOfScript, readEndpoint } from './endpoint.js';
import { languageOf } from './language.js';
import { asOfInWords } from '../explanations/sentences.js';
import { dayInWords, listInWords } from './phrases.js';

afterEach(() => void vi.restoreAllMocks());

describe('the endpoint', () => {
  it.each([
    ['https://cms.example/ess/widgets/1/ess-agenda.js', 'https://cms.example'],
    ['https://cms.example/portail/ess/widgets/1.2.0/ess.js', 'https://cms.example/portail'],
    ['https://mairie.example/js/ess-agenda.js', undefined],
  ])('of a script at %s is %s', (url, endpoint) => {
    expect(endpointOfScript(url)).toBe(endpoint);
  });

  it.each([
    ['https://cms.example/', 'https://cms.example'],
    ['https://cms.example/portail/?x=1#y', 'https://cms.example/portail'],
    ['/cms', `${location.origin}/cms`],
    ['', undefined],
    ['javascript:alert(1)', undefined],
    ['http://', undefined],
  ])('“%s” is read as %s', (text, endpoint) => {
    expect(readEndpoint(text)).toBe(endpoint);
  });
});

describe('the language of an element', () => {
  const inside = (markup: string): Element => {
    const host = document.createElement('div');
    host.innerHTML = markup;
    document.body.append(host);
    return host.querySelector('i') ?? host;
  };
  it.each([
    ['<i></i>', 'fr'],
    ['<p lang="en-GB"><i></i></p>', 'en'],
    ['<p lang="en"><i lang="fr-CA"></i></p>', 'fr'],
    ['<p lang="br"><i></i></p>', 'fr'],
  ])('%s is %s', (markup, language) => {
    expect(languageOf(inside(markup))).toBe(language);
  });

  it('is found across shadow roots', () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    inside('<p lang="en"><i></i></p>').append(outer);
    expect(languageOf(inner)).toBe('en');
  });
});

describe('phrases', () => {
  it('say instants on the clock of Paris', () => {
    expect(asOfInWords('2026-11-12T08:00:00Z', 'fr')).toBe('Informations du 12 novembre à 9\u00a0h');
    expect(asOfInWords('2026-07-01T22:05:00Z', 'fr')).toBe('Informations du 2 juillet à 0\u00a0h\u00a005');
    expect(asOfInWords('2026-11-12T08:00:00Z', 'en')).toBe('Information as of 12 November, 9:00');
  });

  it('say days with the precision that is known', () => {
    expect(dayInWords('2026-03-01', 'fr')).toBe('dimanche 1er mars 2026');
    expect(dayInWords('2026-03-11T09:30', 'fr')).toBe('mercredi 11 mars 2026');
    expect(dayInWords('2026-03', 'fr')).toBe('mars 2026');
    expect(dayInWords('2026', 'fr')).toBe('2026');
    expect(dayInWords('2026-03-01', 'en')).toMatch(/^Sunday,? 1 March 2026$/);
  });

  it('join lists', () => {
    expect(listInWords(['A', 'B', 'C'], 'fr')).toBe('A, B et C');
    expect(listInWords(['A', 'B'], 'fr', 'or')).toBe('A ou B');
    expect(listInWords([], 'fr')).toBe('');
  });
});

describe('the definition of an element', () => {
  class First extends HTMLElement {
    static readonly version = '1.0.0';
  }
  class Second extends HTMLElement {
    static readonly version = '1.1.0';
  }

  it('leaves the first one in place and tells of another release', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    defineElement('ess-defined-twice', First);
    defineElement('ess-defined-twice', First);
    expect(warn).not.toHaveBeenCalled();
    defineElement('ess-defined-twice', Second);
    expect(customElements.get('ess-defined-twice')).toBe(First);
    expect(warn).toHaveBeenCalledExactlyOnceWith('<ess-defined-twice> 1.0.0 ≠ 1.1.0');
  });
});
