/** The top of a page: who offers the selection, and the other collections. */
import { COLLECTIONS, keysOf, safeUrl, type Collection, type SavedSelectionView } from 'ess-shared-types';
import { link, listAddress, siteAddress } from '../addresses';
import { COLLECTION_WORDS } from '../collections';
import type { Context } from '../context';
import { html, type Markup } from '../markup';
import { SEARCH_WORDS } from '../search-words';
import { TERRITORY_WORDS } from '../territory-words';
import { WORDS } from '../words';

/** Pages of the whole site that stand in the navigation. */
type SitePage = 'home' | 'territories' | 'search';

export interface MastheadParts {
  readonly saved: SavedSelectionView | null;
  /** `null` on a page that belongs to no collection. */
  readonly current: { readonly collection: Collection; readonly isList: boolean } | SitePage | null;
  /** Territories asked for, carried over to the other collections. */
  readonly territories: readonly string[];
  /** This page in the other language; `null` where there is none. */
  readonly otherLanguage: string | null;
}

export function masthead({ saved, current, territories, otherLanguage }: MastheadParts, context: Context): Markup {
  const { lang } = context;
  const carried = territories.map((code) => ['territory', code] as const);
  const shown = typeof current === 'string' ? null : current;
  const items = keysOf(COLLECTIONS).map((collection) => {
    const mark = shown?.collection === collection && html` aria-current="${shown.isList ? 'page' : 'true'}"`;
    return html`<li><a href="${listAddress(context, collection, carried)}"${mark}>${COLLECTION_WORDS[collection].name[lang]}</a></li>`;
  });
  const own = (name: SitePage, address: string, label: string) =>
    html`<li><a href="${siteAddress(context, address)}"${current === name && html` aria-current="page"`}>${label}</a></li>`;
  const other = lang === 'fr' ? 'en' : 'fr';
  return html`<header class="masthead">${saved && accent(saved.accentColour)}<div class="wrap">${saved && brand(saved, context)}<nav aria-label="${WORDS.sections[lang]}"><ul role="list">${own('home', '/ess', SEARCH_WORDS.home[lang])}${items}${own('territories', '/ess/territoires', TERRITORY_WORDS.all[lang])}${own('search', '/ess/recherche', SEARCH_WORDS.title[lang])}</ul></nav>${otherLanguage !== null && html`<p class="small language">${link(otherLanguage, WORDS.otherLanguage[lang], html` lang="${other}" hreflang="${other}"`)}</p>`}</div></header>`;
}

const HEX_COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The network's colour as a line only, whatever its contrast; drawn, because a page has no style but its own. */
export function accent(colour: string | null): Markup | null {
  if (colour === null || !HEX_COLOUR.test(colour)) return null;
  return html`<svg class="accent" width="100%" height="4" aria-hidden="true"><rect width="100%" height="4" fill="${colour}"/></svg>`;
}

function brand({ title, logo, publisher }: SavedSelectionView, { lang }: Context): Markup {
  const src = safeUrl(logo);
  return html`<div class="brand">${src !== undefined && html`<img src="${src}" alt="" height="48">`}<p><strong>${title}</strong>${publisher && publisher.name !== title && html`<br><span class="muted small">${WORDS.offeredBy[lang](publisher.name)}</span>`}</p></div>`;
}
