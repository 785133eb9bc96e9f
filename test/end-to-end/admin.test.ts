/** The admin panel as it is built, in a real Chromium, in French: what each role does there, with clicks and keys. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../support/accounts';
import {
  addFirst,
  choose,
  logIn,
  openAdmin,
  openLogin,
  PATIENCE,
  signIn,
  type Session,
} from '../support/admin-browser';
import { launchBrowser, openWatchedPage } from '../support/browser';
import { admin, cms } from '../support/cms';
import { create, minimalEvent, organisationId } from '../support/entries';

const LONG = 180_000;
const REFUSED = "Vous n'avez pas les permissions pour accéder à ce contenu";
const EVENTS = '/content-manager/collection-types/plugin::ess.event';

let browser: Browser;
/** Of the role « Validation », for all tests but those that say otherwise. */
let validation: Session;
let url = '';

beforeAll(async () => {
  ({ url } = await cms());
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** `YYYY-MM-DD`, so many days from now. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** `25/11/2026`, as people type it. */
const french = (day: string) => day.split('-').reverse().join('/');

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

it(
  'brings a new editor from the login to the ESS section, in the language of the browser',
  { timeout: LONG },
  async () => {
    const { email } = await account('nouvelle-venue', 'ess-validation');
    validation = await openLogin(browser);
    const { page } = validation;
    await logIn(page, email);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    const titles = page.getByRole('heading', { level: 2 });
    await titles.filter({ hasText: 'Dernières publications' }).waitFor();
    expect((await titles.allInnerTexts()).slice(0, 3).map((title) => title.toLowerCase())).toEqual([
      'à vérifier',
      'prochains rendez-vous et brouillons',
      'dernières publications',
    ]);
    await page.getByText('Prochains rendez-vous publiés').waitFor();
    await page.getByText(/^\d+ points$/).waitFor();

    await page.getByRole('link', { name: 'ESS', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'ESS' }).waitFor();
    const pages = page.getByRole('main').getByRole('listitem').getByRole('link');
    expect(await pages.allInnerTexts()).toEqual(['Module à intégrer', 'Importer', 'À vérifier', 'Personnes']);
  },
);

it(
  'lets an editor publish a rendez-vous with its programme, seen at once on the page of a town hall',
  { timeout: LONG },
  async () => {
    const { page } = validation;
    let gestures = 0;
    const click = (target: Locator) => {
      gestures += 1;
      return target.click();
    };
    const write = (target: Locator, text: string) => {
      gestures += 1;
      return target.fill(text);
    };
    const add = (label: string) => {
      gestures += 1;
      return addFirst(page, label);
    };
    const find = (label: string, typed: string, option: RegExp) => {
      gestures += 2;
      return choose(page, label, typed, option);
    };
    const title = 'Forum des coopératives de Durtal';
    const day = dayIn(2);

    await openAdmin(page, '/');
    await click(page.getByRole('link', { name: 'Contenu', exact: true }));
    await click(page.getByRole('link', { name: 'Rendez-vous', exact: true }));
    await click(page.getByRole('link', { name: 'Créer une nouvelle entrée' }).first());
    await write(page.getByRole('textbox', { name: 'Titre', exact: true }), title);

    await click(page.getByRole('button', { name: 'Publier', exact: true }));
    const refusal = page.getByText(/Dites quand.*Dites où.*Dites quelle structure/);
    await refusal.waitFor();

    await add('Dates et horaires (0)');
    await write(page.getByRole('textbox', { name: 'Début', exact: true }), `${french(day)} à 9h30`);
    await write(page.getByRole('textbox', { name: 'Fin', exact: true }), `${french(day)} à 12 h`);
    await add('Lieux (0)');
    await find('Commune', '49430', /^Durtal \(Maine-et-Loire/);
    await find('Publié par', 'RTES', /^Réseau des collectivités/);
    await add('Programme (0)');
    const titles = page.getByRole('region').getByRole('textbox', { name: 'Titre', exact: true });
    await write(titles.first(), 'Ouverture en fanfare');
    await click(page.getByText('Programme (1)').locator('xpath=following::button[normalize-space()="Ajouter"][1]'));
    await write(titles.last(), 'Table ronde des boulangers');
    await click(page.getByRole('button', { name: 'Publier', exact: true }));
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('link', { name: /^Page publique/ }).waitFor();
    expect(gestures).toBeLessThan(30);

    const townHall = await openWatchedPage(browser, url);
    await townHall.page.goto(`${url}/ess/demo/`);
    const agenda = townHall.page.locator('ess-agenda:not([when="past"])').first();
    const shown = agenda.getByRole('article').filter({ hasText: title });
    await shown.waitFor({ timeout: PATIENCE });
    expect(flat(await shown.innerText())).toMatch(/de 9 h 30 à 12 h.*Durtal \(Maine-et-Loire\)/i);
    const address = await shown.getByRole('link', { name: title }).getAttribute('href');
    const programme = flat(await (await fetch(new URL(address ?? '', url))).text());
    expect(programme).toMatch(/Ouverture en fanfare.*Table ronde des boulangers/);
    expect(townHall.faults).toEqual([]);
    await townHall.page.context().close();

    const { strapi } = await cms();
    const documentId = page.url().split(/[/?]/).at(-1) ?? '';
    await strapi.documents('plugin::ess.event').delete({ documentId });
  },
);

it(
  'keeps a partner to the entries of their organisation and to the pages that are theirs',
  { timeout: LONG },
  async () => {
    const ownOrganisation = await organisationId('rtes');
    const { id, email } = await account('association-partenaire', 'ess-partner');
    await admin('PUT', `/admin/ess/partners/${String(id)}`, { organisation: ownOrganisation });
    const own = await create('plugin::ess.event', {
      ...(await minimalEvent('Rendez-vous de la structure')),
      publisher: { set: [{ documentId: ownOrganisation }] },
    });
    const foreign = await create('plugin::ess.event', await minimalEvent('Rendez-vous des voisins'));
    const { page } = await signIn(browser, email);

    await openAdmin(page, EVENTS);
    await page.getByRole('gridcell', { name: 'Rendez-vous de la structure' }).first().waitFor();
    expect(await page.getByText('Rendez-vous des voisins').count()).toBe(0);

    await openAdmin(page, `${EVENTS}/${own}`);
    await page.getByRole('textbox', { name: 'Résumé', exact: true }).first().fill('Changé par la structure.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Sauvegardé', { exact: true }).first().waitFor();

    await openAdmin(page, `${EVENTS}/${foreign}`);
    await page.getByText('Cela ne vous est pas ouvert.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Titre', exact: true }).count()).toBe(0);
    for (const path of ['intake', 'people', 'partners'] as const) {
      await openAdmin(page, `/plugins/ess/${path}`);
      await page.getByText(REFUSED).waitFor();
    }
    await page.context().close();
    const { strapi } = await cms();
    for (const documentId of [own, foreign]) await strapi.documents('plugin::ess.event').delete({ documentId });
  },
);

it('builds a module for a commune found by its name, whose code works on another site', { timeout: LONG }, async () => {
  const { page } = validation;
  await openAdmin(page, '/plugins/ess/builder');
  await page.getByRole('combobox', { name: 'Module', exact: true }).click();
  await page.getByRole('option', { name: 'Agenda' }).click();
  await choose(page, 'Territoire', 'durtal', /^Durtal \(Maine-et-Loire/);
  await page.getByText('territory="COM-49127"').first().waitFor();
  await page.getByRole('button', { name: /^Copier.*deux lignes/ }).click();
  await page.getByText('Copié.').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain('<ess-agenda ');

  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="fr"><title>Mairie</title><body><h1>Mairie</h1>${code}</body></html>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  const visit = await openWatchedPage(browser, 'http://127.0.0.1:');
  await visit.page.goto(`http://127.0.0.1:${String(port)}/`);
  const articles = visit.page.locator('ess-agenda').getByRole('article');
  await articles.filter({ hasText: 'Durtal (Maine-et-Loire)' }).first().waitFor({ timeout: PATIENCE });
  expect(visit.faults.filter((fault) => !fault.includes('favicon'))).toEqual([]);
  await visit.page.context().close();
  await new Promise((resolve) => site.close(resolve));
});

it('shows what an import would do, does it, and takes it back', { timeout: LONG }, async () => {
  const { page } = validation;
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//essai//FR',
    'BEGIN:VEVENT',
    'UID:atelier-1@exemple.example',
    'DTSTAMP:20260101T100000Z',
    `DTSTART;TZID=Europe/Paris:${dayIn(20).replaceAll('-', '')}T100000`,
    'SUMMARY:Atelier de réparation de vélos',
    'LOCATION:Salle des fêtes\\, Durtal',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  await openAdmin(page, '/plugins/ess/intake');
  await page
    .getByLabel('Fichier')
    .setInputFiles({ name: 'agenda.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar) });
  await page.getByRole('textbox', { name: /^Nom de la source/ }).fill('Agenda de Durtal');
  await choose(page, 'Publié par', 'RTES', /^Réseau des collectivités/);
  await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
  const lines = page
    .getByRole('grid', { name: 'Fiches de la source' })
    .or(page.getByRole('table', { name: 'Fiches de la source' }));
  await lines.getByText('Atelier de réparation de vélos').waitFor();
  expect(await drafts('Atelier de réparation de vélos')).toBe(0);

  await page.getByRole('button', { name: 'Importer une fiche' }).click();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  const remove = page.getByRole('button', { name: 'Retirer : Agenda de Durtal', exact: true });
  await remove.waitFor();
  expect(await drafts('Atelier de réparation de vélos')).toBe(1);

  await remove.click();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('Import retiré.').waitFor();
  expect(await drafts('Atelier de réparation de vélos')).toBe(0);
});

async function drafts(title: string): Promise<number> {
  const { strapi } = await cms();
  return strapi.documents('plugin::ess.event').count({ filters: { title }, status: 'draft' });
}

it('settles a point of « À vérifier »', { timeout: LONG }, async () => {
  const { page } = validation;
  await openAdmin(page, '/plugins/ess/review');
  const count = async () => Number(/^\d+/.exec(await page.getByText(/^\d+ points$/).innerText())?.[0]);
  const before = await count();
  const done = page.getByRole('button', { name: /^Fait :/ }).first();
  const name = (await done.getAttribute('aria-label')) ?? '';
  await done.click();
  await page.getByText('C’est noté. Ce point reviendra si la fiche change.').waitFor();
  await expect.poll(count, { timeout: PATIENCE }).toBe(before - 1);

  await page.getByRole('combobox', { name: 'Afficher' }).click();
  await page.getByRole('option', { name: /^Ce qui est fait/ }).click();
  const reopen = page.getByRole('button', { name: name.replace('Fait', 'Rouvrir') });
  await reopen.click();
  await page.getByText('Le point est de nouveau à faire.').waitFor();

  // Several at once, by keyboard alone.
  await page.getByRole('combobox', { name: 'Afficher' }).click();
  await page.getByRole('option', { name: /^Ce qui reste/ }).click();
  await expect.poll(count, { timeout: PATIENCE }).toBe(before);
  for (const place of [0, 1]) {
    await page
      .getByRole('checkbox', { name: /^Choisir :/ })
      .nth(place)
      .focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Fait : les 2 points choisis' }).press('Enter');
  await page.getByText('2 points notés.').waitFor();
  await expect.poll(count, { timeout: PATIENCE }).toBe(before - 2);
  expect(await page.getByText('Aucun point choisi').count()).toBe(1);

  await page.getByRole('combobox', { name: 'Afficher' }).click();
  await page.getByRole('option', { name: /^Ce qui est fait/ }).click();
  await page.getByText(/^2 points$/).waitFor();
  await page.getByRole('checkbox', { name: 'Choisir tous les points de la page' }).click();
  await page.getByRole('button', { name: 'Rouvrir les 2 points choisis' }).click();
  await page.getByText('Aucune décision à relire ici.').waitFor();
  await page.getByRole('combobox', { name: 'Afficher' }).click();
  await page.getByRole('option', { name: /^Ce qui reste/ }).click();
  await expect.poll(count, { timeout: PATIENCE }).toBe(before);

  // Words of a title, in any order and without accents.
  await page.getByRole('searchbox', { name: 'Mots du titre' }).fill('zzz introuvable');
  await page.getByText('Rien ne répond à ces filtres.').waitFor();
});

it('erases a person, who is gone from the calendar that people follow', { timeout: LONG }, async () => {
  const { page } = validation;
  const person = await create('plugin::ess.person', {
    display_name: 'Ysaline Kerbrat',
    visibility: 'visible_to_public',
  });
  const documentId = await create(
    'plugin::ess.event',
    {
      ...(await minimalEvent('Veillée contée')),
      participations: [{ person: { set: [{ documentId: person }] }, role: 'speaker', function_at_date: 'Conteuse' }],
    },
    'published',
  );
  /** Its lines are folded at 75 bytes. */
  const calendar = async () => (await (await fetch(`${url}/ess/agenda.ics`)).text()).replaceAll('\r\n ', '');
  expect(await calendar()).toContain('Ysaline Kerbrat');

  await openAdmin(page, '/plugins/ess/people');
  await page.getByRole('searchbox', { name: 'Nom' }).first().fill('kerbrat');
  await page.getByRole('link', { name: 'Voir où Ysaline Kerbrat apparaît' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ysaline Kerbrat' }).waitFor();
  await page.getByRole('link', { name: 'Veillée contée' }).waitFor();
  await page.getByRole('button', { name: 'Effacer' }).click();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ce qui reste à corriger' }).waitFor();

  expect(await calendar()).toContain('Veillée contée');
  expect(await calendar()).not.toContain('Kerbrat');
  const { strapi } = await cms();
  await strapi.documents('plugin::ess.event').delete({ documentId });
});

describe('our pages', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each(['', '/builder', '/intake', '/review', '/people', '/partners'])(
    '/plugins/ess%s is accessible',
    { timeout: LONG },
    async (path) => {
      const { page } = validation;
      await openAdmin(page, `/plugins/ess${path}`);
      expect(await seriousViolations(page)).toEqual([]);
    },
  );

  async function seriousViolations(page: Page): Promise<string[]> {
    // All of the page, not only its frame.
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run("main")');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }
});

it('asked nothing of other servers, and threw nothing', () => {
  // An answer that says no, such as a refused publication, is an error of the console too.
  expect(validation.faults.filter((fault) => !fault.startsWith('console: Failed to load resource'))).toEqual([]);
});
