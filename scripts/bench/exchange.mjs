// @ts-check
/** One request at a time on a connection kept open, timed. */
import http from 'node:http';
import { median, percentile } from './figures.mjs';

const agent = new http.Agent({ keepAlive: true });

/**
 * @typedef {object} Asked
 * @property {string} url
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {string} [body] sent by POST as JSON
 *
 * @typedef {object} Exchange
 * @property {number} status
 * @property {string[]} headers names and values in turn, as they were sent
 * @property {Buffer} body
 * @property {number} milliseconds until the last byte
 */

/**
 * @param {Asked} asked
 * @returns {Promise<Exchange>}
 */
export function exchange({ url, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const more = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const request = http.request(
      url,
      { agent, method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...more } },
      (response) => {
        /** @type {Buffer[]} */
        const chunks = [];
        response.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.rawHeaders,
            body: Buffer.concat(chunks),
            milliseconds: performance.now() - started,
          }),
        );
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/**
 * An exchange that has to succeed.
 * @param {Asked} asked
 */
export async function succeed(asked) {
  const answer = await exchange(asked);
  if (answer.status !== 200) throw new Error(`${asked.url}: ${answer.status} ${answer.body.toString().slice(0, 500)}`);
  return answer;
}

/** @param {string} query @param {Readonly<Record<string, unknown>>} [variables] */
export const graphqlBody = (query, variables = {}) => JSON.stringify({ query, variables });

/**
 * @typedef {object} Timing
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 * @property {number} perSecond
 * @property {number} bytes of the last body
 */

/**
 * Asks several servers in turn, one request each, until time is up: what slows the machine down slows all of them.
 * @param {readonly (() => Asked)[]} askers
 * @param {{ seconds: number, atLeast?: number }} options
 * @returns {Promise<Timing[]>}
 */
export async function inTurn(askers, { seconds, atLeast = 5 }) {
  const times = askers.map(() => /** @type {number[]} */ ([]));
  const bytes = askers.map(() => 0);
  for (const asker of askers) await succeed(asker());
  const end = performance.now() + seconds * 1_000;
  for (let round = 0; round < atLeast || performance.now() < end; round += 1) {
    for (const [index, asker] of askers.entries()) {
      const { milliseconds, body } = await succeed(asker());
      times[index]?.push(milliseconds);
      bytes[index] = body.length;
    }
  }
  return times.map((values, index) => ({
    p50: median(values),
    p99: percentile(
      values.toSorted((a, b) => a - b),
      99,
    ),
    perSecond: (1_000 * values.length) / values.reduce((sum, value) => sum + value, 0),
    bytes: bytes[index] ?? 0,
  }));
}
