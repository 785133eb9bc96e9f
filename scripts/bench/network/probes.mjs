// @ts-check
/** What others wait for while something long is under way: each is asked again and again, and its worst wait kept. */
import http from 'node:http';

/**
 * @typedef {object} Probe
 * @property {string} name
 * @property {string} url
 * @property {Readonly<Record<string, string>>} [headers]
 *
 * @typedef {Record<string, number>} Waits milliseconds by probe
 */

const EVERY = 50;
/** A wait that does not end is one of this many milliseconds. */
const GIVEN_UP = 300_000;

/**
 * Runs some work while all probes are asked.
 * @template Result
 * @param {readonly Probe[]} probes
 * @param {() => Promise<Result>} work
 * @returns {Promise<{ result: Result, milliseconds: number, waits: Waits, failures: Record<string, number> }>}
 */
export async function probedDuring(probes, work) {
  let isOver = false;
  /** @type {Waits} */
  const waits = {};
  /** @type {Record<string, number>} */
  const failures = {};
  const watching = probes.map(async ({ name, url, headers }) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    waits[name] = 0;
    failures[name] = 0;
    while (!isOver) {
      const started = performance.now();
      const status = await get(url, headers, agent).catch(() => 0);
      if (status !== 200) failures[name] += 1;
      waits[name] = Math.max(waits[name] ?? 0, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    agent.destroy();
  });
  const started = performance.now();
  try {
    const result = await work();
    const milliseconds = performance.now() - started;
    isOver = true;
    await Promise.all(watching);
    return { result, milliseconds, waits, failures };
  } finally {
    isOver = true;
  }
}

/**
 * @param {string} url
 * @param {Readonly<Record<string, string>> | undefined} headers
 * @param {http.Agent} agent
 * @returns {Promise<number>}
 */
const get = (url, headers, agent) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent, timeout: GIVEN_UP, ...(headers ? { headers } : {}) }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', reject);
  });
