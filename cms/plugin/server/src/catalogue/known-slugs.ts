/** Slugs of a selection that name nothing: refused, because an empty answer would look like « nothing published ». */
import type { Knex } from 'knex';
import type { Selection, SelectionProblem, VocabularyView } from 'ess-shared-types';
import { ENTRIES, SLUGS, VALUES } from '../publication/tables';
import type { ValueName } from '../publication/stored-views';

const TERM_NAMES = ['topic', 'audience', 'lever', 'challenge', 'sector', 'zoning'] as const satisfies readonly (keyof Selection & ValueName)[];
const ENTRY_NAMES = ['organisation', 'publisher'] as const;
const VALUE_NAMES = ['series', 'indicator'] as const satisfies readonly (keyof Selection & ValueName)[];

/** Vocabulary of the terms that stand bare under a name. */
const BARE: Readonly<Record<(typeof TERM_NAMES)[number], string>> = {
  topic: 'themes', audience: 'publics', lever: 'avise-leviers', challenge: 'avise-defis', sector: 'avise-domaines', zoning: 'zonages',
};
const MOST_SUGGESTIONS = 30;

export async function unknownSlugs(knex: Knex, selection: Selection): Promise<SelectionProblem[]> {
  const problems: SelectionProblem[] = [];
  if (TERM_NAMES.some((name) => selection[name].length > 0)) {
    const terms = await publishedTerms(knex);
    for (const name of TERM_NAMES) {
      for (const value of selection[name]) {
        const qualified = value.includes(':') ? value : `${BARE[name]}:${value}`;
        if (terms.has(qualified)) continue;
        const [vocabulary] = qualified.split(':');
        const near = [...terms].filter((term) => term.startsWith(`${vocabulary ?? ''}:`)).map((term) => (value.includes(':') ? term : term.slice(term.indexOf(':') + 1)));
        problems.push({ name, value, reason: 'unknown-value', allowed: near.length > 0 ? near.slice(0, MOST_SUGGESTIONS) : ['slug', 'vocabulary:slug'] });
      }
    }
  }
  const organisations = ENTRY_NAMES.flatMap((name) => selection[name].map((value) => ({ name, value })));
  if (organisations.length > 0) {
    const rows: { slug: string }[] = await knex(SLUGS).where({ kind: 'organisation' }).whereIn('slug', organisations.map(({ value }) => value)).select('slug');
    const known = new Set(rows.map(({ slug }) => slug));
    for (const { name, value } of organisations) {
      if (!known.has(value)) problems.push({ name, value, reason: 'unknown-value', allowed: ['essOrganisations.nodes.slug'] });
    }
  }
  const others = VALUE_NAMES.flatMap((name) => selection[name].map((value) => ({ name, value })));
  if (others.length > 0) {
    const rows: { name: string; value: string }[] = await knex(VALUES)
      .whereIn('name', [...VALUE_NAMES])
      .whereIn('value', others.map(({ value }) => value))
      .distinct('name', 'value');
    const known = new Set(rows.map((row) => `${row.name} ${row.value}`));
    for (const { name, value } of others) {
      if (!known.has(`${name} ${value}`)) problems.push({ name, value, reason: 'unknown-value', allowed: ['slug'] });
    }
  }
  return problems;
}

/** `vocabulary:slug` of every published term. */
async function publishedTerms(knex: Knex): Promise<Set<string>> {
  const rows: { view_fr: string }[] = await knex(ENTRIES).where({ kind: 'vocabulary' }).whereNull('withdrawn_at').select('view_fr');
  return new Set(
    rows.flatMap(({ view_fr: text }) => {
      const { slug, terms }: Pick<VocabularyView, 'slug' | 'terms'> = JSON.parse(text);
      return terms.map((term) => `${slug}:${term.slug}`);
    }),
  );
}
