/** A long text as HTML; its headings stand below those of the page. */
import type { RichText, RichTextInline } from 'ess-shared-types';
import { html, type Markup } from './markup';

export function richText(tree: RichText): Markup[] {
  return tree.map((block) => {
    switch (block.type) {
      case 'heading':
        return html`<h3>${inlines(block.children)}</h3>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${inlines(item)}</li>`);
        return block.format === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
      case 'quote':
        return html`<blockquote>${inlines(block.children)}</blockquote>`;
      case 'paragraph':
        return html`<p>${inlines(block.children)}</p>`;
    }
  });
}

function inlines(children: readonly RichTextInline[]): Markup[] {
  return children.map((inline) => {
    if (inline.type === 'link') return html`<a href="${inline.url}">${inlines(inline.children)}</a>`;
    const text = inline.italic ? html`<em>${inline.text}</em>` : html`${inline.text}`;
    return inline.bold ? html`<strong>${text}</strong>` : text;
  });
}
