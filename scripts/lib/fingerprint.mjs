// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Never a source: what is made, installed or only tests. */
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'test', '.tmp', '.strapi', '.cache']);

/**
 * A hash of the contents of files and folders, and of their names. Equal contents, equal fingerprint, whatever the dates.
 * @param {string} root
 * @param {readonly string[]} sources paths from `root`; what does not exist counts as empty
 * @param {readonly string[]} [others] anything else the result depends on
 */
export function fingerprint(root, sources, others = []) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(path.join(root, source))) {
      hash.update(path.relative(root, file).split(path.sep).join('/')).update('\0');
      hash.update(readFileSync(file)).update('\0');
    }
  }
  for (const other of others) hash.update(other).update('\0');
  return hash.digest('hex');
}

/**
 * The files of a folder in a constant order, or the file itself.
 * @param {string} location
 * @returns {string[]}
 */
function filesOf(location) {
  const stats = statSync(location, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [location];
  return readdirSync(location, { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && IGNORED_FOLDERS.has(entry.name)) && !entry.name.endsWith('.map'))
    .sort((first, second) => (first.name < second.name ? -1 : 1))
    .flatMap((entry) => filesOf(path.join(location, entry.name)));
}
