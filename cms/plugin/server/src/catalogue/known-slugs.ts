/**
 * What the slugs of a selection name today. A former slug gives way to the one in use; one that names nothing is
 * refused, because an empty answer would look like « nothing published ».
 */
import type { Knex } from 'knex';
import {
  BARE_VOCABULARIES,
  TERM_NAMES,
  type Language,
  type Selection,
  type SelectionProblem,
  type TermName,
  type TermReference,
} from 'ess-shared-types';
import { namesOfVocabulary } from '../publication/entry-parts';
import type { StoredVocabulary, ValueName } from '../publication/stored-views';
import { ENTRIES, SLUGS, VALUES } from '../publication/tables';

const ORGANISATION_NAMES = ['organisation', 'publisher'] as const;
const VALUE_NAMES = ['series', 'indicator'] as const satisfies readonly (keyof Selection & ValueName)[];

const MOST_SUGGESTIONS = 30;

export interface ReadSlugs {
  /** With every slug as it is in use; one that is unknown stays and finds nothing. */
  readonly selection: Selection;
  readonly problems: readonly SelectionProblem[];
  /** The terms asked for, with their labels. */
  readonly terms: readonly TermReference[];
}

/** Reads the slugs of some selections together: two statements at most, however many they are. */
export async function readSlugs(knex: Knex, selections: readonly Selection[], lang: Language): Promise<ReadSlugs[]> {
  const terms = await publishedTerms(knex, selections, lang);
  const others = await otherSlugs(knex, selections);
  return selections.map((selection) => {
    const problems: SelectionProblem[] = [];
    const inUse = (name: TermName | (typeof ORGANISATION_NAMES)[number] | (typeof VALUE_NAMES)[number]): string[] =>
      selection[name].map((value) => {
        const found = isTermName(name) ? terms.inUse(name, value) : others.get(`${kindOf(name)} ${value}`);
        if (found !== undefined) return found;
        problems.push({
          name,
          value,
          reason: 'unknown-value',
          allowed: isTermName(name) ? terms.allowed(name, value) : allowedFor(name),
        });
        // Kept where it is not refused, so that it finds nothing instead of everything.
        return value;
      });
    const read: Selection = {
      ...selection,
      topic: inUse('topic'),
      audience: inUse('audience'),
      lever: inUse('lever'),
      challenge: inUse('challenge'),
      sector: inUse('sector'),
      zoning: inUse('zoning'),
      organisation: inUse('organisation'),
      publisher: inUse('publisher'),
      series: inUse('series'),
      indicator: inUse('indicator'),
    };
    return { selection: read, problems, terms: TERM_NAMES.flatMap((name) => terms.named(read[name])) };
  });
}

const isTermName = (name: string): name is TermName => TERM_NAMES.some((known) => known === name);

const kindOf = (name: (typeof ORGANISATION_NAMES)[number] | (typeof VALUE_NAMES)[number]): string =>
  name === 'series' || name === 'indicator' ? name : 'organisation';

const allowedFor = (name: (typeof ORGANISATION_NAMES)[number] | (typeof VALUE_NAMES)[number]): string[] =>
  kindOf(name) === 'organisation' ? ['essOrganisations.nodes.slug'] : ['slug'];

const vocabularyOf = (name: TermName, value: string): string =>
  value.includes(':') ? value.slice(0, value.indexOf(':')) : BARE_VOCABULARIES[name];
const slugOf = (value: string): string => value.slice(value.indexOf(':') + 1);

interface PublishedTerms {
  /** `vocabulary:slug` in use, or `undefined` where the name has no such term. */
  inUse(name: TermName, value: string): string | undefined;
  /** Of qualified slugs, those that are terms. */
  named(values: readonly string[]): TermReference[];
  /** The terms that may be written instead. */
  allowed(name: TermName, value: string): string[];
}

/** The terms of the vocabularies that the selections name. */
async function publishedTerms(knex: Knex, selections: readonly Selection[], lang: Language): Promise<PublishedTerms> {
  const slugs = new Set(
    selections.flatMap((selection) =>
      TERM_NAMES.flatMap((name) => selection[name].map((value) => vocabularyOf(name, value))),
    ),
  );
  const rows: { view: string }[] =
    slugs.size === 0
      ? []
      : await knex(ENTRIES)
          .where({ kind: 'vocabulary' })
          .whereIn('slug', [...slugs])
          .whereNull('withdrawn_at')
          .select(`view_${lang} as view`);
  const vocabularies = new Map(
    rows.map(({ view }) => {
      const vocabulary: StoredVocabulary = JSON.parse(view);
      return [vocabulary.slug, vocabulary.terms];
    }),
  );
  const termsOf = (name: TermName, value: string) => {
    const vocabulary = vocabularyOf(name, value);
    return namesOfVocabulary(vocabulary).includes(name) ? (vocabularies.get(vocabulary) ?? []) : [];
  };
  return {
    inUse(name, value) {
      const terms = termsOf(name, value);
      const slug = slugOf(value);
      const term =
        terms.find((candidate) => candidate.slug === slug) ??
        terms.find(({ formerSlugs }) => formerSlugs.includes(slug));
      return term && `${vocabularyOf(name, value)}:${term.slug}`;
    },
    named: (values) =>
      values.flatMap((value) => {
        const vocabulary = value.slice(0, value.indexOf(':'));
        const term = vocabularies.get(vocabulary)?.find(({ slug }) => slug === slugOf(value));
        return term ? [{ vocabulary, slug: term.slug, label: term.label }] : [];
      }),
    allowed(name, value) {
      const prefix = value.includes(':') ? `${vocabularyOf(name, value)}:` : '';
      const near = termsOf(name, value)
        .slice(0, MOST_SUGGESTIONS)
        .map(({ slug }) => `${prefix}${slug}`);
      return near.length > 0 ? near : ['slug', 'vocabulary:slug'];
    },
  };
}

interface SlugRow {
  readonly kind: string;
  readonly slug: string;
  readonly in_use: string;
}

/** Slugs of organisations, series and indicators: `kind slug` -> the slug in use. */
async function otherSlugs(knex: Knex, selections: readonly Selection[]): Promise<Map<string, string>> {
  const asked = (names: readonly ('organisation' | 'publisher' | 'series' | 'indicator')[]) =>
    selections.flatMap((selection) => names.flatMap((name) => selection[name]));
  const organisations = asked(ORGANISATION_NAMES);
  const values = asked(VALUE_NAMES);
  if (organisations.length + values.length === 0) return new Map();
  const rows: SlugRow[] = await knex({ known: SLUGS })
    .join({ entry: ENTRIES }, 'entry.id', 'known.entry_id')
    .where('known.kind', 'organisation')
    .whereIn('known.slug', organisations)
    .whereNull('entry.withdrawn_at')
    .select('known.kind as kind', 'known.slug as slug', 'entry.slug as in_use')
    .union((union) => {
      void union
        .from(VALUES)
        .whereIn('name', [...VALUE_NAMES])
        .whereIn('value', values)
        .select('name as kind', 'value as slug', 'value as in_use');
    });
  return new Map(rows.map((row) => [`${row.kind} ${row.slug}`, row.in_use]));
}
