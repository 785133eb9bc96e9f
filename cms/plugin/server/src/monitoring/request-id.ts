/** A name for each request that costs work, so that its lines in the logs of proxy and servers are found together. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { SERVER_ID } from './server-state';

export const REQUEST_ID = 'X-Request-Id';

/** What is taken over from a proxy: nothing that could be taken for something else in a log. */
const READABLE = /^[\w.:@=+/-]{1,128}$/;

const current = new AsyncLocalStorage<string>();
let count = 0;

/** The one that a trusted proxy gave, or a new one. */
export function requestId(request: IncomingMessage, isTrusted: () => boolean): string {
  const given = request.headers['x-request-id'];
  if (typeof given === 'string' && READABLE.test(given) && isTrusted()) return given;
  count += 1;
  return `${SERVER_ID}-${count.toString(36)}`;
}

/** Does the work of a request; what it logs says so. */
export const during = <Result>(id: string, work: () => Result): Result => current.run(id, work);

/** Of the request under way; `undefined` in work that nobody asked for. */
export const currentRequestId = (): string | undefined => current.getStore();
