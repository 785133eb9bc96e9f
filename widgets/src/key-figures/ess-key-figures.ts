import { KEY_FIGURES_CHOICES, type Language, type PresentationChoices } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { EssKeyFiguresQuery } from '../data/generated/operations.js';
import { ContentElement, type ElementWords, type FilterContext, type Reading } from '../foundation/content-element.js';
import { tell } from '../foundation/events.js';
import type { AttributeValue } from '../foundation/lit-base.js';
import { attributesWithout, type SelectionAttribute } from '../foundation/selection-attributes.js';
import { WORDS } from '../foundation/words.js';
import { arrange, type Arranged } from './arrange.js';
import styles from './key-figures.css?inline';
import { followedKeyFigures, keyFiguresSource, type KeyFigure } from './key-figures-source.js';
import { keyFiguresTemplate } from './key-figures-template.js';
import { KEY_FIGURES_WORDS } from './words.js';

/**
 * The key figures of a selection, each with what it counts, where, when and by whom it was published:
 * `<ess-key-figures endpoint="https://cms.example" territory="REG-52">`.
 *
 * Figures that disagree stand side by side with the reason, the same measure over time is drawn and tabled.
 * Its children are its fallback: visible before the script runs and until there is content, and shown
 * again when there is none to be had.
 *
 * @summary Key figures of the social and solidarity economy.
 * @fires {CustomEvent<EssReadyDetail>} ess-ready - Content is shown, the first time and each time it changes.
 * @fires {CustomEvent<EssEmptyDetail>} ess-empty - The selection has no key figure.
 * @fires {CustomEvent<EssErrorDetail>} ess-error - An attribute is wrong or the CMS gave no answer.
 * @fires {CustomEvent<EssSelectDetail>} ess-select - The reader chose a figure; cancelable when it has a link.
 * @slot - What is shown without JavaScript, without network or without content.
 * @csspart item - A figure.
 * @csspart title - What it counts.
 * @csspart link - The link in that title.
 * @csspart value - The number with its unit, or the words of the source.
 * @csspart territory - Where it was measured.
 * @csspart warning - That the value is in words, cut or composed; what a change is a change from.
 * @csspart comparison - What makes a figure comparable with that of the enclosing territory.
 * @csspart status - « À vérifier », « Remplacé »...
 * @csspart source - Source, period and definition, which unfold.
 * @csspart note - What unfolds about figures that only look alike.
 * @csspart group - Figures that disagree.
 * @csspart group-heading - The question on which they disagree.
 * @csspart group-kind - « Chiffres qui divergent ».
 * @csspart explanation - Why they disagree, or how to read a series.
 * @csspart chart - The same measure over time, drawn.
 * @csspart chart-note - How to read the drawing.
 * @csspart table - Its values in a table, which unfolds.
 * @csspart details - What unfolds with `link="inline"`.
 * @csspart reuse - What can be taken along, which unfolds.
 * @csspart credits - Publisher and licence.
 */
export class EssKeyFigures extends ContentElement<EssKeyFiguresQuery> {
  static override readonly styles: string = ContentElement.styles + styles;

  static override readonly selectionAttributes: readonly SelectionAttribute[] = attributesWithout(
    'series',
    'attendance',
    'when',
    'from',
    'to',
    'days',
  );

  static override readonly choices: PresentationChoices = KEY_FIGURES_CHOICES;

  /** `cards` (default), `list`, or `comparison`: each figure beside that of the enclosing territory. */
  declare layout: AttributeValue;
  /**
   * Optional parts: `comparison` (with the enclosing territory), `chart` (the same measure over
   * time), `reuse` (CSV file and page), `source` (publisher and licence), or `none`. All by default.
   */
  declare show: AttributeValue;
  /** What a visitor may filter by: `territory`, `topic`, `kind`, `text`. None by default. */
  declare filters: AttributeValue;

  /** Slugs of indicators. */
  declare indicator: AttributeValue;
  /** What the figures speak of: `statistic` (the social economy or a territory), `activity` (an organisation), `programme`. */
  declare kind: AttributeValue;
  /** Statuses of figures, `current to-verify`. All by default: what was replaced or is to be verified is shown as such. */
  declare status: AttributeValue;

  #nodes: readonly KeyFigure[] = [];
  #arranged: readonly Arranged[] = [];

  constructor() {
    super(keyFiguresSource);
  }

  protected override words(language: Language): ElementWords {
    return KEY_FIGURES_WORDS[language];
  }

  protected override contentTemplate(data: EssKeyFiguresQuery, reading: Reading, titleLevel: number): TemplateResult {
    const { nodes } = data.essKeyFigures;
    this.#arranged = arrange(nodes, reading.presentation.show.includes('chart'));
    this.#nodes = nodes;
    return keyFiguresTemplate(data, this.#arranged, {
      ...reading,
      titleLevel,
      titleId: (figure) => `figure-${nodes.indexOf(figure)}`,
      select: (figure, url, cause) => this.#select(figure, url, cause),
      unfold: (part, label, figure) => {
        const load = async () => {
          if (figure && part === 'details') this.#select(figure, null);
          const { panel } = await followedKeyFigures();
          return panel(part, figure, {
            ...reading,
            html,
            root: this.renderRoot,
            titleLevel,
            list: () => this.delivery.list(),
            series: () => this.#arranged.find(({ lead }) => lead.id === figure?.id),
            selected: () => (this.reading ?? reading).selection,
          });
        };
        const about = figure && WORDS[reading.language].about(figure.title);
        return this.panels.template({ id: `${part} ${figure?.id ?? ''}`, part, label, about, load }, reading.language);
      },
    });
  }

  protected override skeletonClass(): string {
    return 'figures';
  }

  /** The title under which a figure is found: that of its series when it is in one. */
  protected override titleId(index: number): string {
    const figure = this.#nodes[index];
    const found = this.#arranged.find(({ conflict, figures }) => !conflict && figure && figures.includes(figure));
    return `figure-${found ? this.#nodes.indexOf(found.lead) : index}`;
  }

  protected override async loadFilters(context: FilterContext): Promise<() => unknown> {
    return (await followedKeyFigures()).keyFigureFilters(context);
  }

  #select({ id, slug, title }: KeyFigure, url: string | null, cause?: Event): void {
    if (!tell(this, 'ess-select', { id, slug, title, url }, url !== null)) cause?.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ess-key-figures': EssKeyFigures;
  }
}
