/**
 * A seam to Strapi's own routes of the admin: what a role may do there, Strapi sometimes asks of the type alone and
 * not of the entry or the file. A guard stands behind Strapi's checks and before its answer.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { AdminContext } from './admin-request';

/** Refuses by an error; goes on with `next`, after which it may change the answer. */
export type RouteGuard = (context: AdminContext, next: () => Promise<unknown>) => Promise<unknown>;

/** `POST /actions/bulk-delete`: the address below the plugin's own, as Strapi declares it. */
export type RouteName = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

const routeSchema = z.object({
  method: z.string(),
  path: z.string(),
  // The very object that Strapi will read, not a copy.
  config: z.custom<{ middlewares?: RouteGuard[] }>((value) => typeof value === 'object' && value !== null),
});
/** Strapi spreads them over several routers; those that are functions are of the content API. */
const routerSchema = z.object({ type: z.literal('admin'), routes: z.array(routeSchema) });

/** To be called before Strapi mounts its routes. What another version does not have needs no guard. */
export function guardStockRoutes(
  strapi: Core.Strapi,
  plugin: 'upload' | 'content-manager' | 'email' | 'i18n',
  guards: Readonly<Partial<Record<RouteName, RouteGuard>>>,
): void {
  const routers = Object.values(strapi.plugin(plugin).routes).flatMap(
    (router: unknown) => routerSchema.safeParse(router).data?.routes ?? [],
  );
  const missing = new Map(Object.entries(guards));
  for (const { method, path, config } of routers) {
    const name = `${method} ${path}`;
    const guard = missing.get(name);
    if (!guard) continue;
    config.middlewares = [...(config.middlewares ?? []), guard];
    missing.delete(name);
  }
  for (const name of missing.keys()) strapi.log.warn(`Strapi’s ${plugin} has no route ${name} to guard`);
}
