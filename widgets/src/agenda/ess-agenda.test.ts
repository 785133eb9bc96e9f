import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { endpointOf, mount, plain, showsFallback } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));

const apolloWasLoaded = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('followed'));

describe('rendez-vous', () => {
  it('are grouped under real headings: under way first, then by day, recurring and postponed last', async () => {
    const { all } = await mount('agenda', { 'heading-level': '3' });
    expect(all('h3').map(({ textContent }) => textContent)).toEqual([
      'En ce moment',
      'Jeudi 26 novembre 2026',
      'Jeudi 3 décembre 2026',
      'Jeudi 10 décembre 2026',
      'Du 14 au 16 décembre 2026',
      'Janvier 2027',
      'Mardi 2 février 2027',
      'Rendez-vous réguliers',
      'Reportés',
    ]);
    expect(all('ul[role=list] > li > article')).toHaveLength(10);
    expect(all('article h4')).toHaveLength(10);
  });

  it('are drawn in two frames, the first screen before the rest, and told as ready once all are there', async () => {
    const { agenda, all, told } = await mount('pages', { limit: '20' }, { settled: false });
    const drawn: number[] = [];
    const observer = new MutationObserver(() => drawn.push(all('[part=item]').length));
    observer.observe(agenda.renderRoot, { subtree: true, childList: true });
    const { shown } = await told('ess-ready');
    observer.disconnect();
    expect([...new Set(drawn)].filter((count) => count > 0)).toEqual([2, 20]);
    expect(shown).toBe(20);
    expect(all('[part=item]')).toHaveLength(20);
  });

  it('start with what is said to be under way, until when', async () => {
    const { all } = await mount('agenda');
    expect(all('time')[0]?.textContent).toBe('En cours jusqu’au lundi 30 novembre 2026');
  });

  it('say when, what, where and by whom, with what can be done', async () => {
    const { all } = await mount('agenda');
    await expect.element(page.elementLocator(all('article')[1]!)).toMatchAriaInlineSnapshot(`
      - article "Journée départementale de l’ESS en Anjou":
        - heading "Journée départementale de l’ESS en Anjou" [level=3]:
          - link "Journée départementale de l’ESS en Anjou":
            - /url: https://cms.example/ess/rendez-vous/journee-departementale-de-l-ess-en-anjou
        - paragraph:
          - time: De 9 h 30 à 17 h
          - text: Salons Curnonsky, 6 place Maurice-Sailland, Angers (Maine-et-Loire)
        - paragraph: Journée – Organisé par CRESS des Pays de la Loire et RTES – En partenariat avec IRESA
        - list:
          - listitem:
            - link "S’inscrire : Journée départementale de l’ESS en Anjou":
              - /url: https://cress.example/inscription
    `);
    expect(all('time')[1]?.getAttribute('datetime')).toBe('2026-11-26T08:30:00.000Z');
  });

  it.each([
    ['Club des collectivités', 'Après-midi, horaire à confirmer (année déduite)', 'Lieu à confirmer : Liré ou Angers'],
    ['Financer un projet', 'À partir de 18 h', 'En ligne'],
    ['Salon des achats', 'Horaire à confirmer', 'Parc des expositions, Angers (Maine-et-Loire), et en ligne'],
    ['Atelier « Coopérer', 'Jour et horaire à confirmer', 'Lieu à confirmer'],
    ['Monnaies locales', 'De 14 h à 15 h 30, heure de La Réunion', 'En ligne'],
    ['Permanence', 'Un lundi après-midi par mois', 'France Services, Durtal (Maine-et-Loire)'],
    ['Assises', 'Nouvelle date à confirmer, prévu initialement jeudi 8 octobre 2026', 'Angers (Maine-et-Loire)'],
  ])('%s…: %s, %s', async (title, when, where) => {
    const { all } = await mount('agenda');
    const article = all('article').find(({ textContent }) => textContent.includes(title));
    expect(plain(article?.querySelector('[part=when]')?.textContent)).toBe(when);
    expect(plain(article?.querySelector('[part=where]')?.textContent)).toBe(where);
  });

  it('say a status as a word above the title and in the name of the rendez-vous, and do not offer to register for what is cancelled', async () => {
    const { all } = await mount('agenda');
    const article = all('article').find(({ textContent }) => textContent.includes('ressourcerie'));
    expect(article?.querySelector('[part=status]')?.textContent).toBe('Annulé');
    expect(article?.querySelector('[part=title] + [part=status]')).not.toBeNull();
    expect(article?.getAttribute('aria-labelledby')).toMatch(/^event-\d+-status event-\d+$/);
    const [status, title] = ['status', 'title'].map(
      (part) => article?.querySelector(`[part=${part}]`)?.getBoundingClientRect().top ?? 0,
    );
    expect(status).toBeLessThan(title ?? 0);
    expect(article?.querySelector('[part=links]')).toBeNull();
    expect(all('[part=status]').map(({ textContent }) => textContent)).toEqual(['Annulé', 'Complet', 'Reporté']);
  });

  it('say that registration is closed', async () => {
    const { all } = await mount('agenda');
    const article = all('article').find(({ textContent }) => textContent.includes('Financer un projet'));
    expect(article?.querySelector('[part=links]')?.textContent.trim()).toBe('Inscriptions closes');
  });

  it('name the publisher and the licence once when all share them', async () => {
    const { all } = await mount('agenda');
    expect(all('[part=source]').map(({ textContent }) => textContent)).toEqual([
      'Publié par CRESS des Pays de la Loire, Licence Ouverte 2.0',
    ]);
  });

  it('show a date block with the year only when it is not the current one', async () => {
    const { all } = await mount('agenda');
    const blocks = all('[part=date]').map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
    expect(blocks.slice(0, 7)).toEqual(['1-30nov.', '26nov.', '26nov.', '3déc.', '10déc.', '14-16déc.', 'janv.2027']);
  });

  it('once past, link to what they left behind and say which link is lost', async () => {
    const { all } = await mount('past', { when: 'past' });
    const links = all('[part=links]').map((list) => [...list.children].map(({ textContent }) => textContent.trim()));
    expect(links).toEqual([
      ['Support (adresse non donnée par le document)'],
      [
        expect.stringMatching(/^Compte-rendu/),
        expect.stringMatching(/^Rediffusion/),
        'Support (adresse non donnée par le document)',
      ],
    ]);
    expect(all('[part=links] a')).toHaveLength(2);
  });

  it('in English, are marked where they are still in French', async () => {
    const { all, one } = await mount('agenda', { lang: 'en' });
    expect(one('.ess').lang).toBe('en');
    expect(all('h2')[0]?.textContent).toBe('Now');
    expect(all('[part=title] a').every(({ lang }) => lang === 'fr')).toBe(true);
    expect(all('[part=when] [lang=fr]').map(({ textContent }) => textContent)).toEqual([
      'Un lundi après-midi par mois',
    ]);
  });

  it('tell a choice, which the page may take over', async () => {
    const { agenda, one, told } = await mount('ordinary', { limit: '1' });
    agenda.addEventListener('ess-select', (event) => event.preventDefault(), { once: true });
    const choice = told('ess-select');
    one('[part=title] a').click();
    expect(await choice).toEqual({
      id: 'le-mois-de-l-economie-sociale-et-solidaire@fixture',
      slug: 'le-mois-de-l-economie-sociale-et-solidaire',
      title: 'Le Mois de l’économie sociale et solidaire',
      url: 'https://cms.example/ess/rendez-vous/le-mois-de-l-economie-sociale-et-solidaire',
    });
  });
});

