/** The field that leads to the page of a territory, by name or postal code. */
import type { Context } from '../context';
import { html, type Markup } from '../markup';

interface PlaceForm {
  readonly label: string;
  readonly submit: string;
  readonly q: string;
  /** The code of the territory where it is looked for. */
  readonly within: string | null;
  readonly help: string | null;
}

export function placeForm({ label, submit, q, within, help }: PlaceForm, { lang, server }: Context): Markup {
  return html`<form class="search place-form" method="get" action="${server}/ess/territoires">
${within !== null && html`<input type="hidden" name="within" value="${within}">`}${lang !== 'fr' && html`<input type="hidden" name="lang" value="${lang}">`}
<div class="field place"><label for="territoire">${label}</label><input id="territoire" name="q" type="text" maxlength="100" value="${q}" autocomplete="address-level2" required${help !== null && html` aria-describedby="territoire-aide"`}></div>
<button>${submit}</button>
${help !== null && html`<p class="small muted hint" id="territoire-aide">${help}</p>`}
</form>`;
}
