/** Starts the next edition of an event, as a draft of whoever asks for it. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { NextEdition } from '../../../../shared/contracts/editing';
import { keepingLinksOf } from '../../access/new-links';
import { mayCreate } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { editedEntry, entryParams } from '../edited-entry';
import { nextEdition } from './next-edition';

const uid = uidOf('event');
const NO_CREATION = {
  fr: 'Vos droits ne vous permettent pas de créer un rendez-vous.',
  en: 'Your rights do not let you create an event.',
} as const;
const GONE = { fr: 'Ce rendez-vous n’existe plus.', en: 'This event is gone.' } as const;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'POST',
    path: '/events/:documentId/next-edition',
    actions: ['read'],
    input: z.object({ params: entryParams.pick({ documentId: true }) }),
    handler: async ({ input: { params }, user, context }): Promise<NextEdition> => {
      const { kind, documentId } = await editedEntry(strapi, { uid, ...params }, { user, context });
      if (!mayCreate(strapi, context.state, uid)) throw new errors.ForbiddenError(NO_CREATION[user.language]);
      const last = await essOf(strapi).publication.draft(kind, documentId);
      if (!last) throw new errors.NotFoundError(GONE[user.language]);
      // Rights that depend on the entry are checked by the Document Service's middleware.
      const made = await keepingLinksOf({ uid, documentId }, () =>
        strapi.documents(uid).create({
          data: { ...nextEdition(last.document), createdBy: user.id, updatedBy: user.id },
          status: 'draft',
        }),
      );
      return { documentId: made.documentId };
    },
  }),
];
