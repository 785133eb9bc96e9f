/** Puts an agenda on the page of a test, before the fixture server in one of its cases. */
import { inject, onTestFinished } from 'vitest';
import type { EssAgenda } from '../src/agenda/define.js';
import type { EssEventMap } from '../src/foundation/events.js';
import type { SeenRequest } from './fixture-server.js';

export interface Mounted {
  readonly agenda: EssAgenda;
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

/** Mounts an agenda and waits until it is ready, empty or in error, unless `settled` is false. */
export async function mount(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  { settled = true, children = '<a href="#repli">Repli</a>' } = {},
): Promise<Mounted> {
  const key = crypto.randomUUID();
  const agenda = document.createElement('ess-agenda');
  agenda.innerHTML = children;
  for (const [attribute, value] of Object.entries({ endpoint: endpointOf(name, key), ...attributes })) {
    agenda.setAttribute(attribute, value);
  }
  const mounted: Mounted = {
    agenda,
    text: () => plain(agenda.renderRoot.querySelector('.ess')?.textContent),
    seen: async () => {
      const response = await fetch(`${inject('origin')}/seen/${key}`);
      const requests: unknown = await response.json();
      if (!isLog(requests)) throw new Error('not a log');
      return requests;
    },
    told: (event) =>
      new Promise((resolve) => agenda.addEventListener(event, ({ detail }) => resolve(detail), { once: true })),
    all: (selector) => [...agenda.renderRoot.querySelectorAll<HTMLElement>(selector)],
    one: (selector) => {
      const [found, ...others] = mounted.all(selector);
      if (!found || others.length > 0)
        throw new Error(`${String(others.length + (found ? 1 : 0))} elements for ${selector}`);
      return found;
    },
  };
  const answered = Promise.race([mounted.told('ess-ready'), mounted.told('ess-empty'), mounted.told('ess-error')]);
  document.body.append(agenda);
  onTestFinished(() => agenda.remove());
  if (settled) {
    agenda.scrollIntoView();
    await answered;
  }
  return mounted;
}

const isLog = (value: unknown): value is SeenRequest[] => Array.isArray(value);

/** A text without the fine points of its spaces. */
export const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** Whether the fallback children are shown. */
export function showsFallback({ agenda }: Mounted): boolean {
  const child = agenda.firstElementChild;
  return child !== null && child.getClientRects().length > 0;
}
