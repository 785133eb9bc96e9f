/** Files in one zip. Equal content gives equal bytes, whenever and wherever it is packed. */
import { strToU8, zipSync, type Zippable } from 'fflate';

/**
 * The first instant a zip can write. Local on purpose: a zip keeps local times, and the same ones on every server give
 * the same bytes.
 */
const earliest = (): Date => new Date(1980, 0, 1);

export function zip(files: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  const mtime = earliest();
  const zippable: Zippable = {};
  for (const [name, content] of files)
    zippable[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime, level: 6 }];
  return zipSync(zippable);
}
