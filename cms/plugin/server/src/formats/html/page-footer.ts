/** The bottom of a page: how old it is, under which licence, and whom to write to. */
import type { SavedSelectionView } from 'ess-shared-types';
import { licencesOf, publishersOf } from '../attribution';
import { link } from './addresses';
import type { AnyEdition, Context } from './context';
import { html, joined, type Markup } from './markup';
import { asOfInWords, labelled } from './phrases';
import { organisation } from './parts/organisations';
import { WORDS } from './words';

export function pageFooter(edition: AnyEdition, context: Context): Markup {
  const { lang } = context;
  const source = edition.scope === 'list' && sourceLine(edition, context);
  return html`<footer class="footer"><div class="wrap">${source && html`<p>${source}</p>`}<p>${asOfInWords(edition.asOf, lang)}.</p>${edition.saved && savedFooter(edition.saved, context)}</div></footer>`;
}

/** Publishers and licences of a whole list; `null` when it is empty. */
export function sourceLine({ entries }: AnyEdition, { lang }: Context): Markup | null {
  if (entries.length === 0) return null;
  const publishers = publishersOf(entries);
  const licences = licencesOf(entries).map(({ label, url }) => link(url, label));
  return joined(
    [
      publishers.length > 0 && html`${WORDS.publishedBy[lang]} ${joined(publishers.map(organisation), ', ')}`,
      licences.length > 0 && html`${labelled(WORDS.licence[lang], '', lang)}${joined(licences, ', ')}`,
    ],
    '. ',
  );
}

function savedFooter({ contactUrl, legalNotice }: SavedSelectionView, { lang }: Context): Markup {
  return html`${contactUrl !== null && html`<p>${link(contactUrl, WORDS.contact[lang])}</p>`}${legalNotice !== null && legalNotice !== '' && html`<div class="legal"><h2>${WORDS.legalNotice[lang]}</h2>${legalNotice.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}</div>`}`;
}
