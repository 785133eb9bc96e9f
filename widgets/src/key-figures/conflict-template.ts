/** Figures that disagree, side by side as equals, with what an editor says of it between them. */
import { html, type TemplateResult } from 'lit/html.js';
import { headingTemplate } from '../foundation/heading.js';
import type { Arranged } from './arrange.js';
import type { FigureContext } from './figure-context.js';
import { figureTemplate } from './figure-template.js';
import { isKeyFigure, type FigureGroup } from './key-figures-source.js';
import { fromSource, smallLine } from './value-template.js';

export function conflictTemplate(
  { figures, lead }: Arranged,
  group: FigureGroup,
  context: FigureContext,
): TemplateResult {
  const { language, titleLevel, titleId } = context;
  const id = `group-${titleId(lead)}`;
  const [first, ...others] = figures.map((figure, index) =>
    figureTemplate(
      figure,
      isKeyFigure(figure) ? titleId(figure) : `${id}-${index}`,
      { ...context, titleLevel: titleLevel + 1 },
      group,
    ),
  );
  const reason = html`<p part="explanation">${group.explanation}</p>`;
  // Two frame what is said of them; more stand on one line below it.
  const isPair = others.length < 2;
  return html`<li class="conflict" part="group">
    ${headingTemplate(titleLevel, 'group-heading', id, fromSource(group.title, language))}
    ${smallLine('group-kind', group.kind.label)} ${isPair ? '' : reason}
    <div class="equals ${isPair ? 'pair' : ''}">${first} ${isPair ? reason : ''} ${others}</div>
  </li>`;
}
