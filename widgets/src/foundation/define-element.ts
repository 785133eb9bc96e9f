import { warnOnce } from './warn.js';

/** An element class that says which release it comes from. */
export type VersionedElement = CustomElementConstructor & { readonly version: string };

/**
 * The youngest things that the elements cannot do without came with Safari 16.4, Chrome 105 and Firefox 110 (2022 and
 * 2023). In older browsers the children stay, as they do without a script.
 */
const isBrowserKnown = (): boolean => 'adoptedStyleSheets' in document && CSS.supports('container-type:inline-size');

/**
 * Registers an element unless its name is taken: a page may load two bundles, or one bundle twice.
 * The first one stays; another release is told of, because its attributes may differ.
 */
export function defineElement(name: string, element: VersionedElement): void {
  if (!isBrowserKnown()) return;
  const existing = customElements.get(name);
  if (!existing) {
    customElements.define(name, element);
    return;
  }
  const version = 'version' in existing ? String(existing.version) : '?';
  if (version !== element.version) warnOnce(`<${name}> ${version} ≠ ${element.version}`);
}
