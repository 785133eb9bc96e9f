import styles from './followed.css?inline';

const adopted = new WeakSet<ShadowRoot>();

/** Adds the styles of what unfolds to an element, once. */
export function adoptStyles(root: ShadowRoot): void {
  if (adopted.has(root)) return;
  adopted.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
