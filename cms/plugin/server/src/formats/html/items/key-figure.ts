/** The page of a key figure: the number, exactly what it is, and what stands beside it. */
import type { FigureGroupView, FigureReference, KeyFigureView } from 'ess-shared-types';
import { itemAddress, link, listAddress, territoryAddress } from '../addresses';
import { fromSource, heading, type AnyEdition, type Context } from '../context';
import type { ItemParts } from '../item-page';
import { html, joined, type Markup } from '../markup';
import { facts } from '../parts/facts';
import { figureOrigin } from '../parts/figure-origin';
import { figureSource } from '../parts/figure-source';
import { figureValue, territoryOf, valueWarning } from '../parts/figure-value';
import { organisation } from '../parts/organisations';
import { topics } from '../parts/topics';
import { WORDS } from '../words';

/** Id of the first comparison, to which the lists lead. */
export const COMPARE_ID = 'comparer';

export function keyFigureParts(figure: KeyFigureView, _edition: AnyEdition, context: Context): ItemParts {
  const { lang } = context;
  const { indicator, territory, territoryAsPrinted, status, note, about } = figure;
  const warning = valueWarning(figure.value, lang);
  const printed =
    territory && territoryAsPrinted !== null && territoryAsPrinted !== territory.name && territoryAsPrinted;
  return {
    kind: figure.scope.label,
    status: status.key === 'current' ? null : html`<p class="muted">${status.label}</p>`,
    essentials: html`<p class="value large">${figureValue(figure.value, context)}</p>
${warning !== null && html`<p>${warning}</p>`}
${facts([
  [
    WORDS.territory[lang],
    html`${territory ? link(territoryAddress(context, territory.code), territory.name) : territoryOf(figure, context)}${printed && html` <span class="muted small">${fromSource(WORDS.quoted.fr(printed), context)} ${WORDS.asPrinted[lang]}</span>`}`,
  ],
  [
    WORDS.measured[lang],
    indicator && link(listAddress(context, 'chiffres-cles', [['indicator', indicator.slug]]), indicator.label),
  ],
  [WORDS.about[lang], about && organisation(about)],
  [WORDS.note[lang], fromSource(note, context)],
  ...figureSource(figure, context),
])}`,
    sections: html`${comparison(figure, context)}${figure.groups.map((group, index) => groupMarkup(figure, group, index === 0 && !figure.comparison, context))}${facts([[WORDS.topics[lang], topics(figure.topics, 'chiffres-cles', context)]])}`,
    tools: null,
    description: figure.summary ?? `${figure.title} – ${figure.value.asPublished}`,
  };
}

/** The same measure in the enclosing territory. */
function comparison(figure: KeyFigureView, context: Context): Markup | null {
  if (!figure.comparison) return null;
  const { lang } = context;
  return html`<section${!context.isFragment && html` id="${COMPARE_ID}"`}>${heading(context.titleLevel + 1, WORDS.compare[lang])}<p>${WORDS.sameMeasure[lang]}</p>${sideBySide([figure, figure.comparison], figure, context)}</section>`;
}

/** Figures as equals, with what there is to know between their title and them. */
function groupMarkup(figure: KeyFigureView, group: FigureGroupView, isFirst: boolean, context: Context): Markup {
  return html`<section${isFirst && !context.isFragment && html` id="${COMPARE_ID}"`}>${heading(context.titleLevel + 1, fromSource(group.title, context))}<p class="muted">${group.kind.label}</p><p>${fromSource(group.explanation, context)}</p>${sideBySide([figure, ...group.figures], figure, context)}</section>`;
}

function sideBySide(figures: readonly FigureReference[], current: KeyFigureView, context: Context): Markup {
  return html`<ul class="equals" role="list">${figures.map((figure) => html`<li>${equal(figure, figure.slug === current.slug, context)}</li>`)}</ul>`;
}

function equal(figure: FigureReference, isCurrent: boolean, context: Context): Markup {
  const { lang } = context;
  const title = isCurrent ? figure.title : link(itemAddress(context, 'chiffres-cles', figure.slug), figure.title);
  return html`<p class="value">${figureValue(figure.value, context)}</p><p>${title}${isCurrent && html` <span class="muted">(${WORDS.thisFigure[lang].toLowerCase()})</span>`}</p><p class="small muted">${joined([territoryOf(figure, context), figureOrigin(figure, context)], ', ')}</p>`;
}
