/** Which organisation each account works for. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { textKey } from 'ess-shared-types';
import { z } from 'zod';
import type { AccountList, OrganisationList } from '../../../../shared/contracts/partners';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { affiliate, organisationsByUser } from '../../access/affiliations';
import { PARTNER_ROLE } from '../../access/roles';

const userSchema = z.object({
  id: z.number(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
  roles: z.array(z.object({ name: z.string(), code: z.string() })),
});

const MOST_ORGANISATIONS = 20;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/partners',
    actions: ['partners'],
    input: z.object({}),
    handler: async (): Promise<AccountList> => {
      const users = z.array(userSchema).parse(await strapi.db.query('admin::user').findMany({ populate: ['roles'] }));
      const organisations = await organisationsByUser(
        strapi,
        users.map(({ id }) => id),
      );
      const accounts = users.map(({ id, firstname, lastname, email, roles }) => ({
        id,
        name: [firstname, lastname].filter((part) => part).join(' ') || email,
        email,
        roles: roles.map(({ name }) => name),
        isPartner: roles.some(({ code }) => code === PARTNER_ROLE),
        organisation: organisations.get(id) ?? null,
      }));
      return { accounts: accounts.sort((one, other) => textKey(one.name).localeCompare(textKey(other.name), 'fr')) };
    },
  }),

  adminRoute({
    method: 'GET',
    path: '/partners/organisations',
    actions: ['partners'],
    input: z.object({ query: z.object({ q: z.string().max(100).default('') }) }),
    handler: async ({ input: { query } }): Promise<OrganisationList> => {
      const keys = textKey(query.q).split(' ');
      const organisations = await namedOrganisations(strapi);
      return {
        organisations: organisations
          .filter(({ name, shortName }) => {
            const text = ` ${textKey(`${name} ${shortName ?? ''}`)}`;
            return keys.every((key) => text.includes(` ${key}`));
          })
          .slice(0, MOST_ORGANISATIONS)
          .map(({ documentId, name }) => ({ documentId, name })),
      };
    },
  }),

  adminRoute({
    method: 'PUT',
    path: '/partners/:userId',
    actions: ['partners'],
    input: z.object({
      params: z.object({ userId: z.coerce.number().int() }),
      body: z.object({ organisation: z.string().nullable() }),
    }),
    handler: async ({ input: { params, body }, user }) => {
      if ((await strapi.db.query('admin::user').count({ where: { id: params.userId } })) === 0)
        throw new errors.NotFoundError(NO_ACCOUNT[user.language]);
      if (
        body.organisation !== null &&
        (await strapi.db.query(uidOf('organisation')).count({ where: { documentId: body.organisation } })) === 0
      )
        throw new errors.NotFoundError(NO_ORGANISATION[user.language]);
      await affiliate(strapi, params.userId, body.organisation);
    },
  }),
];

const NO_ACCOUNT = { fr: 'Ce compte n’existe pas.', en: 'There is no such account.' } as const;
const NO_ORGANISATION = { fr: 'Cette structure n’existe pas.', en: 'There is no such organisation.' } as const;

async function namedOrganisations(strapi: Core.Strapi) {
  const rows: { documentId: string; name: string | null; short_name: string | null }[] = await strapi.db
    .query(uidOf('organisation'))
    .findMany({ select: ['documentId', 'name', 'short_name'], orderBy: { name: 'asc' } });
  return rows.flatMap(({ documentId, name, short_name: shortName }) => (name ? [{ documentId, name, shortName }] : []));
}
