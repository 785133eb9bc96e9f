import { describe, expect, it } from 'vitest';
import type { RichTextInline } from 'ess-shared-types';
import { plainText } from '../../src/formats/plain-text';

const words = (text: string): RichTextInline => ({ type: 'text', text });
const link = (url: string, text: string): RichTextInline => ({
  type: 'link',
  url,
  children: text === '' ? [] : [{ type: 'text', text }],
});

describe('plainText', () => {
  it('separates blocks by an empty line', () => {
    expect(
      plainText([
        { type: 'heading', level: 2, children: [words('Une halle')] },
        { type: 'paragraph', children: [words('ou'), { type: 'text', text: 'verte', bold: true }, words(' à tous.')] },
        { type: 'paragraph', children: [words('  ')] },
        { type: 'quote', children: [words('On se la joue\ncollectif')] },
      ]),
    ).toBe('Une halle\n\nouverte à tous.\n\n> On se la joue\n> collectif');
  });

  it('writes one item a line, numbered when their order counts', () => {
    const items = [[words('lire')], [words('compter')]];
    expect(plainText([{ type: 'list', format: 'unordered', items }])).toBe('- lire\n- compter');
    expect(plainText([{ type: 'list', format: 'ordered', items }])).toBe('1. lire\n2. compter');
  });

  it.each([
    ['https://a.example/b', 'le guide', 'le guide (https://a.example/b)'],
    ['https://a.example/b', 'https://a.example/b', 'https://a.example/b'],
    ['https://a.example/b', '', 'https://a.example/b'],
    ['mailto:contact@a.example', 'écrire', 'écrire (contact@a.example)'],
    ['javascript:alert(1)', 'ne pas suivre', 'ne pas suivre'],
  ])('shows where %s with the words « %s » leads', (url, text, shown) => {
    expect(plainText([{ type: 'paragraph', children: [link(url, text)] }])).toBe(shown);
  });

  it('is empty without blocks', () => {
    expect(plainText([])).toBe('');
  });
});
