/**
 * Tells every server on one database, and other processes of this machine, of each commit that changed what the public
 * reads. A row is written in the transaction that changes it; each server reads the rows that it does not know yet,
 * once a second and as soon as PostgreSQL wakes it.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import { ENTRY_KINDS } from '../content-types/entry-kinds';
import { isPostgres, rawRows } from '../database/dialect';
import { ANNOUNCEMENTS, CHANNEL, PUBLIC_STATE } from './tables';
import type { PublishedChanges } from './published-changes';

/** A commit of more changes than this is told as `everything`. */
const MOST_CHANGES = 500;
/** Milliseconds for which rows are kept, and after which a server that read none starts again. */
const KEPT = 24 * 60 * 60_000;
const LONGEST_SILENCE = KEPT / 2;
const FORGET_EVERY = 10 * 60_000;

/** How far the history of a database goes. */
export interface Watermark {
  readonly epoch: number;
  /** Id of the latest announcement; 0 before the first. */
  readonly sequence: number;
}

/** When something was announced last, in milliseconds; 0 before the first. */
export async function announcedAt(knex: Knex): Promise<number> {
  const [row]: { at: number | string | null }[] = await knex(ANNOUNCEMENTS).max('announced_at as at');
  return Number(row?.at ?? 0);
}

/** Whether a database stands behind what was seen of it: a backup was restored, or a server that lagged took over. */
export const isBehind = (database: Watermark, seen: Watermark): boolean =>
  database.epoch < seen.epoch || (database.epoch === seen.epoch && database.sequence < seen.sequence);

export interface AnnouncementListeners {
  /** What other servers and processes changed, or what this one no longer knows. */
  readonly heard: (changes: PublishedChanges) => void;
  readonly territories: (version: string) => void;
  /** The history went on to here. */
  readonly reached: (watermark: Watermark) => void;
  /** What is read stands behind what this server had read before. */
  readonly wentBack: (seen: Watermark) => void;
}

/** What one reading of the tables gives. */
interface Read {
  readonly watermark: Watermark;
  readonly territoriesVersion: string;
  /** From where to read next: an id on SQLite; on PostgreSQL the oldest transaction that had not ended. */
  readonly position: string;
  /** `changes` is null for what was read before. */
  readonly rows: readonly { readonly id: number; readonly changes: string | null }[];
}

/** What this process knows of the tables. */
interface Known {
  readonly watermark: Watermark;
  readonly position: string;
  /** Announcements that may be read again. */
  readonly seen: ReadonlySet<number>;
  readonly at: number;
}

interface ReadRow {
  readonly epoch: number | string;
  readonly territories_version: string;
  readonly sequence: number | string | null;
  readonly position: number | string | null;
  readonly id: number | string | null;
  readonly changes: string | null;
}

export class Announcements {
  private known: Known | undefined;
  /** Told in this process at their commit. */
  private readonly own = new Set<number>();
  private forgotAt = 0;

  /**
   * @param readsReplica what readers are answered from may stand behind the commits of this process: they are told
   * again once they are there
   */
  constructor(
    private readonly listeners: AnnouncementListeners,
    private readonly now: () => number,
    private readonly readsReplica: boolean,
  ) {}

  /** Writes an announcement, to be heard if the transaction commits. Answers its id. */
  async write(trx: Knex, changes: PublishedChanges): Promise<number> {
    const row = { announced_at: this.now(), changes: JSON.stringify(shortened(changes)) };
    if (!isPostgres(trx)) {
      const [inserted] = await trx(ANNOUNCEMENTS).insert(row).returning<{ id: number }[]>('id');
      return Number(inserted?.id);
    }
    const [inserted] = await rawRows<{ id: string }>(
      trx,
      `insert into ${ANNOUNCEMENTS} (announced_at, changes, xact)
       values (?, ?, pg_current_xact_id()::text::bigint) returning id`,
      [row.announced_at, row.changes],
    );
    await trx.raw('select pg_notify(?, ?)', [CHANNEL, '']);
    return Number(inserted?.id);
  }

  /** To be called once an announcement is committed, where this process tells of it by itself. */
  committed(id: number): void {
    if (!this.readsReplica && !this.known?.seen.has(id)) this.own.add(id);
  }

  /** Reads what is new, and tells of it. */
  async read(knex: Knex): Promise<void> {
    for (;;) {
      const { known } = this;
      const read = isPostgres(knex) ? await readPostgres(knex, known) : await readSqlite(knex, known);
      // Another reading came back first: what it told is not told again.
      if (this.known === known) {
        this.take(read);
        return;
      }
    }
  }

