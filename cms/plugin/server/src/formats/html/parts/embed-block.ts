/** For webmasters: the list of this page on another site. */
import { snippets } from '../../embed-snippets';
import type { AnyEdition, Context } from '../context';
import { html, type Markup } from '../markup';
import { WORDS } from '../words';

export function embedBlock(edition: AnyEdition, { lang }: Context): Markup {
  const { element, frame, link } = snippets(edition);
  const code = (label: string, text: string | null) =>
    text !== null && html`<h3>${label}</h3><pre><code>${text}</code></pre>`;
  return html`<details class="tool embed" id="integrer"><summary>${WORDS.embed[lang]}</summary>${code(WORDS.embedElement[lang], element)}${code(WORDS.embedFrame[lang], frame)}${code(WORDS.embedLink[lang], link)}</details>`;
}
