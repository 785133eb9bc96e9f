/** The entry that a person asks about from its edit view: of a listed kind, existing, and in their reach. */
import { LISTED_KINDS, type ListedKind } from 'ess-shared-types';
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { reachOf } from '../access/reach';
import type { AdminRequest } from '../admin-route/admin-route';
import type { TypeUid } from '../content-types';
import { kindOfUid, PUBLISHED_TYPES } from '../publication/types';

export interface EditedEntry {
  readonly kind: ListedKind;
  readonly uid: TypeUid;
  readonly documentId: string;
}

/** Part of the input of a route. */
export const entryParams = z.object({ uid: z.string().max(64), documentId: z.string().max(64) });

const NO_ENTRY = { fr: 'Cette fiche n’existe pas, ou pas pour vous.', en: 'There is no such entry, or not for you.' };

/** Throws `NotFoundError` for what the person may not do with this entry: they are not told that it exists. */
export async function editedEntry(
  strapi: Core.Strapi,
  asked: z.output<typeof entryParams>,
  { user, context }: Pick<AdminRequest<unknown>, 'user' | 'context'>,
  right: 'read' | 'update' | 'publish' = 'read',
): Promise<EditedEntry> {
  const { documentId } = asked;
  const kind = LISTED_KINDS.find((listed) => listed === kindOfUid(asked.uid));
  if (kind !== undefined) {
    const { uid } = PUBLISHED_TYPES[kind];
    const exists = (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
    if (exists && (await reachOf(strapi, context.state, uid, right))(documentId)) return { kind, uid, documentId };
  }
  throw new errors.NotFoundError(NO_ENTRY[user.language]);
}
