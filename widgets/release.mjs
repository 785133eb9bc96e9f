// @ts-check
/**
 * Keeps a build for ever: copies `dist/` to `releases/<version>/`. What was released is never changed, so
 * that a page which pinned it by its hash works as long as the CMS does.
 *
 *   node widgets/release.mjs           releases the built version; refuses one that exists
 *   node widgets/release.mjs --check   fails when a released file is not what it was
 *
 * Manifests could be changed together with their files: `releases.sha384` holds the hash of every released file, and
 * git what that list said before. Lines may only be added to it.
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const LOCK = 'releases.sha384';
const lockFile = path.join(import.meta.dirname, LOCK);

/** @param {Uint8Array} bytes */
const sha384 = (bytes) => createHash('sha384').update(bytes).digest('hex');

/** `<hash>  <version>/<file>`, as `sha384sum` prints it, of every released file. */
function releasedHashes() {
  return released.flatMap((version) =>
    readdirSync(path.join(releases, version))
      .sort()
      .map((name) => `${sha384(readFileSync(path.join(releases, version, name)))}  ${version}/${name}`),
  );
}

/** Lines of the list as git last knew it; none where there is no history, as in an archive of the sources. */
function committedLines() {
  try {
    const text = execFileSync('git', ['show', `HEAD:widgets/${LOCK}`], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** Released files that are not what the list says, and lines of the list that were changed or taken away. */
function lockFaults() {
  const lines = existsSync(lockFile) ? readFileSync(lockFile, 'utf8').split('\n').filter(Boolean) : [];
  const hashes = releasedHashes();
  return [
    ...lines.filter((line) => !hashes.includes(line)).map((line) => `${nameIn(line)} is not what ${LOCK} says`),
    ...hashes.filter((line) => !lines.includes(line)).map((line) => `${nameIn(line)} is not in ${LOCK}`),
    ...committedLines()
      .filter((line) => !lines.includes(line))
      .map((line) => `${nameIn(line)} was taken out of ${LOCK}, or changed there`),
  ];
}

/** @param {string} line */
const nameIn = (line) => line.slice(line.indexOf('  ') + 2);

const released = existsSync(releases) ? readdirSync(releases).sort() : [];
/** @type {string[]} */
const faults = [...released.flatMap((version) => faultsOf(path.join(releases, version))), ...lockFaults()];

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
    released.push(version);
    writeFileSync(lockFile, `${releasedHashes().join('\n')}\n`);
    process.stdout.write(`ess-widgets ${version} is released: ${path.relative(process.cwd(), folder)}\n`);
  }
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
