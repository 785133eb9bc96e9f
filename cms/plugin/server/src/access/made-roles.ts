/**
 * Makes the roles of the plugin, each once for a database: what an administrator changes or deletes afterwards stays
 * so. A later version gives them what it declares for the first time, and nothing else.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { grantedAtFirst, narrowedRights, newRights, rightKey, type StoredPermission } from './new-rights';
import { permissionsOf, ROLES, WITHDRAWN_FIELDS, type Role } from './roles';
import { strapiServices, type RolePermission } from './strapi-services';

const SUPER_ADMIN = 'strapi-super-admin';
const READ = 'plugin::content-manager.explorer.read';

const madeRoles = z.array(z.string()).catch([]);
/** By code of the role: the rights ever granted. */
const grantedRights = z.record(z.string(), z.array(z.string())).catch({});

/** Makes the roles at the first start, once Strapi's own exist: with one before them, it would not make its own. */
export function makeRolesAfterStrapis(strapi: Core.Strapi): void {
  strapiServices(strapi)
    .get('admin::role')
    .hooks.willResetSuperAdminPermissions.register(async (permissions) => {
      await makeMissingRoles(strapi);
      await grantNewRights(strapi);
      await withdrawFields(strapi);
      return permissions;
    });
}

async function makeMissingRoles(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const made = madeRoles.parse(await store.get({ key: 'made-roles' }));
  const missing = ROLES.filter(({ code }) => !made.includes(code));
  if (missing.length === 0) return;
  const roles = strapiServices(strapi).get('admin::role');
  const granted = grantedRights.parse(await store.get({ key: 'granted-rights' }));
  for (const role of missing) {
    const { code, name, description } = role;
    if (await roles.exists({ $or: [{ code }, { name }] })) {
      strapi.log.warn(`Rôle « ${name} » : il existe déjà, il n’est pas changé.`);
      continue;
    }
    const { id } = await roles.create({ code, name, description });
    const permissions = permissionsOf(role);
    await roles.addPermissions(id, permissions);
    granted[code] = permissions.map(rightKey);
  }
  await store.set({ key: 'granted-rights', value: granted });
  await store.set({ key: 'made-roles', value: [...made, ...missing.map(({ code }) => code)] });
}

async function grantNewRights(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const granted = grantedRights.parse(await store.get({ key: 'granted-rights' }));
  // Strapi is about to give its super administrators what is declared now: they still have what was before.
  const before = await permissionsOfRole(strapi, SUPER_ADMIN);
  const knownFields = (subject: string) =>
    before.find((permission) => permission.action === READ && permission.subject === subject)?.properties.fields;
  for (const role of ROLES) {
    const { code, name } = role;
    const found: { id: number } | null = await strapi.db.query('admin::role').findOne({ where: { code } });
    if (!found) continue;
    const wanted = withNestedFields(strapi, role);
    const known = granted[code] ?? grantedAtFirst(code, wanted);
    const { added, widened } = newRights(wanted, await permissionsOfRole(strapi, code), known, knownFields);
    if (added.length > 0) await strapiServices(strapi).get('admin::role').addPermissions(found.id, added);
    for (const { id, fields } of widened)
      await strapi.db.query('admin::permission').update({ where: { id }, data: { properties: { fields } } });
    if (added.length + widened.length > 0)
      strapi.log.info(`Rôle « ${name} » : ${String(added.length)} droits ajoutés, ${String(widened.length)} étendus`);
    granted[code] = [...new Set([...known, ...wanted.map(rightKey)])];
  }
  await store.set({ key: 'granted-rights', value: granted });
}

/** Once for a database: what an administrator gives again stays given. */
async function withdrawFields(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const done = madeRoles.parse(await store.get({ key: 'withdrawn-fields' }));
  const codes = Object.keys(WITHDRAWN_FIELDS).filter((code) => !done.includes(code));
  if (codes.length === 0) return;
  for (const code of codes) {
    const isWithdrawn = WITHDRAWN_FIELDS[code] ?? (() => false);
    for (const { id, fields } of narrowedRights(await permissionsOfRole(strapi, code), isWithdrawn))
      await strapi.db.query('admin::permission').update({ where: { id }, data: { properties: { fields } } });
  }
  await store.set({ key: 'withdrawn-fields', value: [...done, ...codes] });
}

async function permissionsOfRole(strapi: Core.Strapi, code: string): Promise<StoredPermission[]> {
  const found: StoredPermission[] = await strapi.db
    .query('admin::permission')
    .findMany({ select: ['id', 'action', 'subject', 'properties'], where: { role: { code } } });
  return found;
}

/** As Strapi keeps them: `occurrences` becomes `occurrences.start`, `occurrences.end` ... */
function withNestedFields(strapi: Core.Strapi, role: Role): RolePermission[] {
  const service = strapiServices(strapi).get('admin::content-type');
  const models = new Map<string, object>(Object.entries(strapi.contentTypes));
  return permissionsOf(role).map((permission) => {
    const { subject, properties } = permission;
    const tops = properties?.fields;
    if (!subject || !tops) return permission;
    const nested = service.getNestedFields(models.get(subject), { components: strapi.components });
    return { ...permission, properties: { fields: nested.filter((path) => tops.includes(path.split('.')[0] ?? '')) } };
  });
}
