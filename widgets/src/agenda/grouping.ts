import type { Language } from 'ess-shared-types';
import type { AgendaEvent } from './agenda-source.js';
import { headingInWords } from './when-words.js';

/** A heading and the rendez-vous under it, with their places in the answer. */
export type AgendaGroup = readonly [heading: string, events: readonly (readonly [place: number, event: AgendaEvent])[]];

/** What is under way comes first; what recurs, then what is postponed, last. Days keep the order of the answer. */
const rank = ({ temporalState }: AgendaEvent): number =>
  ['ONGOING', 'UPCOMING', 'PAST', 'RECURRING', 'POSTPONED'].indexOf(temporalState) >> 1;

/** By day, or by month with `byMonth`; only the first `count` of them all when it is said. */
export function groupEvents(
  events: readonly AgendaEvent[],
  byMonth: boolean,
  language: Language,
  count?: number,
): readonly AgendaGroup[] {
  const groups = new Map<string, [number, AgendaEvent][]>();
  for (const entry of [...events.entries()].sort(([, a], [, b]) => rank(a) - rank(b)).slice(0, count)) {
    const heading = headingInWords(entry[1], byMonth, language);
    groups.set(heading, [...(groups.get(heading) ?? []), entry]);
  }
  return [...groups];
}
