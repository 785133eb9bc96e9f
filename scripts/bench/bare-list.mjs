// @ts-check
/** What the widgets are compared with: the least that Lit and `fetch` need to show the same answer as a plain list. */
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../lib/paths.mjs';

/** The element takes the address of its answer from the page's own, and shows every word of every entry. */
const BARE_LIST = `
import { LitElement, html } from 'lit';

const isShown = ([key, value]) => !/^(id|slug|key|title|__typename)$/.test(key) && !/^https?:/.test(value);
const words = (value) =>
  typeof value === 'string' ? [value]
  : value && typeof value === 'object' ? Object.entries(value).filter(isShown).flatMap(([, inside]) => words(inside))
  : [];

class BareList extends LitElement {
  static properties = { entries: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  async load() {
    const response = await fetch(new URLSearchParams(location.search).get('answer'), { credentials: 'omit' });
    const { data } = await response.json();
    this.entries = Object.values(data).find((list) => list?.pageInfo).nodes;
  }

  render() {
    if (!this.entries) return html\`<p class="skeleton">Chargement…</p>\`;
    return html\`<ul>\${this.entries.map((entry) => html\`<li><article part="item">
      <h3><a href=\${entry.pageUrl}>\${entry.title}</a></h3>
      <p>\${words(entry).join(', ')}</p>
    </article></li>\`)}</ul>\`;
  }
}
customElements.define('bare-list', BareList);
`;

/** The script of `<bare-list>`, bundled and minified as widgets are. */
export async function bundleBareList() {
  const { outputFiles } = await build({
    stdin: { contents: BARE_LIST, resolveDir: path.join(root, 'widgets') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['production'],
    logLevel: 'warning',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
