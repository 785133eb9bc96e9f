import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NO_SERIES } from '../../test/fixture-figures.js';
import { mountElement, plain, showsFallback, type Mounted } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, settled = true) =>
  mountElement('ess-key-figures', `key-figures${name && `-${name}`}`, attributes, { settled });

const texts = (elements: readonly Element[]) => elements.map(({ textContent }) => plain(textContent));
const loaded = (part: string) =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes(part)).length;

/** The article of the figure whose title begins so. */
function figureOf({ all }: Mounted<'ess-key-figures'>, title: string): HTMLElement {
  const found = all('article').find((article) =>
    plain(article.querySelector('[part=title]')?.textContent).startsWith(title),
  );
  if (!found) throw new Error(`no figure ${title}`);
  return found;
}
const part = (article: Element, name: string) => plain(article.querySelector(`[part=${name}]`)?.textContent);

describe('only looked at, key figures', () => {
  it('are one GET without header of ours, and load neither the chunk nor Apollo Client', async () => {
    const { seen } = await mount('', { territory: 'REG-52', kind: 'statistic', indicator: 'emploi' });
    const requests = await seen();
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
    expect(requests[0]?.variables).toEqual({
      fallback: 'UP',
      indicator: ['emploi'],
      kind: ['STATISTIC'],
      territory: ['REG-52'],
      withNames: true,
    });
    expect(requests[0]?.headers).not.toContain('content-type');
    expect(loaded('followed')).toBe(0);
    expect(loaded('apollo')).toBe(0);
  });
});

