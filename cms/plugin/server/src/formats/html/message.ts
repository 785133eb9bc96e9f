/** A page that says one thing: not found, withdrawn, not understood. */
import type { Language } from 'ess-shared-types';
import { link, siteAddress } from './addresses';
import { html } from './markup';
import { page } from './page';
import { masthead } from './parts/masthead';
import { searchEverything } from './parts/search-everything';
import { SEARCH_WORDS } from './search-words';

/** `detail` may have several lines, one a paragraph. `server`: without a final slash. */
export function messagePage(title: string, detail: string, lang: Language, server: string): string {
  const context = { lang, server, asOf: '', isFragment: false, titleLevel: 1 };
  return page({
    lang,
    title,
    description: null,
    canonical: null,
    isIndexed: false,
    type: 'website',
    image: null,
    head: [],
    masthead: masthead({ saved: null, current: null, territories: [], otherLanguage: null }, context),
    content: html`<header class="head"><h1>${title}</h1></header>
${detail.split(/\n+/).map((line) => line !== '' && html`<p>${line}</p>`)}
${searchEverything({ q: '', place: '', kept: [] }, context)}
<p>${link(siteAddress(context, '/ess'), SEARCH_WORDS.home[lang])}</p>`,
    footer: null,
  });
}
