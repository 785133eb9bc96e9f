import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { render, type TemplateResult } from 'lit/html.js';

/** The value of an attribute, or what is given to the property that mirrors it. */
export type AttributeValue = string | number | null | undefined;

/** `heading-level` -> `headingLevel` */
const propertyOf = (attribute: string): string => attribute.replace(/-(.)/, (_, letter: string) => letter.toUpperCase());

/**
 * The part of `LitElement` that the elements use, on Lit's own templates and with its names and life
 * cycle. `LitElement` brings converters, property options and decorators that weigh 2.3 KB (gzip) of the
 * 15 KB that a page may wait for; here attributes are texts, and properties mirror them.
 */
export abstract class LitBase extends HTMLElement implements ReactiveControllerHost {
  /** Observed attributes; each but `lang`, which HTML has, gets a property. */
  static readonly attributes: readonly string[] = [];
  static readonly styles: readonly string[] = [];

  /** Read once, when the element is defined. */
  static get observedAttributes(): readonly string[] {
    for (const attribute of this.attributes) {
      Object.defineProperty(this.prototype, propertyOf(attribute), {
        get(this: Element) {
          return this.getAttribute(attribute);
        },
        set(this: Element, value: AttributeValue) {
          if (value === null || value === undefined) this.removeAttribute(attribute);
          else this.setAttribute(attribute, String(value));
        },
        enumerable: true,
        configurable: true,
      });
    }
    return [...this.attributes, 'lang'];
  }

  readonly renderRoot: ShadowRoot;
  readonly #controllers: ReactiveController[] = [];
  #update: Promise<boolean> | undefined;

  constructor() {
    super();
    this.renderRoot = this.attachShadow({ mode: 'open' });
    const { attributes, styles } = new.target;
    this.renderRoot.adoptedStyleSheets = [sheetOf(styles.join(''))];
    // Properties that were set before the element was defined.
    ...
  }
}
