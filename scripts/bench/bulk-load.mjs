// @ts-check
/**
 * Fills the read model of a database whose server is stopped with the rows that publishing would write, without the
 * documents behind them: publishing a hundred thousand events one by one takes hours.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { appFolder } from '../lib/paths.mjs';
import { fictitiousEvent } from './fictitious-events.mjs';

/**
 * What is used of better-sqlite3, which brings no types.
 *
 * @typedef {object} Statement
 * @property {(values: object) => unknown} run
 * @property {() => { get(): unknown }} pluck
 *
 * @typedef {object} Sqlite
 * @property {(text: string) => unknown} pragma
 * @property {(sql: string) => Statement} prepare
 * @property {(work: (first: number, last: number) => void) => (first: number, last: number) => void} transaction
 * @property {() => void} close
 */

/**
 * @param {string} filename
 * @returns {Sqlite}
 */
function open(filename) {
  /** @type {new (filename: string) => Sqlite} */
  const Database = createRequire(path.join(appFolder, 'package.json'))('better-sqlite3');
  return new Database(filename);
}

/**
 * Copies a database whole: what was written last may stand in a file beside it.
 * @param {string} filename
 * @param {string} copy
 */
export function copyDatabase(filename, copy) {
  const database = open(filename);
  database.prepare('vacuum into @copy').run({ copy });
  database.close();
}

/** Not written: no document would ever change what has none. */
const DEPENDENCIES = 'ess_published_dependencies';
const EVENTS_A_TRANSACTION = 500;

/**
 * @param {string} filename
 * @param {number} count how many events are stored in the end
 * @param {object} making
 * @param {readonly string[]} making.words
 * @param {import('./fictitious-events.mjs').References & { ancestors: Record<string, readonly string[]> }} making.references
 * @param {import('./plugin-parts.mjs').PluginParts} making.parts
 * @param {number} making.today milliseconds
 */
export function fillReadModel(filename, count, { words, references, parts, today }) {
  const database = open(filename);
  // Nothing is lost that could not be made again; indexes of this size want memory.
  for (const setting of ['synchronous = off', 'journal_mode = off', 'cache_size = -1000000']) database.pragma(setting);
  const stored = Number(
    database.prepare(`select count(*) from ess_published_entries where kind = 'event'`).pluck().get(),
  );
  let entryId = Number(database.prepare('select max(id) from ess_published_entries').pluck().get());

  /** @type {Map<string, Statement>} */
  const inserts = new Map();
  /**
   * @param {string} table
   * @param {import('./plugin-parts.mjs').Row} row
   */
  const insert = (table, row) => {
    const names = Object.keys(row);
    let statement = inserts.get(table);
    if (!statement) {
      statement = database.prepare(`insert into ${table} (${names}) values (${names.map((name) => `@${name}`)})`);
      inserts.set(table, statement);
    }
    statement.run(Object.fromEntries(names.map((name) => [name, sqlValue(row[name] ?? null)])));
  };

  const write = database.transaction((first, last) => {
    for (let number = first; number <= last; number += 1) {
      const event = fictitiousEvent(number, today, words, references);
      const { columns, index } = parts.eventRows(event, (code) => references.ancestors[code] ?? [code]);
      entryId += 1;
      insert('ess_published_entries', {
        id: entryId,
        kind: 'event',
        document_id: event.documentId,
        ...columns,
        revision: 0,
        first_published_at: today,
        changed_at: today,
        withdrawn_at: null,
      });
      insert('ess_published_slugs', { kind: 'event', slug: event.slug, entry_id: entryId });
      for (const [table, rows] of Object.entries(index)) {
        if (table !== DEPENDENCIES) for (const row of rows) insert(table, { entry_id: entryId, ...row });
      }
    }
  });
  for (let first = stored + 1; first <= count; first += EVENTS_A_TRANSACTION)
    write(first, Math.min(first + EVENTS_A_TRANSACTION - 1, count));
  database.close();
}

/** @param {string | number | boolean | null} value */
const sqlValue = (value) => (typeof value === 'boolean' ? Number(value) : value);
