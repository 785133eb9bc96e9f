/** Long texts of the CMS as templates: no HTML in, and links only to addresses that can be trusted. */
import { safeUrl, type RichText, type RichTextBlock, type RichTextInline } from 'ess-shared-types';
import type { html as Html, TemplateResult } from 'lit/html.js';

export interface TextContext {
  /** Lit comes from the element: a second copy of it would need a second Trusted Types policy. */
  readonly html: typeof Html;
  /** Level of the title above. */
  readonly titleLevel: number;
}

export function richText(text: RichText, context: TextContext): unknown[] {
  return text.map((block) => blockTemplate(block, context));
}

/** Levels go on from that of the title; deeper than six there are none. */
export function subheading(content: unknown, depth: number, { html, titleLevel }: TextContext): TemplateResult {
  return html`<p class="subheading" role="heading" aria-level=${Math.min(titleLevel + depth, 6)}>${content}</p>`;
}

function blockTemplate(block: RichTextBlock, context: TextContext): unknown {
  const { html } = context;
  const inline = (children: readonly RichTextInline[]) => children.map((child) => inlineTemplate(child, context));
  switch (block.type) {
    case 'paragraph':
      return html`<p>${inline(block.children)}</p>`;
    case 'heading':
      return subheading(inline(block.children), block.level, context);
    case 'quote':
      return html`<blockquote>${inline(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inline(item)}</li>`);
      return block.format === 'ordered'
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    default:
      // A kind of block that a later release of the CMS may add.
      return '';
  }
}

function inlineTemplate(inline: RichTextInline, context: TextContext): unknown {
  const { html } = context;
  if (inline.type === 'link') {
    const url = safeUrl(inline.url);
    const content = inline.children.map((child) => inlineTemplate(child, context));
    return url === undefined ? content : html`<a href=${url}>${content}</a>`;
  }
  const italic = inline.italic ? html`<em>${inline.text}</em>` : inline.text;
  return inline.bold ? html`<strong>${italic}</strong>` : italic;
}
