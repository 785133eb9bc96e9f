/** What an entry says of itself: who answers for it, from which documents, under which licence. */
import type { EntryView, ProvenanceView } from 'ess-shared-types';
import { LICENCE_URLS } from '../../licence-urls';
import { link } from '../addresses';
import { fromSource, heading, type Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { dateInWords } from '../phrases';
import { WORDS } from '../words';
import { facts } from './facts';
import { organisation } from './organisations';

export function entryFooter(entry: EntryView, context: Context): Markup {
  const { lang } = context;
  const { publisher, provenance, licence, rightsHolder, image, changedAt } = entry;
  return html`<section class="about">${heading(context.titleLevel + 1, WORDS.aboutEntry[lang])}${facts([
    [WORDS.publishedBy[lang], publisher && organisation(publisher)],
    [
      WORDS[provenance.length > 1 ? 'sources' : 'source'][lang],
      provenance.length > 1
        ? html`<ul>${provenance.map((source) => html`<li>${sourceMarkup(source, context)}</li>`)}</ul>`
        : provenance.map((source) => sourceMarkup(source, context)),
    ],
    [WORDS.licence[lang], link(LICENCE_URLS[licence.key], licence.label)],
    [WORDS.rightsHolder[lang], rightsHolder],
    [WORDS.imageCredit[lang], image && joined([image.credit, image.licence], ', ')],
  ])}<p class="muted small">${WORDS.updatedOn[lang](dateInWords(changedAt.slice(0, 10), lang))}</p></section>`;
}

function sourceMarkup({ label, locator, url, retrievedOn }: ProvenanceView, context: Context): Markup {
  const { lang } = context;
  const details = joined(
    [locator, retrievedOn !== null && WORDS.retrievedOn[lang](dateInWords(retrievedOn, lang))],
    ', ',
  );
  return html`${link(url, fromSource(label, context))}${details.html !== '' && html` <span class="muted small">(${details})</span>`}`;
}
