/** A real Chromium, driven without any request to the outside. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = candidates.find((candidate) => candidate !== undefined && existsSync(candidate));
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Watched {
  readonly page: Page;
  /** Everything that a host page must never see. */
  readonly faults: string[];
  /** Addresses requested, in order. */
  readonly requests: string[];
}

/** A page whose console errors, exceptions, cookies and requests elsewhere are collected. */
export async function openWatchedPage(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'America/Martinique',
    reducedMotion: 'reduce',
    viewport: { width: 1100, height: 1400 },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      faults.push(`request elsewhere: ${request.url()}`);
  });
  return { page, faults, requests };
}
