// @ts-check
/**
 * The three engines behind one small face: Chromium by Playwright, Firefox by WebDriver BiDi (Debian's build speaks
 * nothing else), WebKit by the W3C WebDriver of WebKitGTK on a screen of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { chromium } from 'playwright';
import puppeteer from 'puppeteer-core';

/**
 * @typedef {object} Engine
 * @property {(address: string) => Promise<void>} open
 * @property {<Result>(source: string) => Promise<Result>} evaluate an expression, awaited in the page
 * @property {(key: string) => Promise<void>} press a key by its W3C name, `Tab`
 * @property {() => Promise<Buffer>} screenshot PNG of what is seen
 * @property {() => Promise<void>} close
 *
 * @typedef {'Chromium' | 'Firefox' | 'WebKit'} EngineName
 */

/** @type {readonly EngineName[]} */
export const ENGINE_NAMES = ['Chromium', 'Firefox', 'WebKit'];

const VIEWPORT = { width: 1280, height: 800 };

/** Where Debian puts them; the first one that is there. @param {readonly (string | undefined)[]} candidates */
const found = (...candidates) => candidates.find((candidate) => candidate && existsSync(candidate));

const chromiumPath = found(
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
);
const firefoxPath = found(process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox');
const webkitDriverPath = found('/usr/bin/WebKitWebDriver');
const miniBrowserPath = found(
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
);
const screenPath = found('/usr/bin/Xvfb');

/** What a machine lacks to run an engine, in a sentence; undefined when it lacks nothing. @param {EngineName} name */
export function missingFor(name) {
  if (name === 'Chromium') return undefined; // Installed by `npm test`.
  if (name === 'Firefox') return firefoxPath ? undefined : 'firefox-esr is not installed';
  if (!webkitDriverPath || !miniBrowserPath) return 'webkit2gtk-driver is not installed';
  return screenPath ? undefined : 'xvfb is not installed';
}

/** @param {EngineName} name @returns {Promise<Engine>} */
export async function launchEngine(name) {
  const missing = missingFor(name);
  if (missing) throw new Error(missing);
  return name === 'Chromium' ? launchChromium() : name === 'Firefox' ? launchFirefox() : launchWebKit();
}

/** @returns {Promise<Engine>} */
async function launchChromium() {
  const browser = await chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'fr-FR', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (source) => page.evaluate(source),
    press: (key) => page.keyboard.press(key),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/** @returns {Promise<Engine>} */
async function launchFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath ?? '',
    headless: true,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: {
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.disabledForTesting': true,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  const page = await browser.newPage();
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: async (source) => JSON.parse(String(await page.evaluate(asJson(source)))),
    press: (key) => page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key)),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}

/** @param {string} source */
const asJson = (source) => `(async () => JSON.stringify((await (${source})) ?? null))()`;

/** Values of the W3C for keys that are not letters. @type {Readonly<Record<string, string>>} */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Shift: '\uE008', End: '\uE010', Home: '\uE011' };

/** @returns {Promise<Engine>} */
async function launchWebKit() {
  const screen = spawn(screenPath ?? '', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = await new Promise((resolve, reject) => {
    screen.on('exit', () => reject(new Error('Xvfb gave up')));
    screen.stdout.once('data', (/** @type {Buffer} */ data) => resolve(String(data).trim()));
  });
  const port = await freePort();
  const driver = spawn(webkitDriverPath ?? '', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, LANGUAGE: 'fr', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  const base = `http://127.0.0.1:${port}`;
  /** @param {string} path @param {object} [body] @param {string} [method] @returns {Promise<any>} */
  const ask = async (path, body, method = body ? 'POST' : 'GET') => {
    const answer = await fetch(base + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask('/status');
      break;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const { sessionId } = await ask('/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowserPath, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  await ask(`${session}/timeouts`, { script: 60_000 });
  await ask(`${session}/window/rect`, { x: 0, y: 0, ...VIEWPORT });
  const isLetter = (/** @type {string} */ key) => key.length === 1;
  return {
    open: (address) => ask(`${session}/url`, { url: address }),
    evaluate: async (source) =>
      JSON.parse(
        await ask(`${session}/execute/async`, {
          script: `const done = arguments[0]; ${asJson(source)}.then(done, (error) => done(JSON.stringify({ thrown: String(error) })))`,
          args: [],
        }),
      ),
    press: async (key) => {
      const held = key.split('+');
      const value = held.map((one) => KEYS[one] ?? one);
      if (value.some((one, index) => !isLetter(one) && !KEYS[held[index] ?? ''])) throw new Error(`unknown key ${key}`);
      await ask(`${session}/actions`, {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              ...value.map((one) => ({ type: 'keyDown', value: one })),
              ...value.toReversed().map((one) => ({ type: 'keyUp', value: one })),
            ],
          },
        ],
      });
    },
    screenshot: async () => Buffer.from(await ask(`${session}/screenshot`), 'base64'),
    close: async () => {
      await ask(session, undefined, 'DELETE').catch(() => undefined);
      driver.kill();
      screen.kill();
    },
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
