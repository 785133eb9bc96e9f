/** Work that nobody waits for lets those who do go first. */
import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<true>();

/** Milliseconds without a query of anybody else after which background work goes on. */
const QUIET = 15;
/** Milliseconds that it waits at most: a busy server finishes what it owes all the same. */
const LONGEST_PATIENCE = 200;

let lastQuery = 0;

/** Runs work that nobody waits for. */
export const inBackground = <Result>(work: () => Promise<Result>): Promise<Result> => background.run(true, work);

/** To be called at each query of a connection that is shared with background work. */
export function noteQuery(): void {
  if (background.getStore() !== true) lastQuery = performance.now();
}

/** Between two transactions of background work: those who wait for the connection have it first. */
export async function letOthersFirst(): Promise<void> {
  const until = performance.now() + LONGEST_PATIENCE;
  do await new Promise((resolve) => setTimeout(resolve, 2));
  while (performance.now() - lastQuery < QUIET && performance.now() < until);
}
