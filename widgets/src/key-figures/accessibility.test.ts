import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mountElement } from '../../test/mount.js';
import './define.js';

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, settled = true) =>
  mountElement('ess-key-figures', `key-figures${name && `-${name}`}`, attributes, { settled });

/** The rules of the French reference (RGAA 4) that a program can check. */
async function failures(element: Element): Promise<string[]> {
  const { violations, passes } = await axe.run(element, { runOnly: { type: 'tag', values: ['RGAAv4'] } });
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const STATES: readonly [state: string, name: string, attributes: Readonly<Record<string, string>>][] = [
  ['content', '', { heading: 'Chiffres clés', territory: 'REG-52', limit: '30', filters: 'territory topic kind text' }],
  ['a list', '', { layout: 'list' }],
  ['a comparison', 'compared', { layout: 'comparison' }],
  ['shapes', 'shapes', { lang: 'en' }],
  ['unfolding', 'series', { link: 'inline' }],
  ['widened', 'narrow', { territory: 'COM-49127' }],
  ['empty', 'narrow', { territory: 'COM-49127', fallback: 'none' }],
  ['error', 'portal', {}],
  ['stale', 'stale', {}],
  ['hostile', 'hostile', {}],
];

describe.each(['light', 'dark'])('%s', (appearance) => {
  it.each(STATES)('%s passes the RGAA rules of axe', async (_state, name, attributes) => {
    const { element } = await mount(name, { ...attributes, appearance });
    expect(await failures(element)).toEqual([]);
  });

  it('everything unfolded passes the RGAA rules of axe', async () => {
    const { element, all } = await mount('series', { appearance, link: 'inline', filters: 'kind text' });
    for (const details of all('details')) details.setAttribute('open', '');
    await expect.poll(() => all('table, form, [part=reuse] a, [part=details] dl')).toHaveLength(5);
    expect(await failures(element)).toEqual([]);
  });

  it('loading passes the RGAA rules of axe', async () => {
    const { element } = await mount('slow', { appearance }, false);
    await element.updateComplete;
    expect(await failures(element)).toEqual([]);
  });
});

describe('other ways of seeing', () => {
  it('prints black on white what unfolds without being brought, and not what would have to be', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    const { all, one } = await mount('alike', { appearance: 'dark' });
    const [link] = all('[part=link]');
    expect(link && getComputedStyle(link).color).toBe('rgb(0, 0, 0)');
    expect(link && getComputedStyle(link, '::after').content).toContain('https://cms.example/ess/chiffres-cles/');
    const isPrinted = (element: Element) => element.checkVisibility({ contentVisibilityAuto: true });
    expect(all('.facts').map(isPrinted)).toEqual([true, true]);
    expect(all('[part=note] p').map(isPrinted)).toEqual([true, true]);
    expect(isPrinted(one('[part=reuse] .panel'))).toBe(false);
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });

  it('draws in the colours that the reader forces', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const { all, one } = await mount('series');
    const colour = getComputedStyle(one('[part=value]')).color;
    const [bound, measure] = all('rect').map((bar) => getComputedStyle(bar));
    expect(measure?.fill).toBe(colour);
    expect(bound?.stroke).toBe(colour);
    expect(bound?.fill).toBe('none');
    expect(all('text').map((text) => getComputedStyle(text).fill)).toEqual(Array.from({ length: 6 }, () => colour));
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  it('shows the focus, and every step of it by keyboard', async () => {
    const { element, all } = await mount('alike');
    const steps: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      await userEvent.tab();
      const focused = element.renderRoot.activeElement;
      steps.push(focused?.localName ?? '');
      if (focused) expect(getComputedStyle(focused).outlineWidth).toBe('3px');
    }
    expect(steps).toEqual(['a', 'summary', 'summary', 'a', 'summary', 'summary', 'summary']);
    expect(all('[tabindex]').filter(({ tabIndex }) => tabIndex > 0)).toEqual([]);
  });
});

describe('reflow', () => {
  it.each([
    [320, 'cards'],
    [320, 'comparison'],
    [480, 'list'],
    [1200, 'list'],
    [1200, 'cards'],
  ])('at %i pixels as %s nothing overflows and nothing is hidden', async (width, layout) => {
    await page.viewport(width, 800);
    const { element, all } = await mount('', { heading: 'Chiffres clés', layout, limit: '30' });
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    const hidden = all('[part]').filter(
      (part) => !part.closest('details') && part.getClientRects().length === 0 && part.textContent !== '',
    );
    expect(hidden).toEqual([]);
    await page.viewport(900, 800);
  });

  it('holds the table of a series at 320 pixels', async () => {
    await page.viewport(320, 800);
    const { all, one } = await mount('series', { appearance: 'dark' });
    one('[part=table]').setAttribute('open', '');
    await expect.poll(() => all('table')).toHaveLength(1);
    const table = one('table').getBoundingClientRect();
    expect(table.right).toBeLessThanOrEqual(one('article').getBoundingClientRect().right);
    await page.viewport(900, 800);
  });

  it('withstands the text spacing of criterion 10.12 and text twice as large', async () => {
    await page.viewport(640, 800);
    const { element } = await mount('', { style: '--ess-font-size: 2em; letter-spacing: 0.12em; line-height: 1.5' });
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
