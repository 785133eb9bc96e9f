/**
 * The last good copy of what was asked for lately, on disk: what readers get while the database is away. A copy goes
 * as soon as something it was made from changes, so that what was withdrawn or erased is not kept here either.
 */
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Answer } from './answer';
import { isSearchKey } from './searches';
import { CopiesFolder, headLine, LONGEST_HEAD, readCopy } from './copies-folder';

const headSchema = z.object({
  key: z.string(),
  contentType: z.string(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(z.templateLiteral([z.enum(['kind', 'entry']), ':', z.string()])),
  asOf: z.string(),
});
type Head = z.output<typeof headSchema>;

interface Copy extends Head {
  readonly file: string;
  readonly bytes: number;
  /** A write under way; reading and removing wait for it. */
  writing: Promise<void> | undefined;
}

export class LastGoodCopies {
  /** In the order of use, the least recent first. */
  private readonly copies = new Map<string, Copy>();
  private bytes = 0;
  /** Why the last copy could not be written. */
  private failure: unknown;

  private constructor(
    private readonly folder: CopiesFolder,
    private readonly mostBytes: number,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Opens this server's copies in a folder that may hold others. Those made before `since`, an ISO 8601 instant, may no longer be true and are removed. */
  static async open(
    folder: string,
    mostBytes: number,
    since: string,
    report: (error: unknown) => void,
  ): Promise<LastGoodCopies> {
    const own = await CopiesFolder.claim(folder, report);
    const copies = new LastGoodCopies(own, mostBytes, report);
    for (const { file, head, bytes } of await own.find()) {
      const { data } = headSchema.safeParse(head);
      if (data && data.asOf >= since && !isSearchKey(data.key))
        copies.remember({ ...data, file, bytes, writing: undefined });
      else await rm(file, { force: true });
    }
    copies.evict();
    return copies;
  }

  get count(): number {
    return this.copies.size;
  }

  get size(): number {
    return this.bytes;
  }

  /** Whether what was last to be kept was. */
  get isWritable(): boolean {
    return this.failure === undefined;
  }

  /** Leaves the copies to the server that comes next. */
  async close(): Promise<void> {
    await Promise.all([...this.copies.values()].map(({ writing }) => Promise.resolve(writing)));
    await this.folder.release();
  }

  /** Keeps a copy. What cannot be written is reported, and never in the way of the answer. */
  keep(key: string, answer: Answer): void {
    const head: Head = {
      key,
      contentType: answer.contentType,
      headers: { ...answer.headers },
      tags: [...answer.tags],
      asOf: answer.asOf,
    };
    const text = headLine(head);
    if (text.length > LONGEST_HEAD) return;
    const before = this.copies.get(key);
    const copy: Copy = {
      ...head,
      file: this.folder.fileOf(key),
      bytes: text.length + answer.body.length,
      writing: undefined,
    };
    this.remember(copy);
    const write = async () => {
      await before?.writing;
      // Removed, or replaced by a newer one, while it waited.
      if (this.copies.get(key) !== copy) return;
      try {
        await this.folder.write(copy.file, text, answer.body);
        this.failure = undefined;
      } catch (error) {
        // What was there before is of another moment.
        if (this.copies.get(key) === copy) this.drop(key);
        // One line, and not one an answer, while the disk is full.
        if (this.failure === undefined) this.report(error);
        this.failure = error;
      }
      if (!this.copies.has(key)) await rm(copy.file, { force: true });
    };
    copy.writing = write().catch(this.report);
    this.evict();
  }

  /** The copy of an answer; `undefined` where there is none. */
  async read(key: string): Promise<Answer | undefined> {
    const copy = this.copies.get(key);
    if (!copy) return undefined;
    this.copies.delete(key);
    this.copies.set(key, copy);
    await copy.writing;
    try {
      const content = readCopy(await readFile(copy.file));
      const { contentType, headers, tags, asOf } = headSchema.parse(content?.head);
      return { status: 200, contentType, headers, tags, asOf, validUntil: 0, body: content?.body ?? Buffer.alloc(0) };
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  /** Removes the copies made from any of these; says which, the most recently used first. */
  async forget(tags: ReadonlySet<string> | 'everything'): Promise<string[]> {
    const gone = [...this.copies.values()].filter(
      (copy) => tags === 'everything' || copy.tags.some((tag) => tags.has(tag)),
    );
    for (const { key } of gone) this.drop(key);
    await Promise.all(
      gone.map(async ({ file, writing, key }) => {
        await writing;
        if (!this.copies.has(key)) await rm(file, { force: true });
      }),
    );
    return gone.map(({ key }) => key).reverse();
  }

  private remember(copy: Copy): void {
    this.drop(copy.key);
    this.copies.set(copy.key, copy);
    this.bytes += copy.bytes;
  }

  private drop(key: string): void {
    const copy = this.copies.get(key);
    if (!copy) return;
    this.copies.delete(key);
    this.bytes -= copy.bytes;
  }

  private evict(): void {
    for (const [key, { file, writing }] of this.copies) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(key);
      void Promise.resolve(writing)
        .then(() => (this.copies.has(key) ? undefined : rm(file, { force: true })))
        .catch(this.report);
    }
  }
}
