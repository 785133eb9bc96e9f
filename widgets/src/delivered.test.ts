/** The built files, as town halls embed them: in a page of their own, from another origin. */
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { endpointOf } from '../test/mount.js';
import { version } from '../package.json';
import type { EssAgenda } from './agenda/define.js';

const script = (name: string) => `${inject('origin')}/ess/widgets/1/${name}`;

interface Page {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly violations: readonly string[];
  readonly agenda: () => EssAgenda;
  /** Clicks what the agenda shows under this selector, once it is shown. */
  readonly press: (selector: string) => Promise<void>;
  /** Files and answers that the page loaded from the CMS. */
  readonly loaded: () => string[];
}

/** What the manifest says to write in `integrity`. */
async function integrityOf(name: string): Promise<string> {
  const manifest = await (await fetch(script('manifest.json'))).text();
  return new RegExp(`"${name}": \\{[^}]*"integrity": "([^"]+)"`).exec(manifest)?.[1] ?? '';
}

/** Opens a page in a frame and waits until its first agenda shows entries, the rest of which come a frame later, or a failure. */
async function open(body: string, head = ''): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '800';
  const violations: string[] = [];
  frame.srcdoc = `<!doctype html><html lang="fr"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const inside = await new Promise<Window & typeof globalThis>((resolve) => {
    const look = (): void => {
      const agenda = frame.contentDocument?.querySelector('ess-agenda');
      const window = agenda?.ownerDocument.defaultView;
      if (window) resolve(window);
      else setTimeout(look, 5);
    };
    look();
  });
  inside.document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  );
  const agenda = (): EssAgenda => {
    const found = inside.document.querySelector('ess-agenda');
    if (!found) throw new Error('no agenda');
    return found;
  };
  const shown = (selector: string) => agenda().shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  await expect.poll(() => shown('article, [part=retry]')).not.toBeNull();
  return {
    window: inside,
    document: inside.document,
    violations,
    agenda,
    press: async (selector) => {
      await expect.poll(() => shown(selector), { message: `${selector} is not shown` }).not.toBeNull();
      shown(selector)?.click();
    },
    loaded: () =>
      inside.performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.replace(/.*\//, '')),
  };
}

const text = (element: Element) => element.shadowRoot?.querySelector('.ess')?.textContent.replaceAll(/\s+/g, ' ') ?? '';

describe('a page that is only looked at', () => {
  it('loads the element and one answer, never Apollo Client', async () => {
    const { loaded, agenda } = await open(
      `<ess-agenda endpoint="${endpointOf('pages')}"></ess-agenda>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    agenda().scrollIntoView({ block: 'end' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(loaded()).toEqual(['ess-agenda.js', expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('loads no more for what could be filtered and unfolded', async () => {
    const { loaded } = await open(
      `<ess-agenda endpoint="${endpointOf('ordinary')}" filters="topic text" link="inline"></ess-agenda>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(loaded()).toEqual(['ess-agenda.js', expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('keeps no cookie and stores nothing', async () => {
    const { document, window } = await open(
      `<ess-agenda endpoint="${endpointOf('ordinary')}"></ess-agenda>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    expect(document.cookie).toBe('');
    expect(window.localStorage.length + window.sessionStorage.length).toBe(0);
  });
});

describe('a strict page', () => {
  it('needs no inline style or script, one Trusted Types policy, and can be pinned by its hash', async () => {
    const integrity = await integrityOf('ess-agenda.js');
    const { violations, agenda, press, loaded } = await open(
      `<ess-agenda endpoint="${endpointOf('pages')}" appearance="dark" link="inline"></ess-agenda>`,
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${inject('origin')}; connect-src ${inject('origin')};
         style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html">
       <script type="module" crossorigin src="${script('ess-agenda.js')}" integrity="${integrity}"></script>`,
    );
    await press('[part=more]');
    await expect.poll(() => agenda().shadowRoot?.querySelectorAll('article').length).toBe(40);
    // The next entries cost their answer, and no script.
    expect(loaded().filter((name) => name.endsWith('.js'))).toEqual(['ess-agenda.js']);
    await press('[part=details] summary');
    await expect.poll(() => loaded().filter((name) => name.startsWith('ess-client-'))).toHaveLength(1);
    expect(violations).toEqual([]);
    expect(agenda().shadowRoot?.querySelectorAll('[style]')).toHaveLength(0);
  });
});

describe('chunks', () => {
  it('are the element’s own when a reader does something, then Apollo Client when it is needed', async () => {
    const { agenda, press, loaded, document } = await open(
      `<ess-agenda endpoint="${endpointOf('pages')}" filters="text" link="inline"></ess-agenda>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    const chunks = () => [...new Set(loaded().filter((name) => /-[0-9a-f]{12}\.js$/.test(name)))];
    await press('[part=filters] summary');
    await expect.poll(() => agenda().shadowRoot?.querySelector('form') ?? null).not.toBeNull();
    expect(chunks()).toEqual([expect.stringMatching(/^ess-agenda-followed-/)]);
    await press('[part=details] summary');
    await expect.poll(() => chunks().length).toBe(2);
    expect(chunks()).toEqual([expect.stringMatching(/^ess-agenda-followed-/), expect.stringMatching(/^ess-client-/)]);
    expect(document.querySelectorAll('link')).toHaveLength(0);
  });

  it('that are not what the pinned element knows never run, and what is shown stays', async () => {
    const { agenda, press, window } = await open(
      `<ess-agenda endpoint="${endpointOf('pages')}" link="inline"></ess-agenda>`,
      `<script type="module" crossorigin integrity="${await integrityOf('ess-agenda.js')}"
         src="${inject('origin')}/ess/widgets/tampered/ess-agenda.js"></script>`,
    );
    await press('[part=details] summary');
    await expect
      .poll(() => agenda().shadowRoot?.querySelector('[part=details] .panel')?.textContent)
      .toBe('Le chargement n’a pas abouti.');
    expect(agenda().shadowRoot?.querySelectorAll('article')).toHaveLength(20);
    expect(window).not.toHaveProperty('tampered');
  });
});

describe('a hostile page', () => {
  it('keeps its styles to itself', async () => {
    const hostile = `<style>
      html { font-size: 62.5% }
      * { color: red !important; letter-spacing: 5px !important; text-transform: uppercase !important; line-height: 3 !important }
      h2, ul, a, button, p { display: none !important; font-size: 40px !important }
      body { font: 20px Georgia }
    </style>`;
    const { agenda, window } = await open(
      `<ess-agenda endpoint="${endpointOf('ordinary')}"></ess-agenda>`,
      `${hostile}<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    const title = agenda().shadowRoot?.querySelector('[part=title] a');
    const style = title && window.getComputedStyle(title);
    expect(style?.color).toBe('rgb(11, 92, 138)');
    expect(style?.letterSpacing).toBe('normal');
    expect(style?.textTransform).toBe('none');
    expect(style?.fontFamily).toBe('Georgia');
    expect(style?.fontSize).toBe('22.5px');
    expect(title?.getClientRects().length).toBeGreaterThan(0);
  });
});

describe('a page that is read from right to left', () => {
  it('keeps the layout of the element whole', async () => {
    const { agenda, window, document } = await open(
      `<div dir="rtl"><ess-agenda endpoint="${endpointOf('hostile')}"></ess-agenda></div>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    const wrapper = agenda().shadowRoot?.querySelector('.ess');
    expect(wrapper && window.getComputedStyle(wrapper).direction).toBe('ltr');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(800);
  });
});

describe('several scripts on one page', () => {
  it('do not clash, and the first one stays', async () => {
    const { window, agenda } = await open(
      `<ess-agenda endpoint="${endpointOf('ordinary')}"></ess-agenda>`,
      `<script type="module" src="${script('ess-agenda.js')}"></script><script type="module" src="${script('ess.js')}"></script>`,
    );
    expect(window.customElements.get('ess-agenda')).toBe(agenda().constructor);
    expect(agenda().constructor).toHaveProperty('version', version);
  });
});

describe('a script that comes from the CMS', () => {
  it('needs no endpoint: it asks the origin that served it', async () => {
    const { agenda, loaded } = await open(
      '<ess-agenda></ess-agenda>',
      `<script type="module" src="${script('ess-agenda.js')}"></script>`,
    );
    // The fixture server answers only under /case/: what matters is whom the element asked.
    expect(text(agenda())).toContain('Réessayer');
    expect(loaded()).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
  });
});

describe('properties', () => {
  it('set before the element is defined are taken over, and mirror the attributes', async () => {
    const { agenda, document } = await open(
      `<ess-agenda endpoint="${endpointOf('pages')}"></ess-agenda>`,
      `<script type="module">
         document.querySelector('ess-agenda').limit = 3;
         await import('${script('ess-agenda.js')}');
       </script>`,
    );
    await expect.poll(() => agenda().shadowRoot?.querySelectorAll('article').length).toBe(3);
    expect(agenda().getAttribute('limit')).toBe('3');
    agenda().headingLevel = 4;
    expect(agenda().getAttribute('heading-level')).toBe('4');
    agenda().headingLevel = null;
    expect(agenda().hasAttribute('heading-level')).toBe(false);
    expect(document.createElement('ess-agenda').attributes).toHaveLength(0);
  });
});

describe('the example of a town hall', () => {
  it('shows what is to come and what is past under its own headings', async () => {
    const example = await (await fetch(`${inject('origin')}/demo/ordinary`)).text();
    const [, head = '', body = ''] = /<head>([^]*)<\/head>[^]*<body>([^]*)<\/body>/.exec(example) ?? [];
    const { document, loaded } = await open(body, head);
    const agendas = [...document.querySelectorAll('ess-agenda')];
    agendas[1]?.scrollIntoView();
    await expect
      .poll(() => agendas.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('article').length))
      .toEqual([6, 3]);
    expect(agendas[1]?.shadowRoot?.querySelector('h3')?.textContent).toBe('Jeudi 20 novembre 2025');
    // Of the other elements the case has nothing, which is explained.
    const scripts = loaded().filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => !name.startsWith('ess-explanations-'))).toEqual(['ess.js']);
  });
});