describe('titles', () => {
  it('lead to the host’s own page', async () => {
    const { all } = await mount('ordinary', { 'item-url': 'https://mairie.example/agenda/{slug}' });
    expect(all('[part=title] a')[0]?.getAttribute('href')).toBe(
      'https://mairie.example/agenda/le-mois-de-l-economie-sociale-et-solidaire',
    );
  });

  it('lead to the host’s own page, relative to its site', async () => {
    const { all } = await mount('ordinary', { 'item-url': '/agenda/{id}' });
    expect(all('[part=title] a')[0]?.getAttribute('href')).toBe(
      `${location.origin}/agenda/le-mois-de-l-economie-sociale-et-solidaire%40fixture`,
    );
  });

  it('lead to the source where there is one', async () => {
    const { all } = await mount('ordinary', { link: 'source' });
    expect(all('[part=title] a').map((link) => link.getAttribute('href'))).toEqual([
      'https://source.example/programme',
    ]);
  });

  it('unfold in place, with what is asked for only then', async () => {
    const { all, text, seen } = await mount('ordinary', { link: 'inline' });
    expect(all('[part=title] a')).toHaveLength(0);
    await userEvent.click(all('[part=details] summary')[1]!);
    await expect.poll(text).toContain('réponses locales aux besoins des habitants');
    expect(await seen()).toHaveLength(2);
    await expect.element(page.elementLocator(all('[part=details] .panel')[1]!)).toMatchAriaInlineSnapshot(`
      - paragraph: Une journée pour faire connaître les réponses locales aux besoins des habitants.
      - heading "Pour qui ?" [level=4]
      - paragraph:
        - text: Communes et associations,
        - strong: ensemble
        - text: ":"
        - link "qui vient":
          - /url: https://cress.example/qui
        - text: et qui ne vient pas
      - list:
        - listitem: Élus
        - listitem: Agents
      - heading "Programme" [level=4]
      - list:
        - listitem:
          - text: 10 h - 10 h 30 – Table ronde (Service économique)
          - list:
            - listitem: Les centres-bourgs (Service économique)
        - listitem: 16 h – Clôture (Service économique)
      - term: Tarif
      - definition: Gratuit
      - term: Source
      - definition:
        - link "Programme, page 2":
          - /url: https://source.example/programme
      - paragraph:
        - link "Page de ce rendez-vous":
          - /url: https://cms.example/ess/rendez-vous/journee-departementale-de-l-ess-en-anjou
    `);
    expect(all('[part=details] [role=heading]').map(({ ariaLevel }) => ariaLevel)).toEqual(['4', '4']);
  });
});

