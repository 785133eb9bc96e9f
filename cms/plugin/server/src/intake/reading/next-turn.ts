/** Gives way: long work on one thread lets the server answer others between two chunks. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
