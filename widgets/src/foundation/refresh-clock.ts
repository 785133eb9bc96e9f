/**
 * One timer for all elements of a page, set to the first instant at which an answer changes by the mere
 * passing of time. Nothing is asked before that instant, nor while nobody looks at the page.
 */
const due = new Map<() => void, number>();
/** What `setTimeout` can wait for: 24 days. */
const LONGEST = 2 ** 31 - 1;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Calls `run` once at an instant (milliseconds since the epoch), or when the page is looked at again after it; returns what cancels it. */
export function runAt(instant: number, run: () => void): () => void {
  due.set(run, instant);
  document.addEventListener('visibilitychange', schedule);
  schedule();
  return () => void due.delete(run);
}

/** Runs what is due, then waits for what comes next; not while the page is hidden. */
function schedule(): void {
  clearTimeout(timer);
  if (document.hidden || due.size === 0) return;
  const now = Date.now();
  for (const [run, instant] of due) if (instant <= now && due.delete(run)) run();
  timer = setTimeout(schedule, Math.min(...due.values(), now + LONGEST) - now);
}
