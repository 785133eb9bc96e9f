/** The page of one entry: its name, what it is, then the rest, then where it comes from. */
import { safeUrl, type EntryView } from 'ess-shared-types';
import { imageUrl } from '../image-url';
import { link, listAddress } from './addresses';
import { COLLECTION_WORDS } from './collections';
import { foreign, heading, type AnyEdition, type Context } from './context';
import { documentText, html, type Markup, type Part } from './markup';
import { page, type PageParts } from './page';
import { pageFooter } from './page-footer';
import { entryFooter } from './parts/entry-footer';
import { image } from './parts/image';
import { masthead } from './parts/masthead';
import { alternates, openData } from './parts/open-data';
import { asOfInWords } from './phrases';
import { richText } from './rich-text';
import { WORDS } from './words';

/** What is particular to the page of one kind of entry. */
export interface ItemParts {
  /** What kind of thing it is, above its title. */
  readonly kind: Part;
  /** Words of its status, under the title. */
  readonly status: Markup | null;
  /** What a reader wants to know first. */
  readonly essentials: Part;
  /** After the long text. */
  readonly sections: Part;
  /** Beside the text, to take it along. */
  readonly tools: Markup | null;
  /** One sentence for search engines; the summary of most entries. */
  readonly description: string | null;
}

/** With a notice, a preview: a page that search engines ignore and that has no other address or form yet. */
export function itemPage(
  edition: AnyEdition,
  entry: EntryView,
  parts: ItemParts,
  context: Context,
  notice?: string,
): string {
  const { lang } = context;
  const { collection, addresses, saved } = edition;
  const other = lang === 'fr' ? 'en' : 'fr';
  return page({
    lang,
    title: entry.title,
    description: parts.description,
    canonical: notice === undefined ? addresses.self : null,
    isIndexed: notice === undefined,
    type: 'article',
    image: preview(entry, context),
    head: notice === undefined ? alternates(edition) : [],
    masthead: masthead(
      {
        saved,
        current: { collection, isList: false },
        territories: [],
        otherLanguage: other === 'fr' ? entry.pageUrl : `${entry.pageUrl}?lang=${other}`,
      },
      context,
    ),
    notice,
    content: html`<nav class="breadcrumb small" aria-label="${WORDS.breadcrumb[lang]}"><ol role="list"><li><a href="${listAddress(context, collection)}">${COLLECTION_WORDS[collection].name[lang]}</a></li><li aria-current="page"${foreign(entry.lang, context)}>${entry.title}</li></ol></nav>
<div class="columns">
${article(entry, parts, context)}
<aside class="tools" aria-label="${WORDS.takeEntryAlong[lang]}">
${parts.tools}
${openData(edition, context)}
</aside>
</div>`,
    footer: pageFooter(edition, context),
  });
}

/** The entry alone, for another page to include. */
export function itemFragment(
  { asOf, addresses, title }: AnyEdition,
  entry: EntryView,
  parts: ItemParts,
  context: Context,
): string {
  return documentText(html`<div class="ess-fragment" lang="${context.lang}">
${article(entry, parts, context)}
<p>${asOfInWords(asOf, context.lang)}. ${link(addresses.page, title)}</p>
</div>
`);
}

function preview({ image: shown }: EntryView, { server }: Context): PageParts['image'] {
  const url = shown ? safeUrl(imageUrl(shown, server)) : undefined;
  return shown && url !== undefined ? { url, alternativeText: shown.alternativeText } : null;
}

function article(entry: EntryView, parts: ItemParts, context: Context): Markup {
  const lang = foreign(entry.lang, context);
  return html`<article class="content entry">
<header class="head">
<p class="muted">${parts.kind}</p>
${heading(context.titleLevel, entry.title, lang)}
${parts.status}
${entry.summary !== null && html`<p class="lead"${lang}>${entry.summary}</p>`}
</header>
${parts.essentials}
${image(entry.image, context, 'eager')}
${entry.body.length > 0 && html`<div class="text"${lang}>${richText(entry.body, context.titleLevel + 1)}</div>`}
${parts.sections}
${entryFooter(entry, context)}
</article>`;
}
