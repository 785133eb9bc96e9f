/** The form of a module as data. Filters that have no field in the form, of a selection made elsewhere, stay. Pure. */
import {
  ITEM_URL,
  type ElementChoices,
  type ModulePresentation,
  type SavedSelection,
} from '../../../../shared/contracts/builder';
import { NO_COLOURS, type Colours } from './contrast';

/** Values by name of parameter. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export interface ModuleForm {
  readonly collection: ElementChoices['collection'];
  readonly filters: Filters;
  readonly presentation: ModulePresentation;
  readonly colours: Colours;
}

/** What `when`, `days`, `from` and `to` say together. */
export type Period = 'upcoming' | 'month' | 'quarter' | 'past' | 'all';
const DAYS = { month: '30', quarter: '90' } as const;

export function formOf(choices: ElementChoices, heading: string): ModuleForm {
  return {
    collection: choices.collection,
    filters: {},
    presentation: {
      heading,
      headingLevel: 2,
      appearance: 'light',
      layout: choices.layouts[0],
      filters: [],
      show: choices.shown,
      link: 'page',
      itemUrl: '',
      limit: 20,
    },
    colours: NO_COLOURS,
  };
}

/** Another element keeps what it knows too. */
export function withElement(form: ModuleForm, choices: ElementChoices): ModuleForm {
  const { kind: _kind, status: _status, when: _when, days: _days, from: _from, to: _to, ...shared } = form.filters;
  return {
    ...form,
    collection: choices.collection,
    filters: shared,
    presentation: {
      ...form.presentation,
      layout: choices.layouts[0],
      filters: form.presentation.filters.filter((name) => choices.visitorFilters.includes(name)),
      show: choices.shown,
    },
  };
}

export const withSaved = (form: ModuleForm, choices: ElementChoices, saved: SavedSelection): ModuleForm => ({
  ...withElement(form, choices),
  filters: filtersIn(saved.filters),
  presentation: { ...withElement(form, choices).presentation, heading: saved.title },
});

/** What the server is asked to write: an address that is still being typed waits, and only titles that lead to a page take one. */
export const askedPresentation = (presentation: ModulePresentation): ModulePresentation => ({
  ...presentation,
  itemUrl: presentation.link === 'page' && ITEM_URL.test(presentation.itemUrl) ? presentation.itemUrl : '',
});

/** No value at all takes the name away. */
export function withFilter(filters: Filters, name: string, values: readonly string[]): Filters {
  const { [name]: _before, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values };
}

/** As in an address, names in order: the same text for the same filters. */
export function filtersText(filters: Filters): string {
  const pairs = Object.entries(filters).flatMap(([name, values]) =>
    [...values].sort().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs.sort(([one], [other]) => (one < other ? -1 : Number(one > other)))).toString();
}

export function filtersIn(text: string): Filters {
  const filters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) filters[name] = [...(filters[name] ?? []), value];
  return filters;
}

/** `undefined`: a period that the form cannot say, which stays unless another is chosen. */
export function periodOf({ when, days, from, to }: Filters): Period | undefined {
  if (from ?? to) return undefined;
  if (days)
    return when ? undefined : days[0] === DAYS.month ? 'month' : days[0] === DAYS.quarter ? 'quarter' : undefined;
  const [value = 'upcoming'] = when ?? [];
  return value === 'upcoming' || value === 'past' || value === 'all' ? value : undefined;
}

export function withPeriod(filters: Filters, period: Period): Filters {
  const { when: _when, days: _days, from: _from, to: _to, ...others } = filters;
  if (period === 'upcoming') return others;
  return period === 'month' || period === 'quarter'
    ? { ...others, days: [DAYS[period]] }
    : { ...others, when: [period] };
}
