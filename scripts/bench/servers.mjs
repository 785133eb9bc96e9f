// @ts-check
/** Starts the servers that are compared, each in a process of its own, and stops them. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';

/**
 * @typedef {object} MeasuredServer
 * @property {string} url
 * @property {number} startMilliseconds from the launch of the process to the first request that it could answer
 * @property {(name: string, argument?: unknown) => Promise<any>} ask
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} script name of a file beside this one
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<MeasuredServer>}
 */
export function startServer(script, environment = {}) {
  const started = performance.now();
  const child = fork(path.join(import.meta.dirname, script), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    output = (output + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let asked = 0;
  /** @type {MeasuredServer['ask']} */
  const ask = (name, argument) =>
    new Promise((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, { resolve, reject });
      child.send({ id, name, argument });
    });
  const stop = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return new Promise((resolve, reject) => {
    child.on('message', (/** @type {any} */ message) => {
      if ('url' in message) resolve({ url: message.url, startMilliseconds: performance.now() - started, ask, stop });
      else if ('error' in message) waiting.get(message.id)?.reject(new Failure(message.error, { output }));
      else waiting.get(message.id)?.resolve(message.result);
    });
    child.on('exit', (code) => {
      const failure = new Failure(`Le serveur « ${script} » s’est arrêté (${code}).`, { output });
      reject(failure);
      for (const { reject: refuse } of waiting.values()) refuse(failure);
    });
  });
}
