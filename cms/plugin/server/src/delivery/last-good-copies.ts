/**
 * The last good copy of what was asked for lately, on disk: what readers get while the database is away. A copy goes
 * as soon as something it was made from changes, so that what was withdrawn or erased is not kept here either.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Answer } from './answer';

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

/** What does not change in a copy: a head of one line, then the bytes. */
const LONGEST_HEAD = 64 * 1024;

export class LastGoodCopies {
  /** In the order of use, the least recent first. */
  private readonly copies = new Map<string, Copy>();
  private bytes = 0;

  private constructor(
    private readonly folder: string,
    private readonly mostBytes: number,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Opens a folder of copies. Those made before `since`, an ISO 8601 instant, may no longer be true and are removed. */
  static async open(
    folder: string,
    mostBytes: number,
    since: string,
    report: (error: unknown) => void,
  ): Promise<LastGoodCopies> {
    await mkdir(folder, { recursive: true });
    const copies = new LastGoodCopies(folder, mostBytes, report);
    const found = (await Promise.all((await readdir(folder)).map((name) => readHead(path.join(folder, name))))).sort(
      (a, b) => a.usedAt - b.usedAt,
    );
    for (const { file, head, bytes } of found) {
      if (head && head.asOf >= since) copies.remember({ ...head, file, bytes, writing: undefined });
      else await rm(file, { force: true });
    }
    return copies;
  }

  get count(): number {
    return this.copies.size;
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
    const text = Buffer.from(`${JSON.stringify(head)}\n`);
    if (text.length > LONGEST_HEAD) return;
    const before = this.copies.get(key);
    const copy: Copy = { ...head, file: this.fileOf(key), bytes: text.length + answer.body.length, writing: undefined };
    this.remember(copy);
    const write = async () => {
      await before?.writing;
      // Removed, or replaced by a newer one, while it waited.
      if (this.copies.get(key) !== copy) return;
      const temporary = `${copy.file}.new`;
      await writeFile(temporary, Buffer.concat([text, answer.body]));
      await rename(temporary, copy.file);
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
      const content = await readFile(copy.file);
      const end = content.indexOf(10);
      const { contentType, headers, tags, asOf } = headSchema.parse(JSON.parse(content.toString('utf8', 0, end)));
      return { status: 200, contentType, headers, tags, asOf, validUntil: 0, body: content.subarray(end + 1) };
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

  private fileOf(key: string): string {
    return path.join(this.folder, createHash('sha256').update(key).digest('hex'));
  }
}

interface FoundCopy {
  readonly file: string;
  readonly head: Head | undefined;
  readonly bytes: number;
  readonly usedAt: number;
}

/** Reads the first line of a copy; a file that is not one has no head. */
async function readHead(file: string): Promise<FoundCopy> {
  const { size, mtimeMs } = await stat(file);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, LONGEST_HEAD)), 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    const head = end === -1 ? undefined : headOf(buffer.toString('utf8', 0, end));
    return { file, head, bytes: size, usedAt: mtimeMs };
  } finally {
    await handle.close();
  }
}

function headOf(line: string): Head | undefined {
  try {
    return headSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
