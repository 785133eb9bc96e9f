/** The page of a territory in all its forms, and the search that leads to it, through public addresses, on the corpus. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementsOf, named } from '../../cms/plugin/server/test/formats/html/parsed-page';
import { cms, requestJson } from '../support/cms';
import { create, leaveNoEntryBehind, territoryId } from '../support/entries';

leaveNoEntryBehind();

let url: string;
beforeAll(async () => {
  ({ url } = await cms());
});

const placeSchema = z.object({ code: z.string(), name: z.string(), level: z.string() });
const territorySchema = z.object({
  territory: placeSchema,
  enclosing: z.array(placeSchema),
  inside: z.object({ total: z.number(), nodes: z.array(placeSchema) }),
  beside: z.object({ total: z.number(), nodes: z.array(placeSchema) }),
  collections: z.array(
    z.object({
      collection: z.string(),
      total: z.number(),
      url: z.url(),
      steps: z.array(
        z.object({
          territory: placeSchema,
          isOwn: z.boolean(),
          total: z.number(),
          nodes: z.array(z.object({ id: z.string(), title: z.string() })),
        }),
      ),
    }),
  ),
  links: z.record(z.string(), z.url()),
});

const dataOf = async (code: string, question = '') =>
  territorySchema.parse((await requestJson(`${url}/ess/territoires/${code}.json${question}`)).body);
const collectionOf = async (code: string, collection: string) => {
  const found = (await dataOf(code)).collections.find((one) => one.collection === collection);
  if (!found) throw new Error(`${code} has no ${collection}`);
  return found;
};
const get = (address: string) => fetch(url + address, { redirect: 'manual' });
const locationOf = async (address: string) => {
  const answer = await get(address);
  return [answer.status, answer.headers.get('location')] as const;
};
const pageOf = async (address: string) => {
  const answer = await get(address);
  expect(answer.status).toBe(200);
  return elementsOf(await answer.text());
};

describe('a territory', () => {
  it('climbs to the nearest one around that has what it lacks, and says which', async () => {
    const { steps } = await collectionOf('COM-49127', 'initiatives');
    expect(steps[0]).toMatchObject({ isOwn: false, territory: { level: 'epci' } });
    const page = await pageOf('/ess/territoires/COM-49127');
    const text = named(page, 'section').map((section) => section.text);
    expect(text.find((one) => one.startsWith('Initiatives'))).toMatch(
      /^Initiatives Aucune initiative pour Durtal\. Dans votre intercommunalité : CC Anjou Loir et Sarthe/,
    );
    const english = await pageOf('/ess/territoires/COM-49127?lang=en');
    expect(named(english, 'section').map(({ text: one }) => one)).toContainEqual(
      expect.stringMatching(/^Initiatives .*No initiative for Durtal\. In your intercommunality: CC Anjou/),
    );
  });

  it('shows what is its own first, and nothing twice', async () => {
    const before = await collectionOf('COM-49127', 'initiatives');
    await create(
      'plugin::ess.initiative',
      {
        title: 'Conserverie coquecigrue',
        what_it_does: 'Met en bocaux ce que les jardins donnent de trop.',
        territories: { set: [{ documentId: await territoryId('COM-49127') }] },
      },
      'published',
    );
    await expect
      .poll(async () => (await collectionOf('COM-49127', 'initiatives')).steps[0]?.nodes.map(({ title }) => title))
      .toEqual(['Conserverie coquecigrue']);
    const after = await collectionOf('COM-49127', 'initiatives');
    expect(after.total).toBe(before.total + 1);
    const ids = after.steps.flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const page = await pageOf('/ess/territoires/COM-49127');
    expect(named(page, 'a').map(({ text }) => text)).toContain('Conserverie coquecigrue');
  });

  it('does not take for its own what is for another place of its department', async () => {
    await create(
      'plugin::ess.dispositif',
      {
        title: 'Bourse abracadabrantesque',
        territories: { set: [{ documentId: await territoryId('COM-49353') }] },
      },
      'published',
    );
    await expect
      .poll(async () => (await collectionOf('COM-49353', 'dispositifs')).steps[0]?.nodes.map(({ title }) => title))
      .toEqual(['Bourse abracadabrantesque']);
    const { steps } = await collectionOf('COM-49127', 'dispositifs');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.flatMap(({ nodes }) => nodes.map(({ title }) => title))).not.toContain('Bourse abracadabrantesque');
    expect(steps.map(({ territory }) => territory.level)).toEqual(
      expect.not.arrayContaining(['commune', 'epci', 'department']),
    );
  });

  it.each(['FR', 'REG-52', 'DEP-49', 'EPCI-244900809', 'COM-49007', 'REG-04', 'COM-97411'])(
    '%s tells what it is, what encloses it, and leads to lists that hold what it says',
    async (code) => {
      const data = await dataOf(code);
      expect(data.territory.code).toBe(code);
      if (code !== 'FR') expect(data.enclosing.at(-1)?.code).toBe('FR');
      if (code !== 'COM-49007') expect(data.inside.total + data.beside.total).toBeGreaterThan(0);
      for (const { collection, total, url: list } of data.collections) {
        const { body } = await requestJson(list.replace(`/ess/${collection}`, `/ess/${collection}.json`));
        expect(body).toMatchObject({ total });
      }
      for (const name of ['self', 'page', 'frame', 'calendar', 'newEvents', 'newResources'])
        expect((await fetch(data.links[name] ?? '')).status, name).toBe(200);
    },
  );

  it('is framed by other sites, by its page in a frame only', async () => {
    const page = await get('/ess/territoires/DEP-49');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const frame = await get('/ess/embed/territoire?territory=DEP-49');
    expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(frame.headers.get('x-robots-tag')).toBe('noindex');
    const snippet = (await page.text()).replaceAll('&quot;', '"').replaceAll('&lt;', '<');
    expect(snippet).toContain(`<iframe src="${url}/ess/embed/territoire?territory=DEP-49"`);
    expect((await get('/ess/embed/territoire')).status).toBe(400);
  });
});

describe('an address of a territory', () => {
  it.each([
    ['/ess/territoires/com-49127', 308, '/ess/territoires/COM-49127'],
    ['/ess/territoires/durtal', 302, '/ess/territoires/COM-49127'],
    ['/ess/territoires/Durtal', 302, '/ess/territoires/COM-49127'],
    ['/ess/territoires/maine-et-loire?lang=en', 302, '/ess/territoires/DEP-49?lang=en'],
    ['/ess/territoires/COM-49127/', 308, '/ess/territoires/com-49127'],
    // Now a part of Baugé-en-Anjou.
    ['/ess/territoires/COM-49018.json', 200, null],
    ['/ess/territoires/COM-49380', 308, '/ess/territoires/COM-49018'],
    // A commune and its department.
    ['/ess/territoires/paris', 302, '/ess/territoires?q=paris'],
    ['/ess/territoires?q=49430', 200, null],
    ['/ess/territoires?q=Durtal', 302, '/ess/territoires/COM-49127'],
    ['/ess/territoires/COM-99999', 404, null],
    ['/ess/territoires/qwxzqwxzqwxz', 404, null],
  ] as const)('%s: %i', async (address, status, location) => {
    const [answered, where] = await locationOf(address);
    expect([answered, where?.replace(url, '') ?? null]).toEqual([status, location]);
  });

  it('offers all of one name, and what is near to what was typed', async () => {
    const rows = async (address: string) => named(await pageOf(address), 'li').map(({ text }) => text);
    const paris = await rows('/ess/territoires?q=paris');
    expect(paris).toEqual(expect.arrayContaining(['ParisDépartement', 'ParisCommune']));
    expect(await rows('/ess/territoires?q=49430')).toContain('Durtal (Maine-et-Loire)Commune');
    expect(await rows('/ess/territoires?q=Dutral')).toContain('Durtal (Maine-et-Loire)Commune');
    const { body } = await requestJson(`${url}/ess/territoires.json?q=saint&within=DEP-49`);
    const { nodes } = z
      .object({ nodes: z.array(placeSchema.extend({ department: z.string().nullable() })) })
      .parse(body);
    expect(nodes.length).toBeGreaterThan(3);
    expect(new Set(nodes.map(({ department }) => department))).toEqual(new Set(['Maine-et-Loire']));
  });

  it('refuses what data cannot mean, in words', async () => {
    expect(await requestJson(`${url}/ess/territoires.json?name=Durtal`)).toMatchObject({
      status: 400,
      body: { problems: [{ name: 'name', reason: 'unknown-name', allowed: ['q', 'within', 'lang'] }] },
    });
    expect((await requestJson(`${url}/ess/territoires/DEP-49.json?lang=de`)).status).toBe(400);
    expect((await get('/ess/territoires?within=%00')).status).toBe(400);
    expect((await get('/ess/territoires?q=saint&within=DEP-00')).status).toBe(400);
  });

  it('is led to from where a place is named', async () => {
    const linksOf = async (address: string) =>
      named(await pageOf(address), 'a').map(({ attributes }) => attributes.href);
    const page = `${url}/ess/territoires/COM-49127`;
    expect(await linksOf('/ess')).toContain(`${url}/ess/territoires`);
    for (const address of ['/ess/recherche?lieu=49430', '/ess/recherche?q=Durtal', '/ess/agenda?territory=COM-49127'])
      expect(await linksOf(address), address).toContain(page);
    expect(await linksOf('/ess/rendez-vous/club-des-collectivites-ess-durtal-2025')).toContain(page);
    const { body } = await requestJson(`${url}/ess/suggestions.json?q=durt`);
    const [, titles, , addresses] = z
      .tuple([z.string(), z.array(z.string()), z.array(z.string()), z.array(z.string())])
      .parse(body);
    expect([titles[0], addresses[0]]).toEqual(['Durtal (Maine-et-Loire)', page]);
  });
});
