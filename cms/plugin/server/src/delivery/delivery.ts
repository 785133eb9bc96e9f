/**
 * Answers public addresses from finished bytes. What is not there is made once for all who ask; what changed is
 * forgotten at the commit that changed it; what the database does not let be made comes from the last good copy.
 */
import type { PublishedChanges } from '../announcements/published-changes';
import { SelectionRefused } from '../catalogue/refusal';
import { readAddress, type Target } from '../editions/addresses';
import type { Answer, Tag } from './answer';
import { problem } from './answer';
import type { Answers, MadeTarget } from './answers';
import { ByteCache } from './byte-cache';
import { DatabaseUnavailable, type DatabaseWatch } from '../database/database-watch';
import { KeptAnswer } from './kept-answer';
import type { LastGoodCopies } from './last-good-copies';
import { refusalAnswer } from './messages';
import { isSearch } from './searches';
import { REVALIDATED, type SharedCache } from './shared-cache';

/** What a request is given, and how it was come by. */
export interface Delivered {
  readonly kept: KeptAnswer;
  /** Under which it is cached; `undefined` for what is not. */
  readonly key: string | undefined;
  readonly outcome: 'hit' | 'fill' | 'last-good' | 'refused' | 'failed';
  /** Headers for this request alone. */
  readonly headers: readonly string[];
}

export interface DeliveryParts {
  readonly answers: Pick<Answers, 'make'>;
  readonly watch: DatabaseWatch;
  readonly copies: LastGoodCopies | undefined;
  readonly sharedCache: SharedCache | undefined;
  readonly mostBytes: number;
  readonly now: () => number;
  readonly server: () => string;
  /** A refusal helped by what is known: postal codes, near names. */
  readonly helped: (
    problems: SelectionRefused['problems'],
    lang: 'fr' | 'en',
    others?: number,
  ) => Promise<SelectionRefused>;
  readonly report: (error: unknown) => void;
}

/** Seconds after which a client may ask again while the database is away. */
const RETRY_AFTER = '5';
const NO_HEADERS: readonly string[] = [];
/** Copies made again after a change, so that the last good one is not an old one. */
const MOST_REFRESHED = 50;
/** Milliseconds after a change; changes that follow each other are waited for. */
const REFRESH_AFTER = 1_000;

/** Milliseconds after which work that has not come back is begun again: its connection may be lost for good. */
const ABANDONED = 15_000;

interface Filling {
  readonly epoch: number;
  readonly since: number;
  readonly work: Promise<KeptAnswer>;
}

