/**
 * Where copies lie on disk. The folder that an operator names may hold anything, and other servers' copies: this server
 * keeps to a numbered sub-folder that it holds alone, and touches no file whose name and first line are not ours.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code';

/** Begins the first line of every copy, before the JSON of its head. */
const MARK = 'ess-copy ';
const NAME = /^[0-9a-f]{64}$/;
/** A copy that is being written, or was when the server died or the disk was full. */
const UNFINISHED = '.new';
/** A head is one line. */
export const LONGEST_HEAD = 64 * 1024;

const SUB_FOLDER = 'ess-copies';
const OWNER = 'owner.json';
const MOST_SERVERS = 100;
/** Milliseconds between two signs of life of the server that holds a sub-folder, and after which it is taken for dead. */
const SIGN_OF_LIFE = 60_000;
const TAKEN_FOR_DEAD = 10 * SIGN_OF_LIFE;

const ownerSchema = z.object({ id: z.string(), host: z.string(), pid: z.number() });
type Owner = z.output<typeof ownerSchema>;
/** The owners that this process is. */
const owners = new Set<string>();

export interface FoundCopy {
  readonly file: string;
  /** What was given to `write`; unchecked. */
  readonly head: unknown;
  readonly bytes: number;
  readonly usedAt: number;
}

export class CopiesFolder {
  private constructor(
    readonly path: string,
    private readonly owner: Owner,
    private readonly timer: NodeJS.Timeout,
  ) {}

  /** Takes the first sub-folder that no living server holds, and removes what dead ones and former versions left. */
  static async claim(folder: string, report: (error: unknown) => void): Promise<CopiesFolder> {
    const parent = path.join(folder, SUB_FOLDER);
    await mkdir(parent, { recursive: true });
    const owner = { id: randomUUID(), host: hostname(), pid: process.pid };
    owners.add(owner.id);
    for (let number = 1; number <= MOST_SERVERS; number += 1) {
      const slot = path.join(parent, String(number));
      if (!(await claimSlot(slot, owner))) continue;
      const sign = () => void utimes(path.join(slot, OWNER), new Date(), new Date()).catch(report);
      const claimed = new CopiesFolder(slot, owner, setInterval(sign, SIGN_OF_LIFE).unref());
      // Former versions put theirs in the folder itself; what they hold may since have been withdrawn or erased.
      await removeCopies(folder);
      for (const name of await readdir(parent)) {
        const other = path.join(parent, name);
        if (/^\d+$/.test(name) && other !== slot && (await livingOwner(other)) === undefined) await removeCopies(other);
      }
      return claimed;
    }
    throw new Error(`${parent}: ${String(MOST_SERVERS)} servers keep their copies here already`);
  }

  fileOf(key: string): string {
    return path.join(this.path, nameOf(key));
  }

  /** The copies of this server's former life, the least recently used first. What it left unfinished is removed. */
  async find(): Promise<FoundCopy[]> {
    await removeUnfinished(this.path);
    const found = await copiesIn(this.path);
    return found.sort((a, b) => a.usedAt - b.usedAt);
  }

  /** Whole or not at all: what fails leaves nothing of itself, and what was there before. */
  async write(file: string, head: Buffer, body: Buffer): Promise<void> {
    const unfinished = file + UNFINISHED;
    try {
      await writeFile(unfinished, Buffer.concat([head, body]));
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** Gives the sub-folder back: its copies are those of the next server. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    owners.delete(this.owner.id);
    const file = path.join(this.path, OWNER);
    if ((await readOwner(file))?.id === this.owner.id) await rm(file, { force: true });
  }
}

/** The first line of a copy. */
export const headLine = (head: { readonly key: string }): Buffer => Buffer.from(`${MARK}${JSON.stringify(head)}\n`);

/** Takes a copy apart; `undefined` for what is not one. */
export function readCopy(content: Buffer): { readonly head: unknown; readonly body: Buffer } | undefined {
  const end = content.indexOf(10);
  const line = end === -1 ? '' : content.toString('utf8', 0, end);
  const head = line.startsWith(MARK) ? parsed(line.slice(MARK.length)) : undefined;
  return head === undefined ? undefined : { head, body: content.subarray(end + 1) };
}

const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const keyedSchema = z.object({ key: z.string() });
/** How copies began before they had a mark. */
const FORMER_MARK = '{"key":"';
const formerSchema = keyedSchema.extend({ contentType: z.string(), tags: z.array(z.string()), asOf: z.string() });

/** Files whose name is that of the key that their first line says: nobody else writes such ones. */
async function copiesIn(folder: string): Promise<FoundCopy[]> {
  const copies: FoundCopy[] = [];
  for (const name of await namesIn(folder)) {
    if (!NAME.test(name)) continue;
    const file = path.join(folder, name);
    const found = await readHead(file);
    if (found && isNamed(name, found.head)) copies.push(found);
  }
  return copies;
}

function isNamed(name: string, head: unknown): boolean {
  const { data } = keyedSchema.safeParse(head);
  return data !== undefined && nameOf(data.key) === name;
}

async function removeCopies(folder: string): Promise<void> {
  for (const { file } of await copiesIn(folder)) await rm(file, { force: true });
  await removeUnfinished(folder);
}

/** One that was begun on a full disk may hold part of its first line only; an empty one goes from our own folder. */
async function removeUnfinished(folder: string): Promise<void> {
  const isOurs = path.basename(path.dirname(folder)) === SUB_FOLDER;
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(UNFINISHED) || !NAME.test(name.slice(0, -UNFINISHED.length))) continue;
    const file = path.join(folder, name);
    const begins = (await beginningOf(file, MARK.length)).toString('utf8');
    const marks = [MARK, FORMER_MARK].map((mark) => mark.slice(0, begins.length));
    if (begins === '' ? isOurs : marks.some((mark) => begins.startsWith(mark))) await rm(file, { force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** Reads the first line of a copy; `undefined` for a file that is none. */
async function readHead(file: string): Promise<FoundCopy | undefined> {
  const { size, mtimeMs } = await lstat(file);
  const beginning = await beginningOf(file, LONGEST_HEAD);
  const head = readCopy(beginning)?.head ?? formerHead(beginning);
  return head === undefined ? undefined : { file, head, bytes: size, usedAt: mtimeMs };
}

function formerHead(beginning: Buffer): unknown {
  const end = beginning.indexOf(10);
  return end === -1 ? undefined : formerSchema.safeParse(parsed(beginning.toString('utf8', 0, end))).data;
}

async function beginningOf(file: string, most: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Writes that this server holds a sub-folder; false where another one does. */
async function claimSlot(slot: string, owner: Owner): Promise<boolean> {
  await mkdir(slot, { recursive: true });
  const file = path.join(slot, OWNER);
  if (await livingOwner(slot)) return false;
  await rm(file, { force: true });
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  // Two that found the same dead owner: the second may have removed what the first wrote.
  return (await readOwner(file))?.id === owner.id;
}

async function livingOwner(slot: string): Promise<Owner | undefined> {
  const file = path.join(slot, OWNER);
  const owner = await readOwner(file);
  if (!owner) return undefined;
  // In a container, a server that died had the number of the one that follows it.
  if (owner.host === hostname() && (owner.pid === process.pid ? !owners.has(owner.id) : !isRunning(owner.pid)))
    return undefined;
  const { mtimeMs } = await lstat(file);
  return Date.now() - mtimeMs < TAKEN_FOR_DEAD ? owner : undefined;
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.safeParse(parsed(await readFile(file, 'utf8'))).data;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
