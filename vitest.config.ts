import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The builds take `.graphql` files as text; so do the tests. */
export const graphqlAsText: Plugin = {
  name: 'graphql-as-text',
  transform: (code, id) =>
    id.endsWith('.graphql') ? { code: `export default ${JSON.stringify(code)};`, map: null } : null,
};

/** Milliseconds. The large generated suites take minutes: a limit only ends what hangs. */
const testTimeout = process.env.ESS_TEST_LONG === 'true' ? 1_800_000 : 5_000;

export default defineConfig({
  test: {
    // Strapi logs a lot: only what a failed test logged is worth reading.
    silent: 'passed-only',
    projects: [
      {
        plugins: [graphqlAsText],
        test: {
          name: 'unit',
          include: [
            'packages/*/test/**/*.test.ts',
            'cms/plugin/server/test/**/*.test.ts',
            'scripts/test/**/*.test.mjs',
          ],
          testTimeout,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [graphqlAsText],
        test: {
          name: 'other time zone',
          // What is said of dates may not depend on where the server stands: a process far from Paris says the same.
          include: [
            'packages/shared-types/test/moment*.test.ts',
            'cms/plugin/server/test/{catalogue,time-zone}.test.ts',
          ],
          env: { TZ: 'Pacific/Auckland' },
          pool: 'forks',
          testTimeout,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [graphqlAsText],
        test: {
          name: 'engines',
          // What has to hold in Chromium, Firefox and WebKit alike; needs the built elements, and no Strapi.
          include: ['widgets/test/engines/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [graphqlAsText],
        test: {
          name: 'integration',
          include: ['test/**/*.test.ts'],
          // Long, and run by a command of their own: `npm run test:resilience`.
          exclude: ['test/resilience/**', 'test/attacks/**'],
          // One Strapi for all files: it takes seconds to start, and stopping it would take every listener of the
          // process along, those of a forked worker included.
          pool: 'threads',
          isolate: false,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
