// @ts-check
/** Says what a long command is doing: one line a step, with the seconds gone by. */

/**
 * Shows a step while its work runs, then how long it took.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now();
  const line = process.stdout.isTTY ? refreshedLine(label, started) : plainLines(label, started);
  try {
    const result = await work();
    line.end(`✓ ${label} (${elapsed(started)})`);
    return result;
  } catch (error) {
    line.end(`✗ ${label} (${elapsed(started)})`);
    throw error;
  }
}

/**
 * Seconds since an instant, for people.
 * @param {number} started milliseconds
 */
export function elapsed(started) {
  const seconds = Math.round((Date.now() - started) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * On a terminal: one line, rewritten every second.
 * @param {string} label
 * @param {number} started
 */
function refreshedLine(label, started) {
  const write = () => process.stdout.write(`\r\u001b[K… ${label} (${elapsed(started)})`);
  write();
  const timer = setInterval(write, 1000);
  return {
    /** @param {string} text */
    end(text) {
      clearInterval(timer);
      process.stdout.write(`\r\u001b[K${text}\n`);
    },
  };
}

/**
 * In a log: a line at the start, one every half minute, one at the end.
 * @param {string} label
 * @param {number} started
 */
function plainLines(label, started) {
  console.log(`… ${label}`);
  const timer = setInterval(() => console.log(`… ${label} (${elapsed(started)})`), 30_000);
  return {
    /** @param {string} text */
    end(text) {
      clearInterval(timer);
      console.log(text);
    },
  };
}
