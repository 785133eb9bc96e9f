import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mountElement, type MountOptions } from '../../test/mount.js';
import './define.js';

const mount = (name: string, attributes: Readonly<Record<string, string>> = {}, options: MountOptions = {}) =>
  mountElement('ess-resources', `resources-${name}`, attributes, options);

/** The rules of the French reference (RGAA 4) that a program can check. */
async function failures(element: Element): Promise<string[]> {
  const { violations, passes } = await axe.run(element, {
    runOnly: { type: 'tag', values: ['RGAAv4'] },
    iframes: false,
  });
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const STATES: readonly [state: string, name: string, attributes: Readonly<Record<string, string>>][] = [
  ['content', 'ordinary', { heading: 'Ressources', territory: 'DEP-49' }],
  ['unfolding', 'ordinary', { link: 'inline' }],
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

  it('filters, details and a player pass the RGAA rules of axe', async () => {
    await cdp().send('Network.enable');
    await cdp().send('Network.setBlockedURLs', { urls: ['*youtube*'] });
    const { element, all, one, text } = await mount('ordinary', {
      appearance,
      link: 'inline',
      filters: 'kind lever audience text',
    });
    await userEvent.click(one('[part=filters] summary'));
    await userEvent.click(all('[part=details] summary')[0]!);
    one('[part=play]').click();
    await expect.poll(text).toContain('Trois parties');
    await expect.poll(() => [all('select').length, all('iframe').length]).toEqual([3, 1]);
    expect(await failures(element)).toEqual([]);
    await cdp().send('Network.disable');
  });
});

describe('appearance', () => {
  it('prints black on white, with the addresses of links and without what only a screen can show', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    const { all, one } = await mount('ordinary', { appearance: 'dark' });
    const link = all('[part=open]')[0]!;
    expect(getComputedStyle(link).color).toBe('rgb(0, 0, 0)');
    expect(getComputedStyle(link, '::after').content).toContain('https://avise.example/guide.pdf');
    expect(getComputedStyle(one('[part=video]')).display).toBe('none');
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });

  it('keeps the place of a video apart where colours are forced', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const { one } = await mount('ordinary');
    const { borderTopColor, borderTopStyle, backgroundColor } = getComputedStyle(one('[part=video]'));
    expect(borderTopStyle).toBe('solid');
    expect(borderTopColor).not.toBe(backgroundColor);
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  it('moves nothing', async () => {
    const { one } = await mount('ordinary');
    expect(one('.ess').getAnimations({ subtree: true })).toEqual([]);
  });
});

describe('reflow', () => {
  it.each([320, 480, 1200])('at %i pixels nothing overflows and nothing is hidden', async (width) => {
    await page.viewport(width, 800);
    const { element, all } = await mount('ordinary', { heading: 'Ressources' });
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(all('[part]').filter((part) => part.getClientRects().length === 0 && part.textContent !== '')).toEqual([]);
    await page.viewport(900, 800);
  });

  it('withstands the text spacing of criterion 10.12 and text twice as large', async () => {
    await page.viewport(640, 800);
    const { element } = await mount('ordinary', {
      style: '--ess-font-size: 2em; letter-spacing: 0.12em; line-height: 1.5',
    });
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    await page.viewport(900, 800);
  });
});
