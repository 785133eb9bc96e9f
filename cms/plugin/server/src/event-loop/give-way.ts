/**
 * One thread answers everybody: whoever computes for long lets others have their turn. Readers of what is cached, the
 * health of the server and other editors then never wait longer than one stretch.
 */

/** Milliseconds of a stretch: several may follow each other before the loop turns. */
const STRETCH = 8;

let since = performance.now();

/** To be awaited inside long work, as often as one likes: gives the loop back when the present stretch has lasted. */
export async function giveWay(): Promise<void> {
  if (performance.now() - since < STRETCH) return;
  await nextTurn();
}

/** Gives the loop back at once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => {
      since = performance.now();
      resolve();
    });
  });
}

/** As `Array.map`, giving way between two items. */
export async function mapGivingWay<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    await giveWay();
    results.push(await work(item, index));
  }
  return results;
}
