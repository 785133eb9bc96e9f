/** Whether two events are probably one, told by two sources: the same day, the same commune, much the same title. Pure. */
import { textKey } from 'ess-shared-types';

/** What is compared of an event. */
export interface Likeness {
  readonly title: string;
  /** When its dates start: `2025-09-11`, `2025-09-11T09:30`; what is less precise is no day. */
  readonly starts: readonly string[];
  /** Codes of its territories; none for what is online or whose place is unknown. */
  readonly communes: readonly string[];
}

/** Share of words in common above which two titles are much the same. */
const MUCH_THE_SAME = 0.6;

export function areAlike(one: Likeness, other: Likeness): boolean {
  if (!one.starts.some((start) => other.starts.some((otherStart) => mayBeSame(start, otherStart)))) return false;
  const likeness = titleLikeness(one.title, other.title);
  // Where a place is unknown, only the same title tells.
  if (one.communes.length === 0 || other.communes.length === 0) return likeness === 1;
  return likeness >= MUCH_THE_SAME && one.communes.some((code) => other.communes.includes(code));
}

/** The same day, and the same hour where both have one: a morning and an afternoon are two. */
const mayBeSame = (one: string, other: string): boolean =>
  one.startsWith(other.slice(0, 10)) && (one.length === 10 || other.length === 10 || one === other);

/** The days on which an event starts. */
export const daysOf = ({ starts }: Likeness): string[] => [
  ...new Set(starts.filter((start) => start.length >= 10).map((start) => start.slice(0, 10))),
];

/** Words in common, of all words: 1 is the same words. */
export function titleLikeness(one: string, other: string): number {
  const [first, second] = [one, other].map(
    (title) =>
      new Set(
        textKey(title)
          .split(' ')
          .filter((word) => word.length > 2 || /\d/.test(word)),
      ),
  );
  if (!first || !second || first.size === 0 || second.size === 0) return textKey(one) === textKey(other) ? 1 : 0;
  const common = [...first].filter((word) => second.has(word)).length;
  return common / (first.size + second.size - common);
}

/** Known events by day, so that each comparison looks at a few only. */
export class LikenessIndex<Known extends Likeness> {
  readonly #byDay = new Map<string, Known[]>();

  constructor(known: Iterable<Known> = []) {
    for (const event of known) this.add(event);
  }

  add(event: Known): void {
    for (const day of daysOf(event)) {
      const others = this.#byDay.get(day);
      if (others) others.push(event);
      else this.#byDay.set(day, [event]);
    }
  }

  find(event: Likeness): Known | undefined {
    return daysOf(event)
      .flatMap((day) => this.#byDay.get(day) ?? [])
      .find((known) => areAlike(event, known));
  }
}
