/** What a CMS does with the address of a list pasted into a text: finds its description, and shows what it says. */
import { createServer } from 'node:http';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { launchBrowser } from '../support/browser';
import { cms } from '../support/cms';

let url = '';
let browser: Browser;
beforeAll(async () => {
  ({ url } = await cms());
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The addresses that the head of a page gives, as a consumer looks for them (oembed.com, « Discovery »). */
async function discovered(page: string): Promise<Record<string, string>> {
  const text = await fetch(page).then((answer) => answer.text());
  const found = [...text.matchAll(/<link rel="alternate" type="([^"]+\+oembed)"[^>]* href="([^"]+)"/g)];
  return Object.fromEntries(found.map(([, type = '', href = '']) => [type, href.replaceAll('&amp;', '&')]));
}

const described = async (page: string, more = '') => {
  const answer = await fetch(`${url}/ess/oembed?url=${encodeURIComponent(page)}${more}`);
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
};

describe('the description of a list', () => {
  it.each(['agenda?territory=DEP-49&when=all', 'chiffres-cles', 'initiatives?q=tiers-lieu', 'ressources?lang=en'])(
    'is announced by /ess/%s and says the same in JSON and in XML',
    async (address) => {
      const found = await discovered(`${url}/ess/${address}`);
      const json = await fetch(found['application/json+oembed'] ?? '');
      expect(json.headers.get('content-type')).toMatch(/^application\/json/);
      const said: unknown = await json.json();
      expect(said).toMatchObject({ version: '1.0', type: 'rich', provider_url: url, width: 800, height: 600 });
      const xml = await fetch(found['text/xml+oembed'] ?? '');
      expect(xml.headers.get('content-type')).toMatch(/^text\/xml/);
      const { oembed } = new XMLParser({ parseTagValue: false }).parse(await xml.text()) as { oembed: unknown };
      const texts = Object.entries(said as Record<string, unknown>).map(([name, value]) => [name, String(value)]);
      expect(oembed).toEqual(Object.fromEntries(texts));
    },
  );

  it('keeps the selection, and no more room than there is', async () => {
    const { status, text } = await described(
      `${url}/ess/agenda?limit=3&territory=DEP-49`,
      '&format=json&maxwidth=320&maxheight=240&discover=1',
    );
    expect(status).toBe(200);
    const { html, width, height } = JSON.parse(text) as { html: string; width: number; height: number };
    expect([width, height]).toEqual([320, 240]);
    expect(html).toContain(`<iframe src="${url}/ess/embed/agenda?territory=DEP-49&amp;limit=3"`);
  });

  it('is of a frame as of its page, and of no other page nor server', async () => {
    expect((await described(`${url}/ess/embed/agenda?territory=DEP-49`)).status).toBe(200);
    for (const page of [
      'https://ailleurs.example/ess/agenda',
      `${url}/ess/dispositifs`,
      `${url}/ess/agenda.json`,
      `${url}/admin`,
      'javascript:alert(1)//ess/agenda',
      'agenda',
    ])
      expect([page, (await described(page)).status]).toEqual([page, 404]);
  });

  it.each([
    ['', '&format=json', 400, '“url”'],
    ['/ess/agenda', '&maxwidth=-1', 400, '“maxwidth”'],
    ['/ess/agenda', '&format=yaml', 501, 'json or xml'],
    ['/ess/agenda?territory=DEP-490', '', 400, 'territory'],
  ])('says what is wrong with %s%s', async (page, more, status, named) => {
    const answer = await described(page === '' ? '' : url + page, more);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(named);
  });
});

it('is drawn in the sandbox of a CMS, which hears its height and follows its links under its secret', async () => {
  const { text } = await described(`${url}/ess/agenda?when=past&limit=3`);
  const { html } = JSON.parse(text) as { html: string };
  // As WordPress writes it for a provider that it does not know.
  const framed = html.replace(/src="([^"]+)"/, 'sandbox="allow-scripts" security="restricted" src="$1#?secret=k3y"');
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><script>window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data))</script>${framed}`,
    );
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${String(address.port)}/`);
  const heard = () =>
    page.evaluate<{ message?: string; value?: unknown; secret?: string }[]>(
      'window.heard.filter((one) => one.message)',
    );
  const frame = page.frameLocator('iframe');
  const title = frame.locator('ess-agenda article a:visible').first();
  await title.waitFor({ timeout: 20_000 });
  await expect
    .poll(async () => (await heard()).at(-1), { timeout: 5_000 })
    .toMatchObject({ message: 'height', secret: 'k3y' });
  expect((await heard()).at(-1)?.value).toBeGreaterThan(200);
  const target = await title.getAttribute('href');
  await title.click();
  await expect
    .poll(async () => (await heard()).find(({ message }) => message === 'link'))
    .toEqual({ message: 'link', value: target, secret: 'k3y' });
  await page.close();
  host.close();
});
