import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountElement, plain, showsFallback, type MountOptions } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, options: MountOptions = {}) =>
  mountElement('ess-initiatives', `initiatives-${name}`, attributes, options);

/** The text of each part of the card that has this name. */
function cardOf(all: (selector: string) => HTMLElement[], name: string): (part: string) => string | undefined {
  const card = all('[part=item]').find((item) => item.querySelector('[part=title]')?.textContent.includes(name));
  return (part) => {
    const found = card?.querySelector(`[part=${part}]`);
    return found ? plain(found.textContent) : undefined;
  };
}

describe('a card', () => {
  it('says name, place, sector, stage, what it does, its size and its website', async () => {
    const { all } = await mount('ordinary', { layout: 'list', 'heading-level': '3' });
    expect(all('ul[role=list] > li > article')).toHaveLength(6);
    await expect.element(page.elementLocator(all('article')[0]!)).toMatchAriaInlineSnapshot(`
      - article "La Boucle des Vallées":
        - heading "La Boucle des Vallées" [level=3]:
          - link "La Boucle des Vallées":
            - /url: https://cms.example/ess/initiatives/la-boucle-des-vallees
        - paragraph: Durtal (Maine-et-Loire) – Économie circulaire – En activité
        - paragraph: Une ressourcerie qui collecte à domicile, répare sur place et revend à petit prix, avec un atelier ouvert le samedi.
        - paragraph: "Taille : 12 salariés et 40 bénévoles"
        - paragraph:
          - link "Visiter le site : La Boucle des Vallées":
            - /url: https://boucle.example/
        - paragraph: Publié par RTES, Licence Ouverte 2.0
        - figure:
          - img "Deux bénévoles réparent un vélo devant l’atelier."
    `);
  });

  it('has an image with its credit and licence, or the word of its sector, and asks no other site for an image', async () => {
    const { all, one } = await mount('ordinary', { layout: 'grid' });
    expect(one('img').getAttribute('src')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/uploads\/boucle\.svg$/);
    expect(one('figcaption').textContent).toBe('Photographie : La Boucle, CC BY 4.0');
    expect(all('[part=tint]').map(({ textContent }) => textContent)).toEqual([
      'Centre-bourg',
      'Tiers-lieux',
      'Mobilité durable',
      'Initiative',
      'Commerce de proximité',
    ]);
    expect(getComputedStyle(one('img')).aspectRatio).toBe('3 / 2');
  });

  it.each([
    ['Ernée', undefined],
    ['Boucle', 'Visiter le site : La Boucle des Vallées'],
    ['Pommerieux', 'Site : adresse non donnée par le document'],
    ['Navette', 'Site : lien mort'],
    ['Coopérative', 'Site : lien privé, non republié'],
  ])('%s…: %s', async (name, website) => {
    const { all } = await mount('ordinary');
    expect(cardOf(all, name)('website')).toBe(website);
  });

  it('names the place as the source prints it, else the territories it addresses', async () => {
    const { all } = await mount('ordinary', { layout: 'grid' });
    expect(cardOf(all, 'Pommerieux')('about')).toBe('Pommerieux (53) – Idée ou projet');
    expect(cardOf(all, 'Ernée')('about')).toBe('Ernée (Mayenne)');
    expect(cardOf(all, 'Navette')('about')).toBe('Maine-et-Loire, Sarthe');
  });

  it('says that an initiative has stopped, after its name and seen before it', async () => {
    const { all } = await mount('ordinary');
    expect(cardOf(all, 'Navette')('status')).toBe('Arrêtée');
    expect(all('[part=title] + [part=status]')).toHaveLength(1);
  });

  it('says what the initiative does where there is no summary', async () => {
    const { all } = await mount('ordinary');
    expect(cardOf(all, 'Pommerieux')('summary')).toContain('doit réunir un bar associatif');
    expect(cardOf(all, 'Coopérative')('summary')).toBeUndefined();
  });

  it('leaves out the parts that the page does not want', async () => {
    const { all, seen } = await mount('ordinary', { show: 'stage' });
    for (const part of ['image', 'summary', 'size', 'website', 'source']) expect(all(`[part=${part}]`)).toEqual([]);
    expect((await seen()).map(({ variables }) => variables)).toEqual([{ fallback: 'UP' }]);
  });

  it('names the publisher and the licence once when all share them', async () => {
    const { one } = await mount('two');
    expect(one('[part=source]').textContent).toBe('Publié par RTES, Licence Ouverte 2.0');
  });

  it('in English, is marked where it is still in French', async () => {
    const { all, one } = await mount('ordinary', { lang: 'en' });
    expect(one('.ess').lang).toBe('en');
    expect(all('[part=title] a').every(({ lang }) => lang === 'fr')).toBe(true);
    expect(plain(one('[part=size]').textContent)).toBe('Size: 12 salariés et 40 bénévoles');
    expect(one('[part=size] span').lang).toBe('fr');
  });

  it('tells a choice, which the page may take over', async () => {
    const { element, all, told } = await mount('ordinary');
    element.addEventListener('ess-select', (event) => event.preventDefault(), { once: true });
    const choice = told('ess-select');
    all('[part=title] a')[0]?.click();
    expect(await choice).toMatchObject({ slug: 'la-boucle-des-vallees', title: 'La Boucle des Vallées' });
  });
});

