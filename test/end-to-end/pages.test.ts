/** The pages that need no script, from the real CMS, judged by axe; and elements served by a site itself. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unzip } from '../../cms/plugin/server/test/formats/support/zip';
import { launchBrowser, openWatchedPage } from '../support/browser';
import { cms } from '../support/cms';
import { freePort } from '../support/free-port';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let url = '';
beforeAll(async () => {
  ({ url } = await cms());
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const COLLECTIONS = ['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'] as const;
const lists = [
  ...['/', '/?lang=en', '/ess/recherche', '/ess/recherche?q=tiers-lieux+en+Sarthe', '/ess/recherche?q=zzqqxx'],
  ...[
    '/ess/themes',
    '/ess/themes/avise-leviers',
    '/ess/themes/themes/mobilite',
    '/ess/territoires',
    '/ess/territoires?q=saint',
    '/ess/nulle-part',
  ],
  ...['COM-49127', 'DEP-49', 'REG-52', 'FR', 'COM-97411?lang=en'].map((place) => `/ess/territoires/${place}`),
  '/ess/embed/territoire?territory=EPCI-244900809',
  ...COLLECTIONS.map((name) => `/ess/${name}`),
  '/ess/agenda?when=past',
  '/ess/agenda?territory=COM-49127&fallback=none&q=introuvable',
  '/ess/dispositifs?topic=financement&lieu=nulle+part',
  '/ess/agenda?lang=en&when=past',
  '/ess/agenda?territory=49430',
  '/ess/rendez-vous/nulle-part',
];

const answerSchema = z.object({ nodes: z.array(z.object({ pageUrl: z.string() })).min(1) });

/** The page of an entry of a collection. */
async function itemOf(name: (typeof COLLECTIONS)[number]): Promise<string> {
  const answer = await fetch(`${url}/ess/${name}.json?limit=1${name === 'agenda' ? '&when=past' : ''}`);
  const [entry] = answerSchema.parse(await answer.json()).nodes;
  return new URL(entry?.pageUrl ?? '').pathname;
}

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** The rules of the French reference (RGAA 4) that a program can check. */
async function failures(address: string, colorScheme: 'light' | 'dark', width: number): Promise<string[]> {
  // What the pages allow to run is not what judges them.
  const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(url + address);
  await page.evaluate(axe);
  const found = violationsSchema.parse(
    await page.evaluate(
      "axe.run({ runOnly: { type: 'tag', values: ['RGAAv4'] } }).then(({ violations }) => violations)",
    ),
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await context.close();
  return [
    ...found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id} ${html} ${failureSummary}`),
    ),
    ...(overflow > 0 ? [`wider than the window by ${String(overflow)} px`] : []),
  ];
}

describe.each([
  ['light', 320],
  ['dark', 1100],
] as const)('the pages pass the RGAA rules of axe and fit the window, %s, %i px', (colorScheme, width) => {
  it.each(lists)('%s', async (address) => {
    expect(await failures(address, colorScheme, width)).toEqual([]);
  });

  it.each(COLLECTIONS)('an entry of %s', async (name) => {
    expect(await failures(await itemOf(name), colorScheme, width)).toEqual([]);
  });
});

/** What has the focus, by its words or by its label, and whether it is seen. */
const FOCUSED = `(() => {
  const { activeElement: focused } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { width, height } = focused.getBoundingClientRect();
  return {
    name: (focused.labels?.[0]?.textContent ?? focused.textContent).trim(),
    isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && height > 0,
  };
})()`;
const focusedSchema = z.object({ name: z.string(), isSeen: z.boolean() });

it('are used with the keyboard alone: a territory is found and its agenda opened, a list is narrowed', async () => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  /** Presses Tab until something of this name has the focus; all that had it before was seen to have it. */
  const reach = async (name: string) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const focused = focusedSchema.parse(await page.evaluate(FOCUSED));
      expect(focused.isSeen, focused.name).toBe(true);
      if (focused.name === name) return;
    }
    throw new Error(`${name} cannot be reached on ${page.url()}`);
  };
  await page.goto(`${url}/ess`);
  await reach('Territoires');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ess/territoires');
  await reach('Votre territoire');
  await page.keyboard.type('49430');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ess/territoires?q=49430');
  await reach('Durtal (Maine-et-Loire)');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ess/territoires/COM-49127');
  await reach('Tout l’agenda');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ess/agenda?territory=COM-49127');
  await page.goto(`${url}/ess/dispositifs`);
  await reach('Plus de critères');
  await page.keyboard.press('Enter');
  await reach('Thème');
  await page.keyboard.type('Financement');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Rechercher' }).press('Enter');
  await page.waitForURL(/topic=financement/);
  await context.close();
});

it('elements unpacked on a site of its own show the content of the CMS, and load the rest from beside them', async () => {
  const archive = await fetch(`${url}/ess/widgets/1/ess-widgets.zip`);
  const files = await unzip(Buffer.from(await archive.arrayBuffer()));
  const [folder = ''] = [...files.keys()].map((name) => name.split('/')[0] ?? '');
  const port = await freePort();
  const host = `http://127.0.0.1:${String(port)}`;
  const site = createServer((request, response) => {
    const file = files.get((request.url ?? '').slice(1));
    response.setHeader('Content-Type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      file?.text ??
        `<!doctype html><html lang="fr"><title>Mairie</title><link rel="icon" href="data:,">
        <script type="module" src="/${folder}/ess-agenda.js"></script>
        <ess-agenda endpoint="${url}" when="past" limit="2"></ess-agenda>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
  try {
    const { page, requests } = await openWatchedPage(browser, host);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(host);
    const articles = page.locator('ess-agenda').getByRole('article');
    await articles.first().waitFor();
    const before = await articles.count();
    await page.getByRole('button', { name: 'Voir plus' }).click();
    await expect.poll(() => articles.count()).toBeGreaterThan(before);
    expect(requests.filter((address) => address.endsWith('.js') && !address.startsWith(`${host}/${folder}/`))).toEqual(
      [],
    );
    expect(errors).toEqual([]);
    await page.context().close();
  } finally {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  }
});
