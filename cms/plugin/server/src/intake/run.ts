/**
 * Runs an import: whole, or not at all. Entries are written as drafts in small transactions, so that the server answers
 * others meanwhile (SQLite has one connection: a single transaction of minutes would hold it), and every step is
 * journalled. What fails, or is cut by a stop of the server, is undone from the journal.
 */
import type { Core } from '@strapi/strapi';
import type { ImportEntry } from './candidates';
import { ImportWriter, TakenBack, type WriterOptions } from './import-writer';
import { NO_COUNTS, type ImportCounts } from './imports';
import type { PlanLine } from './plan';
import { nextTurn } from './reading/next-turn';

/** Entries written in one transaction: some tenths of a second. */
const CHUNK = 10;

export interface RunOptions extends WriterOptions {
  readonly onProgress: (done: number) => void;
}

/** Writes what is planned. Throws at the first entry that cannot be written; the caller then undoes the import. */
export async function runImport(
  strapi: Core.Strapi,
  lines: readonly PlanLine<ImportEntry>[],
  options: RunOptions,
): Promise<ImportCounts> {
  const writer = await ImportWriter.open(strapi, lines, options);
  const toWrite = lines.filter(({ action }) => action === 'create' || action === 'change');
  for (let start = 0; start < toWrite.length; start += CHUNK) {
    await writer.write(toWrite.slice(start, start + CHUNK));
    options.onProgress(Math.min(start + CHUNK, toWrite.length));
    // The connection was given back: whoever waits for it goes first.
    await nextTurn();
  }
  for (const line of lines) if (line.action === 'conflict') await writer.tellConflict(line);
  return countsOf(lines);
}

/**
 * Writes what is planned and takes it back at once: each chunk in a transaction that is never committed. Answers why the
 * first entry of a chunk that cannot be written cannot.
 */
export async function tryImport(
  strapi: Core.Strapi,
  lines: readonly PlanLine<ImportEntry>[],
  options: RunOptions,
): Promise<string[]> {
  const toWrite = lines.filter(({ action }) => action === 'create' || action === 'change');
  // Entries that refer to each other are written together.
  const chunk = toWrite.some(({ entry }) => entry.refersTo.length > 0) ? toWrite.length : CHUNK;
  const failures: string[] = [];
  const writer = await ImportWriter.open(strapi, lines, options);
  for (let start = 0; start < toWrite.length && failures.length < MOST_FAILURES; start += chunk) {
    try {
      await writer.write(toWrite.slice(start, start + chunk), true);
    } catch (error) {
      if (!(error instanceof TakenBack)) failures.push(error instanceof Error ? error.message : String(error));
    }
    await nextTurn();
  }
  return failures;
}

const MOST_FAILURES = 20;

/** How many of each, and how many contacts were set aside with what is written. */
export function countsOf(lines: readonly PlanLine[]): ImportCounts {
  const names = {
    create: 'created',
    change: 'changed',
    unchanged: 'unchanged',
    skip: 'skipped',
    conflict: 'conflicts',
  } as const;
  const counts = { ...NO_COUNTS };
  for (const { action, entry } of lines) {
    counts[names[action]] += 1;
    if (action === 'create' || action === 'change') counts.contacts += entry.contacts.length;
  }
  return counts;
}
