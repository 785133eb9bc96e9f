// @ts-check
/** Runs other programs, and takes them along when this one is told to stop. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [folder] where to run, the repository's root if nothing is said
 * @property {Record<string, string>} [environment] variables on top of this process's own
 * @property {boolean} [show] gives it the terminal instead of keeping its output for a failure
 */

/** @typedef {{ code: number, output: string }} RunResult */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, programArguments, { folder = root, environment = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !path.isAbsolute(program),
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    const letGo = () => {
      for (const signal of SIGNALS) process.off(signal, pass);
    };

    child.on('error', (error) => {
      letGo();
      reject(new Failure(`« ${program} » ne peut pas être lancé : ${error.message}`, { cause: error }));
    });
    child.on('close', (code) => {
      letGo();
      if (stoppedBy) process.kill(process.pid, stoppedBy);
      else resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {RunOptions & { failure: string }} options `failure` is the sentence shown when it does not
 */
export async function mustRun(program, programArguments, { failure, ...options }) {
  const { code, output } = await run(program, programArguments, options);
  if (code !== 0) throw new Failure(failure, { output });
}

/**
 * The path of a program's script among the installed packages, to be run by this same Node.js.
 * @param {string} file such as `typescript/bin/tsc`
 */
export function installedScript(file) {
  return path.join(root, 'node_modules', ...file.split('/'));
}

/**
 * How to run npm: the very one that started this command if there is one.
 * @param {readonly string[]} npmArguments
 * @returns {[program: string, programArguments: string[]]}
 */
export function npmCommand(npmArguments) {
  const script = process.env['npm_execpath'] ?? '';
  return path.basename(script) === 'npm-cli.js'
    ? [process.execPath, [script, ...npmArguments]]
    : ['npm', [...npmArguments]];
}
