/**
 * A row of cards that scrolls, by the pattern of the W3C (APG, carousel without rotation): nothing moves by
 * itself, two native buttons turn it and keep the focus, and the keyboard or the browser's search bring what is out of
 * view into it. Fingers, wheels and arrow keys scroll it as the browser does. On paper it is a list.
 */
import type { Language } from 'ess-shared-types';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LitBase } from '../foundation/lit-base.js';
import { INITIATIVE_WORDS } from './words.js';

/** A card is in view when this much of it is. */
const SEEN = 0.6;
/** While it scrolls, cards come and go: what is in view is said once it rests. In milliseconds. */
const REST = 150;

/** A card: its content, and the id of what names it. */
export interface Slide {
  readonly titleId: string;
  readonly content: unknown;
}

export class Carousel {
  readonly #host: LitBase;
  #track: HTMLElement | null = null;
  #observer: IntersectionObserver | undefined;
  /** Whether a card is in view; nothing is known yet of one that was just added. */
  #seen = new WeakMap<Element, boolean>();
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Places of the first and last cards in view; before anything is known, the beginning. */
  #view: readonly [first: number, last: number] | undefined;
  #scrolls = true;
  /** Names of the cards that were drawn last. */
  #cards: readonly string[] = [];

  constructor(host: LitBase) {
    this.#host = host;
  }

  /** `total`: how many there are in all, shown or not. Cards that all fit in are a list without buttons. */
  template(slides: readonly Slide[], total: number, tracks: string, language: Language): TemplateResult {
    const words = INITIATIVE_WORDS[language];
    const scrolls = this.#scrolls;
    const [first, last] = this.#view ?? [0, 0];
    return html`<section
      class="carousel"
      role=${scrolls ? 'group' : nothing}
      aria-roledescription=${scrolls ? words.carousel : nothing}
      aria-label=${scrolls ? words.carouselName : nothing}
    >
      ${
        scrolls
          ? html`<div class="controls" part="controls">
              <p class="small" part="position" role="status">
                ${this.#view ? words.position(first + 1, last + 1, total) : ''}
              </p>
              ${this.#button('previous', words.previous, words.previousOnes, first === 0)}
              ${this.#button('next', words.next, words.nextOnes, last === slides.length - 1)}
            </div>`
          : ''
      }
      <ul class="track ${tracks}" part="track" role="list">
        ${slides.map(
          ({ titleId, content }) =>
            html`<li>
              <div
                class="card"
                part="item"
                role="group"
                aria-roledescription=${scrolls ? words.slide : nothing}
                aria-labelledby=${titleId}
              >
                ${content}
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** After each update of the host: watches the cards that were drawn. */
  updated(): void {
    const track = this.#host.renderRoot.querySelector<HTMLElement>('[part=track]');
    if (track !== this.#track) this.#watch(track);
    if (!track) return;
    for (const card of track.children) this.#observer?.observe(card);
    this.#rewind(track);
    this.#measure(track);
  }

  /** The host is out of the page. */
  disconnect(): void {
    this.#watch(null);
  }

  #watch(track: HTMLElement | null): void {
    clearTimeout(this.#rest);
    this.#observer?.disconnect();
    this.#track = track;
    this.#seen = new WeakMap();
    this.#cards = [];
    this.#view = undefined;
    this.#observer =
      track === null
        ? undefined
        : new IntersectionObserver(
            (entries) => {
              for (const { target, intersectionRatio } of entries) this.#seen.set(target, intersectionRatio >= SEEN);
              if (this.#view) this.#settleSoon();
              else this.#settle();
            },
            { root: track, threshold: SEEN },
          );
  }

  readonly #settleSoon = (): void => {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), REST);
  };

  /** Says what is in view. What is not stays within reach of the browser's search and of the keyboard, which scroll to it. */
  #settle(): void {
    if (!this.#track) return;
    const places: number[] = [];
    for (const [place, card] of [...this.#track.children].entries()) {
      const isSeen = this.#seen.get(card) !== false;
      if (isSeen) places.push(place);
    }
    const [first] = places;
    const last = places.at(-1);
    // None is in view while the element is hidden: what was said stays true for when it is shown again.
    if (first === undefined || last === undefined) return;
    this.#measure(this.#track);
    if (this.#view?.join() === `${first},${last}`) return;
    this.#view = [first, last];
    this.#host.requestUpdate();
  }

  /** Other results than before are read from the beginning; a page that is added goes on. */
  #rewind(track: Element): void {
    const cards = [...track.children];
    const before = this.#cards;
    this.#cards = cards.map((card) => card.querySelector('[part=title]')?.textContent ?? '');
    if (before.some((title, place) => title !== this.#cards[place])) track.scrollTo({ left: 0, behavior: 'instant' });
  }

  #measure({ scrollWidth, clientWidth }: Element): void {
    const scrolls = scrollWidth > clientWidth + 1;
    if (scrolls === this.#scrolls) return;
    this.#scrolls = scrolls;
    this.#host.requestUpdate();
  }

  #button(part: 'previous' | 'next', label: string, name: string, isAtEnd: boolean): TemplateResult {
    const turn = () => {
      const track = this.#track;
      if (track && !isAtEnd) track.scrollBy({ left: track.clientWidth * (part === 'next' ? 1 : -1) });
    };
    const icon = html`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m6 3.500 4.500 4.500L6 12.500" />
    </svg>`;
    return html`<button class="button" part=${part} type="button" aria-disabled=${isAtEnd} @click=${turn}>
      ${part === 'previous' ? icon : ''}<span aria-hidden="true">${label}</span><span class="hidden">${name}</span>
      ${part === 'next' ? icon : ''}
    </button>`;
  }
}
