/**
 * What the elements share. To write a new element: /docs/widgets.md says what it must do, the agenda shows how.
 *
 *   <element>/ess-<element>.ts      the class: selection attributes, choices of presentation, templates. No side effect
 *   <element>/define.ts             registers it; the entry of the bundle (one line of `build/elements.mjs`)
 *   <element>/<element>-source.ts   what the shell knows of its list operation: hash, name of the list, chunk
 *   <element>/<element>.css         styles of what is shown first
 *   <element>/followed/index.ts     the chunk: the documents of the operations and all that a reader's action shows
 *
 * In the shell goes what is needed to show the first answer, and the four states. Everything that waits for
 * an action of the reader goes into the chunk: it is loaded by `loadChunk`, which checks its hash, and gets
 * Lit's `html` from the element, because a second copy of Lit would need a second Trusted Types policy.
 */
import type { Language, PresentationChoices, SelectionProblem } from 'ess-shared-types';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { version } from '../../package.json';
import { Delivery } from '../data/delivery.js';
import type { DeliveryState, NamedTerritories, Source, Target } from '../data/source.js';
import { afterPaint } from './after-paint.js';
import { endpointOfScript, readEndpoint } from './endpoint.js';
import { tell } from './events.js';
import foundation from './foundation.css?inline';
import { headingTemplate } from './heading.js';
import { languageOf } from './language.js';
import { LitBase, type AttributeValue } from './lit-base.js';
import { Panels } from './panels.js';
import { PRESENTATION_ATTRIBUTES, readPresentation, type Presentation } from './presentation.js';
import {
  readSelection,
  variablesOf,
  type SelectionAttribute,
  type SelectionValues,
  type Variables,
} from './selection-attributes.js';
import { explanations, report } from './report.js';
import { warnOnce } from './warn.js';
import { WORDS } from './words.js';

/** How and for what an element is shown, once its attributes are read. */
export interface Reading {
  /** Address of the CMS, without final slash. */
  readonly endpoint: string;
  readonly language: Language;
  readonly presentation: Presentation;
  /** What the attributes ask for, narrowed by what the reader chose. */
  readonly selection: SelectionValues;
  /** How many entries to draw, the first ones; all when undefined. */
  readonly drawn: number | undefined;
}

/** The sentences that every element has in its own words. */
export interface ElementWords {
  /** Name of the region when the page gives no heading. */
  readonly name: string;
  readonly failed: string;
}

/** What filters work with. */
export interface FilterContext {
  readonly html: typeof html;
  /** Where the styles of what is loaded later go. */
  readonly root: ShadowRoot;
  readonly endpoint: string;
  readonly language: Language;
  /** Filters that the page offers, in its order. */
  readonly filters: readonly string[];
  /** What the attributes ask for. */
  readonly asked: () => SelectionValues;
  /** What the reader chose so far. */
  readonly chosen: () => SelectionValues;
  /** Shows what is chosen; resolves when it is there, or when it could not be had. */
  readonly choose: (chosen: SelectionValues) => Promise<void>;
  /** Draws the panel anew. */
  readonly update: () => void;
}

const WAITING = { phase: 'waiting' } as const;

/** A sentence in the place of content, and what can be done about it. */
export interface Message {
  readonly text: string;
  readonly button?: { readonly label: string; readonly run: () => void } | undefined;
}

/**
 * What the elements share: attributes, language, appearance, the four states and the children as
 * fallback. A subclass says what it asks for and how its content looks.
 *
 * @csspart base - The wrapper.
 * @csspart heading - The title given by `heading`.
 * @csspart filters - The panel « Filtrer ».
 * @csspart notice - Says how old stale content is.
 * @csspart widened - Says that the territory was widened.
 * @csspart message - Says that there is nothing, or no answer.
 * @csspart more - « Voir plus ».
 * @csspart retry - « Réessayer », « Élargir au territoire supérieur », « Effacer les filtres ».
 * @csspart skeleton - What holds the place of the content.
 * @csspart image - The image of an entry, with its credit.
 * @cssprop --ess-text - Colour of texts.
 * @cssprop --ess-text-muted - Colour of what is said beside.
 * @cssprop --ess-surface - Colour behind.
 * @cssprop --ess-surface-alt - Colour of what is set apart.
 * @cssprop --ess-border - Colour of lines.
 * @cssprop --ess-accent - Colour of links, buttons, dates and of the focus.
 * @cssprop --ess-on-accent - Colour of texts on the accent.
 * @cssprop --ess-danger - Colour of statuses that change plans; the word says it too.
 * @cssprop --ess-font - Font; that of the page by default.
 * @cssprop --ess-font-size - Size of texts, `1em` of the page by default; everything else follows.
 * @cssprop --ess-padding - Space around; none by default, `1.25em` in dark.
 * @cssprop --ess-radius - Rounding of corners, `0.375em` by default.
 * @cssprop --ess-measure - Width of running text, `68ch` by default.
 */
