// @ts-check
/** Copies the rows of an SQLite database to the same tables of PostgreSQL, in one transaction: all of them or none. */
import { Failure } from './failure.mjs';

/** Made by Strapi for each kind of database, and what only running servers know. */
const LEFT = new Set(['strapi_database_schema', 'strapi_migrations', 'strapi_migrations_internal', 'ess_leases']);
/** What only PostgreSQL has in a row: an announcement of SQLite is of a transaction that ended long ago. */
const ADDED = new Map([['ess_announcements', { xact: 0 }]]);
/** PostgreSQL takes 65,535 values in a statement. */
const MOST_VALUES = 30_000;
const MOST_ROWS = 500;

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} type as `information_schema` calls it
 */

/** @typedef {Map<string, Column[]>} Tables columns by table */

/**
 * @typedef {object} Source a better-sqlite3 database
 * @property {(sql: string) => { all(...values: unknown[]): any[], iterate(...values: unknown[]): Iterable<any>, get(...values: unknown[]): any }} prepare
 */

/**
 * The value of SQLite as PostgreSQL takes it. SQLite has no booleans nor dates: Strapi keeps numbers there.
 * @param {unknown} value
 * @param {string} type
 * @returns {unknown}
 */
export function converted(value, type) {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'boolean':
      return typeof value === 'number' ? value !== 0 : value === 'true' || value === '1';
    case 'timestamp without time zone':
    case 'timestamp with time zone':
      return new Date(typeof value === 'number' ? value : String(value));
    case 'text':
    case 'character varying':
      return String(value);
    default:
      return value;
  }
}

/**
 * @param {Source} source
 * @param {import('knex').Knex} target whose tables exist
 * @param {(table: string, rows: number) => void} [tell] hears of each table
 * @returns {Promise<{ tables: number, rows: number }>}
 */
export async function copyRows(source, target, tell = () => undefined) {
  const present = await targetTables(target);
  const tables = sourceTables(source).filter((table) => !LEFT.has(table));
  checkSchema(source, tables, present);
  let rows = 0;
  await target.transaction(async (trx) => {
    // Rows that refer to each other come in any order: they are checked together at the end.
    const keys = await foreignKeys(trx);
    for (const { table, name } of keys)
      await trx.raw('alter table ?? alter constraint ?? deferrable initially deferred', [table, name]);
    await trx.raw(`truncate ${tables.map(() => '??').join(', ')} restart identity cascade`, tables);
    for (const table of tables) {
      const count = await copyTable(source, trx, table, present.get(table) ?? []);
      rows += count;
      tell(table, count);
    }
    await trx.raw('set constraints all immediate');
    for (const { table, name } of keys)
      await trx.raw('alter table ?? alter constraint ?? not deferrable', [table, name]);
    for (const table of tables) await continueIds(trx, table, present.get(table) ?? []);
  });
  return { tables: tables.length, rows };
}

/** @param {Source} source */
function sourceTables(source) {
  return source
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .all()
    .map(({ name }) => String(name));
}

/**
 * @param {import('knex').Knex} target
 * @returns {Promise<Tables>}
 */
async function targetTables(target) {
  const { rows } = await target.raw(
    'select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema()',
  );
  /** @type {Tables} */
  const tables = new Map();
  for (const { table_name: table, column_name: name, data_type: type } of rows)
    tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  return tables;
}

/**
 * Nothing that has no place is dropped without a word.
 * @param {Source} source
 * @param {readonly string[]} tables
 * @param {Tables} present
 */
function checkSchema(source, tables, present) {
  const homeless = tables.flatMap((table) => {
    if (source.prepare(`select 1 from "${table}" limit 1`).get() === undefined) return [];
    const columns = present.get(table);
    if (!columns) return [table];
    return columnsOf(source, table)
      .filter((name) => !columns.some((column) => column.name === name))
      .map((name) => `${table}.${name}`);
  });
  if (homeless.length > 0)
    throw new Failure(
      `La base SQLite a ce que cette version n’a pas : ${homeless.join(', ')}. Démarrez d’abord cette version sur la base SQLite, puis recommencez.`,
    );
}

/**
 * @param {Source} source
 * @param {string} table
 */
const columnsOf = (source, table) =>
  source
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));

/**
 * @param {Source} source
 * @param {import('knex').Knex} trx
 * @param {string} table
 * @param {readonly Column[]} columns
 */
async function copyTable(source, trx, table, columns) {
  const names = columnsOf(source, table);
  const known = columns.filter(({ name }) => names.includes(name));
  const atOnce = Math.min(MOST_ROWS, Math.floor(MOST_VALUES / Math.max(1, known.length)));
  /** @type {Record<string, unknown>[]} */
  let batch = [];
  let count = 0;
  const write = async () => {
    if (batch.length > 0) await trx(table).insert(batch);
    count += batch.length;
    batch = [];
  };
  for (const row of source.prepare(`select * from "${table}"`).iterate()) {
    batch.push({
      ...Object.fromEntries(known.map(({ name, type }) => [name, checked(table, name, converted(row[name], type))])),
      ...ADDED.get(table),
    });
    if (batch.length === atOnce) await write();
  }
  await write();
  return count;
}

/**
 * PostgreSQL holds every character but one.
 * @param {string} table
 * @param {string} column
 * @param {unknown} value
 */
function checked(table, column, value) {
  if (typeof value === 'string' && value.includes('\0'))
    throw new Failure(
      `${table}.${column} contient un caractère nul, que PostgreSQL refuse : corrigez cette fiche d’abord.`,
    );
  return value;
}

/**
 * @param {import('knex').Knex} trx
 * @returns {Promise<{ table: string, name: string }[]>}
 */
async function foreignKeys(trx) {
  const { rows } = await trx.raw(
    `select rel.relname as "table", con.conname as name
     from pg_constraint con join pg_class rel on rel.oid = con.conrelid join pg_namespace ns on ns.oid = rel.relnamespace
     where con.contype = 'f' and not con.condeferrable and ns.nspname = current_schema()`,
  );
  return rows;
}

/**
 * The next row gets an id that no row has.
 * @param {import('knex').Knex} trx
 * @param {string} table
 * @param {readonly Column[]} columns
 */
async function continueIds(trx, table, columns) {
  if (!columns.some(({ name }) => name === 'id')) return;
  const { rows } = await trx.raw("select pg_get_serial_sequence(quote_ident(?), 'id') as sequence", [table]);
  const sequence = rows[0]?.sequence;
  if (sequence) await trx.raw('select setval(?, coalesce((select max(id) from ??), 0) + 1, false)', [sequence, table]);
}
