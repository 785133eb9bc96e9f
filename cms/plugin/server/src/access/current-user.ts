/** Who is behind the request under way, when it comes from the admin panel. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_LANGUAGE, toLanguage, type Language } from 'ess-shared-types';
import { AsyncLocalStorage } from 'node:async_hooks';
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
  return adminUserOf(adminState(strapi));
}

/** Of that user; the language of the house for everyone else. */
export const adminLanguage = (strapi: Core.Strapi): Language => currentAdminUser(strapi)?.language ?? DEFAULT_LANGUAGE;

const behalf = new AsyncLocalStorage<object>();

/** Runs later what an admin user asked for, as if they did it now: `state` is that of their own requests. */
export const onBehalf = <Result>(state: object, work: () => Promise<Result>): Promise<Result> =>
  behalf.run(state, work);

/** What the admin's authentication left, in the request under way or in the work done on someone's behalf. */
export const adminState = (strapi: Core.Strapi): unknown => behalf.getStore() ?? strapi.requestContext.get()?.state;
