import { adoptStyles } from '../../followed/adopt-styles.js';
import styles from './table.css?inline';

const adopted = new WeakSet<ShadowRoot>();

/** Adds the styles of what unfolds, and those of tables, to an element, once. */
export function adoptTable(root: ShadowRoot): void {
  adoptStyles(root);
  if (adopted.has(root)) return;
  adopted.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
