/** What acting on an import asks for, beside the right to import. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { actionId } from '../access/actions';
import type { AdminUser } from '../access/current-user';
import { reachOf } from '../access/reach';
import { strapiServices } from '../access/strapi-services';
import { findImport, readJournal } from './imports';
import { words } from '../content-types/words';

const NOT_DELETED = words(
  'Retirer cet import supprimerait des fiches : vos droits ne le permettent pas. Demandez-le à une personne du rôle Validation.',
  'Removing this import would delete entries: your rights do not allow it. Ask someone of the role Validation.',
);
const NOT_RESTORED = words(
  'Retirer cet import modifierait des fiches qui ne sont pas dans vos droits.',
  'Removing this import would change entries that your rights do not cover.',
);
const NOT_CONTACTS = words(
  'Les coordonnées mises de côté ne se lisent que par la personne qui a importé, et par celles qui peuvent retirer des personnes.',
  'Contacts that were set aside are only read by the person who imported, and by those who may withdraw people.',
);

/** Removing an import deletes what it created and changes what it changed: it asks for these rights, on each entry. */
export async function requireRightsToRemove(
  strapi: Core.Strapi,
  importId: number,
  user: AdminUser,
  state: unknown,
): Promise<void> {
  const journal = await readJournal(strapi.db.connection, importId);
  for (const uid of new Set(journal.map((entry) => entry.uid))) {
    const [mayDelete, mayUpdate] = [
      await reachOf(strapi, state, uid, 'delete'),
      await reachOf(strapi, state, uid, 'update'),
    ];
    for (const { action, documentId } of journal.filter((entry) => entry.uid === uid)) {
      const isThere = (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
      if (!isThere || (action === 'created' ? mayDelete : mayUpdate)(documentId)) continue;
      throw new errors.ForbiddenError((action === 'created' ? NOT_DELETED : NOT_RESTORED)[user.language]);
    }
  }
}

/** E-mail addresses and phone numbers of people: for the person who imported them, and for those who erase. */
export async function requireRightsToContacts(
  strapi: Core.Strapi,
  importId: number,
  user: AdminUser,
  state: unknown,
): Promise<void> {
  const stored = await findImport(strapi.db.connection, importId);
  if (stored?.userId === user.id) return;
  const action = actionId('people');
  const ability = typeof state === 'object' && state !== null && 'userAbility' in state ? state.userAbility : undefined;
  const manager = strapiServices(strapi)
    .get('admin::permission')
    .createPermissionsManager({ ability, action, model: 'admin::user' });
  if (!manager.ability.can(action)) throw new errors.ForbiddenError(NOT_CONTACTS[user.language]);
}
