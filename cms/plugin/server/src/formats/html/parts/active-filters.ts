/** What narrows the list, each with the link that takes it away. */
import { ATTENDANCE_MODES, isKeyOf, SELECTION_RULES, type VocabularyEntry } from 'ess-shared-types';
import { changedList, listWithout } from '../addresses';
import type { AnyEdition, Context } from '../context';
import { html, type Markup } from '../markup';
import { dateInWords } from '../phrases';
import { WORDS } from '../words';

export interface ActiveFilter {
  readonly name: string;
  /** In words. */
  readonly label: string;
  /** The list without it. */
  readonly without: string;
}

const FILTERS = [
  'territory',
  'topic',
  'audience',
  'lever',
  'challenge',
  'sector',
  'zoning',
  'indicator',
  'kind',
  'status',
  'attendance',
  'organisation',
  'publisher',
  'series',
] as const;

export function activeFilters(edition: AnyEdition, context: Context): ActiveFilter[] {
  const { selection } = edition;
  const { lang } = context;
  const many = FILTERS.flatMap((name) =>
    selection[name].map((value) => ({ name, value, label: valueInWords(name, value, edition, context) })),
  );
  const daysWords = selection.when === 'past' ? WORDS.lastDays[lang] : WORDS.nextDays[lang];
  const single = [
    selection.q === undefined ? null : { name: 'q', value: selection.q, label: WORDS.quoted[lang](selection.q) },
    selection.from === undefined
      ? null
      : { name: 'from', value: selection.from, label: WORDS.from[lang](dateInWords(selection.from, lang)) },
    selection.to === undefined
      ? null
      : { name: 'to', value: selection.to, label: WORDS.to[lang](dateInWords(selection.to, lang)) },
    selection.days === undefined
      ? null
      : { name: 'days', value: String(selection.days), label: daysWords(selection.days) },
  ].filter((filter) => filter !== null);
  return [...many, ...single].map(({ name, value, label }) => ({
    name,
    label,
    without: listWithout(edition, context, name, value),
  }));
}

/** The name of a territory or term, the label of a kind or status, else what the slug says. */
function valueInWords(
  name: (typeof FILTERS)[number],
  value: string,
  { collection, territories, terms }: AnyEdition,
  { lang }: Context,
): string {
  const slugWords = value.replace(/^.*:/, '').replaceAll('-', ' ');
  const labelIn = (vocabulary: Readonly<Record<string, VocabularyEntry>>) =>
    isKeyOf(vocabulary, value) ? vocabulary[value]?.label[lang] : undefined;
  if (name === 'territory') return territories.find(({ code }) => code === value)?.name ?? value;
  const { kinds, statuses } = SELECTION_RULES[collection];
  const closed = { kind: kinds, status: statuses, attendance: ATTENDANCE_MODES };
  if (name === 'kind' || name === 'status' || name === 'attendance') return labelIn(closed[name]) ?? slugWords;
  const term = terms.find(({ vocabulary, slug }) => value === slug || value === `${vocabulary}:${slug}`);
  return term?.label ?? slugWords;
}

export function filterList(filters: readonly ActiveFilter[], edition: AnyEdition, context: Context): Markup | null {
  if (filters.length === 0) return null;
  const { lang } = context;
  return html`<div class="filters"><p class="muted small" id="filtres">${WORDS.activeFilters[lang]}</p><ul class="chips" role="list" aria-labelledby="filtres">${filters.map(({ label, without }) => html`<li><a href="${without}"><span class="hidden">${WORDS.removeFilter[lang]}${lang === 'fr' && '\u00a0'}: </span>${label}<span class="cross" aria-hidden="true">×</span></a></li>`)}${filters.length > 1 && html`<li><a class="plain" href="${withoutFilters(filters, edition, context)}">${WORDS.removeAll[lang]}</a></li>`}</ul></div>`;
}

/** The list with nothing that narrows it. */
export const withoutFilters = (filters: readonly ActiveFilter[], edition: AnyEdition, context: Context): string =>
  changedList(
    edition,
    context,
    filters.map(({ name }) => name),
  );
