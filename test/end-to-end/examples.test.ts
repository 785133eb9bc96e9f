/** Every example page, from the real CMS, in a real Chromium: content is there, and the host page sees no fault. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright';
import { cms } from '../support/cms';
import { launchBrowser, openWatchedPage, type Watched } from '../support/browser';
import { freePort } from '../support/free-port';

const examples = path.resolve(import.meta.dirname, '../../examples');
const ELEMENTS = ['ess-agenda', 'ess-key-figures', 'ess-initiatives', 'ess-resources'] as const;

let browser: Browser;
let url = '';
beforeAll(async () => {
  ({ url } = await cms());
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(example: string): Promise<Watched> {
  const watched = await openWatchedPage(browser, url);
  await watched.page.goto(`${url}/ess/demo/${example}/`);
  return watched;
}

/** Waits for the content of an element: something of it is laid out, and it is no longer busy. */
async function shown(page: Page, element: string): Promise<void> {
  const found = page.locator(element).first();
  await found.scrollIntoViewIfNeeded();
  await found.locator('section[aria-busy="false"] >> nth=0').waitFor({ state: 'attached', timeout: 20_000 });
  await found.locator('article:visible, li:visible').first().waitFor({ timeout: 20_000 });
}

async function expectNoTrace({ page, faults }: Watched): Promise<void> {
  expect(faults).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.context().close();
}

describe('the examples', () => {
  it('show all elements under the strictest policy, without a violation', async () => {
    const watched = await open('csp-stricte');
    await watched.page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective}`),
      );
    });
    for (const element of ELEMENTS) await shown(watched.page, element);
    await expectNoTrace(watched);
  });

  it('stand a style sheet and a library that spoil everything', async () => {
    const watched = await open('css-hostile');
    for (const element of ELEMENTS) await shown(watched.page, element);
    const inside = await watched.page
      .locator('ess-agenda article')
      .first()
      .evaluate((article) => {
        const { color, letterSpacing, textTransform, fontSize } = getComputedStyle(article);
        return { color, letterSpacing, textTransform, fontSize: Number.parseFloat(fontSize) };
      });
    expect(inside).toMatchObject({ letterSpacing: 'normal', textTransform: 'none' });
    expect(inside.color).not.toBe('rgb(255, 0, 0)');
    expect(inside.fontSize).toBeGreaterThan(12);
    await expectNoTrace(watched);
  });

  it('are readable without a script', async () => {
    const watched = await open('sans-javascript');
    expect(await watched.page.getByRole('link').count()).toBe(3);
    expect(watched.requests.filter((address) => address.endsWith('.js'))).toEqual([]);
    await expectNoTrace(watched);
  });

  it('live with two versions on one page', async () => {
    const watched = await open('deux-versions');
    await shown(watched.page, 'ess-agenda');
    await shown(watched.page, 'ess-resources');
    await expectNoTrace(watched);
  });

  it('fit a frame to its content, and do without the script that does', async () => {
    const watched = await open('iframe');
    const frame = watched.page.frameLocator('iframe');
    await frame.locator('ess-agenda article:visible').first().waitFor({ timeout: 20_000 });
    const height = () => watched.page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
    await expect.poll(height, { timeout: 5_000 }).not.toBe(600);
    await expectNoTrace(watched);
    expect((await fetch(`${url}/ess/widgets/1/embed-resize.js`).then((answer) => answer.text())).length).toBeLessThan(
      1024,
    );
    const bare = await openWatchedPage(browser, url);
    await bare.page.route('**/*.js', (route) => route.abort());
    await bare.page.goto(`${url}/ess/embed/agenda?when=past&limit=5`);
    expect(await bare.page.getByRole('article').count()).toBeGreaterThan(0);
    await bare.page.context().close();
  });

  it('work in React, which changes their attributes and hears their events', async () => {
    const { outputFiles } = await build({
      entryPoints: [path.join(examples, 'react/main.tsx')],
      bundle: true,
      write: false,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const source = outputFiles[0]?.text.replaceAll('http://127.0.0.1:1337', url) ?? '';
    const watched = await openWatchedPage(browser, url);
    await watched.page.route('**/demo/react/main.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: source }),
    );
    await watched.page.goto(`${url}/ess/demo/react/`);
    await shown(watched.page, 'ess-agenda');
    await expect.poll(() => watched.page.getByRole('status').first().innerText()).toMatch(/^\d+ rendez-vous$/);
    await watched.page.getByLabel('Territoire').selectOption('FR');
    await expect.poll(() => watched.page.locator('ess-agenda').getAttribute('territory')).toBe('FR');
    await expectNoTrace(watched);
  });
});

/** PHP is not part of the project: these run where it is installed, and say so where it is not. */
const hasPhp = (() => {
  try {
    execFileSync('php', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the PHP include', () => {
  const run = async (endpoint: string, cache: string) => {
    const { stdout } = await promisify(execFile)('php', [path.join(examples, 'php/index.php')], {
      env: { ...process.env, ESS_ENDPOINT: endpoint, ESS_CACHE: cache },
    });
    return stdout;
  };

  it.runIf(hasPhp)('brings the fragment, and keeps it when the CMS is gone (where php is installed)', async () => {
    const cache = mkdtempSync(path.join(tmpdir(), 'ess-fragments-'));
    const port = await freePort();
    const front = `http://127.0.0.1:${String(port)}`;
    // After a failure nothing is asked for a minute: another folder, another memory.
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'ess-fragments-'));
    expect(await run(front, elsewhere)).toContain(`${front}/ess/agenda?when=past`);

    const server = createServer((request, response) => {
      void fetch(url + (request.url ?? '')).then(async (answer) => response.end(await answer.text()));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await run(front, cache)).toMatch(/class="ess-fragment"[^]*<article/);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const [kept = ''] = readdirSync(cache);
    const longAgo = new Date(Date.now() - 86_400_000);
    utimesSync(path.join(cache, kept), longAgo, longAgo);
    expect(await run(front, cache)).toMatch(/class="ess-fragment"[^]*<article/);
  });
});
