import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountElement, plain, showsFallback, type MountOptions } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, options: MountOptions = {}) =>
  mountElement('ess-resources', `resources-${name}`, attributes, options);

describe('a resource', () => {
  it('says kind, title, publisher and year, then what must be known before its link', async () => {
    const { all } = await mount('ordinary', { 'heading-level': '3' });
    expect(all('ul[role=list] > li > article')).toHaveLength(9);
    await expect.element(page.elementLocator(all('article')[0]!)).toMatchAriaInlineSnapshot(`
      - article "Mode d’emploi : économie sociale et solidaire et ruralités":
        - heading "Mode d’emploi : économie sociale et solidaire et ruralités" [level=3]:
          - link "Mode d’emploi : économie sociale et solidaire et ruralités":
            - /url: https://cms.example/ess/ressources/mode-d-emploi-economie-sociale-et-solidaire-et-ruralites
        - paragraph: Guide
        - paragraph: Avise, 2020
        - paragraph: Place de l’ESS dans les territoires ruraux, réponses locales et leviers pour les décideurs.
        - paragraph:
          - text: PDF, 2,4 Mo, 32 pages, français, document non accessible
          - link "Consulter la ressource : Mode d’emploi : économie sociale et solidaire et ruralités":
            - /url: https://avise.example/guide.pdf
          - link "Version accessible (HTML, français) : Mode d’emploi : économie sociale et solidaire et ruralités":
            - /url: https://avise.example/guide.html
    `);
  });

  it.each([
    ['Mode d’emploi', 'PDF, 2,4 Mo, 32 pages, français, document non accessible', 2],
    ['Relancer', 'PDF, 812 ko, accessibilité non précisée', 1],
    ['Kit', 'OpenDocument, 48 ko, 1 page, français, document accessible', 1],
    ['Retour', 'HTML', 1],
    ['Diaporama', 'Adresse non donnée par le document', 0],
    ['Panorama', 'Lien mort', 0],
    ['Support', 'Lien privé, non republié – Réservé aux adhérents', 0],
  ])('%s…: %s, %i links', async (title, format, links) => {
    const { all } = await mount('ordinary');
    const article = all('article').find((candidate) => candidate.textContent.includes(title));
    expect(plain(article?.querySelector('[part=format]')?.textContent)).toBe(format);
    const opening = [...(article?.querySelectorAll('[part=open]') ?? [])];
    expect(opening).toHaveLength(links);
    // What must be known stands before the link.
    for (const link of opening)
      expect(article?.querySelector('[part=format]')?.compareDocumentPosition(link)).toBe(
        Node.DOCUMENT_POSITION_FOLLOWING,
      );
  });

  it('shows its kind above its title, which is read first', async () => {
    const { all } = await mount('ordinary');
    const [title, kind] = [all('[part=title]')[0]!, all('[part=kind]')[0]!];
    expect(title.compareDocumentPosition(kind)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(kind.getBoundingClientRect().top).toBeLessThan(title.getBoundingClientRect().top);
  });

  it('is named by who edited it, else by who publishes it', async () => {
    const { all } = await mount('ordinary');
    expect(all('[part=from]').map(({ textContent }) => textContent)).toEqual([
      'Avise, 2020',
      'RTES, 2021',
      'RTES',
      'RTES, 2025',
      'RTES',
      'RTES',
      'CRESS des Pays de la Loire',
      'RTES',
      'RTES',
    ]);
  });

  it('leads to the resource itself with link="source", nowhere when its link is lost', async () => {
    const { all } = await mount('ordinary', { link: 'source' });
    const links = all('[part=title]').map((title) => title.querySelector('a')?.getAttribute('href'));
    expect(links.slice(0, 2)).toEqual(['https://avise.example/guide.pdf', 'https://labo.example/ptce.pdf']);
    expect(links.at(-1)).toBeUndefined();
  });

  it('in English, is marked where it is still in French', async () => {
    const { all } = await mount('ordinary', { lang: 'en' });
    expect(all('[part=title] a').every(({ lang }) => lang === 'fr')).toBe(true);
    expect(plain(all('[part=format]')[0]?.textContent)).toBe('PDF, 2.4 MB, 32 pages, French, document not accessible');
  });

  it('tells a choice, which the page may take over', async () => {
    const { element, all, told } = await mount('ordinary');
    element.addEventListener('ess-select', (event) => event.preventDefault(), { once: true });
    const choice = told('ess-select');
    all('[part=title] a')[1]?.click();
    expect(await choice).toMatchObject({
      slug: 'relancer-les-poles-territoriaux-de-cooperation-economique',
    });
  });

  it('unfolds in place, and its details are asked for only then', async () => {
    const { all, text, seen } = await mount('ordinary', { link: 'inline' });
    await userEvent.click(all('[part=details] summary')[0]!);
    await expect.poll(text).toContain('Trois parties, douze fiches.');
    expect(await seen()).toHaveLength(2);
    await expect.element(page.elementLocator(all('[part=details] .panel')[0]!)).toMatchAriaInlineSnapshot(`
      - paragraph: Trois parties, douze fiches.
      - term: Parution
      - definition: septembre 2020
      - term: Édité par
      - definition: Avise
      - term: Formats
      - definition:
        - list:
          - listitem:
            - link "PDF, 2,4 Mo, 32 pages, français, document non accessible":
              - /url: https://avise.example/guide.pdf
          - listitem:
            - link "HTML, français, document accessible":
              - /url: https://avise.example/guide.html
      - term: Fait partie de
      - definition:
        - link "Collection « Mode d’emploi »":
          - /url: /\\/ess\\/ressources\\/mode-d-emploi$/
      - term: Public
      - definition: Élues et élus
      - term: Thèmes
      - definition: Ruralité
      - term: Source
      - definition:
        - link "Programme, page 2":
          - /url: https://source.example/programme
      - paragraph:
        - link "Page de cette ressource":
          - /url: https://cms.example/ess/ressources/mode-d-emploi-economie-sociale-et-solidaire-et-ruralites
    `);
  });
});

describe('the footer', () => {
  it('names publisher and licence, and the feed of that very selection', async () => {
    const { one } = await mount('ordinary', { territory: 'DEP-49', kind: 'guide video', limit: '5', lang: 'en' });
    expect(one('[part=source]').textContent).toBe('Published by RTES, Licence Ouverte 2.0');
    const url = new URL(one('[part=feed] a').getAttribute('href') ?? '');
    expect(url.pathname).toMatch(/\/ess\/ressources\.rss$/);
    expect(url.search).toBe('?kind=guide&kind=video&territory=DEP-49&fallback=up&lang=en');
  });

  it('leaves them out when the page does not want them', async () => {
    const { all } = await mount('ordinary', { show: 'none' });
    expect(all('[part=feed], [part=source], [part=video], [part=summary]')).toEqual([]);
    expect(all('article')).toHaveLength(9);
  });
});

describe('filters', () => {
  it('are those the page offers', async () => {
    const { all, one } = await mount('ordinary', { filters: 'text kind topic lever audience' });
    await userEvent.click(one('[part=filters] summary'));
    await expect
      .poll(() => all('[part=filters] label').map(({ textContent }) => textContent))
      .toEqual(['Rechercher', 'Type de ressource', 'Thème', 'Levier d’action', 'Public']);
  });

  it('find by kind and by words, and the feed follows', async () => {
    const { all, one, seen } = await mount('ordinary', { filters: 'kind text' });
    await userEvent.click(one('[part=filters] summary'));
    await expect.poll(() => all('select')).toHaveLength(1);
    await userEvent.selectOptions(one('select'), 'Diaporama');
    await userEvent.fill(one('input'), 'Support');
    await userEvent.click(all('[part=filters] button')[0]!);
    await expect.poll(() => all('article')).toHaveLength(1);
    expect((await seen()).at(-1)?.variables).toMatchObject({ kind: ['SLIDES'], q: 'Support', fallback: 'UP' });
    expect(one('[part=feed] a').getAttribute('href')).toContain('?kind=slides&q=Support');
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
    const mounted = await mount('empty', { q: 'compost', lever: 'financer' });
    expect(plain(mounted.one('[part=message]').textContent)).toBe(
      'Aucune ressource pour la recherche : financer, compost.',
    );
    expect(showsFallback(mounted)).toBe(true);
  });

  it('widened: says so, because it climbs unless told otherwise', async () => {
    const { text } = await mount('narrow', { territory: 'COM-49127' });
    expect(text()).toContain('Aucune ressource pour Durtal. Voici celles du territoire supérieur : Pays de la Loire.');
  });

  it('error: says so, offers to try again and shows the fallback children', async () => {
    const mounted = await mount('down');
    expect(plain(mounted.one('[part=message]').textContent)).toBe('Les ressources n’ont pas pu être chargées.');
    expect(mounted.one('[part=retry]').textContent).toBe('Réessayer');
    expect(showsFallback(mounted)).toBe(true);
  });

  it('stale: says of when', async () => {
    const { one } = await mount('stale');
    expect(plain(one('[part=notice]').textContent)).toBe('Informations du 22 novembre à 9 h');
  });

  it.each([
    ['status', 'active'],
    ['days', '30'],
    ['levers', 'financer'],
  ])('refused: %s="%s" is no parameter of resources', async (name, value) => {
    const mounted = await mount('ordinary', { [name]: value });
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
  });
});

describe('« Voir plus »', () => {
  it('adds the next page by keyboard and goes on with its first resource', async () => {
    const { element, all, one } = await mount('pages');
    expect(all('article')).toHaveLength(20);
    one('[part=more]').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('article')).toHaveLength(40);
    await expect.poll(() => element.renderRoot.activeElement?.textContent).toBe('Ressource 21');
  });
});

describe('hostile data', () => {
  it('is text, and its addresses are not links', async () => {
    const { all, one, text } = await mount('hostile', { link: 'inline' });
    await userEvent.click(all('[part=details] summary')[0]!);
    await expect.poll(text).toContain('Piège');
    expect(document.title).not.toBe('pwned');
    expect(all('script, img, b, i, iframe')).toHaveLength(0);
    const addresses = all('a').map((link) => link.getAttribute('href') ?? '');
    expect(addresses.every((address) => address.startsWith('http'))).toBe(true);
    expect(one('#resource-0').textContent).toContain('<script>');
    expect(all('article')[0]?.querySelectorAll('[part=open], [part=video]')).toHaveLength(0);
  });

  it('does not overflow at 320 pixels', async () => {
    await page.viewport(320, 800);
    const { element } = await mount('hostile');
    expect(document.documentElement.scrollWidth).toBe(320);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
