/** A page as an independent parser reads it: well formed, and every element with its attributes. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All the text in it, white space collapsed. */
  readonly text: string;
  readonly children: readonly PageElement[];
}

/** Elements of HTML that have no end. */
const VOID = ['meta', 'link', 'input', 'img', 'br', 'base'];

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  unpairedTags: VOID,
  htmlEntities: true,
});

const nodeSchema = z.record(z.string(), z.unknown());
const nodesSchema = z.array(nodeSchema);

/** The elements of a page or a fragment, in document order. Throws when it is not well formed. */
export function elementsOf(text: string): PageElement[] {
  const markup = text.replace(/^<!doctype html>\n/, '');
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own
  const verdict = XMLValidator.validate(markup, { allowBooleanAttributes: true, unpairedTags: VOID });
  if (verdict !== true) throw new Error(`${verdict.err.msg} (line ${String(verdict.err.line)})`);
  return nodesSchema.parse(parser.parse(markup)).flatMap((node) => flatten(elementOf(node)));
}

const flatten = (element: PageElement | undefined): PageElement[] =>
  element ? [element, ...element.children.flatMap(flatten)] : [];

function elementOf(node: Readonly<Record<string, unknown>>): PageElement | undefined {
  const [name] = Object.keys(node).filter((key) => key !== ':@');
  if (name === undefined || name === '#text') return undefined;
  const nodes = nodesSchema.parse(node[name]);
  return {
    name,
    attributes: z.record(z.string(), z.coerce.string()).parse(node[':@'] ?? {}),
    text: textOf(nodes).replaceAll(/\s+/g, ' ').trim(),
    children: nodes.flatMap((child) => elementOf(child) ?? []),
  };
}

function textOf(nodes: readonly Readonly<Record<string, unknown>>[]): string {
  return nodes
    .map((node) =>
      Object.entries(node)
        .map(([key, value]) => (key === '#text' ? String(value) : key === ':@' ? '' : textOf(nodesSchema.parse(value))))
        .join(''),
    )
    .join('');
}

/** The elements of a name, optionally with a class. */
export const named = (elements: readonly PageElement[], name: string, className?: string): PageElement[] =>
  elements.filter(
    (element) =>
      element.name === name &&
      (className === undefined || (element.attributes.class ?? '').split(' ').includes(className)),
  );

/** Where a page leads: addresses of links by their words. */
export const linksOf = (elements: readonly PageElement[]): Map<string, string> =>
  new Map(named(elements, 'a').map(({ text, attributes }) => [text, attributes.href ?? '']));
