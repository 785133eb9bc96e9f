import { printable } from '../characters';

/** HTML made of escaped text: what a template puts in is text unless it was made by a template itself. */
export interface Markup {
  readonly html: string;
}

export type Part = string | number | Markup | null | undefined | false | readonly Part[];

/** A template whose values are escaped; lists are joined, `null`, `undefined` and `false` are left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: strings.reduce((text, string, index) => text + render(parts[index - 1]) + string) };
}

/** The parts that are there, with `separator` between them. */
export function joined(parts: readonly Part[], separator: Part): Markup {
  const present = parts.map(render).filter((part) => part !== '');
  return { html: present.join(render(separator)) };
}

/** A whole text, without the characters that no page may carry, nor the lines that parts left out leave behind. */
export const documentText = (markup: Markup): string => printable(markup.html).replaceAll(/\n{2,}/g, '\n');

export const isEmpty = (part: Part): boolean => render(part) === '';

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that means itself between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
