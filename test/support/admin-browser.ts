/** The built admin panel in a real Chromium, as an editor in France opens it. */
import type { Browser, Page } from 'playwright';
import { PASSWORD } from './accounts';
import { cms } from './cms';

/** The first opening of the admin loads megabytes: a busy machine takes its time. */
export const PATIENCE = 60_000;

export interface Session {
  readonly page: Page;
  /** Exceptions, errors of the console and requests to other servers, in words. */
  readonly faults: string[];
}

/** A browser that has never been here, at the login page. */
export async function openLogin(browser: Browser): Promise<Session> {
  const { url } = await cms();
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const address = request.url();
    if (/^https?:/.test(address) && !address.startsWith(url)) faults.push(`request elsewhere: ${address}`);
  });
  await page.goto(`${url}/admin`);
  await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  return { page, faults };
}

/** Signs in with an account of `account()` and waits for the homepage. */
export async function signIn(browser: Browser, email: string): Promise<Session> {
  const session = await openLogin(browser);
  await logIn(session.page, email);
  return session;
}

/** Fills the login form that is shown, and waits for the homepage. */
export async function logIn(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Mot de passe*', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(({ pathname }) => !pathname.includes('/auth/'));
  await shown(page);
  // What Strapi tells of itself to every new browser hides the top of every page.
  await page.getByRole('button', { name: 'Fermer le bandeau.' }).click();
}

/**
 * Opens a page of the admin by its address and waits for it.
 * @param path below `/admin`, such as `/plugins/ess/review`
 */
export async function openAdmin(page: Page, path: `/${string}`): Promise<void> {
  const { url } = await cms();
  await page.goto(`${url}/admin${path}`);
  await shown(page);
}

/** Strapi's pages are one `main`, busy until their own data is there; our sections load after it. */
const shown = (page: Page) => page.locator('main:not([aria-busy="true"])').first().waitFor();

/** A repeatable or single component of the form that holds nothing yet, such as `Lieux (0)`: opens a first one. */
export const addFirst = (page: Page, label: string) =>
  page.getByText(label, { exact: true }).locator('xpath=following::button[1]').click();

/** Types in a field that searches, and takes the suggestion that matches. */
export async function choose(page: Page, label: string | RegExp, typed: string, option: RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).last();
  await field.click();
  await field.pressSequentially(typed);
  await page.getByRole('option', { name: option }).click();
}