export class Delivery {
  readonly cache: ByteCache;
  private readonly filling = new Map<string, Filling>();
  /** Counts the changes: what was begun before one may be untrue after it. */
  private epoch = 0;
  private changedAt: number | undefined;
  private readonly toRefresh = new Set<string>();
  private refreshTimer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: DeliveryParts) {
    this.cache = new ByteCache(parts.mostBytes);
  }

  /** When it last heard of a change, in milliseconds; `undefined` since the start. */
  get lastChange(): number | undefined {
    return this.changedAt;
  }

  /** What is ready to be sent. */
  cached(key: string): Delivered | undefined {
    const kept = this.cache.get(key, this.parts.now());
    return kept && { kept, key, outcome: 'hit', headers: this.sharing(kept, this.epoch) };
  }

  /** Whether a last good answer can be given without reading it from the disk. */
  isInMemory(key: string): boolean {
    return this.cache.getStale(key) !== undefined;
  }

  /** Makes what was not ready. Never rejects: every failure has its answer. */
  async deliver(target: MadeTarget): Promise<Delivered> {
    const { epoch } = this;
    try {
      const kept = await this.parts.watch.during(this.fill(target));
      return { kept, key: target.key, outcome: 'fill', headers: this.sharing(kept, epoch) };
    } catch (error) {
      if (error instanceof SelectionRefused) return this.refused(await this.refusal(error, target));
      if (error instanceof DatabaseUnavailable) return this.lastGood(target.key);
      this.parts.report(error);
      return { ...this.refused(problem(500, 'Internal error', 'This answer could not be made.')), outcome: 'failed' };
    }
  }

  refused(answer: Answer): Delivered {
    return { kept: this.keep(answer), key: undefined, outcome: 'refused', headers: [] };
  }

  /** The answer while the database is away: the last good one, with its date, or when to ask again. */
  async lastGood(key: string): Promise<Delivered> {
    const kept = this.cache.getStale(key);
    const answer = kept?.answer ?? (await this.parts.copies?.read(key));
    if (answer) {
      return {
        kept: kept ?? this.keep(answer),
        key: undefined,
        outcome: 'last-good',
        // RFC 9211: answered from here because what is behind failed.
        headers: [
          ...this.sharedFor(answer, 0),
          'Cache-Status',
          'ess; fwd=stale; fwd-status=503; detail=stale-if-error',
          'Last-Modified',
          new Date(answer.asOf).toUTCString(),
        ],
      };
    }
    return {
      ...this.refused(
        problem(
          503,
          'Temporarily unavailable',
          'The content cannot be read for the moment.',
          {},
          { 'Retry-After': RETRY_AFTER },
        ),
      ),
      outcome: 'failed',
    };
  }

  /** Called after each commit that changed what the public may read. */
  changed(changes: PublishedChanges): void {
    if (changes !== 'everything' && changes.length === 0) return;
    this.epoch += 1;
    this.changedAt = Date.now();
    const tags = changes === 'everything' ? 'everything' : tagsOf(changes);
    if (tags === 'everything') this.cache.clear();
    else this.cache.invalidate(tags);
    void this.forgetCopies(tags);
    this.parts.sharedCache?.changed(tags);
  }

  stop(): void {
    clearTimeout(this.refreshTimer);
    this.parts.sharedCache?.stop();
  }

  /** How long a shared cache may keep an answer begun at an epoch; not at all once something changed meanwhile. */
  private sharing({ answer }: KeptAnswer, epoch: number): readonly string[] {
    return this.sharedFor(answer, epoch === this.epoch ? answer.validUntil - this.parts.now() : 0);
  }

  private sharedFor(answer: Answer, trueFor: number): readonly string[] {
    return this.isShared(answer) ? (this.parts.sharedCache?.headersOf(answer, trueFor) ?? NO_HEADERS) : NO_HEADERS;
  }

  /** Whether how it may be kept is said anew each time that it is sent. */
  private isShared({ tags, headers }: Answer): boolean {
    return this.parts.sharedCache !== undefined && tags.length > 0 && !('Cache-Control' in headers);
  }

  private async fill(target: MadeTarget): Promise<KeptAnswer> {
    const { key } = target;
    const { epoch } = this;
    const running = this.filling.get(key);
    // What was begun before a change does not answer who asks after it.
    const now = Date.now();
    if (running?.epoch === epoch && now - running.since < ABANDONED) return running.work;
    const work = this.make(target, epoch);
    this.filling.set(key, { epoch, since: now, work });
    try {
      return await work;
    } finally {
      if (this.filling.get(key)?.work === work) this.filling.delete(key);
    }
  }

  private async make(target: MadeTarget, epoch: number): Promise<KeptAnswer> {
    const answer = await this.parts.answers.make(target);
    const kept = this.keep(answer);
    if (answer.status === 200 && answer.tags.length > 0 && this.epoch === epoch) {
      this.cache.set(target.key, kept);
      if (!isSearch(target)) this.parts.copies?.keep(target.key, answer);
    }
    return kept;
  }

  private keep(answer: Answer): KeptAnswer {
    const says = this.isShared(answer) || 'Cache-Control' in answer.headers;
    return new KeptAnswer(answer, says ? {} : { 'Cache-Control': REVALIDATED });
  }

  private async refusal(error: SelectionRefused, target: MadeTarget): Promise<Answer> {
    const isFragment = target.kind === 'list' && target.options.fragment;
    const isPage =
      !isFragment &&
      (target.kind === 'embed' || target.kind === 'themes' || ('format' in target && target.format === 'html'));
    const helped = await this.parts.helped(error.problems, error.lang, error.others);
    return refusalAnswer(helped, isPage, this.parts.server(), isFragment ? error.lang : undefined);
  }

  private async forgetCopies(tags: readonly Tag[] | 'everything'): Promise<void> {
    const { copies, report } = this.parts;
    if (!copies) return;
    try {
      const gone = await copies.forget(tags === 'everything' ? tags : new Set(tags));
      for (const key of gone.slice(0, MOST_REFRESHED)) this.toRefresh.add(key);
      this.refreshTimer ??= setTimeout(() => void this.refresh(), REFRESH_AFTER).unref();
    } catch (error) {
      report(error);
    }
  }

  /** Makes again what was lately asked for and has changed, one after the other. */
  private async refresh(): Promise<void> {
    this.refreshTimer = undefined;
    const keys = [...this.toRefresh].slice(-MOST_REFRESHED);
    this.toRefresh.clear();
    for (const key of keys) {
      const read = readAddress(key);
      if (read.ok && isMade(read.target) && !this.cache.get(key, this.parts.now())) await this.deliver(read.target);
    }
  }
}

const NOT_MADE: ReadonlySet<Target['kind']> = new Set(['health', 'ready', 'metrics', 'widget', 'demo', 'schema']);

export const isMade = (target: Target): target is MadeTarget => !NOT_MADE.has(target.kind);

/** A newly published entry is in no answer yet: every list of its kind may have to show it. */
function tagsOf(changes: Exclude<PublishedChanges, 'everything'>): Tag[] {
  return [...new Set(changes.flatMap(({ kind, documentId }): Tag[] => [`kind:${kind}`, `entry:${documentId}`]))];
}
