/** XML made of escaped text: what a template puts in is text unless it was made by a template itself. */
import { printable } from '../characters';

export interface Xml {
  readonly xml: string;
}

type Part = string | number | Xml | null | undefined | false | readonly Part[];

/** A template whose values are escaped; lists are joined, `null`, `undefined` and `false` are left out. */
export function xml(strings: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  return { xml: strings.reduce((text, string, index) => text + render(parts[index - 1]) + string) };
}

/** Elements one under the other, those of a list too; what is left out leaves no empty line. */
export function lines(...parts: readonly Part[]): Xml {
  const texts = parts.map((part) => (isList(part) ? lines(...part).xml : render(part)));
  return { xml: texts.filter((text) => text !== '').join('\n') };
}

const isList = (part: Part): part is readonly Part[] => typeof part === 'object' && part !== null && !('xml' in part);

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return isList(part) ? part.map(render).join('') : part.xml;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return printable(text).replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
