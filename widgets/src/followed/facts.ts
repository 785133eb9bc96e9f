/** What the details of an entry have in common: terms with what is said of them, who is involved, from which source. */
import { safeUrl } from 'ess-shared-types';
import type { html as Html, TemplateResult } from 'lit/html.js';

/** A term and what is said of it; the ones without anything to say are left out. */
export type Fact = readonly [term: string, fact: unknown];

interface FactContext {
  /** Lit comes from the element: a second copy of it would need a second Trusted Types policy. */
  readonly html: typeof Html;
}

interface Involvement {
  readonly role: { readonly label: string };
  readonly organisation: { readonly name: string } | null;
  readonly labelAsPrinted: string | null;
}

interface Provenance {
  readonly label: string;
  readonly locator: string | null;
  readonly url: string | null;
}

export function factsTemplate(facts: readonly Fact[], { html }: FactContext): TemplateResult | '' {
  const said = facts.filter(([, fact]) => fact);
  if (said.length === 0) return '';
  return html`<dl class="facts">
    ${said.map(
      ([term, fact]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${fact}</dd>
        </div>`,
    )}
  </dl>`;
}

/** As the source prints it, hence in French. */
export function printed(text: string | null, { html }: FactContext): TemplateResult | '' {
  return text ? html`<span lang="fr">${text}</span>` : '';
}

/** One fact a role, in the order of the source: `Porté par`, `A, B`. */
export function involvementFacts(involvements: readonly Involvement[], context: FactContext): readonly Fact[] {
  const roles = new Map<string, string[]>();
  for (const { role, organisation, labelAsPrinted } of involvements) {
    const name = organisation?.name ?? labelAsPrinted;
    if (name) roles.set(role.label, [...(roles.get(role.label) ?? []), name]);
  }
  return [...roles].map(([role, names]) => [role, printed(names.join(', '), context)]);
}

/** Documents that an entry comes from; only addresses that can be trusted are links. */
export function provenanceFacts(
  term: string,
  provenance: readonly Provenance[],
  context: FactContext,
): readonly Fact[] {
  return provenance.map(({ label, locator, url }) => {
    const source = printed([label, locator].filter(Boolean).join(', '), context);
    const safe = safeUrl(url);
    return [term, safe === undefined ? source : context.html`<a href=${safe}>${source}</a>`];
  });
}
