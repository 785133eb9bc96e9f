/** A whole page of a town hall with the four elements, judged by two engines: axe in full, and Equal Access of IBM. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureServer } from '../fixture-server.js';
import { launchEngine, type Engine } from './engines.mjs';

const { resolve } = createRequire(import.meta.url);
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
const IBM = readFileSync(resolve('accessibility-checker-engine/ace.js'), 'utf8');

let fixtures: Awaited<ReturnType<typeof startFixtureServer>>;
let engine: Engine;
let origin = '';
const server = createServer((_, response) => {
  const element = (tag: string, kase: string, attributes = '') =>
    `<${tag} endpoint="${fixtures.origin}/case/${kase}/page" heading-level="3" ${attributes}><a href="https://cms.example/">Repli</a></${tag}>`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>L’ESS – Mairie de Durtal</title>
<script type="module" src="${fixtures.origin}/ess/widgets/1/ess.js"></script></head><body>
<header><nav aria-label="Menu"><a href="#contenu">Aller au contenu</a></nav></header>
<main id="contenu"><h1>L’ESS à Durtal</h1>
<h2>À venir</h2>${element('ess-agenda', 'agenda', 'filters="topic text" link="inline"')}
<h2>Passés</h2>${element('ess-agenda', 'past')}
<h2>Chiffres</h2>${element('ess-key-figures', 'key-figures', 'link="inline" limit="40"')}
<h2>Initiatives</h2>${element('ess-initiatives', 'initiatives-ordinary')}
<h2>Ressources</h2>${element('ess-resources', 'resources-ordinary')}
</main><footer><p>Mairie</p></footer></body></html>`);
});

beforeAll(async () => {
  fixtures = await startFixtureServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${String(address.port)}`;
  engine = await launchEngine('Chromium');
  await engine.open(origin);
  await engine.evaluate(`(async () => {
    const elements = [...document.querySelectorAll('ess-agenda, ess-key-figures, ess-initiatives, ess-resources')];
    for (const element of elements) {
      element.scrollIntoView();
      for (let tries = 0; tries < 200 && (!element.shadowRoot?.querySelector('[part=item]') || element.shadowRoot.querySelector('[part=skeleton]')); tries += 1)
        await new Promise((go) => setTimeout(go, 50));
      for (const details of element.shadowRoot.querySelectorAll('details')) details.open = true;
    }
    await new Promise((go) => setTimeout(go, 1500));
  })()`);
});
afterAll(async () => {
  await engine.close();
  server.close();
  fixtures.close();
});

describe('a page with the elements, all unfolded', () => {
  it('has no fault for axe, all rules', async () => {
    await engine.evaluate(`void (0, eval)(${JSON.stringify(AXE)})`);
    const faults = await engine.evaluate(
      `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' × ' + nodes.length + ' ' + nodes[0].html.slice(0, 120)))`,
    );
    expect(faults).toEqual([]);
  });

  it('has no violation for Equal Access of IBM', async () => {
    await engine.evaluate(`void (0, eval)(${JSON.stringify(IBM)})`);
    const faults = await engine.evaluate(
      `new ace.Checker().check(document, ['WCAG_2_1']).then(({ results }) => results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, message, snippet }) => ruleId + ' ' + message + ' ' + snippet.slice(0, 120)))`,
    );
    expect(faults).toEqual([]);
  });

  it('prints no word of the machine, and names no two regions alike', async () => {
    const text = await engine.evaluate<string>(
      `[...document.querySelectorAll('main > *')].map(({ shadowRoot }) => shadowRoot?.querySelector('.ess')?.innerText ?? '').join('\\n')`,
    );
    expect(text.match(/\b(false|undefined|null|NaN)\b|\[object/g)).toBeNull();
    const names = await engine.evaluate<string[]>(
      `[...document.querySelectorAll('main > *')].flatMap(({ shadowRoot }) => shadowRoot?.querySelector('section')?.ariaLabel ?? [])`,
    );
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
  });
});