export abstract class ContentElement<Data extends NamedTerritories> extends LitBase {
  /** Release of this bundle. */
  static readonly version: string = version;

  /** Names of the selection parameters that the element knows. */
  static readonly selectionAttributes: readonly SelectionAttribute[] = [];

  /** What `layout`, `show` and `filters` may say. */
  static readonly choices: PresentationChoices = { layouts: [''], parts: [], shown: [], filters: [] };

  static override get attributes(): readonly string[] {
    return ['endpoint', ...PRESENTATION_ATTRIBUTES, ...this.selectionAttributes];
  }

  static override readonly styles: string = foundation;

  /** Address of the CMS; may be left out when the script comes from the CMS itself. */
  declare endpoint: AttributeValue;
  /** Title shown above the content; without it the region has a name but no visible title. */
  declare heading: AttributeValue;
  /** Level of the first heading, 2 (default) to 6. */
  declare headingLevel: AttributeValue;
  /** `light` (default), `dark`, or `auto` to follow the visitor's system. */
  declare appearance: AttributeValue;
  /** Where titles lead: `page` (default) on the CMS, `inline` to unfold in place, `source`. */
  declare link: AttributeValue;
  /** The host's own page of an entry, `https://mairie.example/agenda/{slug}` (or `{id}`). */
  declare itemUrl: AttributeValue;

  /** Codes of territories, `COM-49127 DEP-53`. Several values are separated by spaces, here and below. */
  declare territory: AttributeValue;
  /** `within`, `covering` or `both`. */
  declare reach: AttributeValue;
  /** `up` (default) climbs to the enclosing territories when nothing is found, `none` does not. */
  declare fallback: AttributeValue;
  /** Slugs of topics; those of another list than the neutral one are written `avise-leviers:financer`. */
  declare topic: AttributeValue;
  /** Slugs of audiences. */
  declare audience: AttributeValue;
  /** Slugs of levers of action. */
  declare lever: AttributeValue;
  /** Slugs of challenges. */
  declare challenge: AttributeValue;
  /** Slugs of sectors. */
  declare sector: AttributeValue;
  /** Slugs of zonings, `zonages:frr`. */
  declare zoning: AttributeValue;
  /** Slugs of organisations involved. */
  declare organisation: AttributeValue;
  /** Slugs of the organisations that answer for the entries. */
  declare publisher: AttributeValue;
  /** Full text; the whole attribute is one search. */
  declare q: AttributeValue;
  /** Ids or slugs of entries to leave out. */
  declare exclude: AttributeValue;
  /** Slug of a saved selection, which the other attributes narrow. */
  declare selection: AttributeValue;
  /** Entries a page, 1 to 100; 20 by default. */
  declare limit: AttributeValue;

  protected readonly delivery: Delivery<Data>;
  /** What unfolds; see `Panels`. */
  protected readonly panels = new Panels(this);

  readonly #source: Source<Data>;
  readonly #class: typeof ContentElement;
  #reading: Reading | undefined;
  #told: DeliveryState<Data> | undefined;
  /** Null when they could not be loaded. */
  #explanations: Awaited<ReturnType<typeof explanations>> | null | undefined;
  /** An attribute may be a misspelt filter: nothing is asked for until that is known. */
  #undecided = false;
  /** What the reader chose, over the attributes. */
  #chosen: SelectionValues = {};
  /**
   * The first content is drawn in two frames: what the screen of a telephone holds, then the rest. A telephone takes
   * several times longer for twenty entries than for these.
   */
  #drawn: number | undefined = 2;

  constructor(source: Source<Data>) {
    super();
    this.#class = new.target;
    this.#source = source;
    this.delivery = new Delivery(this, source);
  }

  protected abstract words(language: Language): ElementWords;
  /** The content; `headingLevel` is that of its first heading. */
  protected abstract contentTemplate(data: Data, reading: Reading, headingLevel: number): TemplateResult;
  /** Class of what holds the place of the content: the geometry of its entries is told by the styles. */
  protected abstract skeletonClass(reading: Reading): string;
  /** Where the focus goes when entries are added: id of what holds the title of the first of them, by its place in the answer. */
  protected abstract titleId(index: number): string;
  /** What the visitor filters with, in the panel « Filtrer »; loaded when it unfolds. */
  protected abstract loadFilters(context: FilterContext): Promise<() => unknown>;

  /** Variables of the list operation; an operation that takes more than the selection says so here. */
  protected variables({ selection, language }: Reading): Variables {
    return variablesOf(selection, language);
  }

  /** Asks for the content anew; what is shown stays, with its date, when there is no answer. */
  refresh(): Promise<void> {
    return this.delivery.refresh();
  }