describe('details', () => {
  it('unfold in place, and are asked for only then', async () => {
    const { all, text, seen } = await mount('ordinary', { link: 'inline', layout: 'list' });
    expect(all('[part=title] a')).toHaveLength(0);
    expect(await seen()).toHaveLength(1);
    await userEvent.click(all('[part=details] summary')[0]!);
    await expect.poll(text).toContain('Née d’une collecte de quartier.');
    expect(await seen()).toHaveLength(2);
    await expect.element(page.elementLocator(all('[part=details] .panel')[0]!)).toMatchAriaInlineSnapshot(`
      - paragraph: La ressourcerie collecte à domicile et sur rendez-vous, trie, répare et revend.
      - paragraph: Née d’une collecte de quartier.
      - term: Où
      - definition: Durtal (Maine-et-Loire)
      - term: Porté par
      - definition: Association La Boucle
      - term: Forme juridique
      - definition: association
      - term: Depuis
      - definition: "2019"
      - term: Documents
      - definition:
        - list:
          - listitem: "Support de présentation : Présentation de la ressourcerie (adresse non donnée par le document)"
      - term: Dispositif mobilisé
      - definition:
        - link "Fonds réemploi":
          - /url: /\\/ess\\/dispositifs\\/fonds-reemploi$/
      - term: Source
      - definition:
        - link "Compte-rendu du club, page 3":
          - /url: https://source.example/club
      - paragraph:
        - link "Page de cette initiative":
          - /url: https://cms.example/ess/initiatives/la-boucle-des-vallees
    `);
  });
});

describe('filters', () => {
  it('are those the page offers, with the names of the CMS', async () => {
    const { all, one } = await mount('ordinary', { filters: 'sector challenge stage territory text' });
    await userEvent.click(one('[part=filters] summary'));
    await expect
      .poll(() => all('[part=filters] label').map(({ textContent }) => textContent))
      .toEqual([
        'Domaine d’activité',
        'Défi du territoire',
        'Étape',
        'Commune, intercommunalité ou département',
        'Rechercher',
      ]);
    expect([...one('select[name=stage]').children].map(({ textContent }) => textContent)).toEqual([
      'Indifférent',
      'Idée ou projet',
      'Expérimentation',
      'En activité',
      'Essaimée',
      'Arrêtée',
    ]);
  });

  it('ask the CMS, and what they find is read from its beginning', async () => {
    const { all, one, seen } = await mount('ordinary', { filters: 'stage text' });
    one('[part=next]').click();
    await expect.poll(() => plain(one('[part=position]').textContent)).toBe('Initiatives 4 à 6 sur 6');
    await userEvent.click(one('[part=filters] summary'));
    await expect.poll(() => all('select')).toHaveLength(1);
    await userEvent.selectOptions(one('select'), 'En activité');
    await userEvent.fill(one('input'), 'o');
    await userEvent.click(all('[part=filters] button')[0]!);
    await expect.poll(() => all('[part=item]')).toHaveLength(4);
    expect((await seen()).at(-1)?.variables).toMatchObject({ status: ['ACTIVE'], q: 'o' });
    expect(one('[part=track]').scrollLeft).toBe(0);
    await expect.poll(() => plain(one('[part=position]').textContent)).toBe('Initiatives 1 à 3 sur 4');
  });
});

describe('the four states', () => {
  it('loading: fallback children and a skeleton', async () => {
    const mounted = await mount('slow', {}, { settled: false });
    await mounted.element.updateComplete;
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.one('[part=skeleton]').ariaHidden).toBe('true');
  });

  it('empty: says what was looked for', async () => {
    const mounted = await mount('empty', { territory: 'DEP-49', sector: 'economie-circulaire' });
    expect(plain(mounted.one('[part=message]').textContent)).toBe(
      'Aucune initiative pour la recherche : Maine-et-Loire, economie circulaire.',
    );
    expect(showsFallback(mounted)).toBe(true);
  });

  it('widened: says so, because it climbs unless told otherwise', async () => {
    const { text, seen } = await mount('narrow', { territory: 'COM-49127' });
    expect(text()).toContain('Aucune initiative pour Durtal. Voici celles du territoire supérieur : Pays de la Loire.');
    expect((await seen())[0]?.variables).toMatchObject({ territory: ['COM-49127'], fallback: 'UP' });
  });

  it('error: says so, offers to try again and shows the fallback children', async () => {
    const mounted = await mount('down');
    expect(plain(mounted.one('[part=message]').textContent)).toBe('Les initiatives n’ont pas pu être chargées.');
    expect(mounted.one('[part=retry]').textContent).toBe('Réessayer');
    expect(showsFallback(mounted)).toBe(true);
  });

  it('stale: says of when', async () => {
    const { one } = await mount('stale');
    expect(plain(one('[part=notice]').textContent)).toBe('Informations du 22 novembre à 9 h');
  });

  it.each([
    ['kind', 'guide'],
    ['when', 'upcoming'],
    ['sectors', 'sante'],
  ])('refused: %s="%s" is no parameter of initiatives', async (name, value) => {
    const mounted = await mount('ordinary', { [name]: value });
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
  });

  it('a wrong layout is replaced by its default and warned of', async () => {
    const { all } = await mount('ordinary', { layout: 'slideshow' });
    expect(all('[part=track]')).toHaveLength(1);
    await expect.poll(() => String(warn.mock.lastCall?.[0])).toContain('carousel, grid, list');
  });
});

describe('hostile data', () => {
  it.each(['carousel', 'grid', 'list'])('is text, and its addresses are not links (%s)', async (layout) => {
    const { all, one, text } = await mount('hostile', { layout, link: 'inline' });
    await userEvent.click(all('[part=details] summary')[0]!);
    await expect.poll(text).toContain('Piège');
    expect(document.title).not.toBe('pwned');
    expect(all('script, img, b, i')).toHaveLength(0);
    expect(all('a').map((link) => link.getAttribute('href'))).toEqual([]);
    expect(one('#initiative-0').textContent).toContain('<script>');
  });

  it('does not overflow at 320 pixels', async () => {
    await page.viewport(320, 800);
    const { element } = await mount('hostile');
    expect(document.documentElement.scrollWidth).toBe(320);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