describe('a figure', () => {
  it('says its number, what it counts, where, from which source and when, with its definition', async () => {
    const mounted = await mount('compared');
    await expect.element(page.elementLocator(mounted.one('article'))).toMatchAriaInlineSnapshot(`
      - article "Part de l’ESS dans l’emploi privé rural – Pays de la Loire":
        - heading "Part de l’ESS dans l’emploi privé rural – Pays de la Loire" [level=2]:
          - link "Part de l’ESS dans l’emploi privé rural – Pays de la Loire":
            - /url: https://cms.example/ess/chiffres-cles/part-de-l-ess-dans-l-emploi-prive-rural-pays-de-la-loire
        - paragraph: 17,8 %
        - paragraph: Pays de la Loire
        - paragraph: 15,2 %
        - paragraph: France
        - paragraph: Même indicateur, même source, même période
        - group: "Khera, diaporama, 2025, 2021, définition : Part de l’ESS dans l’emploi privé rural – Pays de la Loire"
    `);
  });

  it.each([
    [
      'Établissements de l’ESS en zone rurale',
      '5 995 établissements',
      '',
      'D’après « Diaporama du club des collectivités », définition',
    ],
    [
      'Établissements de l’ESS – quartiers',
      'environ 10 500 établissements',
      '',
      'ESS France, l’ESS dans les quartiers prioritaires, 2018',
    ],
    ['Investissement des Régions', '14 à 20 Md€', '', 'Insee - Clap 2015, la prochaine programmation des CPER'],
    ['Part de l’ESS dans les créations', '1 sur 5', '', 'Insee - Clap 2015'],
    ['Part de l’ESS dans le commerce', '3 fois', '', 'Avise, RTES, Observatoire'],
    ['Évolution de l’emploi rural public', 'environ −8,4 %', 'par rapport à 2008', 'Avise, RTES'],
    [
      'Fonds UrgencESS',
      '« 5000 (1 à 3 salariés) à 8000 € (de 4 à 10 salariés) »',
      'Valeur composée dans la source',
      'Insee - Clap 2015, 2021',
    ],
    ['Bénévoles', '« Des milliers de bénévoles »', 'Texte seul dans la source', 'Insee - Clap 2015'],
    [
      'Part des contrats précaires',
      '« 25,2% des contrats ( »',
      'Valeur tronquée dans la source',
      'D’après « Diaporama',
    ],
    ['Montant des prêts', 'au moins 1,25 Md€', '', 'Insee - Clap 2015, septembre 2020 – mars 2021'],
  ])('%s… is shown as %s', async (title, value, warning, source) => {
    const article = figureOf(await mount('shapes'), title);
    expect(part(article, 'value')).toBe(value);
    expect(part(article, 'warning')).toBe(warning);
    expect(plain(article.querySelector('[part=source] summary')?.firstChild?.parentElement?.textContent)).toContain(
      source,
    );
  });

  it('has a thin space in its thousands, and a unit of few letters never leaves its number', async () => {
    const { all } = await mount('shapes');
    expect(all('.number')[0]?.textContent).toBe('5\u202f995');
    const range = all('[part=value]').find(({ textContent }) => textContent.includes('Md€'));
    expect(range?.textContent.trim()).toMatch(/20\u00a0Md€$/);
  });

  it('says in words that it is to be verified, was replaced or has no date, and never by a colour', async () => {
    const shapes = await mount('shapes');
    expect(part(figureOf(shapes, 'Montant des prêts'), 'status')).toBe('À vérifier');
    expect(part(figureOf(shapes, 'Investissement'), 'status')).toBe('Sans date dans la source');
    expect(part(figureOf(shapes, 'Établissements de l’ESS en zone'), 'status')).toBe('Sans date dans la source');
    const three = await mount('three');
    expect(texts(three.all('[part=status]'))).toEqual([
      'Sans date dans la source',
      'Remplacé',
      'Sans date dans la source',
    ]);
    const colours = [shapes, three].flatMap(({ all }) =>
      all('[part=status]').map((one) => getComputedStyle(one).color),
    );
    expect(new Set(colours).size).toBe(1);
  });

  it('unfolds what it counts without asking anything', async () => {
    const mounted = await mount('shapes');
    const article = figureOf(mounted, 'Part des contrats précaires');
    const summary = article.querySelector<HTMLElement>('[part=source] summary');
    summary?.focus();
    await userEvent.keyboard('{Enter}');
    const facts = [...article.querySelectorAll('.facts > div')].map((fact) => texts([...fact.children]));
    expect(facts).toEqual([
      ['Tel que publié', '« 25,2% des contrats ( »'],
      [
        'Définition',
        'Contrats précaires parmi les contrats de l’ESS rurale. La définition de « précaire » a disparu : la phrase du document est coupée.',
      ],
      ['Territoire dans la source', 'territoires ruraux ligériens'],
    ]);
    expect(article.querySelector('.facts')?.getClientRects().length).toBe(1);
    expect(await mounted.seen()).toHaveLength(1);
  });

  it('stands beside the same measure of the enclosing territory, unless the page does not want it', async () => {
    const { one } = await mount('compared');
    expect(plain(one('[part=comparison]').textContent)).toBe(
      '15,2 % France Même indicateur, même source, même période',
    );
    const without = await mount('compared', { show: 'none' });
    expect(without.all('[part=comparison], [part=reuse], [part=credits]')).toHaveLength(0);
  });

  it('is as large as the one beside it with layout="comparison"', async () => {
    const { all } = await mount('compared', { layout: 'comparison' });
    const [own, other] = all('.number').map((number) => number.getBoundingClientRect());
    expect(other?.height).toBe(own?.height);
    expect(other?.top).toBe(own?.top);
    expect(other?.left).toBeGreaterThan(own?.right ?? 0);
  });

  it('names its publisher and licence once for all, or each its own', async () => {
    const shared = await mount('shapes');
    expect(texts(shared.all('[part=credits]'))).toEqual(['Publié par CRESS des Pays de la Loire, Licence Ouverte 2.0']);
    const { all } = await mount('licences');
    expect(texts(all('article [part=credits]'))).toEqual([
      'Publié par CRESS des Pays de la Loire, Licence Ouverte 2.0',
      'Publié par CRESS des Pays de la Loire, Tous droits réservés',
    ]);
  });

  it('in English, marks what is still in French', async () => {
    const { one, all } = await mount('shapes', { lang: 'en' });
    expect(one('section').getAttribute('aria-label')).toBe('Key figures of the social economy');
    expect(all('[part=link]').every(({ lang }) => lang === 'fr')).toBe(true);
    expect(plain(all('[part=value]')[0]?.textContent)).toBe('5,995 établissements');
    expect(all('[part=value]')[0]?.querySelector('[lang=fr]')?.textContent).toBe('établissements');
    expect(texts(all('.facts dt')).slice(0, 2)).toEqual(['As published', 'Definition']);
    expect(all('.facts dd > [lang=fr]').length).toBe(all('.facts dd').length);
  });
});

