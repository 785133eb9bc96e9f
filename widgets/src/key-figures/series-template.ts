/** The same measure over time: a drawing for the eye; the same values in a table unfold. */
import { html, svg, type TemplateResult } from 'lit/html.js';
import { WORDS } from '../foundation/words.js';
import type { Arranged } from './arrange.js';
import type { FigureContext } from './figure-context.js';
import { isKeyFigure, type Figure } from './key-figures-source.js';
import { periodInWords } from './period-words.js';
import { smallLine } from './value-template.js';
import { KEY_FIGURES_WORDS } from './words.js';

/** Height of a line of the drawing, in em. */
const LINE = 2.25;

export function seriesTemplate({ figures, lead, series }: Arranged, context: FigureContext): TemplateResult {
  const { language } = context;
  const words = KEY_FIGURES_WORDS[language];
  // Lengths start at zero: a difference looks as large as it is.
  const longest = Math.max(...figures.map(({ value }) => value.number ?? 0)) || 1;
  const period = (figure: Figure) => periodInWords(figure.period, language);
  return html`<div class="muted chart">
      <svg
        part="chart"
        role="img"
        width="100%"
        height="${figures.length * LINE}em"
        aria-label=${(series?.title ?? lead.title) + WORDS[language].about(figures.map(period).join(', '))}
      >
        ${figures.map(
          (figure, index) =>
            svg`<svg y="${index * LINE}em">
            <text y="1em">${period(figure)}</text>
            <text y="1em" x="100%" text-anchor="end">${figure.value.inWords?.comparator} ${figure.value.inWords?.number}</text>
            <rect class=${isOpen(figure) ? 'open' : ''} y="1.375em" width="${((figure.value.number ?? 0) / longest) * 100}%" height="0.5em" />
          </svg>`,
        )}
      </svg>
    </div>
    ${smallLine('chart-note', figures.some(isOpen) && words.open)} ${context.unfold('table', words.table, lead)}`;
}

/** A value that is a bound, is rounded, or is to be verified: drawn as an outline. */
const isOpen = (figure: Figure): boolean =>
  Boolean(figure.value.inWords?.comparator) || (isKeyFigure(figure) && figure.status.key === 'to-verify');
