import type { Language } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import { foreign } from '../foundation/foreign.js';
import { headingTemplate } from '../foundation/heading.js';
import { WORDS } from '../foundation/words.js';
import { figureUrl } from './figure-url.js';
import { factsTemplate } from './facts-template.js';
import type { FigureContext } from './figure-context.js';
import { isKeyFigure, type Figure, type FigureGroup, type KeyFigure } from './key-figures-source.js';
import { fromSource, originContent, smallLine, territoryContent, valueTemplate } from './value-template.js';
import { KEY_FIGURES_WORDS } from './words.js';

/**
 * One figure: the number, what it counts, where; then what stands beside it and its source. A figure that is not
 * in the answer is as large as the others; its definition is on its page. What there is to say of the group `told`
 * stands around it already.
 */
export function figureTemplate(
  figure: Figure,
  id: string,
  context: FigureContext,
  told: FigureGroup | undefined,
  content: unknown = '',
): TemplateResult {
  const { language, titleLevel, presentation, unfold } = context;
  const words = KEY_FIGURES_WORDS[language];
  const { shape, basePeriod, inWords } = figure.value;
  const own = isKeyFigure(figure) ? figure : undefined;
  const comparison = presentation.show.includes('comparison') ? own?.comparison : undefined;
  return html`<article class="card" part="item" aria-labelledby=${id}>
    ${headingTemplate(titleLevel, 'title', id, titleContent(figure, context))} ${numberTemplate(figure, language)}
    ${smallLine('warning', inWords ? basePeriod && words.comparedWith(basePeriod) : words.inSource(shape.label))}
    ${
      comparison &&
      html`<div class="beside" part="comparison">
        ${numberTemplate(comparison, language)}
        <p class="small">${words.same}</p>
      </div>`
    }
    ${content}
    ${
      own
        ? html`${statusLine(own)} ${factsTemplate(own, context)}
          ${own.groups.map((group) => (group.slug === told?.slug ? '' : noteTemplate(group, language)))}
          ${presentation.link === 'inline' ? unfold('details', words.details, own) : ''}`
        : smallLine('source', originContent(figure, language))
    }
  </article>`;
}

/** The number, and where it was measured. */
function numberTemplate(figure: Figure, language: Language): TemplateResult {
  const territory = territoryContent(figure, language);
  return html`<p class="value" part="value">${valueTemplate(figure.value, language)}</p>
    ${territory && html`<p class="chip small" part="territory">${territory}</p>`}`;
}

function titleContent(figure: Figure, context: FigureContext): TemplateResult {
  const { language, presentation, endpoint, select } = context;
  // In which language the title of a figure beside is, the answer does not say.
  const lang = foreign(isKeyFigure(figure) ? figure.lang : language, language);
  const url = figureUrl(figure, presentation, endpoint);
  if (!url) return html`<span tabindex="-1" lang=${lang}>${figure.title}</span>`;
  const tell = (cause: Event) => isKeyFigure(figure) && select(figure, url, cause);
  return html`<a part="link" href=${url} lang=${lang} @click=${tell}>${figure.title}</a>`;
}

/** `À vérifier`, `Remplacé`, `Sans date dans la source`. */
const statusLine = ({ status }: KeyFigure): TemplateResult | '' =>
  smallLine('status', status.key !== 'current' && html`<b>${status.label}</b>`);

/** What an editor has to say of figures that only look alike, or of a series that is not drawn. */
function noteTemplate({ kind, title, explanation }: FigureGroup, language: Language): TemplateResult {
  return html`<details part="note">
    <summary>${kind.label}${WORDS[language].about('')}${fromSource(title, language)}</summary>
    <p class="small">${explanation}</p>
  </details>`;
}
