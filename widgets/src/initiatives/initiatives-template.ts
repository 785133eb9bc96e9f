import { html, type TemplateResult } from 'lit/html.js';
import type { EssInitiativesQuery } from '../data/generated/operations.js';
import { sharedSource } from '../foundation/source-words.js';
import type { Carousel } from './carousel.js';
import { initiativeTemplate, type InitiativeContext } from './initiative-template.js';

/** What the list needs to know of its element. */
export type InitiativesContext = Omit<InitiativeContext, 'withSource' | 'withTint'>;

/** Id of the name of an initiative, by its place in the answer. */
export const titleId = (place: number): string => `initiative-${place}`;

/** All cards, then the common source. */
export function initiativesTemplate(
  { essInitiatives }: EssInitiativesQuery,
  carousel: Carousel,
  context: InitiativesContext,
): TemplateResult {
  const { language, presentation } = context;
  const { show, layout } = presentation;
  const { nodes, total, selection } = essInitiatives;
  const source = sharedSource(nodes, language);
  const about = show.includes('source') ? [selection?.title, source].filter(Boolean).join('. ') : '';
  const hasImages = nodes.some(({ image }) => image);
  const cardContext = {
    ...context,
    withSource: !source && show.includes('source'),
    // In a list without any image, words on a tint would only be in the way of the names.
    withTint: hasImages || layout !== 'list',
  };
  // Without any image, tints as tall as photographs would be in the way of the words.
  const look = hasImages ? 'pictured' : 'bands';
  const cards = nodes.slice(0, context.drawn).map((initiative, place) => ({
    titleId: titleId(place),
    content: initiativeTemplate(initiative, titleId(place), cardContext),
  }));
  return html`${
    layout === 'carousel'
      ? carousel.template(cards, total, look, language)
      : html`<ul class="${layout} ${look}" role="list">
          ${cards.map(
            (card) =>
              html`<li>
                <article class="card" part="item" aria-labelledby=${card.titleId}>${card.content}</article>
              </li>`,
          )}
        </ul>`
  }
  ${about && !context.drawn ? html`<p class="small footer" part="source">${about}</p>` : ''}`;
}
