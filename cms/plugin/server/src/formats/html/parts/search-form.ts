/** A search that is a plain form: its values are in the address, so that it can be kept and shared. */
import {
  ATTENDANCE_MODES,
  numberInWords,
  SELECTION_RULES,
  WHENS,
  type Language,
  type TerritoryReference,
  type VocabularyEntry,
  type When,
} from 'ess-shared-types';
import type { FacetName } from '../../narrowing';
import { askedPairs, listAddress } from '../addresses';
import { COLLECTION_WORDS } from '../collections';
import type { AnyEdition, Context } from '../context';
import { html, type Markup } from '../markup';
import { SEARCH_WORDS } from '../search-words';
import { WORDS } from '../words';

interface Field {
  readonly name: 'kind' | 'status' | 'when' | 'attendance' | FacetName;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value: string | undefined;
  /** What stands first and asks for nothing; none where one of the values is always meant. */
  readonly isOptional: boolean;
}

export function searchForm(edition: AnyEdition, context: Context): Markup {
  const { selection } = edition;
  const { lang } = context;
  const fields = [...facetsOf(edition, context), ...fieldsOf(edition, context)];
  const [territory, ...others] = edition.territories;
  // Several territories are left to the list of active filters: a field holds only one.
  const isOnePlace = others.length === 0 && (territory !== undefined || selection.territory.length === 0);
  const asked = new Set<string>(['q', ...(isOnePlace ? ['territory'] : []), ...fields.map(({ name }) => name)]);
  const kept = askedPairs(edition).filter(([name]) => !asked.has(name));
  const isOpen = fields.some(({ value, isOptional }) => isOptional && value !== undefined);
  return html`<form class="search" role="search" method="get" action="${listAddress(context, edition.collection).replace(/\?.*/, '')}">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="field words"><label for="q">${WORDS.freeText[lang]}</label><input id="q" name="q" type="search" maxlength="200" value="${selection.q ?? ''}" autocomplete="off"></div>
<div class="field place"><label for="lieu">${SEARCH_WORDS.territory[lang]}</label><input id="lieu" name="lieu" type="text" maxlength="100" value="${isOnePlace && territory ? typedAs(territory) : ''}" autocomplete="address-level2" placeholder="${SEARCH_WORDS.placeExample[lang]}"></div>
<button>${WORDS.search[lang]}</button>
${fields.length > 0 && html`<details class="criteria"${isOpen && html` open`}><summary>${WORDS.moreCriteria[lang]}</summary><div class="fields">${fields.map((field) => select(field, context))}</div></details>`}
</form>`;
}

function select({ name, label, options, value, isOptional }: Field, { lang }: Context): Markup {
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${isOptional && html`<option value="">${WORDS.anyOne[lang]}</option>`}${options.map(([key, text]) => html`<option value="${key}"${key === value && html` selected`}>${text}</option>`)}</select></div>`;
}

/** As the field of territories takes it: with its department, which tells it from others of its name. */
const typedAs = ({ name, department }: TerritoryReference): string =>
  department === null ? name : `${name} (${department})`;

/** What leaves nothing to choose is not offered; nor what is chosen twice. */
function facetsOf({ narrowing, selection }: AnyEdition, { lang }: Context): Field[] {
  return (narrowing?.facets ?? []).flatMap(({ name, options }): Field[] => {
    const [chosen, ...others] = selection[name];
    if (options.length === 0 || others.length > 0) return [];
    return [
      {
        name,
        label: FACET_WORDS[name][lang],
        options: options.map(({ value, label, count }) => [
          value,
          count === null ? label : `${label} (${numberInWords(count, lang)})`,
        ]),
        value: options.find(({ value }) => value === chosen || value === chosen?.replace(/^.*:/, ''))?.value,
        isOptional: true,
      },
    ];
  });
}

const FACET_WORDS: Readonly<Record<FacetName, Readonly<Record<Language, string>>>> = {
  topic: { fr: 'Thème', en: 'Topic' },
  audience: { fr: 'Pour qui', en: 'For whom' },
  lever: { fr: 'Levier d’action', en: 'Lever' },
  organisation: { fr: 'Structure', en: 'Organisation' },
};

/** A name that already has several values is left to the list of active filters: a select holds only one. */
function fieldsOf({ collection, selection }: AnyEdition, { lang }: Context): Field[] {
  const { kinds, statuses } = SELECTION_RULES[collection];
  const { kindField, statusField } = COLLECTION_WORDS[collection];
  const options = (vocabulary: Readonly<Record<string, VocabularyEntry>>) =>
    Object.entries(vocabulary).map(([key, { label }]) => [key, label[lang]] as const);
  const field = (
    name: 'kind' | 'status' | 'attendance',
    label: string | undefined,
    vocabulary: Readonly<Record<string, VocabularyEntry>>,
  ): Field[] =>
    label === undefined || selection[name].length > 1
      ? []
      : [{ name, label, options: options(vocabulary), value: selection[name][0], isOptional: true }];
  return [
    ...field('kind', kindField?.[lang], kinds),
    ...field('status', statusField?.[lang], statuses),
    ...(collection === 'agenda'
      ? [
          {
            name: 'when' as const,
            label: WORDS.period[lang],
            options: WHENS.filter(
              // What is known only by a sentence has no day.
              (when) => when !== 'recurring' || (selection.from ?? selection.to ?? selection.days) === undefined,
            ).map((when) => [when, whenWords(when)[lang]] as const),
            value: whenOf(selection),
            isOptional: false,
          },
          ...field('attendance', WORDS.attendanceMode[lang], ATTENDANCE_MODES),
        ]
      : []),
  ];
}

/** What `when` means when it is left out. */
export const whenOf = ({ when, from, to }: AnyEdition['selection']): When =>
  when ?? (from === undefined && to === undefined ? 'upcoming' : 'all');

function whenWords(when: When) {
  switch (when) {
    case 'upcoming':
      return WORDS.upcoming;
    case 'past':
      return WORDS.past;
    case 'recurring':
      return WORDS.recurringOnes;
    case 'all':
      return WORDS.allOnes;
  }
}
