// @ts-check
/** Figures, and how they are written for people. */

/**
 * @param {readonly number[]} sorted ascending
 * @param {number} percent
 */
export const percentile = (sorted, percent) =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;

/** @param {readonly number[]} values */
export const median = (values) =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  );

/**
 * @param {number} value
 * @param {number} [decimals]
 */
export const number = (value, decimals = 0) =>
  value.toLocaleString('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** @param {number} value */
export const milliseconds = (value) => `${number(value, value < 10 ? 2 : value < 100 ? 1 : 0)}\u00a0ms`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${number(bytes / 1024 / 1024)}\u00a0Mo`;

/** @param {number} value */
export const ratio = (value) => `×\u00a0${number(value, value < 10 ? 2 : 0)}`;

/**
 * A table in plain text: the first column to the left, the others to the right.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  /** @param {readonly string[]} row */
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
