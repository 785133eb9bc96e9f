import { html, type TemplateResult } from 'lit/html.js';
import type { EssKeyFiguresQuery } from '../data/generated/operations.js';
import type { Reading } from '../foundation/content-element.js';
import { sharedSource } from '../foundation/source-words.js';
import type { Arranged } from './arrange.js';
import { conflictTemplate } from './conflict-template.js';
import type { FigureContext } from './figure-context.js';
import { figureTemplate } from './figure-template.js';
import { seriesTemplate } from './series-template.js';
import { smallLine } from './value-template.js';
import { KEY_FIGURES_WORDS } from './words.js';

/** The whole list, what can be taken along, the common source. */
export function keyFiguresTemplate(
  { essKeyFigures: { nodes } }: EssKeyFiguresQuery,
  arranged: readonly Arranged[],
  actions: Pick<FigureContext, 'titleLevel' | 'titleId' | 'select' | 'unfold'> & Reading,
): TemplateResult {
  const { language, presentation } = actions;
  const { show, layout } = presentation;
  const source = sharedSource(nodes, language);
  const withSource = show.includes('source');
  const context: FigureContext = { ...actions, withSource: withSource && !source };
  return html`<div class=${layout}>
    <ul class="figures" role="list">
      ${arranged.slice(0, actions.drawn).map((one) => itemTemplate(one, context))}
    </ul>
    ${show.includes('reuse') && !actions.drawn ? actions.unfold('reuse', KEY_FIGURES_WORDS[language].reuse) : ''}
    ${smallLine('credits', withSource && !actions.drawn && source)}
  </div>`;
}

function itemTemplate(arranged: Arranged, context: FigureContext): TemplateResult {
  const { conflict, lead, figures, series } = arranged;
  if (conflict) return conflictTemplate(arranged, conflict, context);
  const content = figures.length > 1 ? seriesTemplate(arranged, context) : '';
  return html`<li>${figureTemplate(lead, context.titleId(lead), context, series, content)}</li>`;
}
