// @ts-check
/** Pictures of what visitors see: the demo page in its dresses, and the pages of the site, on a desk and in a hand. */

/** The pages of the site that have a picture at both widths. */
const PAGES = /** @type {const} */ ([
  ['accueil', '/ess'],
  ['recherche', '/ess/recherche?q=tiers-lieux&lieu=Sarthe'],
  ['territoire', '/ess/territoires/DEP-49'],
  ['theme', '/ess/themes/cress-cvl-competences'],
  ['liste', '/ess/dispositifs?territory=DEP-49&topic=financement'],
]);

/** @type {readonly { file: string, page: string, wait: string, width: number, height: number, check?: string, at?: string }[]} */
export const PUBLIC_PICTURES = [
  { file: 'mairie.png', page: '/ess/demo/', wait: 'ess-agenda article', width: 1100, height: 1180 },
  {
    file: 'mairie-sombre.png',
    page: '/ess/demo/',
    wait: 'ess-key-figures article, ess-key-figures li',
    check: '#habit-sombre',
    at: '#chiffres',
    width: 1100,
    height: 760,
  },
  {
    file: 'mairie-agglo.png',
    page: '/ess/demo/',
    wait: 'ess-initiatives [role="group"], ess-initiatives article',
    check: '#habit-agglo',
    at: '#initiatives',
    width: 1100,
    height: 760,
  },
  { file: 'agenda-page.png', page: '/ess/agenda', wait: 'article', width: 1100, height: 900 },
  ...PAGES.flatMap(([name, page]) => [
    { file: `page-${name}.png`, page, wait: 'main form, main h1', width: 1100, height: 1000 },
    { file: `page-${name}-360.png`, page, wait: 'main form, main h1', width: 360, height: 800 },
  ]),
];

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {(page: import('playwright').Page, file: string) => Promise<void>} keep
 */
export async function takePublicPictures(browser, origin, keep) {
  for (const { file, page: address, wait, width, height, check, at } of PUBLIC_PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    await page.goto(origin + address);
    if (check) await page.locator(check).check();
    if (at) await page.locator(at).evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.locator(wait).first().waitFor();
    await keep(page, file);
    await page.close();
  }
}
