// @ts-check
/**
 * Makes the pictures of the documentation from a running server.
 *
 *   npm start, then in another shell: npm run screenshot
 *   npm run screenshot -- http://127.0.0.1:1337 admin     only those of the admin; `public`: only those of pages
 *   npm run screenshot -- http://127.0.0.1:1337 admin /path/to/demo-login.txt
 */
import './lib/node-version.mjs';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { findChromium } from './lib/browser.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { dataFolder, root } from './lib/paths.mjs';
import { takeAdminPictures } from './screenshot/admin-pictures.mjs';
import { takePublicPictures } from './screenshot/public-pictures.mjs';

/** A guide is read over slow lines too. */
const LARGEST = 200_000;

await runCommand(async () => {
  const [origin = 'http://127.0.0.1:1337', which = 'all', loginFile = path.join(dataFolder, 'demo-login.txt')] =
    process.argv.slice(2);
  const folder = path.join(root, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  /**
   * @param {import('playwright').Page} page
   * @param {string} file
   */
  const keep = async (page, file) => {
    const target = path.join(folder, file);
    await page.screenshot({ path: target, animations: 'disabled' });
    const { size } = statSync(target);
    if (size > LARGEST) throw new Failure(`docs/images/${file} : ${size} octets, ${LARGEST} au plus.`);
    console.log(`✓ docs/images/${file}`);
  };
  try {
    if (which !== 'admin') await takePublicPictures(browser, origin, keep);
    if (which !== 'public') await takeAdminPictures(browser, origin, loginFile, keep);
  } finally {
    await browser.close();
  }
});
