// @ts-check
/** The settings of a start: environment variables, every one with a working default. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from './failure.mjs';
import { appFolder, root } from './paths.mjs';

/**
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port 0 lets the system choose
 * @property {string} publicUrl the address visitors use, empty when it is the listening one
 * @property {boolean} demo demo content and demo login
 * @property {string} databaseUrl empty for the embedded SQLite database
 * @property {string} databaseFilename SQLite's file, empty for the default one
 */

/** Reads and checks the settings, and puts them where Strapi's configuration looks for them. */
export function loadSettings() {
  // A path typed in a shell is relative to that shell; one in the application's .env, to the application.
  const typed = process.env['DATABASE_FILENAME']?.trim();
  if (typed) process.env['DATABASE_FILENAME'] = path.resolve(whereTyped(), typed);
  const file = path.join(appFolder, '.env');
  if (existsSync(file)) loadFile(file);

  const settings = readSettings(process.env);
  process.env['NODE_ENV'] ||= 'production';
  process.env['HOST'] = settings.host;
  process.env['PORT'] = String(settings.port);
  process.env['ESS_DEMO'] = String(settings.demo);
  if (settings.databaseFilename) {
    process.env['DATABASE_FILENAME'] = path.resolve(appFolder, settings.databaseFilename);
  }
  return settings;
}

/**
 * What the environment sets wins. A variable that is empty there, as compose files write those that nobody filled, is
 * not set: the file's own value holds.
 * @param {string} file
 */
export function loadFile(file) {
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    if (isBlank(process.env[name])) process.env[name] = value;
  }
}

/** @param {string | undefined} value */
const isBlank = (value) => (value ?? '').trim() === '';

/**
 * @param {Readonly<Record<string, string | undefined>>} given
 * @returns {Settings}
 */
export function readSettings(given) {
  const environment = Object.fromEntries(Object.entries(given).filter(([, value]) => !isBlank(value)));
  const port = environment['PORT'] || '1337';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Failure(`PORT=${port} : un port est un nombre de 0 à 65535.`);
  }
  const host = environment['HOST'] || '127.0.0.1';
  const publicUrl = environment['PUBLIC_URL'] || '';
  if (publicUrl !== '' && !isUrl(publicUrl, ['http:', 'https:'])) {
    throw new Failure(`PUBLIC_URL=${publicUrl} : une adresse http:// ou https:// est attendue.`);
  }
  // By itself only where nobody else can come: it makes an account with every right.
  const demo = environment['ESS_DEMO'] || String(publicUrl === '' && isLoopback(host));
  if (demo !== 'true' && demo !== 'false') throw new Failure(`ESS_DEMO=${demo} : « true » ou « false » est attendu.`);

  const databaseUrl = environment['DATABASE_URL'] || '';
  if (databaseUrl !== '' && !isUrl(databaseUrl, ['postgres:', 'postgresql:'])) {
    // Its value may hold a password: it is not repeated.
    throw new Failure('DATABASE_URL : une adresse postgres://utilisateur:secret@serveur:port/base est attendue.');
  }
  return {
    host,
    port: Number(port),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    demo: demo === 'true',
    databaseUrl,
    databaseFilename: environment['DATABASE_FILENAME'] || '',
  };
}

/**
 * Whether an address to listen on is reached from this machine alone.
 * @param {string} host
 */
export const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * @param {string} text
 * @param {readonly string[]} protocols
 */
function isUrl(text, protocols) {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** Npm moves to the repository's root before it runs a command, and tells where it was typed. */
export function whereTyped() {
  const here = process.cwd();
  return here === path.resolve(root) ? (process.env['INIT_CWD'] ?? here) : here;
}
