/** A selection that cannot be answered: what is wrong and what is allowed, never a silent drop. */
import { describeProblem, type Language, type SelectionProblem } from 'ess-shared-types';

export class SelectionRefused extends Error {
  override readonly name = 'SelectionRefused';

  constructor(
    readonly problems: readonly SelectionProblem[],
    readonly lang: Language = 'fr',
  ) {
    super(problems.map((problem) => describeProblem(problem, lang)).join(' '));
  }
}
