/** Opaque cursors: where a page ended, by its sort value and the id of its last entry. They never expire. */
export interface Position {
  readonly sort: number | string;
  readonly id: number;
  /** Code of the enclosing territory at which `fallback=up` found something: the next page stays there. */
  readonly at?: string | undefined;
}

export function encodeCursor(position: Position): string {
  return Buffer.from(
    JSON.stringify(
      position.at === undefined ? [position.sort, position.id] : [position.sort, position.id, position.at],
    ),
  ).toString('base64url');
}

/** `undefined` when the text was not made by `encodeCursor`. */
export function decodeCursor(text: string): Position | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length < 2 || value.length > 3) return undefined;
    const [sort, id, at]: unknown[] = value;
    if (at !== undefined && typeof at !== 'string') return undefined;
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
    if (typeof sort === 'string' || (typeof sort === 'number' && Number.isSafeInteger(sort))) return { sort, id, at };
    return undefined;
  } catch {
    return undefined;
  }
}
