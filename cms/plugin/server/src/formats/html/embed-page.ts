/** The page that an iframe shows on another site: one element, whose fallback is the list itself. */
import { COLLECTIONS, SELECTION_NAMES } from 'ess-shared-types';
import { EMBED_FRAME_FILE, WIDGETS_PATH } from '../embed-snippets';
import type { Edition } from '../edition';
import { contextOf } from './context';
import { entriesMarkup } from './entries';
import { documentText, html } from './markup';
import { PAGE_STYLE } from './style';

export interface EmbedOptions {
  /** Of the element; the evergreen bundle of this server when it is left out. */
  readonly scriptUrl?: string;
  /** `sha384-…`, for a pinned bundle. */
  readonly scriptIntegrity?: string;
  /** Of the element: the selection and its presentation. Names that are neither are left out. */
  readonly attributes: Iterable<readonly [name: string, value: string]>;
}

const PRESENTATION: readonly string[] = [
  'heading',
  'heading-level',
  'appearance',
  'filters',
  'show',
  'layout',
  'link',
  'item-url',
];

/** Readable without any script; links open in the whole window, as they would on the site around. */
export function embedPage(edition: Edition, { scriptUrl, scriptIntegrity, attributes }: EmbedOptions): string {
  const { lang, title, addresses, collection } = edition;
  const { server } = addresses;
  const name = COLLECTIONS[collection].element;
  const fallback = html`${entriesMarkup(edition, { ...contextOf(edition), isFragment: false })}
<p><a href="${addresses.page}">${title}</a></p>`;
  const known = new Map([...attributes].filter(([key]) => SELECTION_NAMES.includes(key) || PRESENTATION.includes(key)));
  const appearance = known.get('appearance');
  const script = html`<script type="module" src="${scriptUrl ?? `${server}${WIDGETS_PATH}/${name ?? ''}.js`}"${scriptIntegrity !== undefined && html` integrity="${scriptIntegrity}" crossorigin="anonymous"`}></script>
<script defer src="${server}${WIDGETS_PATH}/${EMBED_FRAME_FILE}"></script>`;
  return documentText(html`<!doctype html>
<html lang="${lang}"${(appearance === 'light' || appearance === 'dark') && html` class="${appearance}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_top">
<title>${title}</title>
<link rel="canonical" href="${addresses.page}">
<style>${{ html: PAGE_STYLE }}</style>
${name !== null && script}
</head>
<body class="embedded">
<main>
<h1 class="hidden">${title}</h1>
${
  name === null
    ? fallback
    : html`<${{ html: name }} endpoint="${server}"${appearance === undefined && html` appearance="auto"`}${[...known].map(([key, value]) => html` ${key}="${value}"`)}>
${fallback}
</${{ html: name }}>`
}
</main>
</body>
</html>
`);
}

/**
 * Inside the frame: tells the page around how tall it is. A file of its own, so that nothing runs inline. WordPress
 * listens for messages of its own, under a secret that it gives in the fragment, and follows links to this server by
 * itself: it takes from the frame the right to leave it.
 */
export const EMBED_FRAME_SCRIPT = `'use strict';
(() => {
  if (parent === window) return;
  const secret = /secret=([^&]+)/.exec(location.hash)?.[1];
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: 'ess-height', height }, '*');
    if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
  };
  if (secret)
    addEventListener('click', (event) => {
      const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
      if (!link || link.host !== location.host || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      parent.postMessage({ message: 'link', value: link.href, secret }, '*');
    });
  new ResizeObserver(tell).observe(document.body);
  tell();
})();
`;

/** On the page around: gives each frame of ours its height. Only messages of that very frame and origin are heard. */
export const EMBED_RESIZE_SCRIPT = `'use strict';
addEventListener('message', ({ data, origin, source }) => {
  if (data?.type !== 'ess-height' || !(data.height > 0 && data.height < 50000)) return;
  for (const frame of document.querySelectorAll('iframe[src*="/ess/embed/"]')) {
    if (frame.contentWindow === source && new URL(frame.src).origin === origin) frame.height = Math.ceil(data.height);
  }
});
`;
