/** What the elements tell their page. All events bubble and cross shadow roots. */

/** `ess-ready`: content is shown, the first time and each time it changes. */
export interface EssReadyDetail {
  /** Entries of the selection. */
  readonly total: number;
  /** Entries shown. */
  readonly shown: number;
  /** Code of the enclosing territory at which something was found, or null. */
  readonly foundAt: string | null;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
}

/** `ess-empty`: the selection has no entry. */
export interface EssEmptyDetail {
  readonly asOf: string;
}

/** `ess-error`: there is no content to be had. */
export interface EssErrorDetail {
  /** `refused`: an attribute is wrong. `unreachable`: the CMS gave no answer. `broken`: a fault of the element. */
  readonly reason: 'refused' | 'unreachable' | 'broken';
}

/** `ess-select`: the reader chose an entry; `preventDefault()` keeps the browser from following the link. */
export interface EssSelectDetail {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Null when the entry unfolds in place. */
  readonly url: string | null;
}

export interface EssEventMap {
  'ess-ready': CustomEvent<EssReadyDetail>;
  'ess-empty': CustomEvent<EssEmptyDetail>;
  'ess-error': CustomEvent<EssErrorDetail>;
  'ess-select': CustomEvent<EssSelectDetail>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- augments the DOM's own map
  interface HTMLElementEventMap extends EssEventMap {}
}

/** Dispatches one of the events above; false when a listener prevented its default. */
export function tell<Name extends keyof EssEventMap>(
  element: Element,
  name: Name,
  detail: EssEventMap[Name]['detail'],
  cancelable = false,
): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
