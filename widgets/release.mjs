// @ts-check
/**
 * Keeps a build for ever: copies `dist/` to `releases/<version>/`. What was released is never changed, so
 * that a page which pinned it by its hash works as long as the CMS does.
 *
 *   node widgets/release.mjs           releases the built version; refuses one that exists
 *   node widgets/release.mjs --check   fails when a released file is not what it was
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const dist = path.join(import.meta.dirname, 'dist');
const releases = path.join(import.meta.dirname, 'releases');

/** @typedef {{ version: string, files: Record<string, { integrity: string }> }} Manifest */

/**
 * What is wrong with a built folder: files that are missing, changed or unheard of.
 *
 * @param {string} folder
 */
function faultsOf(folder) {
  /** @type {Manifest} */
  const { files } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const present = readdirSync(folder).filter((name) => name !== 'manifest.json');
  return [
    ...present.filter((name) => !(name in files)).map((name) => `${name} is not in the manifest`),
    ...Object.entries(files).flatMap(([name, { integrity }]) => {
      if (!present.includes(name)) return [`${name} is missing`];
      const hash = createHash('sha384')
        .update(readFileSync(path.join(folder, name)))
        .digest('base64');
      return integrity === `sha384-${hash}` ? [] : [`${name} is not what it was`];
    }),
  ].map((fault) => `${path.basename(folder)}: ${fault}`);
}

const released = existsSync(releases) ? readdirSync(releases).sort() : [];
/** @type {string[]} */
const faults = released.flatMap((version) => faultsOf(path.join(releases, version)));

if (!process.argv.includes('--check') && faults.length === 0) {
  /** @type {Manifest} */
  const { version, files } = JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8'));
  if (released.includes(version))
    faults.push(`${version} is released already: raise the version of widgets/package.json`);
  else faults.push(...faultsOf(dist));
  if (faults.length === 0) {
    const folder = path.join(releases, version);
    mkdirSync(folder, { recursive: true });
    for (const name of [...Object.keys(files), 'manifest.json'])
      copyFileSync(path.join(dist, name), path.join(folder, name));
    process.stdout.write(`ess-widgets ${version} is released: ${path.relative(process.cwd(), folder)}\n`);
  }
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
