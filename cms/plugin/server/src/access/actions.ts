/** What a role may be granted in the ESS section of the admin. A page or an admin route asks for one of these. */
import type { Core } from '@strapi/strapi';
import { strapiServices } from './strapi-services';

/** In the order in which the settings of a role show them, in French, the language of the editors. */
export const ACTIONS = {
  read: 'Ouvrir la rubrique ESS',
  builder: 'Composer les modules à intégrer',
  review: 'Relire et vérifier',
  intake: 'Importer',
  people: 'Retirer des personnes',
  partners: 'Rattacher les comptes à une structure',
  journal: 'Lire le journal d’audit',
} as const satisfies Readonly<Record<string, string>>;

export type ActionName = keyof typeof ACTIONS;
export type ActionId = `plugin::ess.${ActionName}`;

/** `people` is stored in roles and asked by the admin as `plugin::ess.people`. */
export const actionId = <Name extends ActionName>(name: Name): `plugin::ess.${Name}` => `plugin::ess.${name}`;

export async function registerActions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapiServices(strapi).get('admin::permission');
  await actionProvider.registerMany(
    Object.entries(ACTIONS).map(([uid, displayName]) => ({ section: 'plugins', displayName, uid, pluginName: 'ess' })),
  );
}
