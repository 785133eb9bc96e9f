/** Puts an element on the page of a test, before the fixture server in one of its cases. */
import { inject, onTestFinished } from 'vitest';
import type { EssAgenda } from '../src/agenda/define.js';
import type { EssEventMap } from '../src/foundation/events.js';
import type { SeenRequest } from './fixture-server.js';

/** An element on the page of a test. */
export interface Mounted<Tag extends keyof HTMLElementTagNameMap = 'ess-agenda'> {
  readonly element: HTMLElementTagNameMap[Tag];
  /** All the text that is shown, fallback children apart. */
  readonly text: () => string;
  /** What the CMS was asked so far. */
  readonly seen: () => Promise<SeenRequest[]>;
  /** The detail of the next event of that name. */
  readonly told: <Name extends keyof EssEventMap>(name: Name) => Promise<EssEventMap[Name]['detail']>;
  readonly all: (selector: string) => HTMLElement[];
  /** The one element that the selector finds. */
  readonly one: (selector: string) => HTMLElement;
}

export function endpointOf(name: string, key: string = crypto.randomUUID()): string {
  return `${inject('origin')}/case/${name}/${key}`;
}

/** How an element is mounted. */
export interface MountOptions {
  /** Waits until the element is ready, empty or in error; so it does unless said. */
  readonly settled?: boolean;
  readonly children?: string;
}

/** Mounts an element of ours before a case of the fixture server. */
export async function mountElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  { settled = true, children = '<a href="#repli">Repli</a>' }: MountOptions = {},
): Promise<Mounted<Tag>> {
  const key = crypto.randomUUID();
  const element = document.createElement(tag);
  const root = element.shadowRoot;
  if (!root) throw new Error(`<${tag}> is not defined`);
  element.innerHTML = children;
  for (const [attribute, value] of Object.entries({ endpoint: endpointOf(name, key), ...attributes })) {
    element.setAttribute(attribute, value);
  }
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const host: HTMLElement = element;
  const told = <Name extends keyof EssEventMap>(event: Name) =>
    new Promise<EssEventMap[Name]['detail']>((resolve) =>
      host.addEventListener(event, ({ detail }) => resolve(detail), { once: true }),
    );
  const answered = Promise.race([told('ess-ready'), told('ess-empty'), told('ess-error')]);
  document.body.append(element);
  onTestFinished(() => element.remove());
  if (settled) {
    element.scrollIntoView();
    await answered;
  }
  return {
    element,
    told,
    all,
    text: () => plain(root.querySelector('.ess')?.textContent),
    seen: async () => {
      const response = await fetch(`${inject('origin')}/seen/${key}`);
      const requests: unknown = await response.json();
      if (!isLog(requests)) throw new Error('not a log');
      return requests;
    },
    one: (selector) => {
      const [found, ...others] = all(selector);
      if (!found || others.length > 0)
        throw new Error(`${String(others.length + (found ? 1 : 0))} elements for ${selector}`);
      return found;
    },
  };
}

/** Mounts an agenda. */
export async function mount(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  options: MountOptions = {},
): Promise<Mounted & { readonly agenda: EssAgenda }> {
  const mounted = await mountElement('ess-agenda', name, attributes, options);
  return { ...mounted, agenda: mounted.element };
}

const isLog = (value: unknown): value is SeenRequest[] => Array.isArray(value);

/** A text without the fine points of its spaces. */
export const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** Whether the fallback children are shown. */
export function showsFallback({ element }: { readonly element: Element }): boolean {
  const child = element.firstElementChild;
  return child !== null && child.getClientRects().length > 0;
}
