// @ts-check
/** Reaches the database before Strapi does: what is wrong is said in one line, within seconds. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode, Failure, firstLine } from './failure.mjs';
import { appFolder } from './paths.mjs';

const requireFromApp = createRequire(path.join(appFolder, 'package.json'));
const PATIENCE = 5_000;

/**
 * @typedef {object} Connection the application's own configuration of its database
 * @property {string} client
 * @property {Record<string, unknown> & { filename?: string, host?: string, port?: number, database?: string, schema?: string }} connection
 */

/** @param {Connection} database */
export async function checkDatabase({ client, connection }) {
  if (client === 'sqlite') checkFile(path.resolve(connection.filename ?? ''));
  else await checkServer(connection);
}

/**
 * An existing file must be writable; for a new one, the nearest folder that exists.
 * @param {string} file
 */
function checkFile(file) {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('c’est un dossier');
    accessSync(nearestExisting(file), constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Failure(`La base de données ${file} ne peut pas être écrite : ${firstLine(error)}`, { cause: error });
  }
}

/**
 * @param {string} location
 * @returns {string}
 */
function nearestExisting(location) {
  const parent = path.dirname(location);
  return existsSync(location) || parent === location ? location : nearestExisting(parent);
}

/** @param {Connection['connection']} connection */
async function checkServer(connection) {
  /** @type {{ Client: new (settings: object) => { connect(): Promise<void>, end(): Promise<void>, query(text: string, values: unknown[]): Promise<{ rowCount: number }> } }} */
  const { Client } = requireFromApp('pg');
  const client = new Client({ ...connection, connectionTimeoutMillis: PATIENCE });
  try {
    await client.connect();
  } catch (error) {
    throw new Failure(sentence(error, connection), { cause: error });
  }
  const { schema } = connection;
  const { rowCount } = schema
    ? await client.query('select 1 from pg_namespace where nspname = $1', [schema])
    : { rowCount: 1 };
  await client.end();
  if (rowCount === 0)
    throw new Failure(`DATABASE_SCHEMA=${schema} : ce schéma n’existe pas. Créez-le : create schema "${schema}";`);
}

const NO_ROOM = new Set(['SQLITE_FULL', '53100', 'ENOSPC', 'EDQUOT']);

/**
 * Why a start failed, in a sentence; the error itself, and what caused it, say more or less of it.
 * @param {unknown} error
 * @param {Connection} database
 */
export function startFailure(error, { client, connection }) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!NO_ROOM.has(errorCode(cause))) continue;
    const place =
      client === 'sqlite' ? path.resolve(connection.filename ?? '') : `PostgreSQL, ${connection.host ?? ''}`;
    return `Il n’y a plus de place sur le disque de la base de données (${place}). Faites de la place, puis relancez : le démarrage reprend là où il le peut, rien n’est à effacer.`;
  }
  return `Strapi n’a pas pu démarrer : ${firstLine(error)}`;
}

/**
 * @param {unknown} error
 * @param {Connection['connection']} connection
 */
function sentence(error, { host = '', port = 5432, database = '' }) {
  const server = `${host}:${port}`;
  const said = firstLine(error);
  if (said.includes('pg_hba.conf')) return `PostgreSQL (${server}) n’admet pas cette connexion : ${said}.`;
  if (said.includes('does not support SSL'))
    return `PostgreSQL (${server}) n’a pas TLS, que sslmode demande dans DATABASE_URL.`;
  if (/CERT|VERIFY/.test(errorCode(error)))
    return `Le certificat de PostgreSQL (${server}) n’est pas reconnu : ${said} (${errorCode(error)}). Voyez sslmode et sslrootcert dans DATABASE_URL.`;
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return `PostgreSQL (${server}) refuse l’utilisateur ou le mot de passe de DATABASE_URL.`;
    case '3D000':
      return `La base « ${database} » n’existe pas sur ${server} : créez-la, ou corrigez DATABASE_URL.`;
    default:
      return `La base de données ne répond pas (PostgreSQL, ${server}) : ${errorCode(error) || said}.`;
  }
}
