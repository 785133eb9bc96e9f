import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mountElement, type MountOptions } from '../../test/mount.js';
import './define.js';

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, options: MountOptions = {}) =>
  mountElement('ess-initiatives', `initiatives-${name}`, attributes, options);

/** The rules of the French reference (RGAA 4) that a program can check. */
async function failures(element: Element): Promise<string[]> {
  const { violations, passes } = await axe.run(element, { runOnly: { type: 'tag', values: ['RGAAv4'] } });
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const STATES: readonly [state: string, name: string, attributes: Readonly<Record<string, string>>][] = [
  ['carousel', 'ordinary', { heading: 'Initiatives', territory: 'DEP-49' }],
  ['grid', 'ordinary', { layout: 'grid' }],
  ['list', 'ordinary', { layout: 'list', link: 'inline' }],
  ['without images', 'unpictured', {}],
  ['pages', 'pages', {}],
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

  it('loading passes the RGAA rules of axe', async () => {
    const { element } = await mount('slow', { appearance }, { settled: false });
    await element.updateComplete;
    expect(await failures(element)).toEqual([]);
  });

  it('unfolded details and filters pass the RGAA rules of axe', async () => {
    const attributes = { appearance, link: 'inline', filters: 'sector stage territory text' };
    const { element, all, one, text } = await mount('ordinary', attributes);
    await userEvent.click(one('[part=filters] summary'));
    await userEvent.click(all('[part=details] summary')[0]!);
    await expect.poll(text).toContain('Née d’une collecte');
    await expect.poll(() => all('select')).toHaveLength(2);
    expect(await failures(element)).toEqual([]);
  });
});

describe('appearance', () => {
  it('prints as a list: every card, whole, without buttons', async () => {
    const { all, one } = await mount('ordinary', { appearance: 'dark' });
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(getComputedStyle(one('[part=track]')).display).toBe('block');
    expect(getComputedStyle(one('[part=track]')).overflow).toBe('visible');
    for (const controls of all('[part=controls]')) expect(getComputedStyle(controls).display).toBe('none');
    const [first, second] = all('.track > li').map((card) => card.getBoundingClientRect());
    expect(second!.left).toBe(first!.left);
    expect(second!.top).toBeGreaterThanOrEqual(first!.bottom);
    for (const does of all('.does')) expect(does.scrollHeight).toBeLessThanOrEqual(does.clientHeight);
    expect(getComputedStyle(all('[part=title] a')[0]!).color).toBe('rgb(0, 0, 0)');
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    await expect.poll(() => all('[part=controls]')).toHaveLength(1);
  });

  it('keeps tints and disabled buttons apart where colours are forced', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const { all, one } = await mount('ordinary');
    const { borderTopColor, borderTopStyle, backgroundColor } = getComputedStyle(all('[part=tint]')[0]!);
    expect(borderTopStyle).toBe('solid');
    expect(borderTopColor).not.toBe(backgroundColor);
    expect(getComputedStyle(one('[part=previous]')).color).not.toBe(getComputedStyle(one('[part=next]')).color);
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  it('does not cut the focus ring at the edges of the row', async () => {
    const { all, one } = await mount('ordinary');
    const link = all('[part=title] a')[0]!;
    const { left } = one('[part=track]').getBoundingClientRect();
    // 3 pixels, 2 pixels away from the text.
    expect(link.getBoundingClientRect().left - left).toBeGreaterThanOrEqual(5);
  });
});

describe('reflow', () => {
  it.each([
    ['carousel', 320],
    ['carousel', 1200],
    ['grid', 320],
    ['grid', 1200],
    ['list', 320],
    ['list', 1200],
  ])('%s at %i pixels: nothing overflows the page', async (layout, width) => {
    await page.viewport(width, 800);
    const { element } = await mount('ordinary', { heading: 'Initiatives', layout });
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });

  it.each(['carousel', 'grid', 'list'])(
    '%s withstands the text spacing of criterion 10.12 and text twice as large',
    async (layout) => {
      await page.viewport(640, 800);
      const { element, all } = await mount('ordinary', {
        layout,
        style: '--ess-font-size: 2em; letter-spacing: 0.12em; line-height: 1.5',
      });
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
      for (const does of all('.does')) expect(does.scrollHeight).toBeLessThanOrEqual(does.clientHeight);
      await page.viewport(900, 800);
    },
  );

  it('stands on one line of names in a row, whatever stands above them', async () => {
    const { all } = await mount('ordinary');
    const [first, second] = all('[part=title]').map((title) => Math.round(title.getBoundingClientRect().top));
    expect(second).toBe(first);
  });
});
