/** Who is behind the request under way, when it comes from the admin panel. */
import type { Core } from '@strapi/strapi';
import { toLanguage, type Language } from 'ess-shared-types';
import { z } from 'zod';

const adminUserSchema = z.object({
  id: z.number(),
  preferedLanguage: z.string().nullish(),
  roles: z.array(z.object({ code: z.string() })).optional(),
});

export interface AdminUser {
  readonly id: number;
  readonly language: Language;
  readonly isSuperAdmin: boolean;
}

const SUPER_ADMIN = 'strapi-super-admin';

/** The user that the admin's authentication left in the state of a request; `undefined` for anyone else. */
export function adminUserOf(state: unknown): AdminUser | undefined {
  if (typeof state !== 'object' || state === null || !('user' in state) || !('userAbility' in state)) return undefined;
  const parsed = adminUserSchema.safeParse(state.user);
  if (!parsed.success) return undefined;
  const { id, preferedLanguage, roles } = parsed.data;
  return {
    id,
    language: toLanguage(preferedLanguage ?? undefined),
    isSuperAdmin: roles?.some(({ code }) => code === SUPER_ADMIN) ?? false,
  };
}

/** The admin user of the request under way; `undefined` in a command, an import or a public request. */
export function currentAdminUser(strapi: Core.Strapi): AdminUser | undefined {
  return adminUserOf(strapi.requestContext.get()?.state);
}
