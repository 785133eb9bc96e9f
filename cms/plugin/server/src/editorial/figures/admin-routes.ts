/** What stands beside the form of a key figure: the other values of its indicator. */
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';
import type { OtherFigures } from '../../../../shared/contracts/figures';
import { reachOf } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { itemAddress } from '../../editions/addresses';
import { publicUrl } from '../../ess';
import type { StoredKeyFigure } from '../../publication/stored-views';
import { keyFigureType, keyFigureViewOf } from '../../publication/types/key-figure';
import { editedEntry } from '../edited-entry';
import { otherFigures, type FoundFigure } from './other-figures';

const UID = uidOf('key-figure');
/** How many are shown, and how many are looked at. */
const SHOWN = 50;
const READ = 500;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/figures/:documentId/others',
    actions: ['read'],
    input: z.object({ params: z.object({ documentId: z.string().max(64) }) }),
    handler: async ({ input: { params }, user, context }): Promise<OtherFigures> => {
      const { documentId } = await editedEntry(strapi, { uid: UID, ...params }, { user, context });
      const lang = user.language;
      const edited = (await figures(strapi, 'draft', { documentId }, lang)).get(documentId);
      if (!edited?.indicator) return { indicator: null, figures: [], total: 0 };

      const sameIndicator = { indicator: { slug: edited.indicator.slug }, documentId: { $ne: documentId } };
      const drafts = await figures(strapi, 'draft', sameIndicator, lang);
      const published = await figures(strapi, 'published', sameIndicator, lang);
      const isInReach = await reachOf(strapi, context.state, UID, 'read');
      const found = [...new Set([...drafts.keys(), ...published.keys()])].flatMap((id): FoundFigure[] => {
        const publicFigure = published.get(id);
        // Drafts are for those who may open them; what is published, anyone reads.
        const figure = (isInReach(id) ? drafts.get(id) : undefined) ?? publicFigure;
        if (!figure) return [];
        return [
          {
            documentId: id,
            figure,
            isInReach: isInReach(id),
            pageUrl: publicFigure
              ? publicUrl(strapi) + itemAddress('chiffres-cles', 'html', publicFigure.slug, lang)
              : null,
          },
        ];
      });
      const { label, definition } = edited.indicator;
      return {
        indicator: { label, definition },
        figures: otherFigures(edited, found, lang).slice(0, SHOWN),
        total: found.length,
      };
    },
  }),
];

/** By document id, as the public would read them. */
async function figures(
  strapi: Core.Strapi,
  status: 'draft' | 'published',
  filters: object,
  lang: Language,
): Promise<Map<string, StoredKeyFigure>> {
  const { populate } = keyFigureType;
  const found = await strapi.documents(UID).findMany({ filters, populate, status, limit: READ });
  return new Map(found.map((document) => [document.documentId, keyFigureViewOf(document, lang)]));
}