describe('loading', () => {
  it('shows the fallback children and a skeleton until there is content', async () => {
    const mounted = await mount('late', { heading: 'Agenda' }, { settled: false });
    await mounted.agenda.updateComplete;
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.one('section').getAttribute('aria-busy')).toBe('true');
    expect(mounted.all('.skeleton .bone')).toHaveLength(12);
    expect(mounted.one('h2').textContent).toBe('Agenda');
    await mounted.told('ess-ready');
    expect(showsFallback(mounted)).toBe(false);
    expect(mounted.one('section').getAttribute('aria-busy')).toBe('false');
  });

  it('waits until the element comes near the viewport', async () => {
    const { agenda, seen, told } = await mount('ordinary', { style: 'margin-top: 5000px' }, { settled: false });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await seen()).toEqual([]);
    const ready = told('ess-ready');
    agenda.scrollIntoView();
    await ready;
    expect(await seen()).toHaveLength(1);
    window.scrollTo(0, 0);
  });

  it('is given up when the element leaves the page', async () => {
    const { agenda } = await mount('late', {}, { settled: false });
    const heard = vi.fn();
    agenda.addEventListener('ess-ready', heard);
    await new Promise((resolve) => setTimeout(resolve, 200));
    agenda.remove();
    await new Promise((resolve) => setTimeout(resolve, 1800));
    expect(heard).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();
  });

  it('is one GET without header of ours, cookie or preflight, and never loads Apollo Client', async () => {
    const { seen } = await mount('agenda', { territory: 'DEP-49', kind: 'webinar themed-day', days: '30' });
    const requests = await seen();
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
    expect(requests[0]?.variables).toEqual({
      territory: ['DEP-49'],
      fallback: 'UP',
      kind: ['THEMED_DAY', 'WEBINAR'],
      days: 30,
      withNames: true,
    });
    expect(requests[0]?.headers).not.toContain('cookie');
    expect(requests[0]?.headers).not.toContain('content-type');
  });
});

describe('empty', () => {
  it('says what was looked for, shows the fallback children and offers nothing to widen when it already climbed', async () => {
    const mounted = await mount('empty', {
      territory: 'DEP-49',
      topic: 'avise-leviers:economie-circulaire',
      days: '30',
    });
    expect(plain(mounted.one('[part=message]').textContent)).toBe(
      'Aucun rendez-vous à venir pour la recherche : Maine-et-Loire, economie circulaire, dans les 30 prochains jours.',
    );
    expect(mounted.one('[part=message]').role).toBe('status');
    expect(mounted.all('button')).toHaveLength(0);
    expect(showsFallback(mounted)).toBe(true);
  });

  it('says so simply when nothing in particular was looked for', async () => {
    const { one } = await mount('empty');
    expect(plain(one('[part=message]').textContent)).toBe('Aucun rendez-vous à venir.');
  });

  it('widens to the enclosing territory, says so and keeps the focus', async () => {
    const { agenda, one, told, text } = await mount('narrow', { territory: 'COM-49127', fallback: 'none' });
    const ready = told('ess-ready');
    await userEvent.click(page.getByRole('button', { name: 'Élargir au territoire supérieur' }));
    expect(await ready).toMatchObject({ foundAt: 'REG-52', shown: 6, total: 6 });
    expect(text()).toContain('Aucun rendez-vous pour Durtal. Voici ceux du territoire supérieur : Pays de la Loire.');
    await expect.poll(() => agenda.renderRoot.activeElement).toBe(one('section'));
  });
});

