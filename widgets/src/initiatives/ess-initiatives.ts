import { INITIATIVES_CHOICES, type Language, type PresentationChoices } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { EssInitiativesQuery } from '../data/generated/operations.js';
import { ContentElement, type ElementWords, type FilterContext, type Reading } from '../foundation/content-element.js';
import { tell } from '../foundation/events.js';
import type { AttributeValue } from '../foundation/lit-base.js';
import {
  attributesWithout,
  variablesOf,
  type SelectionAttribute,
  type Variables,
} from '../foundation/selection-attributes.js';
import { WORDS } from '../foundation/words.js';
import { Carousel } from './carousel.js';
import type { InitiativeActions } from './initiative-template.js';
import styles from './initiatives.css?inline';
import { followedInitiatives, initiativesSource, type Initiative } from './initiatives-source.js';
import { initiativesTemplate, titleId } from './initiatives-template.js';
import { INITIATIVE_WORDS } from './words.js';

/**
 * The initiatives of a selection, as cards: `<ess-initiatives endpoint="https://cms.example" territory="DEP-49">`.
 *
 * A list that scrolls sideways by default; nothing moves by itself. Its children are its fallback: visible
 * before the script runs and until there is content, and shown again when there is none to be had.
 *
 * @summary Initiatives of the social and solidarity economy.
 * @fires {CustomEvent<EssReadyDetail>} ess-ready - Content is shown, the first time and each time it changes.
 * @fires {CustomEvent<EssEmptyDetail>} ess-empty - The selection has no initiative.
 * @fires {CustomEvent<EssErrorDetail>} ess-error - An attribute is wrong or the CMS gave no answer.
 * @fires {CustomEvent<EssSelectDetail>} ess-select - The reader chose an initiative; cancelable when it has a link.
 * @slot - What is shown without JavaScript, without network or without content.
 * @csspart controls - What stands above the cards of a carousel.
 * @csspart position - « Initiatives 1 à 3 sur 34 ».
 * @csspart previous - The button that turns back.
 * @csspart next - The button that turns on.
 * @csspart track - The cards of a carousel.
 * @csspart item - An initiative.
 * @csspart tint - The word of its sector, in the place of an image.
 * @csspart status - « Arrêtée ».
 * @csspart title - The name of an initiative.
 * @csspart link - The link in that name.
 * @csspart about - Place, sector and stage.
 * @csspart summary - What it does.
 * @csspart size - Its size, as the source prints it.
 * @csspart website - The link to its site, or what became of it.
 * @csspart details - What unfolds with `link="inline"`.
 * @csspart source - Publisher and licence.
 */
export class EssInitiatives extends ContentElement<EssInitiativesQuery> {
  static override readonly styles: string = ContentElement.styles + styles;

  static override readonly selectionAttributes: readonly SelectionAttribute[] = attributesWithout(
    'series',
    'attendance',
    'when',
    'from',
    'to',
    'days',
    'indicator',
    'kind',
  );

  static override readonly choices: PresentationChoices = INITIATIVES_CHOICES;

  /** `carousel` (default): a row that scrolls; `grid`: rows of cards; `list`: one under the other. */
  declare layout: AttributeValue;
  /** Optional parts: `image`, `summary`, `stage`, `size`, `website`, `source`, all by default, or `none`. */
  declare show: AttributeValue;
  /** What a visitor may filter by: `territory`, `sector`, `challenge`, `topic`, `stage`, `text`. None by default. */
  declare filters: AttributeValue;
  /** Stages, `active experiment`. All by default: what has stopped is shown as such. */
  declare status: AttributeValue;

  readonly #carousel = new Carousel(this);

  constructor() {
    super(initiativesSource);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#carousel.disconnect();
  }

  protected override updated(): void {
    super.updated();
    // Whether it scrolls is known once all cards are there.
    if (!this.reading?.drawn) this.#carousel.updated();
  }

  protected override variables({ selection, language, presentation: { show } }: Reading): Variables {
    return { ...variablesOf(selection, language), withImage: show.includes('image') || undefined };
  }

  protected override words(language: Language): ElementWords {
    return INITIATIVE_WORDS[language];
  }

  protected override contentTemplate(
    data: EssInitiativesQuery,
    reading: Reading,
    headingLevel: number,
  ): TemplateResult {
    const context = { ...reading, titleLevel: headingLevel, actions: this.#actions(reading, headingLevel) };
    return initiativesTemplate(data, this.#carousel, context);
  }

  protected override skeletonClass({ presentation: { layout } }: Reading): string {
    return layout === 'carousel' ? 'row' : layout;
  }

  protected override titleId(index: number): string {
    return titleId(index);
  }

  protected override async loadFilters(context: FilterContext): Promise<() => unknown> {
    return (await followedInitiatives()).initiativeFilters(context);
  }

  /** What the reader may do with an initiative. */
  #actions(reading: Reading, titleLevel: number): InitiativeActions {
    const { language } = reading;
    return {
      select: (initiative, url, cause) => this.#select(initiative, url, cause),
      unfold: (initiative) => {
        const load = async () => {
          this.#select(initiative, null);
          const { initiativeDetails } = await followedInitiatives();
          const list = () => this.delivery.list();
          return initiativeDetails(initiative, { ...reading, html, root: this.renderRoot, titleLevel, list });
        };
        const about = WORDS[language].about(initiative.title);
        const label = INITIATIVE_WORDS[language].details;
        return this.panels.template({ id: initiative.id, part: 'details', label, about, load }, language);
      },
    };
  }

  #select({ id, slug, title }: Initiative, url: string | null, cause?: Event): void {
    if (!tell(this, 'ess-select', { id, slug, title, url }, url !== null)) cause?.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ess-initiatives': EssInitiatives;
  }
}
