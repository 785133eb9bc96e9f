/** What a webmaster pastes to show a selection on another site. Pure text; it is escaped where it is shown. */
import { COLLECTIONS, LIMIT_RANGE, selectionPairs, type Collection } from 'ess-shared-types';
import type { EditionOf } from './edition';
import { html } from './html/markup';

/** Where the bundles are served, evergreen within the major version, and the two files of the frame. */
export const WIDGETS_PATH = '/ess/widgets/1';
export const EMBED_RESIZE_FILE = 'embed-resize.js';
export const EMBED_FRAME_FILE = 'embed-frame.js';

export interface Snippets {
  /** The element, with a link as its fallback. `null` for dispositifs. */
  readonly element: string | null;
  /** The element of a released bundle that may never change, checked by its hash. `null` where none is released. */
  readonly pinned: string | null;
  /** A frame that grows with its content, for sites that take no module. `null` for dispositifs. */
  readonly frame: string | null;
  readonly link: string;
}

type Described = Pick<EditionOf<Collection>, 'collection' | 'title' | 'selection' | 'addresses' | 'lang'>;

/** A bundle of a release, under an address whose bytes never change. */
export interface PinnedBundle {
  readonly version: string;
  /** Subresource Integrity: `sha384-…`. */
  readonly integrity: string;
}

export interface SnippetOptions {
  /** Attributes of the element that say how it looks, such as `heading`. */
  readonly presentation?: readonly (readonly [name: string, value: string])[];
  /** Of the element; none when it is left out. */
  readonly pinned?: PinnedBundle | undefined;
}

/** Ready to paste: an element, evergreen or pinned, a frame, a plain link. */
export function snippets(edition: Described, { presentation = [], pinned }: SnippetOptions = {}): Snippets {
  const { collection, title, addresses } = edition;
  const { server, page } = addresses;
  const link = html`<a href="${page}">${title}</a>`.html;
  const name = COLLECTIONS[collection].element;
  if (name === null) return { element: null, pinned: null, frame: null, link };
  const attributes = [...elementAttributes(edition), ...presentation].map(
    ([key, value]) => html` ${key}="${value}"`.html,
  );
  // On one line: some CMS make paragraphs of line ends, inside an element too.
  const place = placeStyle(name, edition.selection.limit, presentation);
  const element = `<${name} endpoint="${server}"${attributes.join('')}>${link}</${name}>`;
  return {
    element: `<script type="module" src="${server}${WIDGETS_PATH}/${name}.js"></script>${place}${element}`,
    pinned:
      pinned === undefined
        ? null
        : `<script type="module" src="${server}/ess/widgets/${pinned.version}/${name}.js" integrity="${pinned.integrity}" crossorigin="anonymous"></script>${place}${element}`,
    frame: `<iframe src="${html`${server + embedPath(edition, presentation)}`.html}" title="${html`${title}`.html}" loading="lazy" width="100%" height="600">${link}</iframe><script async src="${server}${WIDGETS_PATH}/${EMBED_RESIZE_FILE}"></script>`,
    link,
  };
}

/** Of an element, in em: its entry, what stands below its entries, and how many entries stand side by side in a wide column. */
const PLACES: Readonly<Record<string, readonly [entry: number, rest: number, columns: number]>> = {
  'ess-agenda': [12, 5, 1],
  'ess-key-figures': [12, 5, 3],
  'ess-initiatives': [27, 5, Number.POSITIVE_INFINITY],
  'ess-resources': [12, 5, 1],
};

/**
 * Holds the place of an element from the first style sheet on, so that what stands below it does not jump when the
 * content comes: as tall as it will be, no taller than the window, for nine seconds at most, and only where scripts run.
 */
export function placeStyle(
  name: string,
  limit: number | undefined,
  presentation: readonly (readonly [name: string, value: string])[] = [],
): string {
  const [entry, rest, columns] = PLACES[name] ?? [12, 5, 1];
  const isStacked = presentation.some(([key, value]) => key === 'layout' && /^(list|grid)$/.test(value));
  const height = (sideBySide: number) => Math.ceil((limit ?? LIMIT_RANGE.default) / sideBySide) * entry + rest;
  const side = isStacked && columns > 3 ? 1 : columns;
  const narrow = Number.isFinite(side) ? height(1) : entry + rest;
  const wide = Number.isFinite(side) ? height(side) : narrow;
  const which = `${name}${limit === undefined ? ':not([limit])' : `[limit="${String(limit)}"]`}:not(:defined)`;
  const hold = (em: number) => `${which}{--ess-place:${String(em)}em}`;
  const wider = wide === narrow ? '' : `@media(min-width:60em){${hold(wide)}}`;
  return `<style>@media(scripting){${which}{display:block;animation:ess-place 9s}${hold(narrow)}${wider}@keyframes ess-place{0%,99%{min-height:min(100vh,var(--ess-place))}}}</style>`;
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

/** Path and query of the page that a frame shows. */
export function embedPath(
  { collection, selection, lang }: Pick<Described, 'collection' | 'selection' | 'lang'>,
  presentation: readonly (readonly [name: string, value: string])[] = [],
): string {
  const selected = selectionPairs({ ...selection, cursor: undefined, lang: lang === 'fr' ? undefined : lang });
  const pairs = [...selected, ...presentation].map(([name, value]): [string, string] => [name, value]);
  const query = new URLSearchParams(pairs).toString();
  return `/ess/embed/${collection}${query === '' ? '' : `?${query}`}`;
}
