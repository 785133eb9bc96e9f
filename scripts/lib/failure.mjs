// @ts-check

/** Something the person at the keyboard can mend: shown as its message alone, without a stack. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {{ output?: string, cause?: unknown }} [details] what a failed command had printed; the original error
   */
  constructor(message, { output = '', cause } = {}) {
    super(message, { cause });
    this.output = output;
  }
}

/**
 * Runs a command's body and turns its failure into a message and exit code 1.
 * @param {() => Promise<void>} body
 */
export async function runCommand(body) {
  try {
    await body();
  } catch (error) {
    if (error instanceof Failure) {
      if (error.output !== '') console.error(error.output.trimEnd());
      console.error(`\n✗ ${error.message}`);
    } else {
      console.error(error);
    }
    process.exit(1);
  }
}

/**
 * The first line of whatever was thrown.
 * @param {unknown} error
 */
export function firstLine(error) {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n', 1)[0] ?? '';
}

/**
 * The code of a system or database error (`EADDRINUSE`, `28P01`), or nothing.
 * @param {unknown} error
 */
export function errorCode(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
