import process from 'node:process';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { graphqlModules } from './build/plugins.mjs';

/** Nothing but the page under test may talk to the network. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  plugins: [graphqlModules()],
  cacheDir: '../node_modules/.vite/widgets',
  resolve: { conditions: ['production', 'module', 'browser'] },
  optimizeDeps: { include: ['lit/html.js', '@apollo/client', 'axe-core'] },
  test: {
    name: 'widgets',
    include: ['src/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/french-page.ts'],
    testTimeout: 15_000,
    expect: { poll: { timeout: 5000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 900, height: 800 },
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: QUIET },
        // Far from Paris: an hour that follows the visitor's clock would show.
        contextOptions: { locale: 'fr-FR', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' },
      }),
    },
  },
});
