import { render, type TemplateResult } from 'lit/html.js';

/** What may be given to a property that mirrors an attribute. */
export type AttributeValue = string | number | null | undefined;

/** `heading-level` -> `headingLevel` */
const propertyOf = (attribute: string): string => attribute.replace(/-./, ([, letter = '']) => letter.toUpperCase());

/**
 * The part of `LitElement` that the elements use, on Lit's own templates, with its names and its life
 * cycle. `LitElement` itself also brings property options and converters: 2.1 KB (gzip) of the 15 KB that
 * a page may wait for. Here attributes are texts, and properties mirror them.
 */
export abstract class LitBase extends HTMLElement {
  /** Attributes that are observed and mirrored by a property, beside `lang` that HTML mirrors itself. */
  static readonly attributes: readonly string[] = [];
  static readonly styles: string = '';
  /** One sheet for all the elements of a class. */
  static sheet: CSSStyleSheet;

  /** Read once, when the element is defined. */
  static get observedAttributes(): readonly string[] {
    this.sheet = new CSSStyleSheet();
    this.sheet.replaceSync(this.styles);
    for (const attribute of this.attributes) {
      Object.defineProperty(this.prototype, propertyOf(attribute), {
        get(this: Element) {
          return this.getAttribute(attribute);
        },
        set(this: Element, value: AttributeValue) {
          if (value === null || value === undefined) this.removeAttribute(attribute);
          else this.setAttribute(attribute, String(value));
        },
      });
    }
    return [...this.attributes, 'lang'];
  }

  readonly renderRoot: ShadowRoot = this.attachShadow({ mode: 'open' });
  #update: Promise<void> | undefined;
  #isBroken = false;

  constructor() {
    super();
    this.renderRoot.adoptedStyleSheets = [new.target.sheet];
    for (const property of new.target.attributes.map(propertyOf)) {
      if (!Object.getOwnPropertyDescriptor(this, property)) continue;
      // Set by a framework before the element was defined: the accessor takes over.
      const value: unknown = Reflect.get(this, property);
      Reflect.deleteProperty(this, property);
      Reflect.set(this, property, value);
    }
  }

  /** Resolves when what was asked for is shown. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve();
  }

  connectedCallback(): void {
    this.requestUpdate();
    this.attempt(() => this.connected());
  }

  attributeChangedCallback(_name: string): void {
    this.requestUpdate();
  }

  /** Renders once, however many changes come together. */
  requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      if (!this.isConnected) return;
      const hadFocus = this.matches(':focus-within');
      this.attempt(() => {
        this.willUpdate();
        render(this.render(), this.renderRoot);
        this.updated();
      });
      if (hadFocus) this.#keepFocus();
    });
  }

  /** Nothing may leave a page with what only holds the place of content: a fault of ours shows the children, for good. */
  protected attempt(act: () => void): void {
    if (this.#isBroken) return;
    try {
      act();
    } catch (error) {
      this.#isBroken = true;
      this.renderRoot.replaceChildren(document.createElement('slot'));
      this.broke(error);
    }
  }

  /** What held the focus may be gone, or not be shown any more: the reader goes on at the beginning of what takes its place. */
  #keepFocus(): void {
    const { renderRoot } = this;
    const fallback = renderRoot.querySelector('slot');
    if (renderRoot.activeElement || (fallback && this.contains(document.activeElement))) return;
    const place =
      renderRoot.querySelector<HTMLElement>('section') ?? this.querySelector<HTMLElement>('a[href], button') ?? this;
    if (place === this) this.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  /** The element is in the page. */
  protected abstract connected(): void;
  protected abstract willUpdate(): void;
  protected abstract render(): TemplateResult;
  protected abstract updated(): void;
  /** Something threw: only the children are shown from now on. */
  protected abstract broke(error: unknown): void;
}
