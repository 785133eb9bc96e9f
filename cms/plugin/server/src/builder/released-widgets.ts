/** The latest release of the widgets, whose bytes never change: what a page may pin by its hash. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { PinnedBundle } from '../formats/embed-snippets';

const manifestSchema = z.object({
  version: z.string().regex(/^[0-9A-Za-z.-]+$/),
  files: z.record(z.string(), z.object({ integrity: z.string().regex(/^sha384-[A-Za-z0-9+/=]+$/) })),
});

/**
 * The bundle of an element in the latest release; `undefined` when nothing was released.
 *
 * @param folder One folder a version, each with its `manifest.json`.
 */
export async function latestBundle(folder: string | undefined, element: string): Promise<PinnedBundle | undefined> {
  if (folder === undefined) return undefined;
  const versions = (await namesIn(folder)).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const latest = versions.at(-1);
  if (latest === undefined) return undefined;
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, latest, 'manifest.json'), 'utf8'));
  const { version, files } = manifestSchema.parse(manifest);
  const file = files[`${element}.js`];
  return file && { version, integrity: file.integrity };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    // Nothing was released yet: there is no folder.
    return [];
  }
}
