/** Conditions that an administrator may put on any right of any role, in the settings of Strapi. */
import type { Core } from '@strapi/strapi';
import { PERSON_VISIBILITIES } from '../content-types/vocabularies';
import { organisationOf } from './affiliations';
import { strapiServices, type Condition } from './strapi-services';

export const OWN_ORGANISATION = 'plugin::ess.own-organisation';
export const SHARED_PERSON = 'plugin::ess.shared-person';

const conditions = (strapi: Core.Strapi): Condition[] => [
  {
    plugin: 'ess',
    name: 'own-organisation',
    displayName: 'Publié par sa structure',
    handler: async ({ id }) => {
      const organisation = await organisationOf(strapi, id);
      return organisation ? { 'publisher.documentId': organisation.documentId } : false;
    },
  },
  {
    plugin: 'ess',
    name: 'shared-person',
    displayName: 'Personne connue du réseau ou du public',
    handler: async () => ({
      visibility: { $in: [PERSON_VISIBILITIES.public.stored, PERSON_VISIBILITIES.network.stored] },
    }),
  },
];

export async function registerConditions(strapi: Core.Strapi): Promise<void> {
  await strapiServices(strapi).get('admin::permission').conditionProvider.registerMany(conditions(strapi));
}
