/**
 * Finished answers in memory, bounded in bytes. What is asked once waits in a small part; what is asked again moves to
 * the large one: a flood of random requests only ever evicts what nobody asked for twice.
 */
import type { Tag } from './answer';
import type { KeptAnswer } from './kept-answer';

/** Share of the bytes for what was asked for once. */
const PROBATION = 0.2;

export class ByteCache {
  /** Both in the order of use, the least recent first. */
  private readonly once = new Map<string, KeptAnswer>();
  private readonly often = new Map<string, KeptAnswer>();
  private readonly keysByTag = new Map<Tag, Set<string>>();
  private readonly sizes = new Map<string, number>();
  private onceBytes = 0;
  private oftenBytes = 0;

  constructor(private readonly mostBytes: number) {}

  get bytes(): number {
    return this.onceBytes + this.oftenBytes;
  }

  get count(): number {
    return this.sizes.size;
  }

  /** Finds an answer that is still true. One that time made untrue stays until it is replaced: it is a last good copy. */
  get(key: string, now: number): KeptAnswer | undefined {
    const kept = this.often.get(key) ?? this.once.get(key);
    if (!kept || kept.answer.validUntil <= now) return undefined;
    this.use(key, kept);
    return kept;
  }

  /** Finds an answer even if time made it untrue. */
  getStale(key: string): KeptAnswer | undefined {
    return this.often.get(key) ?? this.once.get(key);
  }

  set(key: string, kept: KeptAnswer): void {
    const wasOften = this.often.has(key);
    this.delete(key);
    if (kept.size > this.mostBytes * PROBATION) return;
    (wasOften ? this.often : this.once).set(key, kept);
    this.weigh(key, kept.size, wasOften);
    for (const tag of kept.answer.tags) {
      const keys = this.keysByTag.get(tag);
      if (keys) keys.add(key);
      else this.keysByTag.set(tag, new Set([key]));
    }
    this.evict();
  }

  /** To be called when an answer grew by a coding. */
  resize(key: string): void {
    const inOften = this.often.has(key);
    const kept = this.getStale(key);
    if (!kept) return;
    this.weigh(key, kept.size - (this.sizes.get(key) ?? 0), inOften);
    this.evict();
  }

  /** Forgets what was made from any of these; says which keys they were. */
  invalidate(tags: readonly Tag[]): string[] {
    const keys = new Set(tags.flatMap((tag) => [...(this.keysByTag.get(tag) ?? [])]));
    for (const key of keys) this.delete(key);
    return [...keys];
  }

  clear(): void {
    for (const key of [...this.sizes.keys()]) this.delete(key);
  }

  private use(key: string, kept: KeptAnswer): void {
    if (this.often.delete(key)) {
      this.often.set(key, kept);
      return;
    }
    const size = this.sizes.get(key) ?? 0;
    this.once.delete(key);
    this.onceBytes -= size;
    this.often.set(key, kept);
    this.oftenBytes += size;
    this.evict();
  }

  private evict(): void {
    const mostOften = this.mostBytes * (1 - PROBATION);
    for (const [key, kept] of this.often) {
      if (this.oftenBytes <= mostOften) break;
      // A second chance among what was asked for once.
      const size = this.sizes.get(key) ?? 0;
      this.often.delete(key);
      this.oftenBytes -= size;
      this.once.set(key, kept);
      this.onceBytes += size;
    }
    for (const key of [...this.once.keys()]) {
      if (this.bytes <= this.mostBytes && this.onceBytes <= this.mostBytes * PROBATION) break;
      this.delete(key);
    }
  }

  private delete(key: string): void {
    const kept = this.getStale(key);
    if (!kept) return;
    const size = this.sizes.get(key) ?? 0;
    if (this.often.delete(key)) this.oftenBytes -= size;
    if (this.once.delete(key)) this.onceBytes -= size;
    this.sizes.delete(key);
    for (const tag of kept.answer.tags) {
      const keys = this.keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keysByTag.delete(tag);
    }
  }

  private weigh(key: string, added: number, inOften: boolean): void {
    this.sizes.set(key, (this.sizes.get(key) ?? 0) + added);
    if (inOften) this.oftenBytes += added;
    else this.onceBytes += added;
  }
}
