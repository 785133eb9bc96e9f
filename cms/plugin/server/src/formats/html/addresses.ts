/** The addresses a page leads to: other selections of the same list, other entries. */
import {
  COLLECTIONS,
  safeUrl,
  selectionPairs,
  type Collection,
  type EntryView,
  type TermReference,
} from 'ess-shared-types';
import type { AnyEdition, Context } from './context';
import { html, type Markup, type Part } from './markup';

type Pairs = readonly (readonly [name: string, value: string])[];

/** A link when the address may be followed, else its words alone. `attributes` start with a space. */
export function link(url: string | null | undefined, content: Part, attributes: Markup | false = false): Markup {
  const safe = safeUrl(url);
  return safe === undefined ? html`${content}` : html`<a href="${safe}"${attributes}>${content}</a>`;
}

/** The list of a collection; its language is carried over. */
export function listAddress({ server, lang }: Context, collection: Collection, pairs: Pairs = []): string {
  const withLang =
    lang === 'fr' || pairs.some(([name]) => name === 'lang') ? pairs : [...pairs, ['lang', lang] as const];
  return withQuery(`${server}/ess/${collection}`, withLang);
}

/** A page of the whole site, by its path. */
export const siteAddress = (context: Context, path: string): string => inLanguage(`${context.server}${path}`, context);

/** The page of a term. */
export const termAddress = (
  context: Context,
  { vocabulary, slug }: Pick<TermReference, 'vocabulary' | 'slug'>,
): string => siteAddress(context, `/ess/themes/${vocabulary}/${slug}`);

/** The page of a territory; the search of all of them without a code. */
export const territoryAddress = (context: Context, code?: string): string =>
  siteAddress(context, `/ess/territoires${code === undefined ? '' : `/${encodeURIComponent(code)}`}`);

/** The page of an entry that is known by its slug. */
export function itemAddress(context: Context, collection: Collection, slug: string): string {
  return inLanguage(`${context.server}/ess/${COLLECTIONS[collection].stem}/${encodeURIComponent(slug)}`, context);
}

/** The page of an entry in the language of the reader. */
export const pageAddress = ({ pageUrl }: Pick<EntryView, 'pageUrl'>, context: Context): string =>
  inLanguage(pageUrl, context);

const inLanguage = (address: string, { lang }: Context): string =>
  lang === 'fr' ? address : withQuery(address, [['lang', lang]]);

function withQuery(address: string, pairs: Pairs): string {
  const query = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
  return query === '' ? address : `${address}?${query}`;
}

/** What the page was asked for, without its place in the list. */
export const askedPairs = ({ selection }: AnyEdition): Pairs =>
  selectionPairs(selection).filter(([name]) => name !== 'cursor');

/** The same list without some names, and with what takes their place. */
export function changedList(
  edition: AnyEdition,
  context: Context,
  without: readonly string[],
  added: Pairs = [],
): string {
  const kept = askedPairs(edition).filter(([name]) => !without.includes(name));
  return listAddress(context, edition.collection, [...kept, ...added]);
}

/** The same list without one value. */
export function listWithout(edition: AnyEdition, context: Context, name: string, value: string): string {
  const kept = askedPairs(edition).filter((pair) => pair[0] !== name || pair[1] !== value);
  return listAddress(context, edition.collection, kept);
}

/** Vocabulary whose terms are asked for by their bare slug. */
const NEUTRAL_VOCABULARY = 'themes';

export const topicValue = ({ vocabulary, slug }: TermReference): string =>
  vocabulary === NEUTRAL_VOCABULARY ? slug : `${vocabulary}:${slug}`;
