import { warnOnce } from './warn.js';

/** An element class that says which release it comes from. */
export type VersionedElement = CustomElementConstructor & { readonly version: string };

/**
 * Registers an element unless its name is taken: a page may load two bundles, or one bundle twice.
 * The first one stays; another release is told of, because its attributes may differ.
 */
export function defineElement(name: string, element: VersionedElement): void {
  const existing = customElements.get(name);
  if (!existing) {
    customElements.define(name, element);
    return;
  }
  const version = 'version' in existing ? String(existing.version) : '?';
  if (version !== element.version) warnOnce(`<${name}> ${version} ≠ ${element.version}`);
}
