/** A JSON column holding a list of texts: SQLite answers it as text, PostgreSQL as a value. */
export function readTextList(stored: unknown): string[] {
  const value: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