  /** Deletes rows that every server has read long ago; the latest one stays. */
  async forget(knex: Knex): Promise<void> {
    const now = this.now();
    if (now - this.forgotAt < FORGET_EVERY) return;
    this.forgotAt = now;
    await knex(ANNOUNCEMENTS)
      .where('announced_at', '<', now - KEPT)
      .where('id', '<', knex(ANNOUNCEMENTS).max('id'))
      .delete();
  }

  private take(read: Read): void {
    const { known, listeners } = this;
    const at = Date.now();
    const { watermark, position } = read;
    this.known = { watermark, position, seen: new Set(read.rows.map(({ id }) => id)), at };
    if (known && isBehind(watermark, known.watermark)) listeners.wentBack(known.watermark);
    else if (known?.watermark.epoch !== watermark.epoch || known.watermark.sequence !== watermark.sequence)
      listeners.reached(watermark);
    listeners.territories(read.territoriesVersion);
    if (known && goesOn(known, read, at)) {
      const news = read.rows.flatMap(({ id, changes }) =>
        changes === null || known.seen.has(id) || this.own.delete(id) ? [] : [readChanges(changes)],
      );
      if (news.length > 0) listeners.heard(together(news));
    } else if (known) {
      this.own.clear();
      listeners.heard('everything');
    }
  }
}

/** Whether what was read is the same history, a moment later. */
const goesOn = (known: Known, { watermark, position }: Read, at: number): boolean =>
  watermark.epoch === known.watermark.epoch &&
  watermark.sequence >= known.watermark.sequence &&
  BigInt(position) >= BigInt(known.position) &&
  at - known.at < LONGEST_SILENCE;

/** Transactions end in another order than their ids: those that had not ended at the reading before are read again. */
async function readPostgres(knex: Knex, known: Known | undefined): Promise<Read> {
  const rows = await rawRows<ReadRow>(
    knex,
    `select state.epoch, state.territories_version, news.id,
       case when news.id = any(?::bigint[]) then null else news.changes end as changes,
       (select max(id) from ${ANNOUNCEMENTS}) as sequence,
       pg_snapshot_xmin(pg_current_snapshot())::text as position
     from ${PUBLIC_STATE} state left join ${ANNOUNCEMENTS} news on news.xact >= ?::bigint`,
    // The first reading only takes its place.
    [[...(known?.seen ?? [])], known?.position ?? '9223372036854775807'],
  );
  return readOf(rows);
}

async function readSqlite(knex: Knex, known: Known | undefined): Promise<Read> {
  const rows = await rawRows<ReadRow>(
    knex,
    `select state.epoch, state.territories_version, news.id, news.changes,
       (select max(id) from ${ANNOUNCEMENTS}) as sequence, (select max(id) from ${ANNOUNCEMENTS}) as position
     from ${PUBLIC_STATE} state left join ${ANNOUNCEMENTS} news on news.id > ?`,
    [known?.position ?? Number.MAX_SAFE_INTEGER],
  );
  return readOf(rows);
}

function readOf(rows: readonly ReadRow[]): Read {
  const [first] = rows;
  if (!first) throw new Error(`The row of ${PUBLIC_STATE} is missing`);
  return {
    watermark: { epoch: Number(first.epoch), sequence: Number(first.sequence ?? 0) },
    territoriesVersion: first.territories_version,
    position: String(first.position ?? 0),
    rows: rows.flatMap(({ id, changes }) => (id === null ? [] : { id: Number(id), changes })),
  };
}

const shortened = (changes: PublishedChanges): PublishedChanges =>
  changes !== 'everything' && changes.length > MOST_CHANGES ? 'everything' : changes;

const changesSchema = z.array(
  z.object({
    kind: z.enum(ENTRY_KINDS),
    documentId: z.string(),
    outcome: z.enum(['created', 'changed', 'withdrawn']),
  }),
);

/** Written by this plugin, perhaps by a newer one: what is not understood may be anything. */
function readChanges(text: string): PublishedChanges {
  return changesSchema.safeParse(JSON.parse(text)).data ?? 'everything';
}

const together = (all: readonly PublishedChanges[]): PublishedChanges =>
  all.includes('everything') ? 'everything' : all.flatMap((changes) => (changes === 'everything' ? [] : changes));
