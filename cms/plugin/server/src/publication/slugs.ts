/** Slugs: how one is made from a title, whoever writes it, and which ones are refused before they are kept. */
import type { Core, Modules } from '@strapi/strapi';
import anyAscii from 'any-ascii';
import { isSlug, textKey } from 'ess-shared-types';
import { randomBytes } from 'node:crypto';
import { adminState } from '../access/current-user';
import { hasDrafts, isLimited, outOfReach } from '../access/linked-reach';
import { linkKey } from '../access/links';
import { strapiServices } from '../access/strapi-services';
import { uidOf } from '../content-types';
import { problem, type PublicationProblem } from './validation/problems';

type Context = Modules.Documents.Middleware.Context;

/** Field from which a slug is made when none is given, by type. */
const SLUG_SOURCES: ReadonlyMap<string, string> = new Map([
  [uidOf('event'), 'title'],
  [uidOf('resource'), 'title'],
  [uidOf('event-series'), 'title'],
  [uidOf('organisation'), 'name'],
  [uidOf('person'), 'display_name'],
  [uidOf('key-figure'), 'title'],
  [uidOf('initiative'), 'title'],
  [uidOf('dispositif'), 'title'],
  [uidOf('indicator'), 'label_fr'],
  [uidOf('source'), 'label'],
  [uidOf('figure-group'), 'title'],
  [uidOf('selection'), 'title'],
  [uidOf('vocabulary'), 'label_fr'],
  [uidOf('term'), 'label_fr'],
]);

const LONGEST = 200;

/**
 * `Soirée Smørrebrød` -> `soiree-smorrebrod`, `Łódź` -> `lodz`, `Forum λ` -> `forum-lambda`, `東京` -> `dongjing`; empty for
 * a title of signs only.
 */
export function slugOf(text: string): string {
  const latin = anyAscii(withGreekLettersNamed(textKey(text))).toLowerCase();
  return latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
}

const GREEK_LETTERS = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const GREEK_NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** A letter that stands alone is a name, not a sound; in a word, beta is written as it is in French. */
const withGreekLettersNamed = (key: string): string =>
  key
    .split(' ')
    .map((word) => GREEK_NAMES[GREEK_LETTERS.indexOf(word)] ?? word.replaceAll('β', 'b'))
    .join(' ');

/** The admin makes slugs as one types; code and imports may leave them out. */
export async function fillSlug(strapi: Core.Strapi, context: Context): Promise<void> {
  const source = SLUG_SOURCES.get(context.uid);
  if (source === undefined || context.action !== 'create' || !('data' in context.params)) return;
  const data: Record<string, unknown> = context.params.data ?? {};
  const isTyped = typeof data.slug === 'string' && data.slug !== '';
  // Of a list whose entries the person does not all see, a slug that is refused would tell of the others.
  if (isTyped && !tellsOfOthers(strapi, context.uid)) return;
  const text = data[source];
  if (typeof text !== 'string' || text.trim() === '') return;
  const base = slugOf(text);
  data.slug = context.uid === uidOf('term') && base !== '' ? base : await freeSlug(strapi, context.uid, base);
}

const tellsOfOthers = (strapi: Core.Strapi, uid: string): boolean =>
  !hasDrafts(strapi, uid) && isLimited(strapi, adminState(strapi), uid);

/**
 * `salon`, `salon-2` when there is one already; a number when a title gives nothing. Entries out of the person's reach
 * count for nothing: drafts may share a slug until they are published; in a list without drafts, chance decides.
 */
async function freeSlug(strapi: Core.Strapi, uid: string, base: string): Promise<string> {
  if (tellsOfOthers(strapi, uid)) return [base, randomBytes(4).toString('hex')].filter((part) => part !== '').join('-');
  const where = base === '' ? {} : { slug: { $startsWith: base } };
  const rows: { slug: string | null; documentId: string }[] = await strapi.db
    .query(uid)
    .findMany({ where, select: ['slug', 'documentId'] });
  const links = rows.map(({ documentId }) => ({ uid, id: documentId, field: 'slug' }));
  const { hidden } = await outOfReach(strapi, adminState(strapi), links);
  const taken = rows.filter(({ documentId }) => !hidden.has(linkKey({ uid, id: documentId, field: 'slug' })));
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (base !== '' && !slugs.has(base)) return base;
  const numbered = (number: number) => (base === '' ? String(number) : `${base}-${String(number)}`);
  let number = base === '' ? 1 : 2;
  while (slugs.has(numbered(number))) number += 1;
  return numbered(number);
}

/** What is wrong with a slug that someone typed, before it is kept: its address would lead nowhere. */
export function slugProblems(context: Context): PublicationProblem[] {
  if (!SLUG_SOURCES.has(context.uid) || (context.action !== 'create' && context.action !== 'update')) return [];
  const data: Record<string, unknown> = context.params.data ?? {};
  const { slug } = data;
  if (typeof slug !== 'string' || slug === '' || isSlug(slug)) return [];
  const better = slugOf(slug);
  const [fr, en] = better === '' ? ['', ''] : [` Par exemple : « ${better} ».`, ` For example: “${better}”.`];
  return [
    problem(
      ['slug'],
      `L’identifiant d’adresse « ${slug} » n’est pas accepté : des lettres minuscules sans accent, des chiffres et des tirets simples, c’est tout.${fr}`,
      `The slug “${slug}” is not accepted: lower-case letters without accents, figures and single hyphens only.${en}`,
    ),
  ];
}

/** The button of the admin that makes a slug follows the same rule. */
/** Whether a slug typed in a form is free, as far as the person may know, and another one where it is not. */
export async function slugAvailability(
  strapi: Core.Strapi,
  uid: string,
  slug: string,
): Promise<{ readonly isAvailable: boolean; readonly suggestion: string | null }> {
  if (tellsOfOthers(strapi, uid)) return { isAvailable: true, suggestion: null };
  const free = await freeSlug(strapi, uid, slug);
  return free === slug ? { isAvailable: true, suggestion: null } : { isAvailable: false, suggestion: free };
}

export function makeSlugsInForms(strapi: Core.Strapi): void {
  const slugs = strapiServices(strapi).get('plugin::content-manager.uid');
  const strapis = slugs.generateUIDField.bind(slugs);
  slugs.generateUIDField = async (asked) => {
    const source = SLUG_SOURCES.get(asked.contentTypeUID);
    const text = source === undefined ? undefined : asked.data[source];
    return typeof text === 'string' && text.trim() !== ''
      ? freeSlug(strapi, asked.contentTypeUID, slugOf(text))
      : strapis(asked);
  };
}
