/** What a citizen sees on a town hall's page, from the real CMS, in a real Chromium. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { admin, cms } from '../support/cms';
import { launchBrowser, openWatchedPage } from '../support/browser';
import { create, minimalEvent } from '../support/entries';

let browser: Browser;

beforeAll(async () => {
  await cms();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it('reads the Durtal day with its date, place and organisers on the demo page, and nothing goes elsewhere', async () => {
  const { url } = await cms();
  const { page, faults, requests } = await openWatchedPage(browser, url);
  await page.goto(`${url}/ess/demo/`);
  const past = page.locator('ess-agenda[when="past"]');
  await past.scrollIntoViewIfNeeded();
  await past.getByRole('article').first().waitFor();
  expect(requests.filter((address) => address.includes('ess-client'))).toEqual([]);
  await past.getByRole('button', { name: 'Voir plus' }).click();
  const day = past.getByRole('article').filter({ hasText: 'Dynamiser les territoires ruraux' });
  await day.waitFor();
  const text = (await day.innerText()).replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/11/);
  expect(text).toMatch(/sept/i);
  expect(text).toMatch(/de 9 h 30 à 16 h/i);
  expect(text).toContain('Durtal');
  expect(text).toContain('CRESS des Pays de la Loire');
  expect(faults).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.context().close();
});

it('shows an event that an editor publishes, after a reload', async () => {
  const { url, strapi } = await cms();
  const { page, faults } = await openWatchedPage(browser, url);
  await page.goto(`${url}/ess/demo/`);
  const upcoming = page.locator('ess-agenda:not([when="past"])').first();
  await upcoming.getByRole('article').first().waitFor();
  expect(await upcoming.innerText()).not.toContain('Goûter des coopératives');

  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const documentId = await create('plugin::ess.event', {
    ...(await minimalEvent('Goûter des coopératives')),
    occurrences: [{ start: `${soon}T16:00`, end: `${soon}T18:00`, time_zone: 'Europe/Paris' }],
  });
  await page.reload();
  await upcoming.getByRole('article').first().waitFor();
  expect(await upcoming.innerText()).not.toContain('Goûter des coopératives');

  const published = await admin(
    'POST',
    `/content-manager/collection-types/plugin::ess.event/${documentId}/actions/publish`,
    {},
  );
  expect(published.status, published.text).toBe(200);
  await page.reload();
  const shown = upcoming.getByRole('article').filter({ hasText: 'Goûter des coopératives' });
  await shown.waitFor();
  expect((await shown.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/de 16 h à 18 h/i);
  expect(faults).toEqual([]);
  await strapi.documents('plugin::ess.event').delete({ documentId });
  await page.context().close();
});

it('keeps the fallback link when the CMS cannot answer', async () => {
  const { url } = await cms();
  const { page } = await openWatchedPage(browser, url);
  await page.route('**/ess/graphql/**', (route) => route.abort());
  await page.goto(`${url}/ess/demo/`);
  const first = page.locator('ess-agenda').first();
  await first.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  expect(await first.locator('a').first().isVisible()).toBe(true);
  await page.context().close();
});
