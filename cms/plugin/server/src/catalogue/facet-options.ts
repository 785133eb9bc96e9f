/** What may be chosen of a name, in words, with how much it would leave. Pure. */
import { BARE_VOCABULARIES, type Language, type OrganisationView, type VocabularyView } from 'ess-shared-types';
import type { FacetName, FacetOption } from '../formats/narrowing';
import { sentenceCased } from '../formats/themes';

type TermFacet = Exclude<FacetName, 'organisation'>;
type Counts = ReadonlyMap<string, number> | undefined;

/** The vocabularies whose terms are offered under a name: of topics, the neutral ones. */
const VOCABULARIES: Readonly<Record<TermFacet, readonly string[]>> = {
  topic: [BARE_VOCABULARIES.topic],
  audience: [BARE_VOCABULARIES.audience],
  lever: [BARE_VOCABULARIES.lever, 'anct-leviers'],
};
export const FACET_VOCABULARIES: readonly string[] = Object.values(VOCABULARIES).flat();

/** Organisations beyond those that are named most often are found by searching. */
const MOST_ORGANISATIONS = 40;

/** Terms that leave something, or all that stand by themselves where nothing was counted; what is chosen, always. */
export function termOptions(
  name: TermFacet,
  vocabularies: readonly VocabularyView[],
  counts: Counts,
  chosen: readonly string[],
  lang: Language,
): FacetOption[] {
  const options = VOCABULARIES[name].flatMap((slug) =>
    (vocabularies.find((one) => one.slug === slug)?.terms ?? []).flatMap((term): FacetOption[] => {
      const qualified = `${slug}:${term.slug}`;
      const value = slug === BARE_VOCABULARIES[name] ? term.slug : qualified;
      const count = counts === undefined ? null : (counts.get(qualified) ?? 0);
      const isChosen = chosen.includes(value) || chosen.includes(qualified);
      const isOffered = count === null ? term.parent === null : count > 0;
      return isChosen || isOffered ? [{ value, label: sentenceCased(term.shortLabel ?? term.label), count }] : [];
    }),
  );
  return inOrder(options, lang);
}

/** The slugs that are named most often, and those that are chosen. */
export function mostFrequent(counts: Counts, chosen: readonly string[]): string[] {
  const found = [...(counts ?? [])].sort(([, one], [, other]) => other - one).map(([slug]) => slug);
  return [...new Set([...chosen, ...found])].slice(0, MOST_ORGANISATIONS);
}

export const organisationOptions = (
  organisations: readonly OrganisationView[],
  counts: Counts,
  lang: Language,
): FacetOption[] =>
  inOrder(
    organisations.map(({ slug, name }) => ({
      value: slug,
      label: name,
      count: counts === undefined ? null : (counts.get(slug) ?? 0),
    })),
    lang,
  );

const inOrder = (options: readonly FacetOption[], lang: Language): FacetOption[] =>
  [...options].sort((one, other) => one.label.localeCompare(other.label, lang));
