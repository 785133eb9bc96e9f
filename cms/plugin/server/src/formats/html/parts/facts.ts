/** Facts under their names. What is not known has no row. */
import { html, isEmpty, type Markup, type Part } from '../markup';

export type Fact = readonly [term: string, value: Part];

export function facts(rows: readonly (Fact | false | null)[]): Markup | null {
  const known = rows.filter((row): row is Fact => row !== null && row !== false && !isEmpty(row[1]));
  if (known.length === 0) return null;
  return html`<dl class="facts">${known.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
