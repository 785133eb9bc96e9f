/** The ways in: the root of the site, its home page, the pages of themes, what search engines read, addresses mistyped. */
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementsOf, linksOf, named } from '../../cms/plugin/server/test/formats/html/parsed-page';
import { cms, requestJson } from '../support/cms';
import { create, leaveNoEntryBehind } from '../support/entries';

leaveNoEntryBehind();

let url: string;
beforeAll(async () => {
  ({ url } = await cms());
});

const AS_A_PERSON = { headers: { accept: 'text/html,application/xhtml+xml' }, redirect: 'manual' } as const;
const get = (address: string) => fetch(url + address, AS_A_PERSON);
const pageOf = async (address: string) => {
  const answer = await get(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  return elementsOf(await answer.text());
};

describe('the root of the site', () => {
  it('is the home page, with a search, the collections and what is coming up', async () => {
    for (const address of ['/', '/ess']) {
      const page = await pageOf(address);
      const [form] = named(page, 'form');
      expect(form?.attributes).toMatchObject({ role: 'search', action: `${url}/ess/recherche` });
      const links = [...linksOf(page).values()];
      for (const stem of [
        'agenda',
        'chiffres-cles',
        'initiatives',
        'ressources',
        'dispositifs',
        'territoires',
        'themes',
      ])
        expect(links, `${address} ${stem}`).toContain(`${url}/ess/${stem}`);
      expect(named(page, 'article', 'event').length).toBeGreaterThan(0);
      expect(named(page, 'link').find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href).toBe(
        `${url}/ess`,
      );
    }
    expect(named(await pageOf('/?lang=en'), 'html')[0]?.attributes.lang).toBe('en');
  });

  it('says no host where a name would stand: this site has none', async () => {
    for (const address of ['/ess', '/ess?lang=en']) {
      const page = await pageOf(address);
      const said = ['title', 'header', 'footer'].flatMap((name) => named(page, name).map(({ text }) => text));
      expect(said.length).toBeGreaterThan(2);
      expect(said.join(' ')).not.toContain(new URL(url).hostname);
    }
  });

  it('follows what is published', async () => {
    const count = async () => {
      const row = named(await pageOf('/'), 'li').find(({ text }) => /^\d+Initiatives/.test(text));
      return Number(/^\d+/.exec(row?.text ?? '')?.[0]);
    };
    const before = await count();
    await create('plugin::ess.initiative', { title: 'Une de plus', what_it_does: 'Elle compte.' }, 'published');
    await expect.poll(count).toBe(before + 1);
  });

  it('tells robots what may be read, and where the list of it is', async () => {
    const answer = await get('/robots.txt');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^User-agent: \*$/m);
    expect(text).not.toMatch(/^Disallow: \/(ess)?$/m);
    const [, sitemap] = /^Sitemap: (\S+)$/m.exec(text) ?? [];
    expect(sitemap).toBe(`${url}/ess/sitemap.xml`);
  });

  it('announces its pages, every one of which is there', async () => {
    const parsed: unknown = new XMLParser().parse(await (await get('/ess/sitemap.xml')).text());
    const { urlset } = z
      .object({ urlset: z.object({ url: z.array(z.object({ loc: z.url(), lastmod: z.string() })) }) })
      .parse(parsed);
    const addresses = urlset.url.map(({ loc }) => loc.replace(url, ''));
    expect(addresses).toEqual(
      expect.arrayContaining([
        ...['/ess', '/ess/agenda', '/ess/territoires', '/ess/territoires/DEP-49', '/ess/territoires/COM-49127'],
        ...['/ess/themes', '/ess/themes/cress-cvl-competences', '/ess/themes/themes/mobilite'],
        '/ess/rendez-vous/club-des-collectivites-ess-durtal-2025',
      ]),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
    // Where nothing is published, nothing is announced.
    expect(addresses).not.toContain('/ess/territoires/COM-01001');
    const step = Math.ceil(addresses.length / 40);
    for (const address of addresses.filter((_, index) => index % step === 0))
      expect((await get(address)).status, address).toBe(200);
  });
});

describe('an address that was mistyped', () => {
  it.each([
    ['/ess/', '/ess'],
    ['/ESS', '/ess'],
    ['/ess/agenda/', '/ess/agenda'],
    ['/ess/Agenda', '/ess/agenda'],
    ['/ESS/Agenda/?lang=en', '/ess/agenda?lang=en'],
    ['/ess/themes/Themes/Mobilite/', '/ess/themes/themes/mobilite'],
  ])('%s leads to %s', async (address, meant) => {
    const answer = await get(address);
    // The server of the settings, never the one that the request names.
    expect([answer.status, answer.headers.get('location')]).toEqual([308, url + meant]);
    expect((await get(meant)).status).toBe(200);
  });

  it.each(['/ess/nulle-part', '/ess/themes/nulle-part', '/ess/themes/themes/nulle-part', '/ESS/nulle-part'])(
    '%s is said to be none, by a page with a search',
    async (address) => {
      const answer = await get(address);
      expect(answer.status).toBe(404);
      const page = elementsOf(await answer.text());
      expect(named(page, 'h1').map(({ text }) => text)).toEqual(['Cette page n’existe pas']);
      expect(named(page, 'form').map(({ attributes }) => attributes.role)).toEqual(['search']);
      expect(named(page, 'meta').some(({ attributes }) => attributes.content === 'noindex')).toBe(true);
    },
  );

  it('is said to a program in its own form', async () => {
    const answer = await requestJson(`${url}/ess/nulle-part`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('the page of a term', () => {
  it('says what it means, what illustrates it, and where the rest is', async () => {
    const page = await pageOf('/ess/themes/themes/mobilite');
    expect(named(page, 'h1')[0]?.text).toBe('Mobilité');
    expect(named(page, 'p', 'lead')[0]?.text).toBe('Se déplacer autrement, surtout là où les transports manquent.');
    expect([...linksOf(page).keys()]).toEqual(expect.arrayContaining(['RailCoop', 'L’Atteu muilité']));
    const { body } = await requestJson(`${url}/ess/themes/themes/mobilite.json`);
    const { collections } = z
      .object({ collections: z.array(z.object({ collection: z.string(), total: z.number(), url: z.url() })) })
      .parse(body);
    for (const { collection, total, url: list } of collections) {
      const answer = await requestJson(list.replace(`/ess/${collection}`, `/ess/${collection}.json`));
      expect(answer.body, collection).toMatchObject({ total });
    }
  });

  it('shows what means the same where little has the very word, and says so', async () => {
    const { body } = await requestJson(`${url}/ess/themes/cress-cvl-competences/transports-voirie.json`);
    expect(body).toMatchObject({ isThroughAlike: true, alike: [{ vocabulary: 'themes', slug: 'mobilite' }] });
    const page = await pageOf('/ess/themes/cress-cvl-competences/transports-voirie');
    expect(named(page, 'p').map(({ text }) => text)).toContain('Avec ce qui est rangé sous : Mobilité');
    expect([...linksOf(page).keys()]).toContain('RailCoop');
  });

  it('stands with the others of its vocabulary, each with examples', async () => {
    const page = await pageOf('/ess/themes/cress-cvl-competences');
    const links = [...linksOf(page).values()];
    expect(links).toContain(`${url}/ess/themes/cress-cvl-competences/transports-voirie`);
    expect(named(page, 'li', 'term').length).toBe(12);
    const transports = named(page, 'li', 'term').find(({ attributes }) => attributes.id === 'transports-voirie');
    expect(transports?.text).toMatch(/^Transports, voirie.*Par exemple .*RailCoop/);
  });

  it('is led to by the search', async () => {
    const { body } = await requestJson(`${url}/ess/recherche.json?q=mobilit%C3%A9&collection=themes`);
    const { nodes } = z.object({ nodes: z.array(z.object({ url: z.url() })) }).parse(body);
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) expect((await fetch(node.url)).status, node.url).toBe(200);
    expect(nodes.map((node) => node.url)).toContain(`${url}/ess/themes/themes/mobilite`);
  });
});