describe('titles', () => {
  it('lead to the page of the figure, and tell a choice, which the page may take over', async () => {
    const { element, one, told } = await mount('compared');
    element.addEventListener('ess-select', (event) => event.preventDefault(), { once: true });
    const choice = told('ess-select');
    one('[part=link]').click();
    expect(await choice).toEqual({
      id: 'part-de-l-ess-dans-l-emploi-prive-rural-pays-de-la-loire@fixture',
      slug: 'part-de-l-ess-dans-l-emploi-prive-rural-pays-de-la-loire',
      title: 'Part de l’ESS dans l’emploi privé rural – Pays de la Loire',
      url: 'https://cms.example/ess/chiffres-cles/part-de-l-ess-dans-l-emploi-prive-rural-pays-de-la-loire',
    });
  });

  it('lead to the host’s own page, or to the method of the source', async () => {
    const own = await mount('shapes', { 'item-url': 'https://mairie.example/chiffres/{slug}' });
    expect(own.all('[part=link]')[0]?.getAttribute('href')).toBe(
      'https://mairie.example/chiffres/etablissements-de-l-ess-en-zone-rurale-pays-de-la-loire',
    );
    const source = await mount('shapes', { link: 'source' });
    expect(new Set(source.all('[part=link]').map((link) => link.getAttribute('href')))).toEqual(
      new Set(['https://insee.example/clap']),
    );
  });

  it('unfold in place, with what is asked for only then', async () => {
    const { one, all, seen, text, told } = await mount('compared', { link: 'inline' });
    expect(all('[part=link]')).toHaveLength(0);
    const choice = told('ess-select');
    await userEvent.click(one('[part=details] summary'));
    expect(await choice).toMatchObject({ url: null });
    await expect.poll(text).toContain('Près d’un emploi privé rural sur six.');
    expect(await seen()).toHaveLength(2);
    await expect.element(page.elementLocator(one('[part=details] .panel'))).toMatchAriaInlineSnapshot(`
      - paragraph: Près d’un emploi privé rural sur six.
      - paragraph:
        - strong: Un repère
      - term: Indicateur
      - definition: Part de l’ESS dans l’emploi privé rural
      - term: Thèmes
      - definition: Ruralité
      - term: Relevé dans
      - definition: Diaporama du club des collectivités, page 4
      - paragraph:
        - link "Page de ce chiffre":
          - /url: https://cms.example/ess/chiffres-cles/part-de-l-ess-dans-l-emploi-prive-rural-pays-de-la-loire
    `);
  });
});

