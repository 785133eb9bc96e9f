/**
 * What a role of the plugin is to be given on a database that an earlier version made: what has been declared
 * since. What an administrator took away was granted once, and stays away. Pure.
 */
import type { RolePermission } from './strapi-services';

export interface StoredPermission {
  readonly id: number;
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: readonly string[] };
}

export interface NewRights {
  readonly added: readonly RolePermission[];
  /** Permissions that the role has, with the fields that its types did not have before. */
  readonly widened: readonly { readonly id: number; readonly fields: readonly string[] }[];
}

/** Names a right in what the plugin remembers to have granted. */
export const rightKey = ({ action, subject }: Pick<RolePermission, 'action' | 'subject'>): string =>
  subject ? `${action} ${subject}` : action;

/** Granted to our roles after their first version, by code: databases that remember nothing do not have these. */
const LATER: Readonly<Record<string, readonly string[]>> = { 'ess-partner': ['plugin::ess.review'] };

/** What a database from before the memory may be taken to have granted. */
export const grantedAtFirst = (code: string, wanted: readonly RolePermission[]): string[] =>
  wanted.map(rightKey).filter((key) => !LATER[code]?.includes(key));

/**
 * @param wanted What the role is made with today, fields of components included.
 * @param stored What it has.
 * @param granted What it was ever granted.
 * @param knownFields The fields that a type had when the database was last started; `undefined` for a new type.
 */
export function newRights(
  wanted: readonly RolePermission[],
  stored: readonly StoredPermission[],
  granted: readonly string[],
  knownFields: (subject: string) => readonly string[] | undefined,
): NewRights {
  const has = new Set(stored.map(rightKey));
  return {
    added: wanted.filter((right) => !granted.includes(rightKey(right)) && !has.has(rightKey(right))),
    widened: wanted.flatMap((right) => {
      const known = knownFields(right.subject ?? '');
      const fresh = known ? (right.properties?.fields ?? []).filter((field) => !known.includes(field)) : [];
      return stored.flatMap(({ id, properties, ...permission }) => {
        const fields = [...new Set([...(properties.fields ?? []), ...fresh])];
        const isWider = rightKey(permission) === rightKey(right) && fields.length > (properties.fields?.length ?? 0);
        return isWider ? [{ id, fields }] : [];
      });
    }),
  };
}

/**
 * What stored permissions become when a role no longer has some of their fields.
 * @param isWithdrawn Of a right (`read`), a type and a top-level field.
 */
export function narrowedRights(
  stored: readonly StoredPermission[],
  isWithdrawn: (right: string, subject: string, field: string) => boolean,
): { readonly id: number; readonly fields: readonly string[] }[] {
  return stored.flatMap(({ id, action, subject, properties: { fields } }) => {
    const right = action.slice(action.lastIndexOf('.') + 1);
    const kept = fields?.filter((field) => !isWithdrawn(right, subject ?? '', field.split('.')[0] ?? ''));
    return fields && kept && kept.length < fields.length ? [{ id, fields: kept }] : [];
  });
}
