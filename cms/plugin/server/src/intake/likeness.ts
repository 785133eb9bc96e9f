/** Whether two events are probably one, told by two sources: the same day, the same commune, much the same title. Pure. */
import { textKey } from 'ess-shared-types';

/** What is compared of an event. */
export interface Likeness {
  readonly title: string;
  /** When its dates start: `2025-09-11`, `2025-09-11T09:30`; what is less precise is no day. */
  readonly starts: readonly string[];
  /** Codes of its territories; none for what is online or whose place is unknown. */
  readonly communes: readonly string[];
  /** Names of its places. */
  readonly venues: readonly string[];
}

/** An event with the words of its title, found once. */
interface Compared<Event extends Likeness> {
  readonly event: Event;
  readonly words: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
}

/** Share of words in common above which two titles are much the same. */
const MUCH_THE_SAME = 0.6;

export const areAlike = (one: Likeness, other: Likeness): boolean => alike(compared(one), compared(other));

function alike(one: Compared<Likeness>, other: Compared<Likeness>): boolean {
  if (!one.event.starts.some((start) => other.event.starts.some((otherStart) => mayBeSame(start, otherStart)))) {
    return false;
  }
  if (areMarkedApart(one.marks, other.marks)) return false;
  if (areElsewhere(one.event.venues, other.event.venues)) return false;
  const likeness = inCommon(one.words, other.words);
  // Where a place is unknown, only the same title tells.
  if (one.event.communes.length === 0 || other.event.communes.length === 0) return likeness === 1;
  return likeness >= MUCH_THE_SAME && one.event.communes.some((code) => other.event.communes.includes(code));
}

/** Both name their place, and not the same one: « Centre social Nord », « Centre social Sud ». */
const areElsewhere = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 &&
  others.length > 0 &&
  !some.some((venue) => others.some((other) => titleLikeness(venue, other) > MUCH_THE_SAME));

/** The same day, and the same hour where both have one: a morning and an afternoon are two. */
const mayBeSame = (one: string, other: string): boolean =>
  one.length >= 10 &&
  one.slice(0, 10) === other.slice(0, 10) &&
  (one.length === 10 || other.length === 10 || one === other);

/** The days on which an event starts. */
export const daysOf = ({ starts }: Likeness): string[] => [
  ...new Set(starts.filter((start) => start.length >= 10).map((start) => start.slice(0, 10))),
];

const compared = <Event extends Likeness>(event: Event): Compared<Event> => ({
  event,
  words: titleWords(event.title),
  marks: marksOf(event.title),
});

/** Short words tell nothing, numbers do; a title of short words only is compared whole. */
function titleWords(title: string): ReadonlySet<string> {
  const key = textKey(title);
  const words = key.split(' ').filter((word) => word.length > 2 || /\d/.test(word));
  return new Set(words.length > 0 ? words : [key]);
}

/** Numbers and letters that stand alone, but those of elisions: « groupe 1 », « Poule A ». */
function marksOf(title: string): ReadonlySet<string> {
  const words = textKey(title).split(' ');
  const isElision = (word: string, index: number) =>
    /^[cdjlmnst]$/.test(word) && /^[aeiouyh]/.test(words[index + 1] ?? '');
  return new Set(words.filter((word, index) => /^(?:\d+|\p{L})$/u.test(word) && !isElision(word, index)));
}

/** « Poule A » and « Poule B »: each has a number or a letter that the other lacks. */
function areMarkedApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const lacking = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].some((mark) => !others.has(mark));
  return lacking(one, other) && lacking(other, one);
}

/** Words in common, of all words: 1 is the same words. */
export const titleLikeness = (one: string, other: string): number => inCommon(titleWords(one), titleWords(other));

function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / (one.size + other.size - common);
}

/** Events of one day and one place that are compared with another: beyond, a list is no agenda. */
const MOST_COMPARED = 100;

/** Known events by day and commune, and by day and title, so that each comparison looks at a few only. */
export class LikenessIndex<Known extends Likeness> {
  readonly #byKey = new Map<string, Compared<Known>[]>();

  constructor(known: Iterable<Known> = []) {
    for (const event of known) this.add(event);
  }

  add(event: Known): void {
    const entry = compared(event);
    for (const key of keysOf(entry)) {
      const others = this.#byKey.get(key);
      if (!others) this.#byKey.set(key, [entry]);
      else if (others.length < MOST_COMPARED) others.push(entry);
    }
  }

  find(event: Likeness, isWanted: (known: Known) => boolean = () => true): Known | undefined {
    const entry = compared(event);
    return keysOf(entry)
      .flatMap((key) => this.#byKey.get(key) ?? [])
      .find((known) => isWanted(known.event) && alike(entry, known))?.event;
  }
}

/** What is alike shares a commune, or has the very words of the title: see `alike`. */
function keysOf({ event, words }: Compared<Likeness>): string[] {
  const title = [...words].toSorted().join(' ');
  return daysOf(event).flatMap((day) => [`${day} ${title}`, ...event.communes.map((code) => `${day} @${code}`)]);
}
