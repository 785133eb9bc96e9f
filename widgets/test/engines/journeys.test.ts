/** What a person meets on a page of a town hall, in three engines: nothing lost by the keyboard, nothing that stays for ever. */
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINKS_SCRIPT } from '../../../cms/plugin/server/src/formats/links-script';
import { placeStyle } from '../../../cms/plugin/server/src/formats/embed-snippets';
import { startFixtureServer } from '../fixture-server.js';
import { ENGINE_NAMES, launchEngine, missingFor, type Engine } from './engines.mjs';

const CASES = {
  'ess-agenda': 'agenda',
  'ess-key-figures': 'key-figures',
  'ess-initiatives': 'initiatives-ordinary',
  'ess-resources': 'resources-ordinary',
} as const;

let fixtures: Awaited<ReturnType<typeof startFixtureServer>>;
let host: { readonly origin: string; readonly close: () => void };

/** A town hall on an origin of its own: `/page?<markup>` is that page; it is also the CMS of a link, which has one address. */
async function startHost(): Promise<typeof host> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://host');
    const send = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    if (pathname === '/page')
      send(
        'text/html',
        `<!doctype html><html lang="fr"><title>Mairie</title>${decodeURIComponent(search.slice(1))}</html>`,
      );
    else if (pathname.endsWith('/ess-links.js')) send('text/javascript', LINKS_SCRIPT);
    else {
      const address =
        fixtures.origin +
        (pathname.startsWith('/ess/graphql/') ? `/case/ordinary/links${pathname}` : pathname) +
        search;
      fetch(address)
        .then(async (answer) => send(answer.headers.get('content-type')?.split(';')[0] ?? '', await answer.text()))
        .catch(() => response.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

beforeAll(async () => {
  fixtures = await startFixtureServer();
  host = await startHost();
});
afterAll(() => {
  host.close();
  fixtures.close();
});

describe.each(ENGINE_NAMES)('%s', (name) => {
  const missing = missingFor(name);
  if (missing) {
    it.skip(`was not run: ${missing}`, () => undefined);
    return;
  }
  let engine: Engine;
  beforeAll(async () => {
    engine = await launchEngine(name);
  });
  afterAll(() => engine.close());

  const open = (markup: string) => engine.open(`${host.origin}/page?${encodeURIComponent(markup)}`);
  const script = () => `<script type="module" src="${fixtures.origin}/ess/widgets/1/ess.js"></script>`;
  const element = (tag: string, kase: string, attributes = '') =>
    `<${tag} endpoint="${fixtures.origin}/case/${kase}/${crypto.randomUUID()}" ${attributes}><a id="repli" href="#repli">Repli</a></${tag}>`;
  const until = (expression: string) =>
    expect.poll(() => engine.evaluate<boolean>(`Boolean(${expression})`), { timeout: 15_000 }).toBe(true);
  /** What has the focus, inside the element too. */
  const focused = () =>
    engine.evaluate<string>(
      `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.localName + (at.id ? '#' + at.id : ''); })()`,
    );

  it.each(Object.entries(CASES))(
    'the keyboard goes from the fallback link of %s into its content',
    async (tag, kase) => {
      await open(
        `<a id="avant" href="#avant">Avant</a><div style="height:3000px"></div>${element(tag, kase)}<a id="apres" href="#apres">Après</a>${script()}`,
      );
      await until(`customElements.get('${tag}')`);
      await engine.evaluate(`document.querySelector('#avant').focus()`);
      await engine.press('Tab');
      await until(`document.querySelector('${tag}').shadowRoot.querySelector('[part=item]')`);
      await until(`!document.querySelector('${tag}').shadowRoot.querySelector('[part=skeleton]')`);
      expect(await engine.evaluate(`document.activeElement.localName`)).toBe(tag);
      await engine.press('Tab');
      expect(await engine.evaluate(`document.activeElement.localName`)).toBe(tag);
      expect(await focused()).toMatch(/^(a|button|summary)/);
    },
  );

  it('the keyboard stays with « Réessayer » while it is tried, and goes on in what comes', async () => {
    await open(`${element('ess-agenda', 'down-thrice')}<a id="apres" href="#apres">Après</a>${script()}`);
    await until(`document.querySelector('ess-agenda').shadowRoot?.querySelector('[part=retry]')`);
    await engine.evaluate(`document.querySelector('ess-agenda').shadowRoot.querySelector('[part=retry]').focus()`);
    await engine.press('Enter');
    await until(`document.querySelector('ess-agenda').shadowRoot.querySelector('[part=item]')`);
    expect(await focused()).toBe('section');
  });

  it('a fault of ours shows the children, is told once and keeps the reader there', async () => {
    await open(
      `<script>addEventListener('ess-error', ({ detail }) => (window.told ??= []).push(detail.reason)); String.prototype.normalize = Intl.DateTimeFormat = undefined; Array.prototype.entries = () => { throw new Error('taken away') };</script>${element('ess-agenda', 'agenda')}${script()}`,
    );
    await until(`window.told`);
    expect(await engine.evaluate(`window.told`)).toEqual(['broken']);
    expect(await engine.evaluate(`document.querySelector('#repli').getClientRects().length`)).toBeGreaterThan(0);
    expect(
      await engine.evaluate(`document.querySelector('ess-agenda').shadowRoot.querySelector('[aria-busy]')`),
    ).toBeNull();
  });

  it.each(['adoptedStyleSheets', 'container queries'])(
    'a browser without %s keeps the children, and nothing else happens',
    async (feature) => {
      const taken =
        feature === 'adoptedStyleSheets'
          ? 'delete Document.prototype.adoptedStyleSheets'
          : 'const { supports } = CSS; CSS.supports = (text) => !/container/.test(text) && supports.call(CSS, text)';
      await open(
        `<script>${taken}; addEventListener('error', () => (window.thrown = true)); addEventListener('ess-error', () => (window.thrown = true));</script>${element('ess-agenda', 'agenda')}<script type="module" src="${fixtures.origin}/ess/widgets/1/ess.js" onload="window.ran = true"></script>`,
      );
      await until(`window.ran`);
      expect(await engine.evaluate(`Boolean(customElements.get('ess-agenda')) || Boolean(window.thrown)`)).toBe(false);
      expect(await engine.evaluate(`document.querySelector('#repli').getClientRects().length`)).toBeGreaterThan(0);
    },
  );

  it.each([
    'URL.canParse',
    'AbortSignal.prototype.throwIfAborted',
    'Array.prototype.findLast',
    'Object.hasOwn',
    'Array.prototype.at',
    'String.prototype.replaceAll',
    'structuredClone',
    'Element.prototype.checkVisibility',
    'Array.prototype.toSorted',
  ])('without %s there is content, or the children', async (feature) => {
    await open(
      `<script>delete ${feature.startsWith('structured') ? `globalThis.${feature}` : feature}</script>${element('ess-agenda', 'agenda', 'show="image"')}${script()}`,
    );
    await until(
      `(root => root && !root.querySelector('[part=skeleton]') && (root.querySelector('[part=item]') || document.querySelector('#repli').getClientRects().length > 0))(document.querySelector('ess-agenda').shadowRoot)`,
    );
  });

  it('links that ask for it become elements, and others stay links', async () => {
    await open(
      `<p><a class="ess-agenda" href="${host.origin}/ess/agenda?limit=3">Agenda</a></p><p><a href="${host.origin}/ess/agenda?limit=2#module">Agenda</a></p><p><a id="simple" href="${host.origin}/ess/agenda">Agenda</a></p><p><a class="ess-agenda" href="${host.origin}/ess/agenda?territoire=DEP-49">Faux</a></p><script type="module" src="${host.origin}/ess/widgets/1/ess-links.js"></script>`,
    );
    await until(`document.querySelectorAll('ess-agenda').length === 3`);
    const shown = (place: number) =>
      engine.evaluate<number>(
        `document.querySelectorAll('ess-agenda')[${String(place)}].shadowRoot?.querySelectorAll('[part=item]').length ?? 0`,
      );
    await expect.poll(() => shown(0), { timeout: 15_000 }).toBe(3);
    await expect.poll(() => shown(1), { timeout: 15_000 }).toBe(2);
    expect(await engine.evaluate(`document.querySelector('#simple').parentElement.localName`)).toBe('p');
    // A misspelt filter shows its link, never everything.
    expect(await shown(2)).toBe(0);
    expect(
      await engine.evaluate(`[...document.querySelectorAll('ess-agenda a')].at(-1).getClientRects().length`),
    ).toBeGreaterThan(0);
  });

  if (name === 'Chromium')
    it.each(
      Object.entries({
        'ess-agenda': 'pages',
        'ess-key-figures': 'key-figures-pages',
        'ess-initiatives': 'initiatives-ordinary',
        'ess-resources': 'resources-pages',
      }).flatMap(([tag, kase]) => [undefined, 1, 3, 5, 100].map((limit) => [tag, limit, kase] as const)),
    )('what follows %s of %s entries hardly moves when it comes', async (tag, limit, kase) => {
      await open(
        `<style>body{font:17px/1.5 sans-serif}</style>${placeStyle(tag, limit)}<script>window.shift = 0; window.moves = []; new PerformanceObserver((list) => { for (const { value, startTime, sources } of list.getEntries()) { window.shift += value; window.moves.push(Math.round(startTime) + ' ms: ' + value.toFixed(4) + sources.map(({ node, previousRect, currentRect }) => ' ' + node?.nodeName + ' ' + Math.round(previousRect.y) + ' -> ' + Math.round(currentRect.y))); } }).observe({ type: 'layout-shift', buffered: true }); const atOnce = window.fetch; window.fetch = async (...all) => { await new Promise((go) => setTimeout(go, 600)); return atOnce(...all) };</script>${element(tag, kase, limit === undefined ? '' : `limit="${String(limit)}"`)}<footer style="height:300px">Pied</footer>${script()}`,
      );
      await until(
        `(root => root?.querySelector('[part=item]') && !root.querySelector('[part=skeleton]'))(document.querySelector('${tag}').shadowRoot)`,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const moves = await engine.evaluate<string[]>('window.moves');
      expect(await engine.evaluate<number>('window.shift'), moves.join('\n')).toBeLessThan(0.1);
    });
});
