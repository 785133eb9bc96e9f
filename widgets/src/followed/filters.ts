/**
 * The panel « Filtrer » of an element: fields, a button that applies them, one that clears them. Nothing
 * happens while a reader chooses; the answer is announced by the element.
 */
import type { TemplateResult } from 'lit/html.js';
import type { FilterContext } from '../foundation/content-element.js';
import type { SelectionValues } from '../foundation/selection-attributes.js';
import { adoptStyles } from './adopt-styles.js';
import type { Choice } from './choices.js';
import { territoryField } from './territory-field.js';
import { FOLLOWED_WORDS } from './words.js';

/** One of several; what each selects, the first one nothing. */
export interface ChoiceField {
  readonly type: 'choice';
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly selects: SelectionValues }[];
}

/** Full text. */
export interface TextField {
  readonly type: 'text';
  readonly label: string;
}

/** A territory by its name, within those of the element. */
export interface TerritoryField {
  readonly type: 'territory';
  readonly label: string;
}

export type FilterField = ChoiceField | TextField | TerritoryField;

/** A field that chooses one value of a parameter, or none; of those the element is limited to, when it is. */
export function choiceOf(
  name: 'topic' | 'kind' | 'sector' | 'lever' | 'challenge' | 'audience',
  label: string,
  choices: readonly Choice[],
  { asked, language }: Pick<FilterContext, 'asked' | 'language'>,
): ChoiceField {
  const limit = asked()[name];
  return {
    type: 'choice',
    name,
    label,
    options: [
      { label: FOLLOWED_WORDS[language].all, selects: {} },
      ...choices
        .filter(({ value }) => limit?.includes(value) ?? true)
        .map(({ value, label: said }) => ({ label: said, selects: { [name]: [value] } })),
    ],
  };
}

/** A field as it is drawn, and what it selects when the form is applied; undefined after it said what is wrong. */
export interface DrawnField {
  template(): TemplateResult;
  selects(form: FormData): Promise<SelectionValues | undefined>;
}

export function filtersPanel(fields: readonly FilterField[], context: FilterContext): () => TemplateResult {
  const { html, root, language, choose } = context;
  adoptStyles(root);
  const words = FOLLOWED_WORDS[language];
  const drawn = fields.map((field) => drawnField(field, context));
  const apply = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const selected = await Promise.all(drawn.map((field) => field.selects(form)));
    if (!selected.every((selects) => selects !== undefined)) return;
    await choose(selected.reduce<SelectionValues>((chosen, selects) => ({ ...chosen, ...selects }), {}));
  };
  const clear = async ({ currentTarget }: Event) => {
    const form = currentTarget instanceof HTMLButtonElement ? currentTarget.form : null;
    await choose({});
    form?.reset();
  };
  return () =>
    html`<form class="filters" role="search" @submit=${apply}>
      ${drawn.map((field) => field.template())}
      <p class="row">
        <button class="button" type="submit">${words.apply}</button>
        <button class="button" type="button" @click=${clear}>${words.clear}</button>
      </p>
    </form>`;
}

function drawnField(field: FilterField, context: FilterContext): DrawnField {
  switch (field.type) {
    case 'choice':
      return choiceField(field, context);
    case 'text':
      return textField(field, context);
    case 'territory':
      return territoryField(field, context);
  }
}

function choiceField({ name, label, options }: ChoiceField, { html, chosen }: FilterContext): DrawnField {
  const id = `filter-${name}`;
  const isChosen = (selects: SelectionValues) => {
    const now: Readonly<Record<string, readonly string[] | undefined>> = chosen();
    const wanted = Object.entries(selects);
    return wanted.length > 0 && wanted.every(([parameter, values]) => now[parameter]?.join() === values.join());
  };
  return {
    template: () =>
      html`<p class="filter">
        <label for=${id}>${label}</label>
        <select class="field" id=${id} name=${name}>
          ${options.map(
            (option, index) =>
              html`<option value=${index} ?selected=${isChosen(option.selects)}>${option.label}</option>`,
          )}
        </select>
      </p>`,
    selects: async (form) => options[Number(form.get(name))]?.selects ?? {},
  };
}

function textField({ label }: TextField, { html, chosen }: FilterContext): DrawnField {
  return {
    template: () =>
      html`<p class="filter">
        <label for="filter-q">${label}</label>
        <input class="field" id="filter-q" name="q" type="search" maxlength="200" .value=${chosen().q?.[0] ?? ''} />
      </p>`,
    async selects(form) {
      const text = form.get('q');
      const q = typeof text === 'string' ? text.trim() : '';
      // Without a letter or a number there is nothing to look for.
      return /[\p{L}\p{N}]/u.test(q) ? { q: [q] } : {};
    },
  };
}
