/** The form of the search over everything, the same on every page that has it. */
import type { Context } from '../context';
import { html, type Markup } from '../markup';
import { SEARCH_WORDS } from '../search-words';

interface Typed {
  readonly q: string;
  readonly place: string;
  /** What else the search keeps. */
  readonly kept: readonly (readonly [name: string, value: string])[];
}

export function searchEverything({ q, place, kept }: Typed, { lang, server }: Context): Markup {
  const hidden = lang === 'fr' ? kept : [...kept, ['lang', lang] as const];
  return html`<form class="search everything" role="search" method="get" action="${server}/ess/recherche">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="field words"><label for="q">${SEARCH_WORDS.words[lang]}</label><input id="q" name="q" type="search" maxlength="300" value="${q}" autocomplete="off"></div>
<div class="field place"><label for="lieu">${SEARCH_WORDS.territory[lang]}</label><input id="lieu" name="lieu" type="text" maxlength="100" value="${place}" autocomplete="address-level2" aria-describedby="lieu-aide"><span class="small muted hint" id="lieu-aide">${SEARCH_WORDS.territoryHelp[lang]}</span></div>
<button class="strong-action">${SEARCH_WORDS.submit[lang]}</button>
</form>`;
}
