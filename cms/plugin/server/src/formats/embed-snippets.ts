/** What a webmaster pastes to show a selection on another site. Pure text; it is escaped where it is shown. */
import { selectionPairs, type Collection } from 'ess-shared-types';
import type { EditionOf } from './edition';
import { html } from './html/markup';

/** The element of each collection; dispositifs have none. */
export const ELEMENT_NAMES: Readonly<Partial<Record<Collection, string>>> = {
  agenda: 'ess-agenda',
  'chiffres-cles': 'ess-key-figures',
  initiatives: 'ess-initiatives',
  ressources: 'ess-resources',
};

/** Where the bundles are served, evergreen within the major version, and the two files of the frame. */
export const WIDGETS_PATH = '/ess/widgets/1';
export const EMBED_RESIZE_FILE = 'embed-resize.js';
export const EMBED_FRAME_FILE = 'embed-frame.js';

export interface Snippets {
  /** The element, with a link as its fallback. `null` for dispositifs. */
  readonly element: string | null;
  /** A frame that grows with its content, for sites that take no module. `null` for dispositifs. */
  readonly frame: string | null;
  readonly link: string;
}

type Described = Pick<EditionOf<Collection>, 'collection' | 'title' | 'selection' | 'addresses' | 'lang'>;

/** Ready to paste: an element, a frame, a plain link. */
export function snippets(edition: Described): Snippets {
  const { collection, title, addresses } = edition;
  const { server, page } = addresses;
  const link = html`<a href="${page}">${title}</a>`.html;
  const name = ELEMENT_NAMES[collection];
  if (name === undefined) return { element: null, frame: null, link };
  const attributes = elementAttributes(edition).map(([key, value]) => html` ${key}="${value}"`.html);
  return {
    element: `<script type="module" src="${server}${WIDGETS_PATH}/${name}.js"></script>
<${name} endpoint="${server}"${attributes.join('')}>
  ${link}
</${name}>`,
    frame: `<iframe src="${html`${embedAddress(edition)}`.html}" title="${html`${title}`.html}" loading="lazy" width="100%" height="600"></iframe>
<script async src="${server}${WIDGETS_PATH}/${EMBED_RESIZE_FILE}"></script>`,
    link,
  };
}

/** The selection as attributes: several values separated by spaces; the place in the list is not kept. */
export function elementAttributes({ selection, lang }: Pick<Described, 'selection' | 'lang'>): [string, string][] {
  const attributes = new Map<string, string>();
  for (const [name, value] of selectionPairs({ ...selection, cursor: undefined, lang: undefined })) {
    const before = attributes.get(name);
    attributes.set(name, before === undefined ? value : `${before} ${value}`);
  }
  if (lang !== 'fr') attributes.set('lang', lang);
  return [...attributes];
}

function embedAddress({ collection, selection, lang, addresses }: Described): string {
  const pairs = selectionPairs({ ...selection, cursor: undefined, lang: lang === 'fr' ? undefined : lang });
  const query = new URLSearchParams(pairs).toString();
  return `${addresses.server}/ess/embed/${collection}${query === '' ? '' : `?${query}`}`;
}
