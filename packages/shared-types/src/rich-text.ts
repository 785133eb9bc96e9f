/**
 * Long text as a tree: the JSON of Strapi's `blocks` field, narrowed to what may reach the public.
 * There is no raw HTML anywhere; a link is kept only with a scheme of `SAFE_URL_SCHEMES`.
 */
export interface RichTextLeaf {
  readonly type: 'text';
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface RichTextLink {
  readonly type: 'link';
  /** @pattern ^[A-Za-z]+: */
  readonly url: string;
  readonly children: readonly RichTextLeaf[];
}

export type RichTextInline = RichTextLeaf | RichTextLink;

export interface RichTextParagraph {
  readonly type: 'paragraph';
  readonly children: readonly RichTextInline[];
}

export interface RichTextHeading {
  readonly type: 'heading';
  /**
   * As in the editor; renderers shift it under the heading level of the host page.
   * @asType integer
   * @minimum 1
   * @maximum 6
   */
  readonly level: number;
  readonly children: readonly RichTextInline[];
}

export interface RichTextList {
  readonly type: 'list';
  readonly format: 'ordered' | 'unordered';
  readonly items: readonly (readonly RichTextInline[])[];
}

export interface RichTextQuote {
  readonly type: 'quote';
  readonly children: readonly RichTextInline[];
}

export type RichTextBlock = RichTextParagraph | RichTextHeading | RichTextList | RichTextQuote;
export type RichText = readonly RichTextBlock[];

export const SAFE_URL_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'] as const;

// Control characters would let a value break out of a header, a calendar line or an attribute.
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f]/;

/** `https:page` is not absolute: a browser reads it against the page where it stands. */
const WITHOUT_HOST = /^https?:(?![/\\]{2})/i;

/** The URL as given when it is absolute, of a safe scheme and free of control characters, else `undefined`. */
export function safeUrl(text: string | null | undefined): string | undefined {
  if (!text || CONTROL_CHARACTER.test(text) || WITHOUT_HOST.test(text.trim())) return undefined;
  try {
    const { protocol } = new URL(text);
    return SAFE_URL_SCHEMES.some((scheme) => scheme === protocol) ? text : undefined;
  } catch {
    return undefined;
  }
}
