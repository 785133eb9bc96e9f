import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mount, plain } from '../../test/mount.js';
import type { EssAgenda } from './define.js';
import './define.js';

/** The rules of the French reference (RGAA 4) that a program can check. */
async function failures(element: Element): Promise<string[]> {
  const { violations, passes } = await axe.run(element, { runOnly: { type: 'tag', values: ['RGAAv4'] } });
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const STATES: readonly [state: string, name: string, attributes: Readonly<Record<string, string>>][] = [
  ['content', 'agenda', { heading: 'Agenda', territory: 'DEP-49' }],
  ['past', 'past', { when: 'past' }],
  ['pages', 'pages', {}],
  ['unfolding', 'ordinary', { link: 'inline' }],
  ['widened', 'narrow', { territory: 'COM-49127' }],
  ['empty', 'narrow', { territory: 'COM-49127', fallback: 'none' }],
  ['error', 'portal', {}],
  ['stale', 'stale', {}],
  ['hostile', 'hostile', {}],
  ['by month', 'agenda', { layout: 'month', 'heading-level': '3' }],
  ['all its parts', 'rich', { show: 'image summary organisers programme calendar share subscribe source' }],
];

describe.each(['light', 'dark'])('%s', (appearance) => {
  it.each(STATES)('%s passes the RGAA rules of axe', async (_state, name, attributes) => {
    const { agenda } = await mount(name, { ...attributes, appearance });
    expect(await failures(agenda)).toEqual([]);
  });

  it('loading passes the RGAA rules of axe', async () => {
    const { agenda } = await mount('slow', { appearance }, { settled: false });
    await agenda.updateComplete;
    expect(await failures(agenda)).toEqual([]);
  });
});

/** Opens all that unfolds and waits until it was brought. */
async function unfoldAll(agenda: EssAgenda): Promise<void> {
  const panels = [...agenda.renderRoot.querySelectorAll('details')];
  for (const panel of panels) panel.open = true;
  await expect
    .poll(() => panels.filter(({ lastElementChild }) => lastElementChild?.childElementCount === 0).length)
    .toBe(0);
}

describe.each(['light', 'dark'])('%s, unfolded', (appearance) => {
  it('passes the RGAA rules of axe', async () => {
    const { agenda } = await mount('rich', {
      appearance,
      show: 'image summary organisers programme calendar share subscribe source',
      filters: 'territory topic kind period text',
    });
    await unfoldAll(agenda);
    expect(await failures(agenda)).toEqual([]);
  });

  it('passes them when a filter found nothing, and when a territory is not known', async () => {
    const { agenda, one } = await mount('filtered', { appearance, filters: 'territory text' });
    await unfoldAll(agenda);
    await userEvent.fill(one('[name=q]'), 'introuvable');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => one('[part=message]').textContent).toContain('introuvable');
    expect(await failures(agenda)).toEqual([]);
    await userEvent.fill(one('[name=territory]'), 'Xyz');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => one('#filter-territory-problem').textContent).toContain('Xyz');
    expect(await failures(agenda)).toEqual([]);
  });
});

describe('the keyboard', () => {
  const focused = (agenda: EssAgenda) => plain(agenda.renderRoot.activeElement?.textContent);

  it('goes from filters to rendez-vous, their links and what unfolds, in the order of the page', async () => {
    const { agenda } = await mount('rich', { filters: 'text', show: 'programme share subscribe' });
    const stops: string[] = [];
    for (let stop = 0; stop < 6; stop += 1) {
      await userEvent.tab();
      stops.push(focused(agenda));
    }
    expect(stops).toEqual([
      'Filtrer',
      'Forum des initiatives',
      'S’inscrire : Forum des initiatives',
      'En savoir plus : Forum des initiatives',
      'Partager : Forum des initiatives',
      'S’abonner à ces rendez-vous',
    ]);
  });

  it('keeps its place when what unfolds is brought, and when a filter is applied', async () => {
    const { agenda, one, all } = await mount('filtered', { filters: 'text' });
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('form').length).toBe(1);
    expect(focused(agenda)).toBe('Filtrer');
    await userEvent.tab();
    await userEvent.keyboard('financer{Enter}');
    await expect.poll(() => all('article').length).toBe(1);
    expect(agenda.renderRoot.activeElement).toBe(one('[name=q]'));
  });
});

describe('forced colours', () => {
  it('leave borders to fields and buttons, and the icons the colour of the text', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const { agenda, one } = await mount('pages', { filters: 'text' });
    await unfoldAll(agenda);
    for (const selector of ['[part=more]', '[name=q]']) {
      expect(getComputedStyle(one(selector)).borderTopStyle).toBe('solid');
    }
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });
});

describe('appearance', () => {
  it.each([
    ['light', 'dark', 'rgb(255, 255, 255)'],
    ['auto', 'dark', 'rgb(21, 24, 28)'],
    ['auto', 'light', 'rgb(255, 255, 255)'],
    ['dark', 'light', 'rgb(21, 24, 28)'],
  ])('%s on a %s system has the surface %s', async (appearance, system, surface) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: system }] });
    const { one } = await mount('ordinary', { appearance });
    expect(getComputedStyle(one('.ess')).backgroundColor).toBe(surface);
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  it('prints black on white, with the addresses of links', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    const { all, one } = await mount('pages', { appearance: 'dark' });
    const [link] = all('[part=title] a');
    expect(getComputedStyle(link!).color).toBe('rgb(0, 0, 0)');
    expect(getComputedStyle(link!, '::after').content).toContain('https://cms.example/ess/rendez-vous/rendez-vous-1');
    expect(getComputedStyle(one('[part=more]')).display).toBe('none');
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });

  it('shows the focus', async () => {
    const { all } = await mount('ordinary');
    await userEvent.tab();
    const link = all('[part=title] a').find((candidate) => candidate.matches(':focus-visible'));
    expect(link && getComputedStyle(link).outline).toBe('rgb(11, 92, 138) solid 3px');
  });
});

describe('reflow', () => {
  it.each([320, 480, 1200])('at %i pixels nothing overflows and nothing is hidden', async (width) => {
    await page.viewport(width, 800);
    const { agenda, all } = await mount('agenda', { heading: 'Agenda' });
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(agenda.scrollWidth).toBeLessThanOrEqual(agenda.clientWidth);
    const shown = all('[part]').filter((part) => part.getClientRects().length === 0 && part.textContent !== '');
    expect(shown).toEqual([]);
    await page.viewport(900, 800);
  });

  it('withstands the text spacing of criterion 10.12 and text twice as large', async () => {
    await page.viewport(640, 800);
    const { agenda } = await mount('agenda', {
      style: '--ess-font-size: 2em; letter-spacing: 0.12em; line-height: 1.5',
    });
    expect(agenda.scrollWidth).toBeLessThanOrEqual(agenda.clientWidth);
    await page.viewport(900, 800);
  });
});
