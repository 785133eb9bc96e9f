/** What the pages of lists offer to narrow them by: a plain form whose every choice leaves what it says. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementsOf, named, type PageElement } from '../../cms/plugin/server/test/formats/html/parsed-page';
import { cms, requestJson } from '../support/cms';

let url: string;
beforeAll(async () => {
  ({ url } = await cms());
});

const pageOf = async (address: string): Promise<PageElement[]> => elementsOf(await (await fetch(url + address)).text());
const locationOf = async (address: string) => {
  const answer = await fetch(url + address, { redirect: 'manual' });
  return answer.headers.get('location')?.replace(url, '');
};
const totalOf = async (address: string) =>
  z.object({ total: z.number() }).parse((await requestJson(url + address)).body).total;

/** The choices of a select: value and number left. */
function choicesOf(page: readonly PageElement[], name: string): [value: string, count: number][] {
  const select = named(page, 'select').find(({ attributes }) => attributes.name === name);
  return named(select ? select.children.flatMap((child) => [child, ...child.children]) : [], 'option').flatMap(
    ({ attributes, text }): [string, number][] => {
      const count = /\((\d+)\)$/.exec(text)?.[1];
      return attributes.value ? [[attributes.value, Number(count)]] : [];
    },
  );
}

const NAMES = ['topic', 'audience', 'lever', 'organisation'] as const;

describe('the form of a list', () => {
  it.each([
    ['agenda', 'when=past'],
    ['chiffres-cles', ''],
    ['initiatives', 'territory=REG-52'],
    ['ressources', 'q=ruralit%C3%A9s'],
    ['dispositifs', 'topic=financement'],
    ['dispositifs', 'territory=COM-49127&reach=within&fallback=up&lang=en'],
  ])('of %s?%s says how much each choice leaves', async (collection, asked) => {
    const page = await pageOf(`/ess/${collection}?${asked}`);
    let seen = 0;
    for (const name of NAMES) {
      // What is chosen of a name is given up for another value of it.
      const others = asked.split('&').filter((pair) => !pair.startsWith(`${name}=`));
      for (const [value, count] of choicesOf(page, name).slice(0, 8)) {
        seen += 1;
        const address = `/ess/${collection}.json?${[...others, `${name}=${value}`].filter(Boolean).join('&')}`;
        expect(await totalOf(address), address).toBe(count);
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  it('keeps what was chosen and has a label for each field', async () => {
    const page = await pageOf('/ess/dispositifs?topic=financement&territory=DEP-49&selection=&lang=en');
    const labels = new Set(named(page, 'label').map(({ attributes }) => attributes.for));
    for (const field of [...named(page, 'select'), ...named(page, 'input')])
      if (field.attributes.type !== 'hidden' && !('readonly' in field.attributes))
        expect(labels, field.attributes.name).toContain(field.attributes.id);
    const chosen = named(page, 'option').filter(({ attributes }) => 'selected' in attributes);
    expect(chosen.map(({ attributes }) => attributes.value)).toContain('financement');
    const place = named(page, 'input').find(({ attributes }) => attributes.name === 'lieu');
    expect(place?.attributes.value).toBe('Maine-et-Loire');
    // The place is a field: kept beside, it could not be taken away.
    expect(named(page, 'input').map(({ attributes }) => [attributes.name, attributes.value])).toContainEqual([
      'lang',
      'en',
    ]);
    expect(named(page, 'input').map(({ attributes }) => attributes.name)).not.toContain('territory');
  });

  it.each([
    ['/ess/initiatives?lieu=Durtal&q=', '/ess/initiatives?territory=COM-49127'],
    ['/ess/initiatives?lieu=durtal+%28Maine-et-Loire%29', '/ess/initiatives?territory=COM-49127'],
    ['/ess/dispositifs?lieu=Maine-et-Loire&topic=financement', '/ess/dispositifs?territory=DEP-49&topic=financement'],
    // The same name in another department.
    ['/ess/agenda?lieu=Saint-Denis+%28La+R%C3%A9union%29', '/ess/agenda?territory=COM-97411'],
    ['/ess/agenda?lieu=Saint-Denis+%28Seine-Saint-Denis%29&when=past', '/ess/agenda?territory=COM-93066&when=past'],
    ['/ess/agenda?lieu=DEP-49&territory=DEP-53&lang=en', '/ess/agenda?territory=DEP-49&lang=en'],
  ])('%s leads to %s', async (address, location) => {
    expect(await locationOf(address)).toBe(location);
  });

  it('finds all communes of a postal code', async () => {
    const location = await locationOf('/ess/agenda?lieu=49430');
    expect(location).toContain('territory=COM-49127');
    expect(location?.match(/territory=/g)?.length).toBeGreaterThan(1);
  });

  it('says that a place is none, and offers those of one name', async () => {
    const unknown = await pageOf('/ess/agenda?lieu=%3Cb%3Eqwxzqwxz');
    expect(named(unknown, 'p', 'notice').map(({ text }) => text)).toEqual([
      'Aucun territoire ne s’appelle « <b>qwxzqwxz » : voici la liste de toute la France.',
    ]);
    const several = await pageOf('/ess/agenda?territory=COM-97411');
    expect(named(several, 'a').map(({ attributes }) => attributes.href)).toContain(
      `${url}/ess/agenda?territory=COM-93066`,
    );
  });

  it('is read by no other format', async () => {
    expect((await requestJson(`${url}/ess/agenda.json?lieu=Durtal`)).status).toBe(400);
    expect(await (await fetch(`${url}/ess/agenda?fragment=1`)).text()).not.toContain('name="lieu"');
  });
});
