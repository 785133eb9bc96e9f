// @ts-check
/** The databases that are measured: one filled through the Document Service, then others with ever more events. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { step } from '../lib/steps.mjs';
import { copyDatabase, fillReadModel } from './bulk-load.mjs';
import { corpusWords, fictitiousEvent } from './fictitious-events.mjs';
import { number } from './figures.mjs';
import { bundlePluginParts, loadPluginParts } from './plugin-parts.mjs';
import { startServer } from './servers.mjs';

/**
 * @typedef {object} Databases
 * @property {string} documents all of whose events have their documents
 * @property {ReadonlyMap<number, string>} bySize file by number of events
 * @property {import('./fictitious-events.mjs').References} references
 * @property {(name: string) => string} copy makes a copy of the first for another server
 * @property {(number: number) => ReturnType<typeof fictitiousEvent>} event a fictitious one
 */

/** Settings of an application that nobody limits, as its environment says them. */
export function settings() {
  const secret = () => randomBytes(24).toString('base64');
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'https://cms.exemple.example',
    DATABASE_URL: '',
    ESS_DEMO: 'false',
    ESS_TERRITORIES: 'true',
    ACCESS_LOG: '',
    // One address asks for all that is measured.
    RATE_LIMIT_BURST: '1000000000',
    RATE_LIMIT_PER_SECOND: '1000000000',
    STRAPI_TELEMETRY_DISABLED: 'true',
    APP_KEYS: `${secret()},${secret()}`,
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    ENCRYPTION_KEY: secret(),
  };
}

/**
 * Starts the application on a database.
 * @param {string} filename
 */
export const startCms = (filename) =>
  startServer('cms-server.mjs', {
    ...settings(),
    DATABASE_FILENAME: filename,
    COPIES_FOLDER: `${filename}.copies`,
  });

/**
 * @param {string} folder
 * @param {{ sizes: readonly number[], upcoming: number, past: number }} wanted numbers of events: stored in each
 *   database; with documents, to come and over
 * @returns {Promise<Databases>}
 */
export async function makeDatabases(folder, { sizes, upcoming, past }) {
  const partsFile = path.join(folder, 'plugin-parts.cjs');
  await bundlePluginParts(partsFile);
  const parts = loadPluginParts(partsFile);
  const words = corpusWords();
  const today = Date.now();
  const documents = path.join(folder, 'documents.db');

  const references = await step('Territoires, structures et thèmes', async () => {
    const cms = await startCms(documents);
    const made = await cms.ask('references', partsFile);
    await cms.stop();
    return made;
  });
  /** @param {number} rank */
  const event = (rank) => fictitiousEvent(rank, today, words, references);
  await step(`${number(upcoming + past)} rendez-vous publiés un à un par le Document Service`, async () => {
    const cms = await startCms(documents);
    for (const published of firstEvents(event, today, upcoming, past)) await cms.ask('publish', [published]);
    await cms.stop();
  });

  const bySize = new Map();
  let previous = documents;
  for (const size of sizes) {
    const filename = path.join(folder, `${size}.db`);
    await step(`${number(size)} rendez-vous dans le modèle de lecture`, async () => {
      copyDatabase(previous, filename);
      fillReadModel(filename, size, { words, references, parts, today });
    });
    bySize.set(size, filename);
    previous = filename;
  }
  const copy = (/** @type {string} */ name) => {
    copyDatabase(documents, path.join(folder, name));
    return path.join(folder, name);
  };
  return { documents, bySize, references, copy, event };
}

/** Numbers of the events that have documents: beyond those of any read model. */
const FIRST_WITH_DOCUMENT = 1_000_001;

/**
 * @param {Databases['event']} event
 * @param {number} today
 * @param {number} upcoming
 * @param {number} past
 */
function firstEvents(event, today, upcoming, past) {
  /** @type {ReturnType<Databases['event']>[]} */
  const chosen = [];
  const left = { upcoming, past };
  for (let rank = FIRST_WITH_DOCUMENT; left.upcoming + left.past > 0; rank += 1) {
    const candidate = event(rank);
    const time = Date.parse(`${candidate.occurrences[0]?.start}Z`) > today + 86_400_000 ? 'upcoming' : 'past';
    if (left[time] === 0) continue;
    left[time] -= 1;
    chosen.push(candidate);
  }
  return chosen;
}
