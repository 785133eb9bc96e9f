import type { Language, Selection, SelectionProblem } from 'ess-shared-types';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { version } from '../../package.json';
import { Delivery } from '../data/delivery.js';
import type { DeliveryState, FollowedList, Source } from '../data/source.js';
import { endpointOfScript, readEndpoint } from './endpoint.js';
import { tell } from './events.js';
import foundation from './foundation.css?inline';
import { headingTemplate } from './heading.js';
import { languageOf } from './language.js';
import { LitBase, type AttributeValue } from './lit-base.js';
import { asOfInWords } from './phrases.js';
import { PRESENTATION_ATTRIBUTES, readPresentation, type Presentation } from './presentation.js';
import { readSelection } from './selection-attributes.js';
import { warnOfProblems } from './warn.js';
import { WORDS } from './words.js';

/** How and for what an element is shown, once its attributes are read. */
export interface Reading {
  readonly language: Language;
  readonly presentation: Presentation;
  readonly selection: Selection;
}

/** A sentence in the place of content, and what can be done about it. */
export interface Message {
  readonly text: string;
  readonly button?: { readonly label: string; readonly run: () => void } | undefined;
}

/**
 * What the elements share: attributes, language, appearance, the four states and the children as
 * fallback. A subclass says what it asks for and how its content looks.
 */
export abstract class ContentElement<Data, Variables extends object, List extends FollowedList<Data>> extends LitBase {
  /** Release of this bundle. */
  static readonly version: string = version;

  /** Names of the selection parameters that the element knows. */
  static readonly selectionAttributes: readonly string[] = [];

  static override get attributes(): readonly string[] {
    return ['endpoint', ...PRESENTATION_ATTRIBUTES, ...this.selectionAttributes];
  }

  static override readonly styles: string = foundation;

  /** Address of the CMS; may be left out when the script comes from the CMS itself. */
  declare endpoint: AttributeValue;
  /** Title shown above the content; without it the region has a name but no visible title. */
  declare heading: AttributeValue;
  /** Level of the first heading, 2 (default) to 6. Attribute `heading-level`. */
  declare headingLevel: AttributeValue;
  /** `light` (default), `dark`, or `auto` to follow the visitor's system. */
  declare appearance: AttributeValue;
  /** Where titles lead: `page` (default) on the CMS, `inline` to unfold in place, `source`. */
  declare link: AttributeValue;
  /** The host's own page of an entry, `https://mairie.example/agenda/{slug}`. Attribute `item-url`. */
  declare itemUrl: AttributeValue;

  protected readonly delivery: Delivery<Data, Variables, List>;
  readonly #source: Source<Data, Variables, List>;
  #reading: Reading | undefined;
  #told: DeliveryState<Data> | undefined;

  readonly #selectionAttributes: readonly string[];

  constructor(source: Source<Data, Variables, List>) {
    super();
    this.#selectionAttributes = new.target.selectionAttributes;
    this.#source = source;
    this.delivery = new Delivery(this, source);
  }

  protected abstract variables(reading: Reading): Variables;
  /** Name of the region when it has no heading. */
  protected abstract regionName(language: Language): string;
  /** The content; `headingLevel` is that of its first heading. */
  protected abstract contentTemplate(data: Data, reading: Reading, headingLevel: number): TemplateResult;
  protected abstract skeletonTemplate(selection: Selection): TemplateResult;
  protected abstract emptyMessage(data: Data, reading: Reading): Message;
  protected abstract failureText(language: Language): string;
  /** Where the focus goes when entries are added: the title of the first of them, by its place in the answer. */
  protected abstract titleId(index: number): string;

  /** Asks for the content anew; what is shown stays, with its date, when there is no answer. */
  refresh(): Promise<void> {
    return this.delivery.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.delivery.connect();
  }

  disconnectedCallback(): void {
    this.delivery.disconnect();
  }

