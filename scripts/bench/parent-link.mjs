// @ts-check
/** How a measured server, in a process of its own, answers what the measurements ask of it. */
import process from 'node:process';

/** @typedef {{ readonly [name: string]: (argument: any) => unknown }} Handlers */

/**
 * Says where the server listens, then answers questions until the parent is gone.
 * @param {string} url
 * @param {Handlers} handlers
 */
export function serveParent(url, handlers) {
  process.on(
    'message',
    async (/** @type {{ id: number, name: string, argument: unknown }} */ { id, name, argument }) => {
      try {
        process.send?.({ id, result: await handlers[name]?.(argument) });
      } catch (error) {
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    },
  );
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url });
}
