/** A long text without markup, for calendars, feeds and tables. */
import { safeUrl, type RichText, type RichTextBlock, type RichTextInline } from 'ess-shared-types';

/**
 * Blocks are separated by an empty line, a list has one item a line, a link shows its address after its words.
 * Lines end with `\n`; what a format may not carry (control characters, for one) is for that format to remove.
 */
export function plainText(richText: RichText): string {
  return richText
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockText(block: RichTextBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'quote':
      return inlineText(block.children).replaceAll(/^/gm, '> ');
    case 'list':
      return block.items
        .map((item, index) => `${block.format === 'ordered' ? `${index + 1}.` : '-'} ${inlineText(item)}`)
        .join('\n');
  }
}

const inlineText = (children: readonly RichTextInline[]): string =>
  children
    .map((inline) => (inline.type === 'link' ? linkText(inline.url, inlineText(inline.children)) : inline.text))
    .join('')
    .trim();

function linkText(url: string, words: string): string {
  const address = safeUrl(url)?.replace(/^(?:mailto|tel):/i, '');
  if (address === undefined || words.includes(address)) return words;
  return words === '' ? address : `${words} (${address})`;
}
