/** Saved selections: filters or a hand-picked ordered list, offered by a network under its own name. */
import {
  COLLECTIONS,
  keyOfStored,
  keysOf,
  parseSelection,
  safeUrl,
  SELECTION_RULES,
  textKey,
  type Collection,
  type Language,
  type SelectionName,
  type SelectionRules,
} from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import { documentId, fields, flag, list, optional, ORGANISATION, organisationReference, text } from '../documents';
import { dependenciesOf } from '../entry-parts';
import { labelled, organisationReference as organisationView } from '../references';
import type { StoredSelection } from '../stored-views';
import { missing, problem, unsafeUrl, type PublicationProblem } from '../validation/problems';
import { NOT_SEARCHED } from '../../words/indexed-words';
import type { PublishedType } from './published-type';

const item = optional(z.object({ documentId }));
const selectionDocument = z.object({
  documentId,
  title: text,
  slug: text,
  collection: text,
  filters: text,
  accent_colour: text,
  contact_url: text,
  legal_notice: text,
  retired: flag,
  items: list(z.object({ event: item, resource: item, key_figure: item, initiative: item, dispositif: item })),
  publisher: optional(organisationReference),
  logo: optional(z.object({ url: z.string() })),
  successor: optional(z.object({ documentId, slug: text })),
});
type SelectionDocument = z.output<typeof selectionDocument>;

const ITEM = fields('documentId');

/** How an answer is presented is the reader's to say, and a selection does not rest on another one. */
const NOT_SAVED = ['fallback', 'selection', 'lang', 'limit', 'cursor'] as const satisfies readonly SelectionName[];

/** What a saved selection may hold. */
export const savedRules = (collection: Collection): SelectionRules => ({
  ...SELECTION_RULES[collection],
  without: [...SELECTION_RULES[collection].without, ...NOT_SAVED],
});

/** The entries picked, in order. */
const itemIds = (selection: SelectionDocument): string[] =>
  selection.items.flatMap(({ event, resource, key_figure: figure, initiative, dispositif }) =>
    [event, resource, figure, initiative, dispositif].flatMap((entry) => entry?.documentId ?? []),
  );

export const selectionType: PublishedType = {
  uid: uidOf('selection'),
  table: 'ess_selections',
  hasDrafts: false,
  populate: {
    items: { populate: { event: ITEM, resource: ITEM, key_figure: ITEM, initiative: ITEM, dispositif: ITEM } },
    publisher: ORGANISATION,
    logo: fields('url'),
    successor: fields('slug'),
  },

  project(document) {
    const selection = selectionDocument.parse(document);
    const { slug, title } = selection;
    if (!slug || !title) return undefined;
    const items = itemIds(selection);
    // A list whose entries are all gone is empty: it must not turn into one of everything.
    const isHandPicked = selection.items.length > 0;
    const view = (lang: Language): StoredSelection => ({
      slug,
      title,
      collection: labelled(COLLECTIONS, selection.collection, 'agenda', lang),
      filters: isHandPicked ? '' : (selection.filters ?? ''),
      isHandPicked,
      items,
      publisher: organisationView(selection.publisher),
      logo: selection.logo?.url ?? null,
      accentColour: /^#[0-9a-f]{6}$/i.test(selection.accent_colour ?? '') ? selection.accent_colour : null,
      contactUrl: safeUrl(selection.contact_url) ?? null,
      legalNotice: selection.legal_notice,
      retired: selection.retired ?? false,
      successor: selection.successor?.slug ?? null,
    });
    return {
      slug,
      formerSlugs: [],
      sortKey: textKey(title).slice(0, 255),
      views: { fr: view('fr'), en: view('en') },
      searched: NOT_SEARCHED,
      occurrences: [],
      values: [],
      dependencies: dependenciesOf(selection),
    };
  },

  /** A saved selection is public as soon as it is saved: what is wrong is refused then. */
  check(document) {
    const selection = selectionDocument.parse(document);
    const problems: PublicationProblem[] = [];
    if (!selection.title) return problems;
    const collection = keyOfStored(COLLECTIONS, selection.collection);
    if (!collection) {
      problems.push(
        missing(
          'collection',
          `Dites ce que la sélection rassemble : ${keysOf(COLLECTIONS).join(', ')}.`,
          `Say what the selection gathers: ${keysOf(COLLECTIONS).join(', ')}.`,
        ),
      );
    } else if (selection.filters) {
      const parsed = parseSelection(new URLSearchParams(selection.filters), { rules: savedRules(collection) });
      if (!parsed.ok) {
        const names = parsed.problems
          .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
          .join(', ');
        problems.push(
          problem(
            ['filters'],
            `Ces filtres ne sont pas reconnus : ${names}.`,
            `These filters are not recognised: ${names}.`,
          ),
        );
      }
    }
    if (selection.contact_url && !safeUrl(selection.contact_url))
      problems.push(unsafeUrl(['contact_url'], selection.contact_url));
    if (selection.accent_colour && !/^#[0-9a-f]{6}$/i.test(selection.accent_colour)) {
      problems.push(problem(['accent_colour'], 'Une couleur s’écrit #0b5c8a.', 'A colour is written #0b5c8a.'));
    }
    return problems;
  },
};
