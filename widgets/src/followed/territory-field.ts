/** A territory chosen by its name: suggestions come as it is typed, and what was typed is looked up when it is applied. */
import type { FilterContext } from '../foundation/content-element.js';
import { listInWords } from '../foundation/phrases.js';
import { territoriesNamed, type Choice } from './choices.js';
import type { DrawnField, TerritoryField } from './filters.js';
import { FOLLOWED_WORDS } from './words.js';

/** A request a word, not a letter. */
const PAUSE = 350;
const SHORTEST = 2;

export function territoryField({ label }: TerritoryField, context: FilterContext): DrawnField {
  const { html, language, endpoint, asked, update } = context;
  const words = FOLLOWED_WORDS[language];
  let suggestions: readonly Choice[] = [];
  let problem = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What stands between brackets only tells territories of one name apart. */
  const bare = (text: string) => text.replace(/ \([^)]*\)$/, '');
  const lookUp = async (name: string) => {
    suggestions = await territoriesNamed(endpoint, bare(name), asked().territory).catch(() => suggestions);
    update();
  };
  const suggest = ({ currentTarget }: Event) => {
    clearTimeout(timer);
    const name = currentTarget instanceof HTMLInputElement ? currentTarget.value.trim() : '';
    if (name.length >= SHORTEST && !named(name)) timer = setTimeout(() => void lookUp(name), PAUSE);
  };
  /** The one that is meant: by its whole label, or by its name when it is alone to bear it. */
  const named = (text: string): Choice | undefined => {
    const bears = (said: string) => said.localeCompare(text, language, { sensitivity: 'base' }) === 0;
    const candidates = suggestions.filter(({ label: said }) => bears(bare(said)));
    return suggestions.find(({ label: said }) => bears(said)) ?? (candidates.length === 1 ? candidates[0] : undefined);
  };

  return {
    template: () =>
      html`<p class="filter">
        <label for="filter-territory">${label}</label>
        <input
          class="field"
          id="filter-territory"
          name="territory"
          list="filter-territories"
          maxlength="100"
          autocomplete="off"
          aria-invalid=${problem !== ''}
          aria-describedby="filter-territory-problem"
          @input=${suggest}
        />
        <datalist id="filter-territories">
          ${suggestions.map(({ label: said }) => html`<option value=${said}></option>`)}
        </datalist>
        <span class="small" id="filter-territory-problem" role="status">${problem}</span>
      </p>`,
    async selects(form) {
      clearTimeout(timer);
      const text = form.get('territory');
      const name = typeof text === 'string' ? text.trim() : '';
      problem = '';
      if (name === '') return {};
      if (!named(name)) await lookUp(name);
      const found = named(name) ?? (suggestions.length === 1 ? suggestions[0] : undefined);
      if (!found) {
        const names = suggestions.map(({ label: said }) => said);
        problem =
          names.length > 0 ? words.severalTerritories(listInWords(names, language, 'or')) : words.noTerritory(name);
      }
      update();
      return found && { territory: [found.value] };
    },
  };
}