  protected override connected(): void {
    this.delivery.connect();
  }

  disconnectedCallback(): void {
    this.delivery.disconnect();
  }

  override attributeChangedCallback(name: string): void {
    super.attributeChangedCallback(name);
    if (this.#class.selectionAttributes.some((parameter) => parameter === name)) this.#chosen = {};
  }

  /** How the element is read now; undefined when its attributes are wrong. */
  protected get reading(): Reading | undefined {
    return this.#reading;
  }

  /** Shows what the reader chose in the place of what the attributes ask for; what is shown stays until it is there. */
  #choose(chosen: SelectionValues): Promise<void> {
    const reading = this.#read(chosen);
    if (!reading) return Promise.resolve();
    return this.delivery.select(this.#target(reading), () => {
      this.#chosen = chosen;
    });
  }

  /** What the panel « Filtrer » needs to know of its element, and may do. */
  #filterContext({ endpoint, language, presentation: { filters } }: Reading): FilterContext {
    return {
      html,
      root: this.renderRoot,
      endpoint,
      language,
      filters,
      asked: () => this.#read({})?.selection ?? {},
      chosen: () => this.#chosen,
      choose: (chosen) => this.#choose(chosen),
      update: () => this.requestUpdate(),
    };
  }

  protected override willUpdate(): void {
    const reading = this.#read(this.#chosen);
    if (reading?.language !== this.#reading?.language || reading?.endpoint !== this.#reading?.endpoint)
      this.panels.clear();
    this.#reading = reading;
    if (this.#undecided) return;
    this.delivery.aim(reading && this.#target(reading));
  }

  protected override render(): TemplateResult {
    const state = this.#state;
    const reading = this.#reading;
    if (state.phase === 'refused' || !reading) return html`<slot></slot>`;

    const { language, presentation } = reading;
    const { heading, headingLevel, appearance, filters } = presentation;
    const words = WORDS[language];
    const answered = state.phase === 'shown' ? state : undefined;
    const shown = answered && this.#source.list(answered.data).nodes.length > 0 ? answered : undefined;
    const waiting = state.phase === 'waiting';
    const message = shown ? undefined : this.#message(state, reading);
    const notice = shown?.outdated ? this.#explanations?.asOfInWords(this.#source.list(shown.data).asOf, language) : '';
    const unseen = html`<span class="hidden">${waiting ? words.loading : answered?.announcement}</span>`;
    const text = answered?.action === 'failed' ? words.notLoaded : (message?.text ?? unseen);
    return html`<div class="room">
        <div class="ess ${appearance}" part="base" lang=${language} dir="ltr">
          <section
            tabindex="-1"
            aria-busy=${waiting || answered?.action === 'loading'}
            aria-labelledby=${heading ? 'heading' : nothing}
            aria-label=${heading ? nothing : this.#name(language)}
          >
            ${heading ? headingTemplate(headingLevel, 'heading', 'heading', heading) : ''}
            <p class="notice small" part="notice" role="status">${notice}</p>
            ${answered && filters.length > 0 ? this.#filtersTemplate(reading) : ''}
            ${shown ? this.#widenedTemplate(shown.data, reading) : ''}
            <div class="place">
              ${waiting || (shown && reading.drawn) ? this.#skeletonTemplate(reading, Boolean(shown)) : ''}
              ${
                shown
                  ? html`<div>
                      ${this.contentTemplate(shown.data, reading, heading ? headingLevel + 1 : headingLevel)}
                    </div>`
                  : ''
              }
            </div>
            <p part="message" role="status">${text}</p>
            ${message?.button ? buttonTemplate('retry', message.button.label, message.button.run) : ''}
            ${shown && !reading.drawn ? this.#moreTemplate(shown.data, shown.action, language) : ''}
          </section>
        </div>
      </div>
      ${shown || this.#isNarrowed ? '' : html`<slot></slot>`}`;
  }

  protected override updated(): void {
    const before = this.#told;
    const state = this.#state;
    if (state.phase === 'shown' && this.#drawn) {
      afterPaint(() => this.#drawAll());
      return;
    }
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

  /** What is to be shown; what needs an explanation waits until that is loaded, or cannot be. */
  get #state(): DeliveryState<Data> {
    const { state } = this.delivery;
    if (state.phase !== 'shown' || this.#explanations !== undefined) return state;
    const { nodes, foundAt } = this.#source.list(state.data);
    if (nodes.length > 0 && !foundAt && !state.outdated) return state;
    void explanations()
      .then(
        (loaded) => (this.#explanations = loaded),
        () => (this.#explanations = null),
      )
      .then(() => this.requestUpdate());
    return this.#told ?? WAITING;
  }

  #drawAll(): void {
    this.#drawn = undefined;
    this.requestUpdate();
  }

  protected override broke(error: unknown): void {
    this.delivery.disconnect();
    warnOnce(`<${this.localName}>: ${String(error)}`);
    tell(this, 'ess-error', { reason: 'broken' });
  }

  /** Name of the region; the second element of a kind has a name of its own. */
  #name(language: Language): string {
    const place = [...document.querySelectorAll(this.localName)].indexOf(this);
    return this.words(language).name + (place > 0 ? ` (${place + 1})` : '');
  }

  /** Holds the place of the content until all of it is drawn: what stands below may not jump twice. */
  #skeletonTemplate(reading: Reading, isCovered: boolean): TemplateResult {
    // More than a screen can show.
    const length = Math.min(Number(reading.selection.limit ?? 20), 12);
    return html`<div
      class="skeleton ${this.skeletonClass(reading)} ${isCovered ? 'covered' : ''}"
      part="skeleton"
      aria-hidden="true"
    >
      ${Array.from({ length }, () => html`<p class="bone"></p>`)}
    </div>`;
  }

  get #isNarrowed(): boolean {
    return Object.keys(this.#chosen).some((name) => name !== 'fallback');
  }

  /** What the attributes say, narrowed by what the reader chose; undefined when they are wrong, which is told. */
  #read(chosen: SelectionValues): Reading | undefined {
    const problems: SelectionProblem[] = [];
    const { selectionAttributes, choices, attributes } = this.#class;
    const presentation = readPresentation(this, choices, problems);
    const { selection: asked, verdict } = readSelection(
      this,
      selectionAttributes,
      [...attributes, 'lang'],
      problems,
      () => this.requestUpdate(),
    );
    const selection = { ...asked, ...chosen };
    const written = this.getAttribute('endpoint') ?? endpointOfScript(import.meta.url) ?? '';
    const endpoint = readEndpoint(written);
    if (!endpoint) problems.push({ name: 'endpoint', value: written, reason: 'unknown-value', allowed: ['https://…'] });
    this.#undecided = verdict === 'undecided';
    if (problems.length > 0 && !this.#undecided) void report(this, { problems });
    return endpoint && verdict === 'good'
      ? { endpoint, language: languageOf(this), presentation, selection, drawn: this.#drawn }
      : undefined;
  }

  #target(reading: Reading): Target {
    return { endpoint: reading.endpoint, variables: this.variables(reading) };
  }

  #message(state: DeliveryState<Data>, reading: Reading): Message | undefined {
    const { selection, language } = reading;
    const { retry, widen, clear } = WORDS[language];
    const button = (label: string, act: () => Promise<void>) => ({ label, run: () => void act() });
    if (state.phase === 'failed')
      return { text: this.words(language).failed, button: button(retry, () => this.delivery.ask()) };
    if (state.phase !== 'shown') return undefined;
    const canWiden = selection.fallback?.[0] === 'none' && selection.territory?.some((code) => code !== 'FR');
    return {
      text: this.#explanations?.noneInWords(this.localName, selection, state.data, language) ?? '',
      button: canWiden
        ? button(widen, () => this.#choose({ ...this.#chosen, fallback: ['up'] }))
        : this.#isNarrowed
          ? button(clear, () => this.#choose({}))
          : undefined,
    };
  }

  #filtersTemplate(reading: Reading): TemplateResult {
    const label = WORDS[reading.language].filters;
    const load = () => this.loadFilters(this.#filterContext(reading));
    return this.panels.template(
      { id: `filters ${reading.presentation.filters.join()}`, part: 'filters', label, load },
      reading.language,
    );
  }

  #widenedTemplate(data: Data, { selection, language }: Reading): TemplateResult | '' {
    const { foundAt } = this.#source.list(data);
    if (!foundAt) return '';
    const said = this.#explanations?.widenedInWords(this.localName, selection, data, foundAt.name, language);
    return html`<p class="notice" part="widened">${said}</p>`;
  }

  #moreTemplate(data: Data, action: 'loading' | 'failed' | undefined, language: Language): TemplateResult | '' {
    const words = WORDS[language];
    const label = action === 'loading' ? words.loading : action === 'failed' ? words.retry : words.more;
    const { nodes, pageInfo } = this.#source.list(data);
    // Puts the reader on the first of the entries that were added.
    const run = async () => {
      await this.delivery.more();
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${this.titleId(nodes.length)} > *`)?.focus();
    };
    return pageInfo.hasNextPage
      ? buttonTemplate('more', label, action === 'loading' ? undefined : () => void run())
      : '';
  }
}

function buttonTemplate(part: string, label: string, run: (() => void) | undefined): TemplateResult {
  return html`<button class="button" part=${part} type="button" aria-disabled=${!run} @click=${run}>${label}</button>`;
}
