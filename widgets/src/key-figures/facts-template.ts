/** Where a figure comes from and what exactly it counts, in one line that unfolds. */
import { html, type TemplateResult } from 'lit/html.js';
import { sourceInWords } from '../foundation/source-words.js';
import { WORDS } from '../foundation/words.js';
import type { FigureContext } from './figure-context.js';
import type { KeyFigure } from './key-figures-source.js';
import { fromSource, originContent, smallLine } from './value-template.js';
import { KEY_FIGURES_WORDS } from './words.js';

/** `Source, année, définition`: what is not known is said, and nothing is fetched to unfold it. */
export function factsTemplate(figure: KeyFigure, { language, withSource }: FigureContext): TemplateResult {
  const { value, indicator, source, zoning, territory, territoryAsPrinted, note } = figure;
  const words = KEY_FIGURES_WORDS[language];
  const facts: readonly (readonly [term: string, text: string | null | undefined])[] = [
    [words.asPublished, words.quoted(value.asPublished)],
    [words.definition, indicator?.definition],
    [words.territorialDefinition, source?.territorialDefinition],
    [words.zoning, zoning?.label],
    [words.territory, territory?.name === territoryAsPrinted ? '' : territoryAsPrinted],
    [words.note, note],
  ];
  return html`<details part="source">
    <summary>
      ${originContent(figure, language)}${indicator?.definition && `, ${words.definition.toLowerCase()}`}<span
        class="hidden"
        >${WORDS[language].about(figure.title)}</span
      >
    </summary>
    <dl class="facts small">
      ${facts.map(
        ([term, text]) =>
          text &&
          html`<div>
            <dt>${term}</dt>
            <dd>${fromSource(text, language)}</dd>
          </div>`,
      )}
    </dl>
    ${smallLine('credits', withSource && sourceInWords(figure, language))}
  </details>`;
}
