/** How nodes of linked data are made: what is not known has no property, addresses are http(s), text is safe in HTML. */
import { safeUrl } from 'ess-shared-types';
import type { DefinedTermLeaf } from 'schema-dts';
import { printable } from '../characters';

/** The properties of a node, each of which may be unknown. */
export type Fields<Node> = { readonly [Key in keyof Node]: Node[Key] | null | undefined };

/**
 * A node without the properties that are `null`, `undefined` or an empty list. The node's type is named at each call,
 * so that the compiler refuses a property that schema.org does not give to it.
 */
export function present<Node extends object = never>(fields: Fields<NoInfer<Node>>): Node;
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value)));
}

const isKnown = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The address when a reader may follow it: other schemes than http and https are no addresses of a page or a file. */
export function httpUrl(address: string | null | undefined): string | undefined {
  const safe = safeUrl(address);
  return safe !== undefined && /^https?:/i.test(safe) ? safe : undefined;
}

/** A value of a vocabulary: its words, and the code by which it is asked for when it has one. */
export const term = (vocabulary: string, name: string, code: string | null): DefinedTermLeaf =>
  present<DefinedTermLeaf>({
    '@type': 'DefinedTerm',
    termCode: code,
    name,
    inDefinedTermSet: { '@type': 'DefinedTermSet', name: vocabulary },
  });

/**
 * JSON that may stand as it is in `<script type="application/ld+json">`: no `<`, hence neither `</script` nor `<!--`,
 * and no line separator that older scripts take for an end of line.
 */
export const jsonText = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? printable(part) : part)).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
