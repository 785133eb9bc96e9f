/** A selection that cannot be answered: what is wrong and what is allowed, never a silent drop. */
import { describeOthers, describeProblem, MOST_PROBLEMS, type Language, type SelectionProblem } from 'ess-shared-types';

export class SelectionRefused extends Error {
  override readonly name = 'SelectionRefused';

  /** The first `MOST_PROBLEMS`. */
  readonly problems: readonly SelectionProblem[];
  /** How many more there are. */
  readonly others: number;

  constructor(
    problems: readonly SelectionProblem[],
    readonly lang: Language = 'fr',
    others = 0,
  ) {
    const described = problems.slice(0, MOST_PROBLEMS);
    const more = others + problems.length - described.length;
    super(describeAll(described, more, lang).join(' '));
    this.problems = described;
    this.others = more;
  }
}

/** A sentence for each problem, and one for those that are only counted. */
export const describeAll = (problems: readonly SelectionProblem[], others: number, lang: Language): string[] =>
  [...problems.map((problem) => describeProblem(problem, lang)), describeOthers(others, lang)].filter(
    (sentence) => sentence !== '',
  );
