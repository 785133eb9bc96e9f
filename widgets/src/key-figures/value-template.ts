/** A published value as typography, where it was measured and where it comes from. */
import type { Language } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { Figure, FigureValue } from './key-figures-source.js';
import { periodInWords } from './period-words.js';
import { KEY_FIGURES_WORDS } from './words.js';

/** A text of the source, marked as French where what surrounds it is not (RGAA 8.7). */
export const fromSource = (text: string | null | undefined, language: Language): TemplateResult | string =>
  text && language !== 'fr' ? html`<span lang="fr">${text}</span>` : (text ?? '');

/** A line in small letters; none without content. */
export const smallLine = (part: string, content: unknown): TemplateResult | '' =>
  content ? html`<p class="small" part=${part}>${content}</p>` : '';

/** The number with its unit, or the words of the source where there is no number to trust. */
export function valueTemplate({ asPublished, inWords }: FigureValue, language: Language): TemplateResult {
  if (!inWords) return html`<b>${fromSource(KEY_FIGURES_WORDS[language].quoted(asPublished), language)}</b>`;
  const { comparator, number, unit } = inWords;
  return html`${comparator && html`<span class="muted">${comparator}</span> `}<b class="number">${number}</b>${
      unit && [unit.length > 3 ? ' ' : '\u00a0', html`<span class="muted">${fromSource(unit, language)}</span>`]
    }`;
}

/** The territory, else the words of the source. */
export const territoryContent = ({ territory, territoryAsPrinted }: Figure, language: Language): unknown =>
  territory?.name ?? fromSource(territoryAsPrinted, language);

/**
 * `ESS France, 2018`: the source that a document cites, the document itself where it cites none, and the period. That a
 * figure has no date is its state.
 */
export function originContent({ source, period, provenance }: Figure, language: Language): TemplateResult {
  const words = KEY_FIGURES_WORDS[language];
  const label = source?.label ?? provenance.find(({ url, locator }) => url ?? locator)?.label ?? '';
  const text = periodInWords(period, language);
  const time = period.start ? text : fromSource(text, language);
  const named = source ? fromSource(label, language) : html`${words.from} ${fromSource(words.quoted(label), language)}`;
  // « Insee - Clap 2015 » has said 2015.
  return html`${label ? named : words.sourceUnknown}${text && !label.includes(text) ? html`, ${time}` : ''}`;
}
