/** In whatever shrinks to its content an element is as wide as a text would be, never a column of letters, and never overflows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureServer } from '../fixture-server.js';
import { ENGINE_NAMES, launchEngine, missingFor, type Engine } from './engines.mjs';

const WIDTHS = [320, 700, 1200];
const ELEMENTS = {
  'ess-agenda': 'ordinary',
  'ess-key-figures': 'key-figures',
  'ess-initiatives': 'initiatives-ordinary',
  'ess-resources': 'resources-ordinary',
};

/** What stands around the element, `@` in its place. */
const CONTAINERS: Readonly<Record<string, string>> = {
  block: '<div>@</div>',
  flex: '<div style="display:flex">@</div>',
  'flex, in a row that wraps': '<div style="display:flex;flex-wrap:wrap;align-items:center;gap:1em">@</div>',
  'flex, a column in its middle': '<div style="display:flex;flex-direction:column;align-items:center">@</div>',
  'flex, a column at its start': '<div style="display:flex;flex-direction:column;align-items:flex-start">@</div>',
  'grid, justified to the middle': '<div style="display:grid;justify-items:center">@</div>',
  'grid of auto columns': '<div style="display:grid;grid-template-columns:auto">@</div>',
  'inline-block': '<div style="display:inline-block">@</div>',
  'fit-content': '<div style="width:fit-content">@</div>',
  float: '<div style="float:left">@</div>',
  absolute: '<div style="position:absolute;left:0;top:0">@</div>',
  'table cell': '<table><tr><td>@</td></tr></table>',
  'table cell beside another': '<table><tr><th>Agenda</th><td>@</td></tr></table>',
  dialog: '<dialog open>@</dialog>',
  'beside a floated image':
    '<div><svg style="float:left;max-width:100%;background:#ccc" width="640" height="200"></svg>@</div>',
  'after a floated title': '<div><h1 style="float:left">Agenda</h1>@</div>',
  'hidden until it is opened': '<details open><summary>Agenda</summary>@</details>',
  'whose page says display: block':
    '<style>ess-agenda,ess-key-figures,ess-initiatives,ess-resources{display:block}</style><div style="display:flex">@</div>',
};

interface Measured {
  readonly container: string;
  readonly width: number;
  readonly height: number;
  /** Pixels by which the page is wider than what is seen of it. */
  readonly overflow: number;
  /** Room that the element could have had. */
  readonly room: number;
}

/** Runs in the page: every container in a frame of that width, one after the other. */
const MEASURE = `async (origin, tag, name, containers, width) => {
  const load = (markup) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'border:0;height:900px;width:' + width + 'px';
    frame.srcdoc = '<!doctype html><html lang="fr"><meta charset="utf-8"><style>body{margin:8px;font:16px/1.5 sans-serif}</style>'
      + markup.replace('@', '<' + tag + ' limit="4" endpoint="' + origin + '/case/' + name + '/w"><a href="#x">Repli</a></' + tag + '>')
      + '<script type="module" src="' + origin + '/ess/widgets/1/ess.js"><\\/script>';
    frame.onload = () => resolve(frame);
    document.body.append(frame);
  });
  return Promise.all(Object.entries(containers).map(async ([container, markup]) => {
    const frame = await load(markup);
    const inside = frame.contentDocument;
    const element = inside.querySelector(tag);
    for (let tries = 0; tries < 300 && !element.shadowRoot?.querySelector('[part=item]'); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 30));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const room = element.shadowRoot?.querySelector('.ess')?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const root = inside.documentElement;
    const measured = { container, width: room.width, height: room.height, overflow: root.scrollWidth - root.clientWidth, room: element.parentElement.getBoundingClientRect().width };
    frame.remove();
    return measured;
  }));
}`;

let server: Awaited<ReturnType<typeof startFixtureServer>>;
beforeAll(async () => {
  server = await startFixtureServer();
});
afterAll(() => server.close());

describe.each(ENGINE_NAMES)('%s', (name) => {
  const missing = missingFor(name);
  if (missing) {
    it.skip(`was not run: ${missing}`, () => undefined);
    return;
  }
  let engine: Engine;
  beforeAll(async () => {
    engine = await launchEngine(name);
  }, 60_000);
  afterAll(() => engine.close());

  it.each(Object.entries(ELEMENTS))('gives %s its width in every container', async (tag, fixture) => {
    await engine.open(`${server.origin}/seen/blank`);
    for (const width of WIDTHS) {
      const all = await engine.evaluate<readonly Measured[]>(
        `(${MEASURE})(${[server.origin, tag, fixture, CONTAINERS, width].map((value) => JSON.stringify(value)).join()})`,
      );
      const plain = all.find(({ container }) => container === 'block');
      if (!plain) throw new Error('no block');
      expect(plain.width, `${width} px`).toBeGreaterThan(width - 34);
      for (const { container, width: measured, height, overflow } of all) {
        const where = `${tag}, ${container}, ${width} px: ${measured} × ${height}`;
        expect.soft(overflow, where).toBeLessThanOrEqual(0);
        // As wide as the page gives, but for what stands beside it and the frame of a dialog or a table.
        const beside =
          /beside a floated/.test(container) && width > 700
            ? 665
            : /beside another|after a floated/.test(container)
              ? 160
              : 60;
        expect.soft(measured, where).toBeGreaterThanOrEqual(Math.min(plain.width - beside, 900));
        expect.soft(height, where).toBeLessThan(plain.height * (plain.width / measured) * 2 + 120);
      }
    }
  });
});
