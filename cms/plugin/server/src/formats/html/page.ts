/** The shell of a page: readable without script, printable, in light and dark. */
import { documentText, html, type Markup } from './markup';
import { PAGE_STYLE } from './style';
import { WORDS } from './words';
import type { Language } from 'ess-shared-types';

export interface PageParts {
  readonly lang: Language;
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description: string | null;
  /** Absolute address of this very page; `null` for one that has none of its own. */
  readonly canonical: string | null;
  readonly isIndexed: boolean;
  /** For previews: `article` for an entry. */
  readonly type: 'website' | 'article';
  readonly image: { readonly url: string; readonly alternativeText: string } | null;
  /** Further elements of the head. */
  readonly head: readonly Markup[];
  readonly masthead: Markup | null;
  /** Above the content, for who may read the page at all: « Aperçu ». */
  readonly notice?: string | undefined;
  readonly content: Markup;
  readonly footer: Markup | null;
}

export function page(parts: PageParts): string {
  const { lang, title, description, canonical, image, content } = parts;
  return documentText(html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description !== null && html`<meta name="description" content="${description}">`}
${!parts.isIndexed && html`<meta name="robots" content="noindex">`}
${canonical !== null && html`<link rel="canonical" href="${canonical}">`}
${parts.head}<meta property="og:title" content="${title}">
<meta property="og:type" content="${parts.type}">
<meta property="og:locale" content="${lang === 'fr' ? 'fr_FR' : 'en_GB'}">
${description !== null && html`<meta property="og:description" content="${description}">`}
${canonical !== null && html`<meta property="og:url" content="${canonical}">`}
${image && html`<meta property="og:image" content="${image.url}">${image.alternativeText !== '' && html`<meta property="og:image:alt" content="${image.alternativeText}">`}`}
<style>${{ html: PAGE_STYLE }}</style>
</head>
<body>
<a class="skip" href="#contenu">${WORDS.skip[lang]}</a>
${parts.masthead}
${parts.notice !== undefined && html`<p class="wrap notice" role="note">${parts.notice}</p>`}
<main id="contenu" class="wrap" tabindex="-1">
${content}
</main>
${parts.footer}
</body>
</html>
`);
}
