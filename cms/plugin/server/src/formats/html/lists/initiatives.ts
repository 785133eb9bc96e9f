/** Initiatives: an image or the word of the sector; name, place, what it does. */
import type { InitiativeView, PlaceView, TermReference } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, fromSource, heading, listLevelOf, type Context } from '../context';
import { html, joined, type Markup, type Part } from '../markup';
import { image } from '../parts/image';
import { WORDS } from '../words';

export function initiativeList(initiatives: readonly InitiativeView[], context: Context): Markup {
  // Without any image, tints as tall as photographs would be in the way of the words.
  const hasImages = initiatives.some((initiative) => initiative.image !== null);
  return html`<ul class="${hasImages ? 'cards' : 'cards bands'}" role="list">${initiatives.map((initiative) => html`<li>${initiativeMarkup(initiative, context)}</li>`)}</ul>`;
}

function initiativeMarkup(initiative: InitiativeView, context: Context): Markup {
  const { lang, isFragment } = context;
  const sector = sectorOf(initiative);
  const place = placeOf(initiative, context);
  const does = initiative.summary ?? initiative.whatItDoes;
  const { stage } = initiative;
  const picture = image(initiative.image, context, 'lazy');
  return html`<article class="card">
${heading(listLevelOf(context), link(pageAddress(initiative, context), initiative.title), html` class="title"${foreign(initiative.lang, context)}`)}
${picture ?? (!isFragment && html`<p class="tint">${sector?.label ?? WORDS.initiative[lang]}</p>`)}
<p class="small muted">${joined([place, (picture !== null || isFragment) && sector?.label, stage.key !== 'unknown' && stage.label], ' – ')}</p>
${does !== null && html`<p${foreign(initiative.lang, context)}>${does}</p>`}
</article>`;
}

/** Vocabularies of sectors come before the neutral topics. */
const SECTOR_VOCABULARIES: readonly string[] = ['avise-domaines', 'cress-cvl-secteurs'];

export const sectorOf = ({ topics }: InitiativeView): TermReference | undefined =>
  topics.find(({ vocabulary }) => SECTOR_VOCABULARIES.includes(vocabulary)) ?? topics[0];

/** The communes where it stands, else the territory as the source prints it, else the territories it addresses. */
export function placeOf({ places, territories, territoryAsPrinted }: InitiativeView, context: Context): Part {
  const communes = [...new Set(places.flatMap(communeOf))];
  if (communes.length > 0) return communes.join(', ');
  if (territoryAsPrinted !== null) return fromSource(territoryAsPrinted, context);
  return territories.map(({ name }) => name).join(', ');
}

const communeOf = ({ territory, labelAsPrinted }: PlaceView): string[] => {
  if (territory)
    return [territory.department === null ? territory.name : `${territory.name} (${territory.department})`];
  return labelAsPrinted === null ? [] : [labelAsPrinted];
};
