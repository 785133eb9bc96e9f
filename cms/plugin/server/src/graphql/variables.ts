/** Variables of an operation, as text and as values: what is read of them, and what is too much. */

/** Arguments are lists of words at most: nothing of ours is nested further. */
const MOST_LEVELS = 5;
/** More than any selection, and than most addresses carry. */
const MOST_BYTES = 16 * 1024;

export type ReadVariables =
  | { readonly ok: true; readonly variables: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly fault: string };

/** Reads the JSON text of `variables`; an empty text is no variables. */
export function readVariables(text: string): ReadVariables {
  if (text === '') return { ok: true, variables: {} };
  if (Buffer.byteLength(text) > MOST_BYTES)
    return { ok: false, fault: `“variables” may hold ${String(MOST_BYTES / 1024)} kB.` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: '“variables” must be a JSON object.' };
  }
  if (!isRecord(value)) return { ok: false, fault: '“variables” must be a JSON object.' };
  const fault = nestingFault(value);
  return fault === undefined ? { ok: true, variables: value } : { ok: false, fault };
}

/** What is wrong with variables that are nested too deeply. */
export function nestingFault(variables: unknown): string | undefined {
  return isDeeperThan(variables, MOST_LEVELS)
    ? `“variables” may hold ${String(MOST_LEVELS)} levels of lists and objects.`
    : undefined;
}

/**
 * One text for every spelling of the same variables: names sorted at every level, no spaces. `undefined` when the
 * text cannot be read. Lists keep their order, and `null` is not the same as nothing.
 */
export function canonicalVariables(text: string): string | undefined {
  const read = readVariables(text);
  return read.ok ? JSON.stringify(sorted(read.variables)) : undefined;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** Goes no further down than asked, so that depth itself cannot harm. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
