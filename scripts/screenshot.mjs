// @ts-check
/**
 * Makes the pictures of the documentation from a running server.
 *
 *   npm start, then in another shell: npm run screenshot [-- http://127.0.0.1:1337]
 */
import './lib/node-version.mjs';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './lib/browser.mjs';
import { runCommand } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';

/** @type {readonly { file: string, page: string, wait: string, width: number, height: number, check?: string, at?: string }[]} */
const PICTURES = [
  { file: 'mairie.png', page: '/ess/demo/', wait: 'ess-agenda article', width: 1100, height: 1180 },
  {
    file: 'mairie-sombre.png',
    page: '/ess/demo/',
    wait: 'ess-key-figures article, ess-key-figures li',
    check: '#habit-sombre',
    at: '#chiffres',
    width: 1100,
    height: 760,
  },
  {
    file: 'mairie-agglo.png',
    page: '/ess/demo/',
    wait: 'ess-initiatives [role="group"], ess-initiatives article',
    check: '#habit-agglo',
    at: '#initiatives',
    width: 1100,
    height: 760,
  },
  { file: 'agenda-page.png', page: '/ess/agenda', wait: 'article', width: 1100, height: 900 },
];

await runCommand(async () => {
  const origin = process.argv[2] ?? 'http://127.0.0.1:1337';
  const folder = path.join(root, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    for (const { file, page: address, wait, width, height, check, at } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
      await page.goto(origin + address);
      if (check) await page.locator(check).check();
      if (at) await page.locator(at).evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.locator(wait).first().waitFor();
      await page.screenshot({ path: path.join(folder, file) });
      console.log(`✓ docs/images/${file}`);
    }
  } finally {
    await browser.close();
  }
});
