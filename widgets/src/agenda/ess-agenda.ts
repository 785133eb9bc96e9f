import { AGENDA_CHOICES, type Language, type PresentationChoices } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { EssAgendaQuery } from '../data/generated/operations.js';
import { ContentElement, type ElementWords, type FilterContext, type Reading } from '../foundation/content-element.js';
import { tell } from '../foundation/events.js';
import type { AttributeValue } from '../foundation/lit-base.js';
import {
  attributesWithout,
  variablesOf,
  type SelectionAttribute,
  type Variables,
} from '../foundation/selection-attributes.js';
import styles from './agenda.css?inline';
import { agendaSource, followedAgenda, type AgendaEvent } from './agenda-source.js';
import { agendaTemplate, titleId } from './agenda-template.js';
import type { EventActions } from './event-template.js';
import { WORDS } from '../foundation/words.js';
import { AGENDA_WORDS } from './words.js';

/**
 * The rendez-vous of a selection, by day or by month: `<ess-agenda endpoint="https://cms.example" territory="DEP-49">`.
 *
 * Its children are its fallback: visible before the script runs and until there is content, and shown
 * again when there is none to be had.
 *
 * @summary Rendez-vous of the social and solidarity economy.
 * @fires {CustomEvent<EssReadyDetail>} ess-ready - Content is shown, the first time and each time it changes.
 * @fires {CustomEvent<EssEmptyDetail>} ess-empty - The selection has no rendez-vous.
 * @fires {CustomEvent<EssErrorDetail>} ess-error - An attribute is wrong or the CMS gave no answer.
 * @fires {CustomEvent<EssSelectDetail>} ess-select - The reader chose a rendez-vous; cancelable when it has a link.
 * @slot - What is shown without JavaScript, without network or without content.
 * @csspart group - The rendez-vous of one heading.
 * @csspart group-heading - A day, a month, or « En ce moment ».
 * @csspart item - A rendez-vous.
 * @csspart date - The date block.
 * @csspart status - « Annulé », « Complet »...
 * @csspart title - The title of a rendez-vous.
 * @csspart link - The link in that title.
 * @csspart when - The time.
 * @csspart where - The place.
 * @csspart other-dates - The other dates still to come.
 * @csspart summary - The summary, with `show="summary"`.
 * @csspart organisers - Kind, organisers and partners.
 * @csspart links - Registration, write-up, replay, slides.
 * @csspart details - What unfolds with `link="inline"` or `show="programme"`.
 * @csspart actions - « Ajouter à mon agenda, partager ».
 * @csspart subscribe - « S’abonner à ces rendez-vous ».
 * @csspart source - Publisher and licence.
 */
export class EssAgenda extends ContentElement<EssAgendaQuery> {
  static override readonly styles: string = ContentElement.styles + styles;

  static override readonly selectionAttributes: readonly SelectionAttribute[] = attributesWithout('indicator');

  static override readonly choices: PresentationChoices = AGENDA_CHOICES;

  /** `day` (default) or `month`: what the rendez-vous are grouped by. */
  declare layout: AttributeValue;
  /**
   * Optional parts: `image`, `summary`, `organisers`, `programme`, `calendar`, `share`, `subscribe`, `source`,
   * or `none`. By default `organisers calendar share subscribe source`.
   */
  declare show: AttributeValue;
  /** What a visitor may filter by: `territory`, `topic`, `kind`, `period`, `text`. None by default. */
  declare filters: AttributeValue;

  /** Kinds of rendez-vous, `webinar workshop`. */
  declare kind: AttributeValue;
  /** Slugs of series. */
  declare series: AttributeValue;
  /** `onsite`, `online`, `mixed`, `unspecified`. */
  declare attendance: AttributeValue;
  /** Statuses of rendez-vous, `confirmed full`. All by default: what is cancelled is shown as such. */
  declare status: AttributeValue;
  /** `upcoming` (default), `past`, `recurring` or `all` (default with `from` or `to`). */
  declare when: AttributeValue;
  /** First day, `2026-09-01`. */
  declare from: AttributeValue;
  /** Last day, included. */
  declare to: AttributeValue;
  /** The days to come, `30`. */
  declare days: AttributeValue;

  constructor() {
    super(agendaSource);
  }

  protected override variables({ selection, language, presentation: { show } }: Reading): Variables {
    return {
      ...variablesOf(selection, language),
      withImage: show.includes('image') || undefined,
      withSummary: show.includes('summary') || undefined,
    };
  }

  protected override words(language: Language): ElementWords {
    return AGENDA_WORDS[language];
  }

  protected override contentTemplate(data: EssAgendaQuery, reading: Reading, headingLevel: number): TemplateResult {
    return agendaTemplate(data, { ...reading, headingLevel, actions: this.#actions(reading, headingLevel + 1) });
  }

  protected override skeletonClass(): string {
    return 'agenda';
  }

  protected override titleId(index: number): string {
    return titleId(index);
  }

  protected override async loadFilters(context: FilterContext): Promise<() => unknown> {
    return (await followedAgenda()).agendaFilters(context);
  }

  /** What the reader may do with a rendez-vous or with the list. */
  #actions(reading: Reading, titleLevel: number): EventActions {
    return {
      select: (event, url, cause) => this.#select(event, url, cause),
      unfold: (kind, label, event) => {
        const load = async () => {
          if (event && kind === 'details') this.#select(event, null);
          const { panel } = await followedAgenda();
          return panel(kind, event, {
            ...reading,
            html,
            root: this.renderRoot,
            titleLevel,
            list: () => this.delivery.list(),
            selected: () => (this.reading ?? reading).selection,
            update: () => this.requestUpdate(),
          });
        };
        const about = event && WORDS[reading.language].about(event.title);
        return this.panels.template(
          { id: `${kind} ${event?.id ?? ''}`, part: kind, label, about, load },
          reading.language,
        );
      },
    };
  }

  #select({ id, slug, title }: AgendaEvent, url: string | null, cause?: Event): void {
    if (!tell(this, 'ess-select', { id, slug, title, url }, url !== null)) cause?.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ess-agenda': EssAgenda;
  }
}
