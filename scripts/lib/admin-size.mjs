// @ts-check
/** What the plugin adds to the admin panel: before its first page, and page by page. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { root } from './paths.mjs';

const folder = path.join(root, 'cms', 'plugin', 'dist', 'admin');
const ENTRY = 'index.mjs';

/**
 * One line for people: kilobytes of the plugin's built pages, minified and compressed as browsers get them.
 * @returns {Promise<string>}
 */
export async function adminSizeLine() {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const sources = new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const atStart = staticFiles(sources);
  const later = files.filter((name) => !atStart.has(name));
  const start = await compressedSize([...atStart], sources);
  const rest = await compressedSize(later, sources);
  return `Le plugin dans l’administration, compressé : ${kilobytes(start)} au démarrage, ${kilobytes(rest)} à la demande en ${later.length} fichiers.`;
}

/**
 * The entry and all that it imports before anything is opened; `import()` is not followed.
 * @param {ReadonlyMap<string, string>} sources text by name of file
 * @returns {Set<string>}
 */
export function staticFiles(sources) {
  const found = new Set([ENTRY]);
  for (const name of found) {
    for (const [, imported = ''] of (sources.get(name) ?? '').matchAll(/(?:from|^import) ?"\.\/([^"]+)"/gm)) {
      found.add(imported);
    }
  }
  return found;
}

/**
 * @param {readonly string[]} names
 * @param {ReadonlyMap<string, string>} sources
 */
async function compressedSize(names, sources) {
  const minified = await Promise.all(names.map((name) => transform(sources.get(name) ?? '', { minify: true })));
  return minified.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${Math.round(bytes / 1024)} ko`;
