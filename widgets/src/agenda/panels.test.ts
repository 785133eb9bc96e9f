/** What unfolds in an agenda, and what a page chooses to show. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount, plain, type Mounted } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));
afterEach(() => void vi.unstubAllGlobals());

async function unfold({ all }: Mounted, part: string): Promise<HTMLElement> {
  const [details] = all(`[part=${part}]`);
  const summary = details?.querySelector('summary');
  if (!details || !summary) throw new Error(`no ${part}`);
  await userEvent.click(summary);
  await expect.poll(() => details.querySelector('.panel')?.childElementCount ?? 0).toBeGreaterThan(0);
  return details;
}

const links = (panel: HTMLElement) =>
  [...panel.querySelectorAll('a')].map((link) => [plain(link.textContent), link.getAttribute('href')]);

describe('details', () => {
  it('say the programme in two levels, who speaks, places, access, registration, documents and the source', async () => {
    const mounted = await mount('rich', { link: 'inline' });
    const details = await unfold(mounted, 'details');
    await expect.poll(() => details.textContent).toContain('Programme');
    await expect.element(page.elementLocator(details.querySelector('.panel')!)).toMatchAriaInlineSnapshot(`
      - paragraph: Une journée, deux salles, douze initiatives.
      - heading "Programme" [level=4]
      - list:
        - listitem:
          - text: 9 h 30 – 1. Ouverture (Camille Exemple, maire, CRESS)
          - paragraph: Le mot du maire.
          - list:
            - listitem:
              - text: Lecture (Service économique)
              - list:
                - listitem:
                  - link "Pour aller plus loin":
                    - /url: https://cress.example/lecture
      - term: Inscription
      - definition: jusqu’au mercredi 25 novembre 2026, 18 h
      - term: Nombre de places
      - definition: "80"
      - term: Cycle
      - definition: Forums de l’automne
      - term: Lieu à confirmer
      - definition: Salle de l’Odyssée, 23 rue de Bellevue, 49430 Durtal (Maine-et-Loire) ou Salons Curnonsky, Angers (Maine-et-Loire)
      - term: Accès
      - definition: Tram A
      - term: Accessibilité
      - definition: Rampe
      - term: Tarif
      - definition: 5 €
      - term: Public
      - definition: Élus et agents
      - term: Intervenants
      - definition: Alix Exemple, animatrice, CRESS – Animation
      - term: Documents
      - definition:
        - list:
          - listitem:
            - link "Affiche":
              - /url: https://cress.example/affiche
          - listitem: Support de présentation (Adresse non donnée par le document)
      - term: Source
      - definition:
        - link "Programme, page 2":
          - /url: https://source.example/programme
      - paragraph:
        - link "Page de ce rendez-vous":
          - /url: https://cms.example/ess/rendez-vous/forum-des-initiatives
    `);
  });

  it('of what took place say who was announced only, who came besides, and how many came', async () => {
    const mounted = await mount('rich', { link: 'inline', when: 'past' });
    const details = await unfold(mounted, 'details');
    await expect
      .poll(() => plain(details.textContent))
      .toContain('Alix Exemple, animatrice, CRESS – au programme, sans intervention attestée');
    expect(plain(details.textContent)).toContain(
      'Dominique Exemple, directeur, CRESS – intervention non annoncée au programme',
    );
    expect(plain(details.textContent)).toContain('Une vingtaine d’élus et d’agents');
  });

  it('stay with their rendez-vous when the list changes', async () => {
    const mounted = await mount('ordinary', { show: 'programme', filters: 'text' });
    const second = () => mounted.all('[part=details]')[1];
    await userEvent.click(second()?.querySelector('summary') ?? document.body);
    await expect.poll(() => second()?.textContent).toContain('Programme');
    await userEvent.click(mounted.one('[part=filters] summary'));
    await expect.poll(() => mounted.all('form').length).toBe(1);
    await userEvent.fill(mounted.one('[name=q]'), 'x');
    mounted.element.territory = 'DEP-49';
    await expect.poll(() => mounted.all('[part=details]').length).toBe(6);
    expect(mounted.all('[part=details]').map((details) => details.matches('[open]'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a rendez-vous withdrawn in the meantime say that they could not be brought', async () => {
    const mounted = await mount('pages', { link: 'inline' });
    await userEvent.click(mounted.all('[part=details] summary')[0]!);
    await expect.poll(() => mounted.text()).toContain('Le chargement n’a pas abouti.');
  });
});

describe('a rendez-vous', () => {
  it('goes into a calendar without Apollo Client', async () => {
    const mounted = await mount('rich');
    const summary = mounted.one('[part=actions] summary');
    expect(plain(summary.textContent)).toBe('Ajouter à mon agenda, partager : Forum des initiatives');
    const panel = await unfold(mounted, 'actions');
    expect(links(panel)).toEqual([
      [
        'Fichier pour tout agenda (.ics)',
        expect.stringMatching(/\/case\/rich\/[\w-]+\/ess\/rendez-vous\/forum-des-initiatives\.ics$/),
      ],
      ['Google Agenda', expect.stringMatching(/^https:\/\/calendar\.google\.com\/.*dates=20261128T083000Z/)],
      ['Outlook', expect.stringMatching(/^https:\/\/outlook\.live\.com\/.*startdt=2026-11-28T08/)],
    ]);
    expect(await mounted.seen()).toHaveLength(1);
  });

  it('that is called off or over is offered to share only', async () => {
    const { all } = await mount('ordinary');
    expect(all('[part=actions] summary').map(({ textContent }) => plain(textContent).replace(/ :.*/, ''))).toEqual([
      'Ajouter à mon agenda, partager',
      'Ajouter à mon agenda, partager',
      'Ajouter à mon agenda, partager',
      'Ajouter à mon agenda, partager',
      'Partager',
      'Partager',
    ]);
  });

  it('is shared by its page, and the address of the host page is left alone', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const before = [location.href, history.length];
    const mounted = await mount('rich', { 'item-url': 'https://mairie.example/agenda/{slug}' });
    const panel = await unfold(mounted, 'actions');
    const field = panel.querySelector('input');
    expect(field?.value).toBe('https://mairie.example/agenda/forum-des-initiatives');
    panel.querySelector('button')?.click();
    await expect.poll(() => panel.querySelector('[role=status]')?.textContent).toBe('Lien copié.');
    expect(writeText).toHaveBeenCalledExactlyOnceWith('https://mairie.example/agenda/forum-des-initiatives');
    expect([location.href, history.length]).toEqual(before);
  });

  it('is shared by hand where copying is forbidden', async () => {
    vi.stubGlobal('navigator', {});
    const mounted = await mount('rich');
    const panel = await unfold(mounted, 'actions');
    panel.querySelector('button')?.click();
    await expect.poll(() => panel.querySelector('[role=status]')?.textContent).toContain('l’adresse est sélectionnée');
    const field = panel.querySelector('input');
    expect(field?.selectionEnd).toBe(field?.value.length);
  });
});

