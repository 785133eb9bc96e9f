/** Following a source in a real Chromium: chosen from its preview, its page, its alert in « À vérifier », its end, by keys. */
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { account } from '../support/accounts';
import { choose, openAdmin, signIn, type Session } from '../support/admin-browser';
import { launchBrowser } from '../support/browser';
import { cms } from '../support/cms';
import { leaveNoEntryBehind } from '../support/entries';

const LONG = 180_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
leaveNoEntryBehind();

const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
const calendar = (titles: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    ...titles.flatMap((title, rank) => [
      'BEGIN:VEVENT',
      `UID:vu-${String(rank)}`,
      `SUMMARY:${title}`,
      `DTSTART;TZID=Europe/Paris:${day}T1${String(rank)}0000`,
      'LOCATION:Salle des fêtes\\, 49430 Durtal',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

const source = { body: calendar(['Café tricot', 'Chorale ouverte']) };
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/calendar' }).end(source.body);
});

let browser: Browser;
let session: Session;
let port = 0;
beforeAll(async () => {
  const { strapi } = await cms();
  // The job of the server, which may not read the loopback, leaves the source to this test.
  await strapi.db.connection('ess_jobs').where({ name: 'sources' }).update({ not_before: 9e14 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  browser = await launchBrowser();
  const { email } = await account('suivi-de-sources', 'ess-validation');
  session = await signIn(browser, email);
});
afterAll(async () => {
  await browser.close();
  server.close();
  const { strapi } = await cms();
  await strapi.db.connection('ess_jobs').where({ name: 'sources' }).update({ not_before: 0 });
});

async function read(): Promise<void> {
  const { strapi } = await cms();
  await strapi.db.connection('ess_followed_sources').update({ next_at: 0 });
  const sources: { follow(options: object): Promise<number[]> } = strapi.plugin('ess').service('sources');
  await sources.follow({ rules: { allowPrivateAddresses: ['127.0.0.1'], ports: [port] } });
}

async function violations(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run("main")');
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Where `ESS_TEST_PICTURES` names a folder, what was seen is kept there. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ESS_TEST_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

it('is followed from its preview, with what it is to bring and to leave', { timeout: LONG }, async () => {
  const { page } = session;
  const { url } = await cms();
  // The server reads no address of its own machine: the preview that it is asked for is given the bytes instead.
  await page.route('**/admin/ess/intake/previews', async (route) => {
    const sent = route.request().postData() ?? '';
    const body = new FormData();
    body.set('form', /\{.*\}/.exec(sent)?.[0] ?? '');
    body.set('files', new Blob([source.body]), 'agenda.ics');
    const { authorization = '' } = route.request().headers();
    const answer = await fetch(`${url}/admin/ess/intake/previews`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
    await route.fulfill({ status: answer.status, contentType: 'application/json', body: await answer.text() });
  });
  await openAdmin(page, '/plugins/ess/intake');
  await page.getByRole('textbox', { name: 'Ou adresse' }).fill(`http://127.0.0.1:${String(port)}/agenda.ics`);
  await page.getByRole('textbox', { name: /^Nom de la source/ }).fill('Agenda vu');
  await choose(page, 'Publié par', 'RTES', /^Réseau des collectivités/);
  await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
  const follow = page.getByRole('button', { name: 'Suivre cette source' });
  await follow.waitFor();
  await choose(page, 'Territoire de ce qui n’en nomme aucun', 'Durtal', /^Durtal \(/);
  await choose(page, 'Seulement ce qui se passe dans ces communes', 'Durtal', /^Durtal \(/);
  await page.getByRole('checkbox', { name: /^Publier aussitôt/ }).click();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'suivre');
  await follow.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Agenda vu' }).waitFor();
});

it('has a page that says what it brought, reached and left by keys', { timeout: LONG }, async () => {
  const { page } = session;
  await read();
  await openAdmin(page, '/plugins/ess/intake');
  await page.getByRole('link', { name: 'Agenda vu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Agenda vu' }).waitFor();
  await page.getByRole('heading', { name: '2 fiches apportées' }).waitFor();
  expect(await page.getByRole('link', { name: 'Café tricot' }).count()).toBe(1);
  expect(await page.getByText('Publiée', { exact: true }).count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'source');
});

it('says in « À vérifier » that its last reading touched nothing, and leads there', { timeout: LONG }, async () => {
  const { page } = session;
  source.body = calendar([]);
  await read();
  await openAdmin(page, '/plugins/ess/review');
  const link = page.getByRole('link', { name: 'Agenda vu' });
  await link.waitFor();
  await page.getByText('La source est vide : rien n’a été touché').waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'a-verifier');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.getByText('La source est vide : rien n’a été touché').waitFor();
});

it('ends by a key, and what it brought stays where one says so', { timeout: LONG }, async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Ne plus suivre : Agenda vu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Confirmer' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Aucune source suivie').waitFor();
  const { strapi } = await cms();
  const found = z
    .array(z.object({ title: z.string() }))
    .parse(
      await strapi
        .documents('plugin::ess.event')
        .findMany({ filters: { title: { $in: ['Café tricot', 'Chorale ouverte'] } }, status: 'published' }),
    );
  expect(found).toHaveLength(2);
  expect(session.faults.filter((fault) => !fault.startsWith('console: Failed to load resource'))).toEqual([]);
});
