/** What a visitor filters with. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mount, plain, showsFallback, type Mounted } from '../../test/mount.js';
import './define.js';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));

const FILTERS = 'territory topic kind period text';

async function unfolded(name: string, attributes: Readonly<Record<string, string>> = {}): Promise<Mounted> {
  const mounted = await mount(name, { filters: FILTERS, ...attributes });
  await userEvent.click(mounted.one('[part=filters] summary'));
  await expect.poll(() => mounted.all('form')).toHaveLength(1);
  return mounted;
}

const labelled = ({ all }: Mounted, label: string): HTMLElement => {
  const id = all('label')
    .find(({ textContent }) => textContent.trim() === label)
    ?.getAttribute('for');
  const [field] = all(`#${id ?? 'none'}`);
  if (!field) throw new Error(`no field ${label}`);
  return field;
};
const apply = ({ one }: Mounted) => userEvent.click(one('form [type=submit]'));
const askedLast = async ({ seen }: Mounted) => (await seen()).at(-1)?.variables;

describe('filters', () => {
  it('are not offered unless the page asks for them', async () => {
    const { all } = await mount('ordinary');
    expect(all('[part=filters]')).toHaveLength(0);
  });

  it('are closed, and ask nothing until they unfold', async () => {
    const mounted = await mount('ordinary', { filters: FILTERS });
    expect(mounted.all('[part=filters]')).toHaveLength(1);
    expect(await mounted.seen()).toHaveLength(1);
  });

  it('have labels in their order, and choices that come from the CMS', async () => {
    const mounted = await unfolded('ordinary');
    expect(mounted.all('form label').map(({ textContent }) => textContent.trim())).toEqual([
      'Commune, intercommunalité ou département',
      'Thème',
      'Type',
      'Période',
      'Rechercher',
    ]);
    const topics = [...labelled(mounted, 'Thème').children].map(({ textContent }) => textContent);
    expect(topics).toEqual(['Indifférent', 'Alimentation durable', 'Mobilité']);
    const kinds = [...labelled(mounted, 'Type').children].map(({ textContent }) => textContent);
    expect(kinds).toContain('Webinaire');
  });

  it('offer no more than what the page is limited to', async () => {
    const mounted = await unfolded('ordinary', { kind: 'webinar workshop', from: '2026-01-01' });
    expect([...labelled(mounted, 'Type').children].map(({ textContent }) => textContent)).toEqual([
      'Indifférent',
      'Webinaire',
      'Atelier',
    ]);
    expect(mounted.all('form label').some(({ textContent }) => textContent.trim() === 'Période')).toBe(false);
  });

  it('narrow the list, keep what is shown meanwhile, and say how much was found', async () => {
    const mounted = await unfolded('filtered', { territory: 'DEP-49' });
    await userEvent.selectOptions(labelled(mounted, 'Type'), 'Webinaire');
    await userEvent.selectOptions(labelled(mounted, 'Période'), 'Dans les 30 jours');
    await userEvent.fill(labelled(mounted, 'Rechercher'), '  projet alimentaire ');
    await apply(mounted);
    await expect.poll(() => plain(mounted.one('[part=message]').textContent)).toBe('1 résultat');
    expect(mounted.all('article')).toHaveLength(1);
    expect(await askedLast(mounted)).toEqual({
      fallback: 'UP',
      days: 30,
      kind: ['WEBINAR'],
      q: 'projet alimentaire',
      territory: ['DEP-49'],
      withNames: true,
    });
    expect(mounted.element.getAttribute('kind')).toBeNull();
    expect(location.hash).toBe('');
  });

  it('say that nothing was found, without the fallback children, and are cleared by one button', async () => {
    const mounted = await unfolded('filtered', { territory: 'DEP-49' });
    await userEvent.fill(labelled(mounted, 'Rechercher'), 'introuvable');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => plain(mounted.one('[part=message]').textContent))
      .toBe('Aucun rendez-vous à venir pour la recherche : Maine-et-Loire, introuvable.');
    expect(showsFallback(mounted)).toBe(false);
    expect(mounted.all('form')).toHaveLength(1);
    await userEvent.click(mounted.one('[part=retry]'));
    await expect.poll(() => mounted.all('article').length).toBe(6);
    expect(await askedLast(mounted)).toEqual({ fallback: 'UP', territory: ['DEP-49'], withNames: true });
  });

  it('take a territory by its name, without regard to accents and case', async () => {
    const mounted = await unfolded('filtered', { territory: 'REG-52' });
    await userEvent.fill(labelled(mounted, 'Commune, intercommunalité ou département'), 'durtal');
    await apply(mounted);
    await expect.poll(() => askedLast(mounted)).toMatchObject({ territory: ['COM-49127'] });
    await expect.poll(() => plain(mounted.one('[part=message]').textContent)).toBe('6 résultats');
  });

  it('say which territories bear the same name, and that there is none', async () => {
    const mounted = await unfolded('filtered');
    const field = labelled(mounted, 'Commune, intercommunalité ou département');
    const problem = () => plain(mounted.one('#filter-territory-problem').textContent);
    await userEvent.fill(field, 'saint-lézin');
    await apply(mounted);
    await expect
      .poll(problem)
      .toBe('Plusieurs territoires correspondent : Saint-Lézin (Maine-et-Loire) ou Saint-Lézin (Mayenne).');
    expect(field.ariaInvalid).toBe('true');
    await userEvent.fill(field, 'Xyz');
    await apply(mounted);
    await expect.poll(problem).toBe('Aucun territoire trouvé pour « Xyz ».');
    await userEvent.fill(field, 'Saint-Lézin (Mayenne)');
    await apply(mounted);
    await expect.poll(() => askedLast(mounted)).toMatchObject({ territory: ['COM-53226'] });
    expect(problem()).toBe('');
  });

  it('that could not be answered leave what was shown, and may be tried again', async () => {
    const mounted = await unfolded('down-after-terms');
    await userEvent.fill(labelled(mounted, 'Rechercher'), 'financer');
    await apply(mounted);
    await expect
      .poll(() => plain(mounted.one('[part=message]').textContent), { timeout: 8000 })
      .toBe('Le chargement n’a pas abouti.');
    expect(mounted.all('article')).toHaveLength(6);
    await apply(mounted);
    await expect.poll(() => plain(mounted.one('[part=message]').textContent), { timeout: 8000 }).toBe('1 résultat');
  });

  it('that could not be brought say so, and come when they unfold again', async () => {
    const mounted = await mount('no-terms-at-first', { filters: FILTERS });
    const summary = mounted.one('[part=filters] summary');
    await userEvent.click(summary);
    await expect
      .poll(() => plain(mounted.one('[part=filters] .panel').textContent), { timeout: 8000 })
      .toBe('Le chargement n’a pas abouti.');
    await userEvent.click(summary);
    await userEvent.click(summary);
    await expect.poll(() => mounted.all('form').length, { timeout: 8000 }).toBe(1);
  });

  it('are forgotten when the page asks for something else', async () => {
    const mounted = await unfolded('filtered');
    await userEvent.fill(labelled(mounted, 'Rechercher'), 'financer');
    await apply(mounted);
    await expect.poll(() => mounted.all('article').length).toBe(1);
    mounted.element.appearance = 'dark';
    await mounted.element.updateComplete;
    expect(mounted.all('article')).toHaveLength(1);
    mounted.element.territory = 'DEP-53';
    await expect.poll(() => mounted.all('article').length).toBe(6);
    expect(await askedLast(mounted)).toEqual({ fallback: 'UP', territory: ['DEP-53'], withNames: true });
  });
});
