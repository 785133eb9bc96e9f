/** A long text as HTML; its headings stand one below that of the section they are in. */
import type { RichText, RichTextInline } from 'ess-shared-types';
import { link } from './addresses';
import { heading } from './context';
import { html, type Markup } from './markup';

export function richText(tree: RichText, headingLevel = 3): Markup[] {
  return tree.map((block) => {
    switch (block.type) {
      case 'heading':
        return heading(headingLevel, inlines(block.children));
      case 'list': {
        const items = block.items.map((item) => html`<li>${inlines(item)}</li>`);
        return block.format === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
      case 'quote':
        return html`<blockquote><p>${inlines(block.children)}</p></blockquote>`;
      case 'paragraph':
        return html`<p>${inlines(block.children)}</p>`;
    }
  });
}

function inlines(children: readonly RichTextInline[]): Markup[] {
  return children.map((inline) => {
    if (inline.type === 'link') return link(inline.url, inlines(inline.children));
    const text = inline.italic ? html`<em>${inline.text}</em>` : html`${inline.text}`;
    return inline.bold ? html`<strong>${text}</strong>` : text;
  });
}
