/** The page of an initiative. */
import type { InitiativeView } from 'ess-shared-types';
import { itemAddress, link } from '../addresses';
import { foreign, fromSource, heading, type AnyEdition, type Context } from '../context';
import type { ItemParts } from '../item-page';
import { placeOf, sectorOf } from '../lists/initiatives';
import { html, joined, type Part } from '../markup';
import { documents } from '../parts/documents';
import { facts } from '../parts/facts';
import { involvementFacts } from '../parts/organisations';
import { placeMarkup } from '../parts/places';
import { territories, topics } from '../parts/topics';
import { dateInWords, uncapitalised } from '../phrases';
import { WORDS } from '../words';

export function initiativeParts(initiative: InitiativeView, _edition: AnyEdition, context: Context): ItemParts {
  const { lang } = context;
  const { whatItDoes, summary, stage, startedOn, dispositif, replicationOf } = initiative;
  const level = context.titleLevel + 1;
  return {
    kind: joined([WORDS.initiative[lang], sectorOf(initiative)?.label, placeOf(initiative, context)], ' – '),
    status: stage.key === 'unknown' ? null : html`<p class="muted">${stage.label}</p>`,
    essentials: html`${whatItDoes !== null && whatItDoes !== summary && html`<section>${heading(level, WORDS.whatItDoes[lang])}<p${foreign(initiative.lang, context)}>${whatItDoes}</p></section>`}
${facts([
  [WORDS.where[lang], where(initiative, context)],
  [WORDS.website[lang], website(initiative, context)],
  ...involvementFacts(initiative.involvements),
  [WORDS.legalForm[lang], fromSource(initiative.legalForm, context)],
  [WORDS.since[lang], startedOn !== null && dateInWords(startedOn, lang)],
  [WORDS.size[lang], fromSource(initiative.size, context)],
])}`,
    sections: html`${initiative.documents.length > 0 && html`<section>${heading(level, WORDS.documents[lang])}${documents(initiative.documents, context)}</section>`}
${facts([
  [WORDS.supportedBy[lang], dispositif && link(itemAddress(context, 'dispositifs', dispositif.slug), dispositif.title)],
  [
    WORDS.replicationOf[lang],
    replicationOf && link(itemAddress(context, 'initiatives', replicationOf.slug), replicationOf.title),
  ],
  [WORDS.audience[lang], initiative.audiences.map(({ label }) => label).join(', ')],
  [WORDS.topics[lang], topics(initiative.topics, 'initiatives', context)],
  [WORDS.territories[lang], territories(initiative.territories, context)],
])}`,
    tools: null,
    description: summary ?? whatItDoes,
  };
}

function where({ places, territoryAsPrinted }: InitiativeView, context: Context): Part {
  if (places.length > 0) return places.map((place) => placeMarkup(place, context));
  return fromSource(territoryAsPrinted, context);
}

function website({ website: site, title }: InitiativeView, { lang }: Context): Part {
  if (!site) return null;
  if (site.url === null) return html`<span class="muted">${uncapitalised(site.status.label)}</span>`;
  return link(site.url, html`${WORDS.visitWebsite[lang]}<span class="hidden"> ${title}</span>`);
}
