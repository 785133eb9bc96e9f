/** What the page « Personnes » asks. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';
import type {
  ErasureList,
  MentionList,
  PersonList,
  PersonReport,
  PersonSummary,
  Withdrawal,
} from '../../../../shared/contracts/people';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { appearancesOf } from './appearances';
import { latestErasures } from '../../access/erasures';
import { mentionsOf } from './mentions';
import { functionsOf, personBy, searchPeople, type Person } from './people';
import { erasePerson, reducePerson } from './withdrawal';

const MOST_PEOPLE = 20;
const byDocumentId = z.object({ params: z.object({ documentId: z.string() }) });
const NOBODY = { fr: 'Cette personne n’existe pas ou plus.', en: 'There is no such person any more.' } as const;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const person = async (documentId: string, language: Language): Promise<Person> => {
    const found = await personBy(strapi, documentId);
    if (!found) throw new errors.NotFoundError(NOBODY[language]);
    return found;
  };

  return [
    adminRoute({
      method: 'GET',
      path: '/people',
      actions: ['people'],
      input: z.object({ query: z.object({ q: z.string().max(100).default('') }) }),
      handler: async ({ input: { query } }): Promise<PersonList> => {
        const found = await searchPeople(strapi, query.q);
        const shown = found.slice(0, MOST_PEOPLE);
        const functions = await functionsOf(
          strapi,
          shown.map(({ documentId }) => documentId),
        );
        return {
          people: shown.map((each) => ({ ...summary(each), functions: functions.get(each.documentId) ?? [] })),
          total: found.length,
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/people/erasures',
      actions: ['people'],
      input: z.object({}),
      handler: async (): Promise<ErasureList> => ({ erasures: await latestErasures(strapi.db.connection) }),
    }),
    adminRoute({
      method: 'GET',
      path: '/people/mentions',
      actions: ['people'],
      input: z.object({ query: z.object({ name: z.string().trim().min(2).max(100) }) }),
      handler: async ({ input: { query } }): Promise<MentionList> => mentionsOf(strapi, [query.name]),
    }),
    adminRoute({
      method: 'GET',
      path: '/people/:documentId',
      actions: ['people'],
      input: byDocumentId,
      handler: async ({ input: { params }, user }): Promise<PersonReport> => {
        const found = await person(params.documentId, user.language);
        return {
          person: { ...summary(found), aliases: found.aliases },
          appearances: await appearancesOf(strapi, found.documentId),
          ...(await mentionsOf(strapi, [found.name, ...found.aliases], found.documentId)),
        };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/people/:documentId/reduce',
      actions: ['people'],
      input: byDocumentId,
      handler: async ({ input: { params }, user }): Promise<Withdrawal> =>
        reducePerson(strapi, await person(params.documentId, user.language), user.id),
    }),
    adminRoute({
      method: 'POST',
      path: '/people/:documentId/erase',
      actions: ['people'],
      input: byDocumentId,
      handler: async ({ input: { params }, user }): Promise<Withdrawal> =>
        erasePerson(strapi, await person(params.documentId, user.language), user.id),
    }),
  ];
};

const summary = ({ documentId, name, visibility, erasureRequested }: Person): PersonSummary => ({
  documentId,
  name,
  visibility,
  erasureRequested,
});
