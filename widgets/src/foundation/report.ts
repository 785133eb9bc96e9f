import type { SelectionProblem } from 'ess-shared-types';
import { loadChunk } from './chunk.js';
import { warnOnce } from './warn.js';

/** What went wrong, as far as the shell knows it; the sentences are in a chunk. */
export interface Fault {
  /** Attributes that are wrong. */
  readonly problems?: readonly SelectionProblem[];
  /** What the CMS said of a selection that it does not understand. */
  readonly refusal?: string;
  /** What came in the place of an answer; its status stands before it. */
  readonly answer?: string;
}

/** What is said seldom: why there is nothing, how old what is shown is, what is wrong. */
export const explanations = () => loadChunk('explanations', () => import('../explanations/index.js'));

/** Tells the integrator what is wrong and what to write instead, once. */
export async function report(element: Element, fault: Fault): Promise<void> {
  try {
    warnOnce((await explanations()).explain(element, fault));
  } catch {
    warnOnce(`<${element.localName}>: ${JSON.stringify(fault)}`);
  }
}