describe('figures that disagree', () => {
  it('stand side by side as equals, with the reason between two of them', async () => {
    await page.viewport(1200, 800);
    const { one, all } = await mount('two');
    await expect.element(page.elementLocator(one('[part=group]'))).toMatchAriaInlineSnapshot(`
      - listitem:
        - heading "830 ou 833 périmètres de CRTE ?" [level=2]
        - paragraph: Chiffres qui divergent
        - article "Périmètres de CRTE – France, selon l’ANCT":
          - heading "Périmètres de CRTE – France, selon l’ANCT" [level=3]:
            - link "Périmètres de CRTE – France, selon l’ANCT":
              - /url: https://cms.example/ess/chiffres-cles/perimetres-de-crte-france-selon-l-anct
          - paragraph: 830 périmètres
          - paragraph: France
          - paragraph: À vérifier
          - group: "ANCT, ouverture du webinaire, 2021 : Périmètres de CRTE – France, selon l’ANCT"
        - paragraph: "Deux intervenants du même webinaire, le 31 mars 2021. L’ouverture parle de 830 périmètres, l’AdCF de 833. Le premier peut être un arrondi, mais le document ne le dit pas : les deux restent, chacun avec son auteur."
        - article "Périmètres de CRTE – France, selon l’AdCF":
          - heading "Périmètres de CRTE – France, selon l’AdCF" [level=3]:
            - link "Périmètres de CRTE – France, selon l’AdCF":
              - /url: https://cms.example/ess/chiffres-cles/perimetres-de-crte-france-selon-l-adcf
          - paragraph: 833 périmètres
          - paragraph: France
          - paragraph: À vérifier
          - group: "AdCF, table ronde, 2021 : Périmètres de CRTE – France, selon l’AdCF"
    `);
    const [left, middle, right] = all('.equals > *').map((child) => child.getBoundingClientRect());
    expect(left?.right).toBeLessThan(middle?.left ?? 0);
    expect(middle?.right).toBeLessThan(right?.left ?? 0);
    expect(right?.width).toBe(left?.width);
    await page.viewport(900, 800);
  });

  it('are never drawn, even when they measure the same thing', async () => {
    for (const name of ['two', 'three']) {
      const { all } = await mount(name);
      expect(all('svg')).toHaveLength(0);
    }
  });

  it('stand on one line below the reason when there are more than two', async () => {
    const { all, one } = await mount('three');
    expect(texts(all('.equals > article > [part=value]'))).toEqual(['15,2 %', '17,7 %', 'plus de 17 %']);
    const reason = one('[part=explanation]');
    expect(one('.equals').compareDocumentPosition(reason)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(new Set(all('.number').map((number) => number.getBoundingClientRect().top)).size).toBe(1);
    expect(plain(reason.textContent)).toContain('ne forment pas une courbe');
  });

  it('are shown even when the selection holds only one of them', async () => {
    const { all } = await mount('one-of-two');
    expect(texts(all('[part=value]'))).toEqual(['830 périmètres', '833 périmètres']);
    expect(all('[part=link]')[1]?.getAttribute('href')).toMatch(
      /\/ess\/chiffres-cles\/perimetres-de-crte-france-selon-l-adcf$/,
    );
    expect(texts(all('article')[1] ? [all('article')[1]!] : [])[0]).toContain('AdCF, table ronde, 2021');
  });

  it('have their headings one level below that of the question', async () => {
    const { all } = await mount('two', { 'heading-level': '3' });
    expect(texts(all('h3'))).toEqual(['830 ou 833 périmètres de CRTE ?']);
    expect(all('h4')).toHaveLength(2);
  });

  it('come after the others, which need less room', async () => {
    const { all } = await mount('', { limit: '30' });
    const items = all('.figures > li').map((item) => item.matches('[part=group]'));
    expect(items).toContain(true);
    expect(items.lastIndexOf(false)).toBeLessThan(items.indexOf(true));
  });
});

describe('figures that only look alike', () => {
  it('stand apart, and say why', async () => {
    const { all } = await mount('alike');
    expect(all('article')).toHaveLength(2);
    expect(texts(all('[part=note]'))).toEqual(
      Array.from(
        { length: 2 },
        () =>
          'À ne pas confondre : 12 % : deux parts différentes Le même nombre, deux mesures : la part de l’ESS dans les emplois sanitaires, et celle des coopératives parmi les établissements de l’ESS.',
      ),
    );
    expect(all('svg')).toHaveLength(0);
  });
});

describe('the same measure over time', () => {
  it('is drawn from zero, oldest first, under its most recent value', async () => {
    const { one, all } = await mount('years');
    expect(all('article')).toHaveLength(1);
    expect(plain(one('[part=value]').textContent)).toBe('66 591 établissements');
    expect(one('[part=chart]').role).toBe('img');
    expect(plain(one('[part=chart]').ariaLabel)).toBe(
      'Établissements de l’ESS – France, 2021 : 2015, 2017, 2019, 2021',
    );
    expect(texts(all('text'))).toEqual(['2015', '60 212', '2017', '61 804', '2019', '64 390', '2021', '66 591']);
    const widths = all('rect').map((bar) => Number.parseFloat(bar.getAttribute('width') ?? ''));
    expect(widths[3]).toBe(100);
    expect(widths[0]).toBeCloseTo((60_212 / 66_591) * 100);
  });

  it('shows as an outline what is a bound, is rounded or is to be verified, and says so', async () => {
    const { all, one } = await mount('series');
    expect(texts(all('text'))).toEqual(['2020', 'plus de 130', '2021', '150', '2025', 'moins de 200']);
    expect(all('rect').map((bar) => bar.classList.contains('open'))).toEqual([true, false, true]);
    expect(plain(one('[part=chart-note]').textContent)).toBe('Contour seul : valeur approchée ou à vérifier.');
    expect(part(one('article'), 'status')).toBe('À vérifier');
    const years = await mount('years');
    expect(years.all('[part=chart-note]')).toHaveLength(0);
  });

  it('takes in the values of its group that the selection leaves out', async () => {
    const { all } = await mount('one-of-series');
    expect(texts(all('text'))).toEqual(['2020', 'plus de 130', '2021', '150', '2025', 'moins de 200']);
    expect(texts(all('[part=title]'))).toEqual(['RTES : collectivités adhérentes – 2021']);
  });

  it('unfolds as a table with the words of each source, and asks the CMS nothing', async () => {
    const { one, all, seen } = await mount('series');
    const summary = one('[part=table] summary');
    summary.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('table')).toHaveLength(1);
    await expect.element(page.elementLocator(one('[part=table] .panel'))).toMatchAriaInlineSnapshot(`
      - paragraph: Plus de 130 en 2020, 150 en 2021, « bientôt 200 » en 2025 : une progression, lue dans trois documents. On peut dire que le réseau grandit ; on ne peut pas calculer un rythme exact.
      - table "Valeurs en tableau : Les collectivités membres du RTES":
        - caption: "Valeurs en tableau : Les collectivités membres du RTES"
        - rowgroup:
          - row "Période Valeur et source":
            - columnheader "Période"
            - columnheader "Valeur et source"
        - rowgroup:
          - row "2020 plus de 130 collectivités « plus de 130 collectivités françaises », Remplacé RTES, mode d’emploi, 2020":
            - rowheader "2020":
              - link "2020":
                - /url: https://cms.example/ess/chiffres-cles/rtes-collectivites-adherentes-2020
            - cell "plus de 130 collectivités « plus de 130 collectivités françaises », Remplacé RTES, mode d’emploi, 2020":
              - text: plus de 130 collectivités
              - paragraph: « plus de 130 collectivités françaises », Remplacé
              - paragraph: RTES, mode d’emploi, 2020
          - row "2021 150 collectivités « le RTES compte 150 membres aujourd’hui », Remplacé RTES, carte blanche, 2021":
            - rowheader "2021":
              - link "2021":
                - /url: https://cms.example/ess/chiffres-cles/rtes-collectivites-adherentes-2021
            - cell "150 collectivités « le RTES compte 150 membres aujourd’hui », Remplacé RTES, carte blanche, 2021":
              - text: 150 collectivités
              - paragraph: « le RTES compte 150 membres aujourd’hui », Remplacé
              - paragraph: RTES, carte blanche, 2021
          - row "2025 moins de 200 collectivités « Bientôt 200 collectivités adhérentes ! », À vérifier RTES, club des collectivités, 2025":
            - rowheader "2025":
              - link "2025":
                - /url: https://cms.example/ess/chiffres-cles/rtes-collectivites-adherentes-2025
            - cell "moins de 200 collectivités « Bientôt 200 collectivités adhérentes ! », À vérifier RTES, club des collectivités, 2025":
              - text: moins de 200 collectivités
              - paragraph: « Bientôt 200 collectivités adhérentes ! », À vérifier
              - paragraph: RTES, club des collectivités, 2025
    `);
    expect(all('th[scope=col]')).toHaveLength(2);
    expect(all('th[scope=row]')).toHaveLength(3);
    expect(await seen()).toHaveLength(1);
  });

  it('stays apart without show="chart", with what there is to say of it', async () => {
    const { all } = await mount('series', { show: 'source' });
    expect(all('svg')).toHaveLength(0);
    expect(all('article')).toHaveLength(3);
    expect(texts(all('[part=note] summary'))[0]).toBe('Suite dans le temps : Les collectivités membres du RTES');
  });

  it.each(Object.keys(NO_SERIES).map((name, index) => [name, index] as const))('is not %s', async (_name, index) => {
    const { all } = await mount(`no-series-${String(index)}`);
    expect(all('svg')).toHaveLength(0);
    expect(all('article')).toHaveLength(2);
  });
});

