import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { graphqlAsText } from '../../vitest.config';

/** Scenarios of failure, one file each, one after the other: they start real servers, and stop them badly. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  plugins: [graphqlAsText],
  test: {
    name: 'resilience',
    include: ['test/resilience/**/*.test.ts'],
    silent: 'passed-only',
    pool: 'forks',
    fileParallelism: false,
    // What hangs is ended; each scenario has bounds of its own.
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
