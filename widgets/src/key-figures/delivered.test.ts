/** The built file, as town halls embed it: in a strict page of its own, from another origin. */
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { endpointOf } from '../../test/mount.js';

const script = () => `${inject('origin')}/ess/widgets/1/ess-key-figures.js`;

/** Opens a page in a frame and waits until its figures are there. */
async function open(name: string, attributes: string, head: string) {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '800';
  const violations: string[] = [];
  const body = `<ess-key-figures endpoint="${endpointOf(name)}" ${attributes}></ess-key-figures>`;
  frame.srcdoc = `<!doctype html><html lang="fr"><head><meta charset="utf-8">${head}<script type="module" src="${script()}"></script></head><body>${body}</body></html>`;
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const host = () => frame.contentDocument?.querySelector('ess-key-figures') ?? undefined;
  await expect.poll(() => host() !== undefined, { interval: 5 }).toBe(true);
  frame.contentDocument?.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  );
  await expect.poll(() => host()?.shadowRoot?.querySelector('article') ?? null).not.toBeNull();
  // Until all of it is drawn.
  await expect.poll(() => host()?.shadowRoot?.querySelector('[part=skeleton]') ?? null).toBeNull();
  return {
    violations,
    all: (selector: string) => [...(host()?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])],
    requests: () => {
      const entries = frame.contentWindow?.performance.getEntriesByType('resource') ?? [];
      return entries.map(({ name: address }) => new URL(address));
    },
  };
}

describe('the built element', () => {
  it('loads itself and one answer, from the CMS alone, and never Apollo Client', async () => {
    const { requests } = await open('key-figures', 'limit="30"', '');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests().map(({ pathname }) => pathname.replace(/.*\//, ''))).toEqual([
      'ess-key-figures.js',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(new Set(requests().map(({ origin }) => origin))).toEqual(new Set([inject('origin')]));
  });

  it('needs no inline style or script and one Trusted Types policy, unfolded too', async () => {
    const origin = inject('origin');
    const { all, violations, requests } = await open(
      'key-figures-series',
      'appearance="dark" link="inline" filters="kind text"',
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${origin}; connect-src ${origin};
         style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html">`,
    );
    for (const details of all('details')) details.setAttribute('open', '');
    await expect.poll(() => all('table, form, [part=reuse] a, [part=details] dl').length).toBe(5);
    expect(violations).toEqual([]);
    expect(all('[style]')).toHaveLength(0);
    expect(new Set(requests().map((request) => request.origin))).toEqual(new Set([origin]));
  });
});
