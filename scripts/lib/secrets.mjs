// @ts-check
/** The secrets of this installation: made once, kept in a file that only its owner reads, never in git. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Failure, firstLine } from './failure.mjs';
import { dataFolder } from './paths.mjs';

const SECRET_NAMES = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY'];

/**
 * Puts every secret in the environment: what is set there wins, then the file; what neither holds is made and kept.
 * @param {string} [file]
 */
export function loadSecrets(file = path.join(dataFolder, 'secrets.env')) {
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  // An empty variable is one that is not set.
  for (const name of SECRET_NAMES) if (process.env[name]?.trim() === '') process.env[name] = '';
  const missing = SECRET_NAMES.filter((name) => !process.env[name] && !kept[name]);
  for (const name of missing) kept[name] = newSecret(name);
  if (missing.length > 0) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    // Added to what is there, whole or not at all: on a full disk the secrets of a database must not be lost.
    const before = existsSync(file) ? readFileSync(file, 'utf8').replace(/\n*$/, '\n').trimStart() : '';
    const unfinished = `${file}.${process.pid}.new`;
    try {
      const lines = missing.map((name) => `${name}=${kept[name]}\n`);
      writeFileSync(unfinished, before + lines.join(''), { mode: 0o600 });
      renameSync(unfinished, file);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw new Failure(`Les secrets ne peuvent pas être gardés dans ${file} : ${firstLine(error)}`, { cause: error });
    }
  }
  for (const name of SECRET_NAMES) process.env[name] ||= kept[name];
}

/** @param {string} name */
function newSecret(name) {
  const key = () => randomBytes(32).toString('base64url');
  // Cookies are signed with the first key and accepted with any: the second allows a change.
  return name === 'APP_KEYS' ? `${key()},${key()}` : key();
}
