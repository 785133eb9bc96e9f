// @ts-check
/** What is unsafe about a start, one line each: nothing is changed, the person decides. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { appFolder, dataFolder } from './paths.mjs';
import { isLoopback } from './settings.mjs';

/** Bits of the mode of a file by which others than its owner read it, or write it. */
const OTHERS = 0o077;

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./database.mjs').Connection} database
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @returns {Promise<string[]>}
 */
export async function startWarnings(settings, database, environment = process.env) {
  return [...exposure(settings, environment), ...openFiles(privateFiles(database, environment))];
}

/**
 * What a visitor from elsewhere would find.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function exposure({ demo, host, publicUrl }, environment) {
  const isPublic = publicUrl !== '' || !isLoopback(host);
  const isHttps = publicUrl.startsWith('https:');
  return [
    ...(demo && isPublic
      ? ['ESS_DEMO=true sur un serveur ouvert : contenu fictif et compte de démonstration. ESS_DEMO=false l’éteint.']
      : []),
    ...(isPublic && !isHttps
      ? ['Sans HTTPS, mots de passe et sessions passent en clair : voir docs/exploitation.md, et PUBLIC_URL=https://…']
      : []),
    ...(isHttps && !environment['TRUSTED_PROXIES']
      ? [
          'PUBLIC_URL est en HTTPS sans TRUSTED_PROXIES : tous les visiteurs n’en font qu’un, les témoins ne sont pas Secure.',
        ]
      : []),
  ];
}

/**
 * Files and folders with content, secrets or personal data.
 * @param {import('./database.mjs').Connection} database
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
function privateFiles({ client, connection }, environment) {
  const filename = client === 'sqlite' ? path.resolve(appFolder, connection.filename ?? '') : undefined;
  return [
    path.join(dataFolder, 'secrets.env'),
    path.join(dataFolder, 'demo-login.txt'),
    path.join(appFolder, '.env'),
    ...(filename ? [filename, `${filename}-wal`] : []),
    ...(environment['COPIES_FOLDER'] ? [path.resolve(appFolder, environment['COPIES_FOLDER'])] : []),
  ];
}

/** @param {readonly string[]} files */
export const openFiles = (files) =>
  files.flatMap((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found || (found.mode & OTHERS) === 0) return [];
    const mode = found.isDirectory() ? '700' : '600';
    return [`${file} est lisible par d’autres comptes de cette machine : chmod ${mode} ${file}`];
  });
