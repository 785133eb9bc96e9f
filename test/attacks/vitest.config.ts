import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { graphqlAsText } from '../../vitest.config';

/** What `npm test` tries on SQLite without a proxy, and what a proxy or a database could change. */
const SUITES = ['uploads', 'own-reach', 'routes', 'leaks', 'roles', 'journal', 'bad-requests'];
const { DOOR } = process.env;

/** With `DOOR`, those suites through that door; without, the attacks on installations as people have them. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  plugins: [graphqlAsText],
  test: {
    name: DOOR ?? 'installations',
    ...(DOOR === undefined
      ? { include: ['test/attacks/**/*.test.ts'] }
      : { include: SUITES.map((name) => `test/integration/${name}.test.ts`), globalSetup: 'test/attacks/door.ts' }),
    silent: 'passed-only',
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 1_500_000,
  },
});
