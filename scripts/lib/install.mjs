// @ts-check
/** Installs the packages of package-lock.json when they are missing or others. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { mustRun, npmCommand } from './run.mjs';
import { step } from './steps.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> }} Lock */

const lockFile = path.join(root, 'package-lock.json');
/** Npm's own record of what it put in place, written when an installation is complete. */
const installedFile = path.join(root, 'node_modules', '.package-lock.json');
const stampFile = path.join(root, 'node_modules', '.ess-installed');

/** Installs what is missing. Costs a few milliseconds when nothing is. */
export async function install() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  // Native modules are compiled for one system and one version of Node.js.
  const system = `${process.platform}-${process.arch}-${process.versions.modules}`;
  const [knownLock, knownSystem = system] = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split(' ') : [];
  if (knownLock === lock && knownSystem === system) return;

  // What `npm install` has just put there by hand is not installed again.
  if (
    knownSystem !== system ||
    !existsSync(installedFile) ||
    !isInstalled(readLock(lockFile), readLock(installedFile))
  ) {
    await step('Installation des paquets, quelques minutes la première fois', () => {
      // The build tools are development dependencies: wanted even where NODE_ENV=production.
      const [program, programArguments] = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']);
      return mustRun(program, programArguments, { failure: 'L’installation des paquets a échoué (npm ci).' });
    });
  }
  writeFileSync(stampFile, `${lock} ${system}`);
}

/**
 * Whether npm's record of an installation holds every package of the lock file. Packages for other systems are
 * optional in the lock and absent from the record.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([location, wanted]) => {
    if (!location.startsWith('node_modules/') && !location.includes('/node_modules/')) return true;
    if (wanted.optional === true || wanted.devOptional === true || wanted.link === true) return true;
    return installed.packages?.[location]?.version === wanted.version;
  });
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