describe('a subscription', () => {
  it('is to this very selection, what the reader chose included', async () => {
    const mounted = await mount('filtered', { territory: 'DEP-49', limit: '5', filters: 'text' });
    const panel = await unfold(mounted, 'subscribe');
    const query = () => {
      const feed = links(panel).find(([label]) => label?.includes('.ics'))?.[1] ?? '';
      return feed.replace(/.*\/ess\//, '');
    };
    expect(query()).toBe('agenda.ics?territory=DEP-49&fallback=up');
    expect(links(panel).map(([label]) => label)).toEqual([
      'Agenda de votre appareil, mis à jour tout seul',
      'Google Agenda',
      'Outlook',
      'Fichier pour tout agenda (.ics)',
      'Fil d’actualité (RSS)',
    ]);
    await userEvent.click(mounted.one('[part=filters] summary'));
    await expect.poll(() => mounted.all('form').length).toBe(1);
    await userEvent.fill(mounted.one('[name=q]'), 'financer');
    await userEvent.keyboard('{Enter}');
    await expect.poll(query).toBe('agenda.ics?q=financer&territory=DEP-49&fallback=up');
  });
});

describe('show', () => {
  it('adds the image of the CMS with its credit, and the summary', async () => {
    const { one, all, seen } = await mount('rich', { show: 'image summary' });
    expect(one('img').getAttribute('alt')).toBe('Une salle pleine, vue du fond');
    expect(one('figcaption').textContent).toBe('Photo\u00a0: Ville de Durtal');
    expect(one('[part=summary]').textContent).toBe('Une journée, deux salles, douze initiatives.');
    expect(all('[part=organisers], [part=actions], [part=subscribe], [part=source]')).toHaveLength(0);
    expect((await seen())[0]?.variables).toEqual({ fallback: 'UP', withImage: true, withSummary: true });
  });

  it('asks no third party for an image', async () => {
    const { all } = await mount('rich', { show: 'image', when: 'past' });
    expect(all('img')).toHaveLength(0);
  });

  it('none shows what matters and nothing else', async () => {
    const { all, one } = await mount('rich', { show: 'none' });
    expect(all('details')).toHaveLength(0);
    expect(one('[part=status]').textContent).toBe('Déplacé en ligne');
  });

  it('keeps what it knows of a wrong value, and warns once', async () => {
    const { all } = await mount('rich', { show: 'organisers photo' });
    expect(all('[part=organisers]')).toHaveLength(1);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
    expect(warn.mock.lastCall?.[0]).toContain('show="photo" n’est pas une valeur possible (image, summary, organisers');
  });
});

describe('layout="month"', () => {
  it('groups by month, and each rendez-vous says its days', async () => {
    const { all } = await mount('agenda', { layout: 'month' });
    expect(all('h2').map(({ textContent }) => textContent)).toEqual([
      'En ce moment',
      'Novembre 2026',
      'Décembre 2026',
      'Janvier 2027',
      'Février 2027',
      'Rendez-vous réguliers',
      'Reportés',
    ]);
    expect(all('[part=when]').map(({ textContent }) => plain(textContent))).toEqual([
      'En cours jusqu’au lundi 30 novembre 2026',
      'Jeudi 26 novembre 2026, de 9 h 30 à 17 h',
      'Jeudi 26 novembre 2026, à partir de 18 h',
      'Jeudi 3 décembre 2026, après-midi, horaire à confirmer (année déduite)',
      'Jeudi 10 décembre 2026, à partir de 14 h',
      'Du 14 au 16 décembre 2026, horaire à confirmer',
      'Janvier 2027, jour et horaire à confirmer',
      'Mardi 2 février 2027, de 14 h à 15 h 30, heure de La Réunion',
      'Un lundi après-midi par mois',
      'Nouvelle date à confirmer, prévu initialement jeudi 8 octobre 2026',
    ]);
  });
});

describe('hundreds of hostile titles', () => {
  it.each([320, 900])('are shown as text without breaking the layout at %i pixels', async (width) => {
    await page.viewport(width, 800);
    const { element, all } = await mount('hundreds', { limit: '100' });
    expect(all('article')).toHaveLength(100);
    expect(all('img, script')).toHaveLength(0);
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
