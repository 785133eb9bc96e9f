// @ts-check
/** Pictures of the admin for `docs/guide-redaction.md`. Only fictitious people are shown; nothing is saved. */
import { openAdmin, openEntry, signIn } from './admin-session.mjs';

const SPREADSHEET = [
  'Intitulé;Date;Heure;Commune;Lieu;Organisateur',
  'Café des transitions;12/03/2027;9h30;Durtal;Salle des fêtes;Association fictive Bonjour voisin',
  'Visite d’un atelier de réemploi;mars 2027;;Angers;;Coopérative fictive des Trois Chemins',
  'Assemblée des communes;31/02/2027;14h;Durtal;Mairie;',
].join('\r\n');

/**
 * @typedef {object} AdminPicture
 * @property {string} file
 * @property {number} height
 * @property {(page: import('playwright').Page, origin: string) => Promise<void>} show
 */

/** @type {readonly AdminPicture[]} */
export const ADMIN_PICTURES = [
  {
    file: 'redaction-accueil.png',
    height: 760,
    show: async (page, origin) => {
      await openAdmin(page, origin, '/');
      const widget = page.getByText('Prochains rendez-vous et brouillons');
      await widget.waitFor();
      await page.waitForLoadState('networkidle');
      await toTop(page.getByText('À vérifier').first());
    },
  },
  {
    file: 'redaction-rendez-vous.png',
    height: 1080,
    show: (page, origin) => openEntry(page, origin, 'event', '[Démonstration] Bien vieillir'),
  },
  {
    file: 'redaction-dates.png',
    height: 860,
    show: async (page, origin) => {
      await openEntry(page, origin, 'event', '[Démonstration] Bien vieillir');
      const field = page.getByText(/^Dates et horaires/).first();
      await toTop(field);
      await firstRowAfter(page, /^Dates et horaires/).click();
      await toTop(field);
    },
  },
  {
    file: 'redaction-chiffre.png',
    height: 860,
    show: async (page, origin) => {
      await openEntry(page, origin, 'key-figure', 'Part des contrats précaires');
      await toTop(page.getByText('Forme de la valeur').first());
    },
  },
  {
    file: 'redaction-a-verifier.png',
    height: 860,
    show: async (page, origin) => {
      await openAdmin(page, origin, '/plugins/ess/review');
      await page.getByRole('grid').first().waitFor();
    },
  },
  {
    file: 'redaction-importer.png',
    height: 1100,
    show: async (page, origin) => {
      await openAdmin(page, origin, '/plugins/ess/intake');
      await page.getByRole('combobox', { name: 'Format' }).click();
      await page.getByRole('option', { name: 'Tableau CSV' }).click();
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'agenda.csv', mimeType: 'text/csv', buffer: Buffer.from(SPREADSHEET) });
      await page.getByRole('textbox', { name: 'Nom de la source' }).fill('Agenda de l’agglomération');
      await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
      const columns = page.getByRole('heading', { name: 'Colonnes du tableau' });
      await columns.waitFor();
      await page.waitForLoadState('networkidle');
      await toTop(columns);
    },
  },
  {
    file: 'redaction-personnes.png',
    height: 620,
    show: async (page, origin) => {
      await openAdmin(page, origin, '/plugins/ess/people');
      await page.getByRole('searchbox', { name: 'Nom' }).first().fill('Camille Exemple');
      await page.getByRole('link', { name: 'Voir où Camille Exemple apparaît' }).click();
      await page.getByRole('button', { name: 'Réduire à la fonction' }).waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  {
    file: 'redaction-module.png',
    height: 1000,
    show: async (page, origin) => {
      await openAdmin(page, origin, '/plugins/ess/builder');
      await page.frameLocator('iframe').locator('ess-agenda [part~="item"]').first().waitFor();
    },
  },
];

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {string} loginFile
 * @param {(page: import('playwright').Page, file: string) => Promise<void>} keep
 */
export async function takeAdminPictures(browser, origin, loginFile, keep) {
  const page = await signIn(browser, origin, loginFile);
  for (const { file, height, show } of ADMIN_PICTURES) {
    await page.setViewportSize({ width: 1280, height });
    await show(page, origin);
    await keep(page, file);
  }
}

/** @param {import('playwright').Locator} locator */
const toTop = (locator) =>
  locator.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
    // Below the title of the page, which stays.
    let box = element.parentElement;
    while (box && box.scrollTop === 0) box = box.parentElement;
    (box ?? element.ownerDocument.documentElement).scrollTop -= 88;
  });

/**
 * The button that unfolds the first row of a repeated field.
 * @param {import('playwright').Page} page
 * @param {RegExp} label
 */
const firstRowAfter = (page, label) =>
  page.getByText(label).first().locator('xpath=following::button[@aria-expanded][1]');
