/** One form for every way of asking for the same: what goes without saying is not said, a term has one name. */
import { COLLECTIONS, type Collection } from './collections.js';
import { LIMIT_RANGE, type Selection } from './selection.js';

/** Names whose values are terms of a vocabulary. */
export const TERM_NAMES = ['topic', 'audience', 'lever', 'challenge', 'sector', 'zoning'] as const;
export type TermName = (typeof TERM_NAMES)[number];

/** The vocabulary whose terms stand bare under a name: `topic=alimentation` is `topic=themes:alimentation`. */
export const BARE_VOCABULARIES: Readonly<Record<TermName, string>> = {
  topic: 'themes',
  audience: 'publics',
  lever: 'avise-leviers',
  challenge: 'avise-defis',
  sector: 'avise-domaines',
  zoning: 'zonages',
};

/** The selection without its defaults, and with its terms as short as they can be written. Answers are the same. */
export function canonicalSelection(selection: Selection, collection: Collection): Selection {
  const terms = (name: TermName) => {
    const prefix = `${BARE_VOCABULARIES[name]}:`;
    const bare = selection[name].map((slug) => (slug.startsWith(prefix) ? slug.slice(prefix.length) : slug));
    return [...new Set(bare)].sort();
  };
  const unless = <Value>(value: Value, byDefault: Value): Value | undefined =>
    value === byDefault ? undefined : value;
  return {
    ...selection,
    topic: terms('topic'),
    audience: terms('audience'),
    lever: terms('lever'),
    challenge: terms('challenge'),
    sector: terms('sector'),
    zoning: terms('zoning'),
    // Without a territory there is nothing to reach, nor to climb from.
    reach:
      selection.territory.length === 0
        ? undefined
        : unless(selection.reach, COLLECTIONS[collection].reach ?? undefined),
    fallback: selection.territory.length === 0 ? undefined : unless(selection.fallback, 'none'),
    lang: unless(selection.lang, 'fr'),
    limit: unless(selection.limit, LIMIT_RANGE.default),
  };
}
