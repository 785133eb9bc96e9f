/** What an entry says of itself: who answers for it, from which documents, under which licence. */
import type { EntryView, ProvenanceView } from 'ess-shared-types';
import { isFromDocument } from '../../attribution';
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
  const { publisher, licence, rightsHolder, image, changedAt } = entry;
  // Who typed it in is for editors; its publisher answers for it.
  const documents = entry.provenance.filter(isFromDocument);
  const locators = documents.flatMap(({ label, locator }) => (locator === null ? [] : [{ label, locator }]));
  return html`<section class="about">${heading(context.titleLevel + 1, WORDS.aboutEntry[lang])}${facts([
    [WORDS.publishedBy[lang], publisher && organisation(publisher)],
    [
      WORDS[documents.length > 1 ? 'sources' : 'source'][lang],
      documents.length > 1
        ? html`<ul>${documents.map((source) => html`<li>${sourceMarkup(source, context)}</li>`)}</ul>`
        : documents.map((source) => sourceMarkup(source, context)),
    ],
    [
      WORDS.licence[lang],
      licence.key === 'unstated' ? WORDS.licenceUnstated[lang] : link(LICENCE_URLS[licence.key], licence.label),
    ],
    [WORDS.rightsHolder[lang], rightsHolder],
    [WORDS.imageCredit[lang], image && joined([image.credit, image.licence], ', ')],
  ])}${locators.length > 0 && whereInDocuments(locators, context)}<p class="muted small">${WORDS.updatedOn[lang](dateInWords(changedAt.slice(0, 10), lang))}</p></section>`;
}

function sourceMarkup({ label, url, retrievedOn }: ProvenanceView, context: Context): Markup {
  const { lang } = context;
  const day = retrievedOn !== null && WORDS.retrievedOn[lang](dateInWords(retrievedOn, lang));
  return html`${link(url, fromSource(label, context))}${day !== false && html` <span class="muted small">(${day})</span>`}`;
}

/** Pages and lines: what an auditor looks for, and most readers do not. */
function whereInDocuments(
  locators: readonly { readonly label: string; readonly locator: string }[],
  context: Context,
): Markup {
  const lines = locators.map(({ label, locator }) =>
    fromSource(locators.length > 1 ? `${label}\u00a0: ${locator}` : locator, context),
  );
  return html`<details class="small"><summary>${WORDS.whereInDocument[context.lang]}</summary><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`;
}
