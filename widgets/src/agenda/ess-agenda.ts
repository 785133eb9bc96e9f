import type { Language, Selection } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { EssAgendaQuery, EssAgendaQueryVariables } from '../data/generated/operations.js';
import { ContentElement, type Message, type Reading } from '../foundation/content-element.js';
import { tell } from '../foundation/events.js';
import type { AttributeValue } from '../foundation/lit-base.js';
import { WORDS } from '../foundation/words.js';
import styles from './agenda.css?inline';
import { agendaSource, type AgendaEvent } from './agenda-source.js';
import { agendaTemplate, skeletonTemplate, titleId } from './agenda-template.js';
import { agendaVariables } from './agenda-variables.js';
import { askedInWords, territoriesAsked } from './asked-words.js';
import type { FollowedAgenda } from './followed/agenda-list.js';
import { AGENDA_WORDS } from './words.js';

/**
 * The rendez-vous of a selection, grouped by day: `<ess-agenda endpoint="https://cms.example" territory="DEP-49">`.
 *
 * Its children are its fallback: visible before the script runs and until there is content, and shown
 * again when there is none to be had.
 *
 * @fires ess-ready - Content is shown, the first time and each time it changes.
 * @fires ess-empty - The selection has no rendez-vous.
 * @fires ess-error - An attribute is wrong or the CMS gave no answer.
 * @fires ess-select - The reader chose a rendez-vous; cancelable when it has a link.
 * @slot - What is shown without JavaScript, without network or without content.
 * @csspart base - The wrapper.
 * @csspart heading - The title given by `heading`.
 * @csspart group-heading - A day, or « En ce moment ».
 * @csspart item - A rendez-vous.
 * @csspart date - The date block.
 * @csspart status - « Annulé », « Complet »...
 * @csspart title - The title of a rendez-vous.
 * @csspart link - The link in that title.
 * @csspart when - The time.
 * @csspart where - The place.
 * @csspart organisers - Kind, organisers and partners.
 * @csspart links - Registration, write-up, replay, slides.
 * @csspart details - What unfolds with `link="inline"`.
 * @csspart source - Publisher and licence.
 * @csspart widened - Says that the territory was widened.
 * @csspart notice - Says how old stale content is.
 * @csspart message - Says that there is nothing, or no answer.
 * @csspart more - « Voir plus ».
 * @csspart retry - « Réessayer », « Élargir au territoire supérieur ».
 * @csspart skeleton - What holds the place of the content.
 */
export class EssAgenda extends ContentElement<EssAgendaQuery, EssAgendaQueryVariables, FollowedAgenda> {
  static override readonly styles: string = ContentElement.styles + styles;

  static override readonly selectionAttributes: readonly string[] = [
    'territory',
    'reach',
    'fallback',
    'topic',
    'audience',
    'kind',
    'organisation',
    'publisher',
    'series',
    'attendance',
    'status',
    'when',
    'from',
    'to',
    'days',
    'limit',
  ];

  /** Codes of territories, `COM-49127 DEP-53`. Several values are separated by spaces, here and below. */
  declare territory: AttributeValue;
  /** `within`, `covering` or `both` (default). */
  declare reach: AttributeValue;
  /** `up` (default) climbs to the enclosing territories when nothing is found, `none` does not. */
  declare fallback: AttributeValue;
  /** Slugs of topics. */
  declare topic: AttributeValue;
  /** Slugs of audiences. */
  declare audience: AttributeValue;
  /** Kinds of rendez-vous, `webinar workshop`. */
  declare kind: AttributeValue;
  /** Slugs of organisations involved. */
  declare organisation: AttributeValue;
  /** Slugs of the organisations that answer for the entries. */
  declare publisher: AttributeValue;
  /** Slugs of series. */
  declare series: AttributeValue;
  /** `onsite`, `online`, `mixed`, `unspecified`. */
  declare attendance: AttributeValue;
  /** Statuses of rendez-vous, `confirmed full`. */
  declare status: AttributeValue;
  /** `upcoming` (default), `past`, `recurring` or `all` (default with `from` or `to`). */
  declare when: AttributeValue;
  /** First day, `2026-09-01`. */
  declare from: AttributeValue;
  /** Last day, included. */
  declare to: AttributeValue;
  /** The days to come, `30`. */
  declare days: AttributeValue;
  /** Rendez-vous a page, 1 to 100; 20 by default. */
  declare limit: AttributeValue;

  #widened = false;
  /** What was unfolded, by id. */
  readonly #details = new Map<string, unknown>();

  constructor() {
    super(agendaSource);
  }

  override attributeChangedCallback(name: string): void {
    super.attributeChangedCallback(name);
    this.#widened = false;
  }

  protected override variables({ selection, language }: Reading): EssAgendaQueryVariables {
    return agendaVariables(selection, language, this.#widened);
  }

  protected override regionName(language: Language): string {
    return AGENDA_WORDS[language].name;
  }

  protected override contentTemplate(data: EssAgendaQuery, reading: Reading, headingLevel: number): TemplateResult {
    return agendaTemplate(data, {
      ...reading,
      headingLevel,
      details: this.#details,
      select: (event, url, cause) => {
        const { id, slug, title } = event;
        if (!tell(this, 'ess-select', { id, slug, title, url }, url !== null)) cause.preventDefault();
        if (url === null) void this.#unfold(event, headingLevel + 1, reading.language);
      },
    });
  }

  protected override skeletonTemplate({ limit }: Selection): TemplateResult {
    return skeletonTemplate(limit);
  }

  protected override emptyMessage({ essTerritories }: EssAgendaQuery, { selection, language }: Reading): Message {
    const words = AGENDA_WORDS[language];
    const { when, from, to, fallback, territory } = selection;
    const asked = askedInWords(selection, territoriesAsked(selection, essTerritories?.nodes), language);
    const canWiden = fallback === 'none' && !this.#widened && territory.some((code) => code !== 'FR');
    return {
      text: words.none(when ?? ((from ?? to) ? 'all' : 'upcoming'), asked),
      button: canWiden ? { label: words.widen, run: this.#widen } : undefined,
    };
  }

  protected override failureText(language: Language): string {
    return AGENDA_WORDS[language].failed;
  }

  protected override titleId(index: number): string {
    return titleId(index);
  }

  readonly #widen = (): void => {
    this.#widened = true;
    this.requestUpdate();
    void this.keepFocus();
  };

  async #unfold({ id }: AgendaEvent, titleLevel: number, language: Language): Promise<void> {
    try {
      const list = await this.delivery.list();
      this.#details.set(id, await list.details(id, { html, language, titleLevel }));
    } catch {
      this.#details.set(id, WORDS[language].moreFailed);
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ess-agenda': EssAgenda;
  }
}