describe('error', () => {
  it('is said with a button and the fallback children after three tries; « Réessayer » asks again', async () => {
    const mounted = await mount('down-thrice');
    expect(plain(mounted.one('[part=message]').textContent)).toBe('Les rendez-vous n’ont pas pu être chargés.');
    expect(showsFallback(mounted)).toBe(true);
    expect(await mounted.seen()).toHaveLength(3);
    const ready = mounted.told('ess-ready');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await ready;
    expect(showsFallback(mounted)).toBe(false);
    await expect.poll(() => mounted.agenda.renderRoot.activeElement).toBe(mounted.one('section'));
  });

  it('does not show after one failure that the next try repairs', async () => {
    const { all, seen } = await mount('down-once');
    expect(all('article')).toHaveLength(10);
    expect(await seen()).toHaveLength(2);
  });

  it.each(['portal', 'truncated', 'no-data', 'null'])(
    'is what the answer “%s” is, without asking again',
    async (name) => {
      const mounted = await mount(name);
      expect(mounted.one('[part=retry]').textContent).toBe('Réessayer');
      expect(showsFallback(mounted)).toBe(true);
      expect(await mounted.seen()).toHaveLength(1);
    },
  );

  it('is what a CMS that cannot be reached is', async () => {
    const mounted = await mount('agenda', { endpoint: 'https://cms.invalid' });
    expect(mounted.one('[part=retry]').textContent).toBe('Réessayer');
    expect(showsFallback(mounted)).toBe(true);
  });
});

describe('stale content', () => {
  it('is shown as usual, with its date on the clock of Paris', async () => {
    const { one, all } = await mount('stale');
    expect(all('article')).toHaveLength(10);
    expect(plain(one('[part=notice]').textContent)).toBe('Informations du 22 novembre à 9 h');
    expect(one('[part=notice]').role).toBe('status');
  });

  it('stays when a refresh fails', async () => {
    const { agenda, one, all } = await mount('down-later');
    expect(plain(one('[part=notice]').textContent)).toBe('');
    await agenda.refresh();
    await agenda.updateComplete;
    expect(all('article')).toHaveLength(10);
    await expect.poll(() => plain(one('[part=notice]').textContent)).toBe('Informations du 22 novembre à 9 h');
  });
});

describe('wrong attributes', () => {
  it.each([
    ['topic', ' ', 'est vide'],
    ['days', '-3', 'days="-3"'],
    ['indicator', 'emploi', 'territory, topic'],
    ['teritory', 'DEP-49', 'écrivez territory="DEP-49"'],
    ['commune', 'COM-49127', 'écrivez territory="COM-49127"'],
    ['topics', 'alimentation', 'écrivez topic="alimentation"'],
  ])('an obviously wrong filter %s="%s" keeps the fallback children and warns once', async (name, value, allowed) => {
    const mounted = await mount('agenda', { [name]: value });
    await mounted.agenda.updateComplete;
    mounted.agenda.requestUpdate();
    await mounted.agenda.updateComplete;
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    expect(await mounted.seen()).toEqual([]);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
    expect(warn.mock.lastCall?.[0]).toMatch(new RegExp(`^<ess-agenda>.*${name}`));
    expect(warn.mock.lastCall?.[0]).toContain(allowed);
  });

  it('a value that is none of the schema’s is refused by the CMS, and the fallback children are shown', async () => {
    const mounted = await mount('agenda', { when: 'soon' });
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
    expect(warn.mock.lastCall?.[0]).toContain('when="soon"');
  });

  it('attributes of the host’s own tools are none of ours', async () => {
    const { all } = await mount('ordinary', {
      'data-id': '1',
      class: 'bloc',
      'wire:ignore': '',
      'x-data': '{}',
      id: 'a',
    });
    expect(all('article')).toHaveLength(6);
    expect(warn).not.toHaveBeenCalled();
  });

  it('a filter that the CMS refuses keeps the fallback children and warns with its words', async () => {
    const mounted = await mount('refused', { topic: 'potager' });
    expect(showsFallback(mounted)).toBe(true);
    expect(mounted.all('.ess')).toHaveLength(0);
    await expect
      .poll(() => warn.mock.calls)
      .toEqual([
        ['<ess-agenda>\u00a0: “topic”: “potager”: this value is not recognised. Allowed: alimentation, mobilite.'],
      ]);
  });

  it.each([
    ['heading-level', '9', '2, 3, 4, 5, 6'],
    ['appearance', 'sepia', 'light, dark, auto'],
    ['link', 'popup', 'page, inline, source'],
    ['item-url', 'https://mairie.example/agenda', '{slug}'],
    ['lang', 'de', 'fr, en'],
  ])(
    'a wrong presentation value %s="%s" is replaced by its default and warned of once',
    async (name, value, allowed) => {
      const { one, all } = await mount('agenda', { [name]: value });
      expect(all('article')).toHaveLength(10);
      expect(one('.ess').className).toBe('ess light');
      expect(all('h2').length).toBeGreaterThan(0);
      expect(all('[part=title] a')[0]?.getAttribute('href')).toContain('https://cms.example/');
      await expect.poll(() => warn.mock.calls.length).toBe(1);
      expect(warn.mock.lastCall?.[0]).toContain(`${name}="${value}"`);
      expect(warn.mock.lastCall?.[0]).toContain(allowed);
    },
  );

  it('without endpoint there is nothing but the fallback children', async () => {
    const mounted = await mount('agenda', { endpoint: 'javascript:alert(1)' });
    expect(showsFallback(mounted)).toBe(true);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
  });

  it('once corrected, bring the content', async () => {
    const { agenda, all, told } = await mount('agenda', { when: 'tomorrow' });
    const ready = told('ess-ready');
    agenda.when = 'upcoming';
    await ready;
    expect(all('article')).toHaveLength(10);
  });
});

