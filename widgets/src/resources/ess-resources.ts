import { RESOURCES_CHOICES, type Language, type PresentationChoices } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { EssResourcesQuery } from '../data/generated/operations.js';
import { ContentElement, type ElementWords, type FilterContext, type Reading } from '../foundation/content-element.js';
import { tell } from '../foundation/events.js';
import type { AttributeValue } from '../foundation/lit-base.js';
import { attributesWithout, type SelectionAttribute } from '../foundation/selection-attributes.js';
import { WORDS } from '../foundation/words.js';
import { Players } from './players.js';
import type { ResourceActions } from './resource-template.js';
import styles from './resources.css?inline';
import { followedResources, resourcesSource, type Resource } from './resources-source.js';
import { resourcesTemplate, titleId } from './resources-template.js';
import { RESOURCE_WORDS } from './words.js';

/**
 * The resources of a selection, as a library: `<ess-resources endpoint="https://cms.example" topic="alimentation">`.
 *
 * Its children are its fallback: visible before the script runs and until there is content, and shown
 * again when there is none to be had. A video asks nothing of its host before the reader asks for it.
 *
 * @summary Resources on the social and solidarity economy.
 * @fires {CustomEvent<EssReadyDetail>} ess-ready - Content is shown, the first time and each time it changes.
 * @fires {CustomEvent<EssEmptyDetail>} ess-empty - The selection has no resource.
 * @fires {CustomEvent<EssErrorDetail>} ess-error - An attribute is wrong or the CMS gave no answer.
 * @fires {CustomEvent<EssSelectDetail>} ess-select - The reader chose a resource; cancelable when it has a link.
 * @slot - What is shown without JavaScript, without network or without content.
 * @csspart item - A resource.
 * @csspart kind - « Guide », « Vidéo »...
 * @csspart title - The title of a resource.
 * @csspart link - The link in that title.
 * @csspart from - Publisher and year.
 * @csspart summary - What it is about.
 * @csspart format - « PDF, 2,4 Mo, 32 pages, français », or what became of its link.
 * @csspart open - The link to the resource itself, or to its accessible version.
 * @csspart video - What stands in the place of a video, then its player.
 * @csspart play - The button that asks for the video.
 * @csspart close - The button that puts the player away.
 * @csspart details - What unfolds with `link="inline"`.
 * @csspart feed - « Suivre les nouveautés ».
 * @csspart source - Publisher and licence.
 */
export class EssResources extends ContentElement<EssResourcesQuery> {
  static override readonly styles: string = ContentElement.styles + styles;

  static override readonly selectionAttributes: readonly SelectionAttribute[] = attributesWithout(
    'series',
    'attendance',
    'when',
    'from',
    'to',
    'days',
    'indicator',
    'status',
  );

  static override readonly choices: PresentationChoices = RESOURCES_CHOICES;

  /** `list`, the only one. */
  declare layout: AttributeValue;
  /** Optional parts: `summary`, `video`, `feed`, `source`, all by default, or `none`. */
  declare show: AttributeValue;
  /** What a visitor may filter by: `territory`, `kind`, `topic`, `lever`, `audience`, `text`. None by default. */
  declare filters: AttributeValue;
  /** Kinds of resources, `guide video`. */
  declare kind: AttributeValue;

  readonly #players = new Players(this);

  constructor() {
    super(resourcesSource);
  }

  protected override words(language: Language): ElementWords {
    return RESOURCE_WORDS[language];
  }

  protected override contentTemplate(data: EssResourcesQuery, reading: Reading, headingLevel: number): TemplateResult {
    const actions = this.#actions(reading, headingLevel);
    return resourcesTemplate(data, { ...reading, titleLevel: headingLevel, actions, players: this.#players });
  }

  protected override skeletonClass(): string {
    return 'rows';
  }

  protected override titleId(index: number): string {
    return titleId(index);
  }

  protected override async loadFilters(context: FilterContext): Promise<() => unknown> {
    return (await followedResources()).resourceFilters(context);
  }

  /** What the reader may do with a resource. */
  #actions(reading: Reading, titleLevel: number): ResourceActions {
    const { language } = reading;
    return {
      select: (resource, url, cause) => this.#select(resource, url, cause),
      unfold: (resource) => {
        const load = async () => {
          this.#select(resource, null);
          const { resourceDetails } = await followedResources();
          const list = () => this.delivery.list();
          return resourceDetails(resource, { ...reading, html, root: this.renderRoot, titleLevel, list });
        };
        const about = WORDS[language].about(resource.title);
        const label = RESOURCE_WORDS[language].details;
        return this.panels.template({ id: resource.id, part: 'details', label, about, load }, language);
      },
    };
  }

  #select({ id, slug, title }: Resource, url: string | null, cause?: Event): void {
    if (!tell(this, 'ess-select', { id, slug, title, url }, url !== null)) cause?.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ess-resources': EssResources;
  }
}
