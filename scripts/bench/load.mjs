// @ts-check
/** Asks a server for one thing as fast as it can: wrk where it is installed, else a small generator of our own. */
import { fork, spawnSync } from 'node:child_process';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/run.mjs';

/**
 * @typedef {object} Load
 * @property {string} url `{n}` stands for another number at each request of our own generator
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {string} [method]
 * @property {string} [body]
 * @property {number} connections
 * @property {number} seconds
 *
 * @typedef {object} LoadResult
 * @property {number} perSecond
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 * @property {Readonly<Record<string, number>>} [statuses] how often each status was answered, where it is known
 */

/** @type {boolean | undefined} */
let found;
export const hasWrk = () => (found ??= spawnSync('wrk', ['--version']).error === undefined);

/**
 * @param {Load} load
 * @returns {Promise<LoadResult>}
 */
export const measureLoad = (load) => (hasWrk() ? wrk(load) : generate(load));

/**
 * @param {Load} load a GET
 * @returns {Promise<LoadResult>}
 */
async function wrk({ url, headers = {}, connections, seconds }) {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { code, output } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...named, url]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
  if (code !== 0 || !(perSecond > 0) || /Non-2xx or 3xx responses/.test(output))
    throw new Failure('wrk n’a pas pu mesurer une adresse.', { output: `${url}\n${output}` });
  return { perSecond, p50: latency(output, '50%'), p99: latency(output, '99%') };
}

/**
 * @param {string} output
 * @param {string} percentile
 */
function latency(output, percentile) {
  const [, value, unit = ''] = new RegExp(`${percentile}\\s+([\\d.]+)(us|ms|s)`).exec(output) ?? [];
  return Number(value) * (unit === 'us' ? 0.001 : unit === 's' ? 1_000 : 1);
}

/**
 * The generator of our own, in a process of its own.
 * @param {Load} load
 * @returns {Promise<LoadResult>}
 */
export function generate(load) {
  const child = fork(path.join(import.meta.dirname, 'load-generator.mjs'), [JSON.stringify(load)]);
  return new Promise((resolve, reject) => {
    child.once('message', (/** @type {any} */ result) => resolve(result));
    child.once('exit', () => reject(new Failure('Le générateur de charge s’est arrêté.')));
  });
}
