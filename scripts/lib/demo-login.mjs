// @ts-check
/** The account with which the demo's administration is visited. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from './paths.mjs';

/** A name that can never be a real address (RFC 2606). */
const EMAIL = 'demo@exemple.invalid';
const loginFile = path.join(dataFolder, 'demo-login.txt');

/** @typedef {import('@strapi/strapi').Core.Strapi} Strapi */

/**
 * @typedef {object} DemoLogin
 * @property {string} email
 * @property {string} file where the password is kept
 * @property {boolean} fits whether the password in the file is still this database's
 * @property {string} [password] only when it was made by this very start
 */

/**
 * Makes the demo account in a database that has no account yet, before anyone can reach the server. Says nothing when
 * the database is somebody else's already.
 * @param {Strapi} strapi
 * @returns {Promise<DemoLogin | undefined>}
 */
export async function ensureDemoLogin(strapi) {
  const users = strapi.service('admin::user');
  if (!(await users.exists())) {
    const password = newPassword();
    await users.createFirstAdmin({
      email: EMAIL,
      firstname: 'Démonstration',
      lastname: '',
      password,
      preferedLanguage: 'fr',
    });
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(loginFile, `${EMAIL}\n${password}\n`, { mode: 0o600 });
    return { email: EMAIL, password, file: loginFile, fits: true };
  }
  const account = await findDemoAccount(strapi);
  if (!account) return undefined;
  const [email, password = ''] = existsSync(loginFile) ? readFileSync(loginFile, 'utf8').split('\n') : [];
  const fits = email === EMAIL && (await strapi.service('admin::auth').validatePassword(password, account.password));
  return { email: EMAIL, file: loginFile, fits };
}

/**
 * Whether the demo account can be used in this database.
 * @param {Strapi} strapi
 */
export async function hasDemoLogin(strapi) {
  return (await findDemoAccount(strapi)) !== null;
}

/**
 * @param {Strapi} strapi
 * @returns {Promise<{ password: string } | null>}
 */
function findDemoAccount(strapi) {
  return strapi.db.query('admin::user').findOne({ where: { email: EMAIL, isActive: true } });
}

/** Strapi wants a small letter, a capital and a figure: almost every draw has them. */
function newPassword() {
  for (;;) {
    const password = randomBytes(12).toString('base64url');
    if (/[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password)) return password;
  }
}
