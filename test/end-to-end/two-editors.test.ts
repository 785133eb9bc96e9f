/** One person with the same entry in two tabs, as two editors have it: what each is asked, in a real Chromium. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { account } from '../support/accounts';
import { openAdmin, signIn } from '../support/admin-browser';
import { launchBrowser } from '../support/browser';
import { cms } from '../support/cms';
import { create, minimalEvent } from '../support/entries';

const LONG = 240_000;
const events = 'plugin::ess.event';
let browser: Browser;

beforeAll(async () => {
  await cms();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const title = (page: Page) => page.locator('input[name="title"]');
const save = (page: Page) => page.getByRole('button', { name: /^(Enregistrer|Save)$/ });
const dialogue = (page: Page) => page.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });

async function storedTitle(documentId: string): Promise<unknown> {
  const { strapi } = await cms();
  return (await strapi.documents(events).findOne({ documentId }))?.title;
}

it('asks the second one, shows what changed, and does what is chosen', { timeout: LONG }, async () => {
  const { email } = await account('deux-onglets', 'ess-validation');
  const { page: first } = await signIn(browser, email);
  const documentId = await create(events, await minimalEvent('Atelier à deux'));
  const address = `/content-manager/collection-types/${events}/${documentId}` as const;
  await openAdmin(first, address);
  const second = await first.context().newPage();
  await openAdmin(second, address);
  await title(second).waitFor();

  await title(first).fill('Atelier de la première');
  await save(first).click();
  await expect.poll(() => storedTitle(documentId), { timeout: 30_000 }).toBe('Atelier de la première');

  await title(second).fill('Atelier du second');
  await save(second).click();
  await dialogue(second).waitFor();
  expect(await storedTitle(documentId)).toBe('Atelier de la première');
  await dialogue(second).getByRole('button', { name: 'Voir ce qui a changé' }).click();
  const row = dialogue(second).getByRole('row').filter({ hasText: 'Atelier de la première' });
  await row.waitFor();
  expect(await row.innerText()).toContain('Atelier du second');
  if (process.env.ESS_SHOTS) await second.screenshot({ path: `${process.env.ESS_SHOTS}/conflict.png` });

  await dialogue(second).getByRole('button', { name: 'Garder ma version' }).click();
  await expect.poll(() => storedTitle(documentId), { timeout: 30_000 }).toBe('Atelier du second');
  await dialogue(second).waitFor({ state: 'detached' });

  // The first tab now holds the older version: it takes the other one.
  await title(first).fill('Atelier encore de la première');
  await save(first).click();
  await dialogue(first).waitFor();
  await dialogue(first).getByRole('button', { name: 'Prendre l’autre version' }).click();
  await expect.poll(() => title(first).inputValue(), { timeout: 60_000 }).toBe('Atelier du second');
  expect(await storedTitle(documentId)).toBe('Atelier du second');

  // One person who goes on saving is asked nothing.
  for (const text of ['Atelier, suite', 'Atelier, fin']) {
    await title(first).fill(text);
    await save(first).click();
    await expect.poll(() => storedTitle(documentId), { timeout: 30_000 }).toBe(text);
  }
  expect(await dialogue(first).count()).toBe(0);
});
