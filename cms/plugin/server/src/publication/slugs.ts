/** Slugs: how one is made from a title, whoever writes it, and which ones are refused before they are kept. */
import type { Core, Modules } from '@strapi/strapi';
import { isSlug } from 'ess-shared-types';
import { freeSlug, tellsOfOthers } from '../access/free-slugs';
import { strapiServices } from '../access/strapi-services';
import { uidOf } from '../content-types';
import { slugOf } from '../content-types/slug-of';
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
