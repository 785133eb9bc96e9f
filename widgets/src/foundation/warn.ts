import type { SelectionProblem } from 'ess-shared-types';

const said = new Set<string>();

/** Tells the integrator what is wrong, once per page: twenty elements with one mistake make one line. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(message);
}

/** One warning for all that is wrong: `<ess-agenda when="soon">: upcoming, past, recurring, all`. */
export function warnOfProblems({ localName }: Element, problems: readonly SelectionProblem[]): void {
  const lines = problems.map(
    ({ name, value, allowed }) => `<${localName} ${name}="${value ?? ''}">: ${allowed.filter(Boolean).join(', ')}`,
  );
  if (lines.length > 0) warnOnce(lines.join('\n'));
}
