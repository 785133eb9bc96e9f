// @ts-check
/** The admin as an editor in France opens it, signed in with the login of the demo. */
import { existsSync, readFileSync } from 'node:fs';
import { Failure } from '../lib/failure.mjs';

/** The panel is megabytes, on machines that build at the same time. */
const PATIENCE = 60_000;
/** Where the admin of Strapi 5 keeps the language of its interface. */
const LANGUAGE_KEY = 'strapi-admin-language';

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {string} loginFile address and password, a line each, as `npm start` keeps them
 */
export async function signIn(browser, origin, loginFile) {
  if (!existsSync(loginFile)) throw new Failure(`${loginFile} : le compte de démonstration n’est pas là (npm start).`);
  const [email = '', password = ''] = readFileSync(loginFile, 'utf8').split('\n');
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript({ content: `localStorage.setItem('${LANGUAGE_KEY}', 'fr')` });
  const page = await context.newPage();
  await page.goto(`${origin}/admin`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(({ pathname }) => !pathname.includes('/auth/'));
  // Strapi's own announcement, which stands above every page until it is closed.
  await page.getByRole('button', { name: 'Fermer le bandeau.' }).click();
  return page;
}

/**
 * @param {import('playwright').Page} page
 * @param {string} origin
 * @param {string} address below `/admin`
 */
export async function openAdmin(page, origin, address) {
  await page.goto(`${origin}/admin${address}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/**
 * The form of the first entry that a search finds.
 * @param {import('playwright').Page} page
 * @param {string} origin
 * @param {string} type `event`, `key-figure` …
 * @param {string} search
 */
export async function openEntry(page, origin, type, search) {
  const list = `/content-manager/collection-types/plugin::ess.${type}`;
  await openAdmin(page, origin, `${list}?_q=${encodeURIComponent(search)}`);
  await page.getByRole('gridcell').filter({ hasText: search }).first().click();
  await page.waitForURL(({ pathname }) => pathname.startsWith(`/admin${list}/`));
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The panels answer after the form, Strapi's and the plugin's.
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  await page.getByRole('button', { name: 'Aperçu', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
}