describe('what can be taken along', () => {
  it('is the CSV file and the page of this very selection', async () => {
    const { one, all, element } = await mount('', { territory: 'REG-52', topic: 'emploi', limit: '5', lang: 'en' });
    await userEvent.click(one('[part=reuse] summary'));
    await expect.poll(() => all('[part=reuse] a')).toHaveLength(2);
    const query = '?territory=REG-52&topic=emploi&fallback=up&lang=en';
    const addresses = all('[part=reuse] a').map((link) =>
      link.getAttribute('href')?.replace(String(element.endpoint), ''),
    );
    expect(addresses).toEqual([`/ess/chiffres-cles.csv${query}`, `/ess/chiffres-cles${query}`]);
  });
});

describe('« Voir plus »', () => {
  it('adds the next page by keyboard and puts the reader on the first of its figures', async () => {
    const { element, one, all, told } = await mount('pages');
    const ready = told('ess-ready');
    one('[part=more]').focus();
    await userEvent.keyboard('{Enter}');
    expect(await ready).toMatchObject({ shown: 40, total: 45 });
    await expect.poll(() => element.renderRoot.activeElement?.textContent).toBe('Chiffre 21');
    expect(all('article')).toHaveLength(40);
  });

  it('puts the reader on the series that the added figures joined, and its table grows with it', async () => {
    const { element, one, all } = await mount('split');
    await userEvent.click(one('[part=table] summary'));
    await expect.poll(() => all('tbody tr')).toHaveLength(3);
    one('[part=more]').click();
    await expect
      .poll(() => element.renderRoot.activeElement?.textContent)
      .toBe('RTES : collectivités adhérentes – 2025');
    expect(all('article')).toHaveLength(20);
  });
});

