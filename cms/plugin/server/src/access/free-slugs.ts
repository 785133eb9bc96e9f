/** Slugs that nobody has yet, as far as the person who asks may know. */
import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { adminState } from './current-user';
import { hasDrafts, isLimited, outOfReach } from './linked-reach';
import { linkKey } from './links';

/** Whether a slug that is refused would tell a person of entries that they do not see. */
export const tellsOfOthers = (strapi: Core.Strapi, uid: string): boolean =>
  !hasDrafts(strapi, uid) && isLimited(strapi, adminState(strapi), uid);

/**
 * `salon`, `salon-2` when there is one already; a number when a title gives nothing. Entries out of the person's reach
 * count for nothing: drafts may share a slug until they are published; in a list without drafts, chance decides.
 */
export async function freeSlug(strapi: Core.Strapi, uid: string, base: string): Promise<string> {
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
