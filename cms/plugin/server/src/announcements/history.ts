/**
 * The history of a database, which a restored backup begins anew. How far it went is written beside the database: one
 * that stands behind was restored, and says so to those who keep copies of what it published.
 */
import type { Knex } from 'knex';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isBehind, type Watermark } from './announcements';
import { readPublicState } from './public-state';
import { ANNOUNCEMENTS, PUBLIC_STATE } from './tables';

const watermarkSchema = z.object({ epoch: z.number(), sequence: z.number() });

/** The latest that a server has seen of one database, in a file. */
export class WatermarkFile {
  private readonly file: string;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    folder: string,
    instanceId: string,
    private readonly report: (error: unknown) => void,
  ) {
    this.file = path.join(folder, `${instanceId}.watermark.json`);
  }

  /** `undefined` where none was written, or none that can be read. */
  async read(): Promise<Watermark | undefined> {
    try {
      return watermarkSchema.parse(JSON.parse(await readFile(this.file, 'utf8')));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.report(error);
      return undefined;
    }
  }

  /** What cannot be written is reported: a restored backup would then go unnoticed, and nothing else. */
  write(watermark: Watermark): void {
    this.writing = this.writing
      .then(async () => {
        await mkdir(path.dirname(this.file), { recursive: true });
        await writeFile(`${this.file}.new`, JSON.stringify(watermark));
        await rename(`${this.file}.new`, this.file);
      })
      .catch(this.report);
  }

  /** Resolves once all is written. */
  settled(): Promise<void> {
    return this.writing;
  }
}

export async function readWatermark(knex: Knex): Promise<Watermark> {
  const { epoch } = await readPublicState(knex);
  const [row]: { sequence: number | string | null }[] = await knex(ANNOUNCEMENTS).max('id as sequence');
  return { epoch, sequence: Number(row?.sequence ?? 0) };
}

/** Revisions count from an instant that no revision given one by one has reached: seconds since the first of 2026. */
const FIRST_SECOND = Date.UTC(2026, 0, 1);

/**
 * Begins a history, in the given transaction: revisions of the one before are never given again. Of several servers
 * that find a database restored, one begins it; answers whether it was this one.
 * @param seen what was seen of the database before it was restored, where that is known
 */
export async function beginHistory(trx: Knex, seen: Watermark | undefined, now: number): Promise<boolean> {
  const database = await readWatermark(trx);
  if (seen && !isBehind(database, seen)) return false;
  const floor = Math.max(0, Math.floor((now - FIRST_SECOND) / 1000));
  const begun = await trx(PUBLIC_STATE)
    .where({ id: 1, epoch: database.epoch })
    .update({
      epoch: Math.max(now, database.epoch + 1, (seen?.epoch ?? 0) + 1),
      revision_floor: trx.raw('case when revision_floor >= ? then revision_floor + 1 else ? end', [floor, floor]),
    });
  return begun > 0;
}