describe('filters', () => {
  it('narrow the figures by what they speak of', async () => {
    const { one, all, seen, told } = await mount('', { filters: 'kind text' });
    await userEvent.click(one('[part=filters] summary'));
    await expect.poll(() => all('form')).toHaveLength(1);
    expect(texts(all('form option'))).toEqual([
      'Indifférent',
      'Statistique',
      'Activité d’une structure',
      'Quantité d’un programme',
    ]);
    await userEvent.selectOptions(one('select'), 'Activité d’une structure');
    const ready = told('ess-ready');
    await userEvent.click(one('form [type=submit]'));
    await ready.catch(() => undefined);
    await expect.poll(async () => (await seen()).at(-1)?.variables).toMatchObject({ kind: ['ACTIVITY'] });
  });
});

describe('the four states', () => {
  it('loading keeps the fallback children beside a skeleton', async () => {
    const mounted = await mount('late', { heading: 'Chiffres clés' }, false);
    await mounted.element.updateComplete;
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.one('section').getAttribute('aria-busy')).toBe('true');
    expect(mounted.all('.skeleton .bone')).toHaveLength(12);
    await mounted.told('ess-ready');
    expect(showsFallback(mounted)).toBe(false);
  });

  it('empty says what was looked for', async () => {
    const mounted = await mount('empty', { territory: 'DEP-49', indicator: 'part-ess-emplois' });
    expect(plain(mounted.one('[part=message]').textContent)).toBe(
      'Aucun chiffre clé pour la recherche : Maine-et-Loire, part ess emplois.',
    );
    expect(showsFallback(mounted)).toBe(true);
  });

  it('says that it climbed to an enclosing territory', async () => {
    const { one, text } = await mount('narrow', { territory: 'COM-49127' });
    expect(plain(one('[part=widened]').textContent)).toBe(
      'Aucun chiffre clé pour Durtal. Voici ceux du territoire supérieur : Pays de la Loire.',
    );
    expect(text()).toContain('17,8 %');
  });

  it('climbs at the reader’s wish with fallback="none"', async () => {
    const { all, told } = await mount('narrow', { territory: 'COM-49127', fallback: 'none' });
    expect(all('article')).toHaveLength(0);
    const ready = told('ess-ready');
    await userEvent.click(page.getByRole('button', { name: 'Élargir au territoire supérieur' }));
    expect(await ready).toMatchObject({ foundAt: 'REG-52' });
  });

  it('error offers to try again', async () => {
    const mounted = await mount('portal');
    expect(plain(mounted.one('[part=message]').textContent)).toBe('Les chiffres clés n’ont pas pu être chargés.');
    expect(mounted.one('[part=retry]').textContent).toBe('Réessayer');
    expect(showsFallback(mounted)).toBe(true);
  });

  it('stale says of when it is', async () => {
    const { one } = await mount('stale');
    expect(plain(one('[part=notice]').textContent)).toBe('Informations du 22 novembre à 9 h');
  });

  it.each([
    ['when', 'upcoming'],
    ['series', 'club'],
    ['indicator', ' '],
  ])('a filter that is wrong for figures, %s="%s", keeps the fallback children and warns', async (name, value) => {
    const mounted = await mount('', { [name]: value });
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
  });

  it('what the CMS refuses keeps the fallback children and warns with its words', async () => {
    const mounted = await mount('refused', { indicator: 'emplois' });
    expect(showsFallback(mounted)).toBe(true);
    await expect
      .poll(() => warn.mock.calls)
      .toEqual([['<ess-key-figures>\u00a0: “indicator”: “emplois”: this value is not recognised.']]);
  });

  it.each([
    ['layout', 'pie', 'cards, list, comparison'],
    ['show', 'image', 'comparison, chart, reuse, source, none'],
    ['filters', 'period', 'territory, topic, kind, text, none'],
  ])('a wrong presentation value %s="%s" is replaced by its default and warned of', async (name, value, allowed) => {
    const { one } = await mount('compared', { [name]: value });
    expect(one('.figures').parentElement?.className).toBe('cards');
    await expect
      .poll(() => warn.mock.calls)
      .toEqual([
        [
          `<ess-key-figures>\u00a0: ${name}="${value}" n’est pas une valeur possible (${allowed})\u00a0: la valeur par défaut est prise.`,
        ],
      ]);
  });
});

describe('hostile data', () => {
  it('is text, and its addresses are not links', async () => {
    const { all, one } = await mount('hostile', { link: 'page' });
    expect(document.title).not.toBe('pwned');
    expect(all('script, img')).toHaveLength(0);
    expect(all('a').filter((link) => link.getAttribute('href')?.startsWith('javascript:'))).toEqual([]);
    expect(one('#figure-0').textContent).toContain('<script>');
  });

  it('does not overflow at 320 pixels, unfolded or not', async () => {
    await page.viewport(320, 800);
    const { element, all } = await mount('hostile');
    for (const details of all('details')) details.setAttribute('open', '');
    expect(document.documentElement.scrollWidth).toBe(320);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
