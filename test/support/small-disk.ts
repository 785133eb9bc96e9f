/** A disk of our own, as small as wanted: a file system in memory, which only root may make. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const canMount = process.getuid?.() === 0 && process.platform === 'linux';

export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte on it. */
  fill(): void;
  /** Makes room again. */
  empty(): void;
  /** Nobody may use it any more. */
  remove(): void;
}

/** @param size as `mount` reads it: `64m` */
export function mountSmallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder]);
  const filler = path.join(folder, 'filler');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a');
      try {
        // The last page is filled by less and less.
        for (let length = 1 << 20; length >= 1; length >>= 1) while (wrote(file, Buffer.alloc(length))) continue;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function wrote(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
