/**
 * Figures that a scenario measures: each is held to its bound, and stands in the table that `npm run test:resilience`
 * prints, kept or not.
 */
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

export type Bound = { readonly atMost: number } | { readonly atLeast: number };

/** A line of the table, as it is handed to the command that prints it. */
export interface FigureLine {
  readonly scenario: string;
  /** What was measured, with its unit: « lectures ratées », « reprise (s) ». In French, as it is printed. */
  readonly what: string;
  readonly value: number | null;
  readonly bound: Bound | null;
  /** Why nothing was measured. */
  readonly notRun?: string;
}

/** Notes a measured figure, then fails the test when it is out of its bound. */
export function figure(scenario: string, what: string, value: number, bound: Bound): void {
  note({ scenario, what, value, bound });
  if ('atMost' in bound) expect(value, what).toBeLessThanOrEqual(bound.atMost);
  else expect(value, what).toBeGreaterThanOrEqual(bound.atLeast);
}

/** Notes a figure that says how much was tried or how long it took, without a bound. */
export function context(scenario: string, what: string, value: number): void {
  note({ scenario, what, value, bound: null });
}

/** Says in the table that something was not run here, and why: a program that this machine lacks. */
export function notRun(scenario: string, why: string): void {
  note({ scenario, what: '', value: null, bound: null, notRun: why });
}

function note(line: FigureLine): void {
  const file = process.env.ESS_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