describe('hostile data', () => {
  it('is text, and its addresses are not links', async () => {
    const { all, one } = await mount('hostile');
    expect(document.title).not.toBe('pwned');
    expect(all('script, img, b, i')).toHaveLength(0);
    expect(
      all('a')
        .map((link) => link.getAttribute('href'))
        .filter((href) => href?.startsWith('javascript:')),
    ).toEqual([]);
    expect(one('#event-0').textContent).toContain('<script>');
  });

  it('does not overflow at 320 pixels', async () => {
    await page.viewport(320, 800);
    const { agenda } = await mount('hostile');
    expect(document.documentElement.scrollWidth).toBe(320);
    expect(agenda.scrollWidth).toBeLessThanOrEqual(agenda.clientWidth);
    await page.viewport(900, 800);
  });
});

describe('« Voir plus »', () => {
  it('adds the next pages by keyboard, through Apollo Client that adopted the first answer', async () => {
    const { agenda, all, one, seen, told } = await mount('pages');
    expect(all('article')).toHaveLength(20);

    for (const [shown, announced] of [
      [40, '20 de plus, 40 sur 45'],
      [45, '5 de plus, 45 sur 45'],
    ] as const) {
      const ready = told('ess-ready');
      one('[part=more]').focus();
      await userEvent.keyboard('{Enter}');
      expect(await ready).toMatchObject({ shown, total: 45 });
      await expect.poll(() => one('[part=message]').textContent).toBe(announced);
      expect(all('article')).toHaveLength(shown);
    }
    await expect.poll(() => agenda.renderRoot.activeElement?.textContent).toBe('Rendez-vous 41');
    expect(all('[part=more]')).toHaveLength(0);
    expect((await seen()).map(({ variables }) => variables)).toEqual([
      { fallback: 'UP' },
      expect.objectContaining({ fallback: 'UP', cursor: '20' }),
      expect.objectContaining({ fallback: 'UP', cursor: '40' }),
    ]);
  });

  it('says that the rest could not be loaded, keeps what is shown and tries again', async () => {
    const { all, one } = await mount('no-second-page');
    one('[part=more]').click();
    await expect.poll(() => one('[part=more]').textContent).toBe('Chargement en cours');
    await expect.poll(() => one('[part=more]').textContent, { timeout: 5000 }).toBe('Réessayer');
    expect(plain(one('[part=message]').textContent)).toBe('Le chargement n’a pas abouti.');
    expect(all('article')).toHaveLength(20);
    one('[part=more]').click();
    await expect.poll(() => all('article').length).toBe(40);
    expect(one('[part=more]').textContent).toBe('Voir plus');
  });

  it('shares one client for a CMS, and two languages do not mix', async () => {
    const endpoint = endpointOf('pages');
    const french = await mount('pages', { endpoint });
    const english = await mount('pages', { endpoint, lang: 'en' });
    for (const { one, all } of [french, english]) {
      one('[part=more]').click();
      await expect.poll(() => all('article').length).toBe(40);
    }
    expect(french.one('[part=more]').textContent).toBe('Voir plus');
    expect(english.one('[part=more]').textContent).toBe('Show more');
  });

  it('was what loaded Apollo Client', () => {
    expect(apolloWasLoaded()).toBe(true);
  });
});
