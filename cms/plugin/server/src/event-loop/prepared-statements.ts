/** The same statements come again and again: SQLite’s preparing of one costs as much as most of them. */

/** What is used of a connection of better-sqlite3. */
interface Connection {
  prepare(sql: string): unknown;
}

const MOST_STATEMENTS = 400;
/** Lists of values make longer ones, which rarely come again. */
const LONGEST = 8_000;
const READS_OR_WRITES = /^\s*(?:select|insert|update|delete|with)\b/i;

const remembering = new WeakSet<object>();

/** Makes a connection keep the statements that it prepares; what changes tables forgets them. */
export function rememberStatements(connection: unknown): void {
  if (!isConnection(connection) || remembering.has(connection)) return;
  remembering.add(connection);
  const known = new Map<string, unknown>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => {
    if (!READS_OR_WRITES.test(sql)) {
      if (!/^\s*(?:begin|commit|rollback|savepoint|release)\b/i.test(sql)) known.clear();
      return prepare(sql);
    }
    if (sql.length > LONGEST) return prepare(sql);
    const statement = known.get(sql) ?? prepare(sql);
    known.delete(sql);
    known.set(sql, statement);
    const [oldest] = known.keys();
    if (known.size > MOST_STATEMENTS && oldest !== undefined) known.delete(oldest);
    return statement;
  };
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'prepare' in value && typeof value.prepare === 'function';