  protected override willUpdate(): void {
    const problems: SelectionProblem[] = [];
    const presentation = readPresentation(this, problems);
    const parsed = readSelection(this, this.#selectionAttributes);
    if (!parsed.ok) problems.push(...parsed.problems);
    const written = this.getAttribute('endpoint') ?? endpointOfScript(import.meta.url) ?? '';
    const endpoint = readEndpoint(written);
    if (!endpoint) problems.push({ name: 'endpoint', value: written, reason: 'unknown-value', allowed: ['https://…'] });
    warnOfProblems(this, problems);

    this.#reading =
      parsed.ok && endpoint ? { language: languageOf(this), presentation, selection: parsed.selection } : undefined;
    this.delivery.aim(this.#reading && endpoint ? { endpoint, variables: this.variables(this.#reading) } : undefined);
  }

  protected override render(): TemplateResult {
    const { state } = this.delivery;
    const reading = this.#reading;
    if (state.phase === 'refused' || !reading) return html`<slot></slot>`;

    const { language, presentation, selection } = reading;
    const { heading, headingLevel, appearance } = presentation;
    const shown = state.phase === 'shown' && this.#source.list(state.data).nodes.length > 0 ? state : undefined;
    const waiting = state.phase === 'waiting';
    const message = shown ? undefined : this.#message(state, reading);
    const notice = shown?.outdated ? asOfInWords(this.#source.list(shown.data).asOf, language) : '';
    const unseen = html`<span class="hidden">${shown?.announcement}</span>`;
    const text = message?.text ?? (shown?.more === 'failed' ? WORDS[language].moreFailed : unseen);
    return html`<div class="ess ${appearance}" part="base" lang=${language}>
        <section
          tabindex="-1"
          aria-busy=${waiting}
          aria-labelledby=${heading ? 'heading' : nothing}
          aria-label=${heading ? nothing : this.regionName(language)}
        >
          ${heading ? headingTemplate(headingLevel, 'heading', 'heading', heading) : ''}
          <p class="notice small" part="notice" role="status">${notice}</p>
          ${waiting ? this.skeletonTemplate(selection) : ''}
          ${shown ? this.contentTemplate(shown.data, reading, heading ? headingLevel + 1 : headingLevel) : ''}
          <p part="message" role="status">${text}</p>
          ${message?.button ? buttonTemplate('retry', message.button.label, message.button.run) : ''}
          ${shown ? this.#moreTemplate(shown.data, shown.more, language) : ''}
        </section>
      </div>
      ${shown ? '' : html`<slot></slot>`}`;
  }

  protected override updated(): void {
    const before = this.#told;
    const { state } = this.delivery;
    this.#told = state;
    if (state === before) return;
    if (state.phase === 'shown') {
      if (before?.phase === 'shown' && before.data === state.data) return;
      const { nodes, total, foundAt, asOf } = this.#source.list(state.data);
      const shown = nodes.length;
      if (shown > 0) tell(this, 'ess-ready', { total, shown, foundAt: foundAt?.code ?? null, asOf });
      else tell(this, 'ess-empty', { asOf });
    } else if (state.phase !== 'waiting') {
      tell(this, 'ess-error', { reason: state.phase === 'failed' ? 'unreachable' : 'refused' });
    }
  }

  /** Keeps the reader's place when the button that had the focus goes away. */
  protected async keepFocus(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('section')?.focus();
  }

  #message(state: DeliveryState<Data>, reading: Reading): Message | undefined {
    if (state.phase === 'shown') return this.emptyMessage(state.data, reading);
    if (state.phase !== 'failed') return undefined;
    const run = () => {
      void this.delivery.ask();
      void this.keepFocus();
    };
    return { text: this.failureText(reading.language), button: { label: WORDS[reading.language].retry, run } };
  }

  #moreTemplate(data: Data, more: 'loading' | 'failed' | undefined, language: Language): TemplateResult | '' {
    const words = WORDS[language];
    const label = more === 'loading' ? words.loading : more === 'failed' ? words.retry : words.more;
    const { nodes, pageInfo } = this.#source.list(data);
    // Puts the reader on the first of the entries that were added.
    const run = async () => {
      await this.delivery.more();
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${this.titleId(nodes.length)} > *`)?.focus();
    };
    return pageInfo.hasNextPage ? buttonTemplate('more', label, more === 'loading' ? undefined : () => void run()) : '';
  }
}

function buttonTemplate(part: string, label: string, run: (() => void) | undefined): TemplateResult {
  return html`<button class="button" part=${part} type="button" aria-disabled=${!run} @click=${run}>${label}</button>`;
}
