/** Every admin route of the plugin: each feature adds its line. */
import type { Core } from '@strapi/strapi';
import { adminRoutes as partnerRoutes } from './editorial/partners/admin-routes';
import { adminRoutes as builderRoutes } from './builder/admin-routes';
import { adminRoutes as completenessRoutes } from './editorial/completeness/admin-routes';
import { adminRoutes as figureRoutes } from './editorial/figures/admin-routes';
import { adminRoutes as nextEditionRoutes } from './editorial/next-edition/admin-routes';
import { adminRoutes as overviewRoutes } from './editorial/overview/admin-routes';
import { adminRoutes as peopleRoutes } from './editorial/people/admin-routes';
import { adminRoutes as previewRoutes } from './editorial/preview/admin-routes';
import { adminRoutes as reviewRoutes } from './editorial/review/admin-routes';
import { adminRoutes as scheduleRoutes } from './editorial/schedule/admin-routes';
import { adminRoutes as seriesDefaultsRoutes } from './editorial/series-defaults/admin-routes';
import { adminRoutes as intakeRoutes } from './intake/admin-routes';
import { adminRoutes as journalRoutes } from './journal/admin-routes';
import { sourceRoutes } from './intake/sources/admin-routes';
import { ADMIN_PREFIX, type AdminRoute } from './admin-route/admin-route';

const FEATURES: readonly ((strapi: Core.Strapi) => AdminRoute[])[] = [
  partnerRoutes,
  peopleRoutes,
  intakeRoutes,
  sourceRoutes,
  reviewRoutes,
  overviewRoutes,
  previewRoutes,
  completenessRoutes,
  figureRoutes,
  nextEditionRoutes,
  scheduleRoutes,
  seriesDefaultsRoutes,
  builderRoutes,
  journalRoutes,
];

/** The router that Strapi mounts, behind the authentication of the admin. */
export function adminRouter({ strapi }: { strapi: Core.Strapi }) {
  return {
    type: 'admin' as const,
    prefix: ADMIN_PREFIX,
    routes: FEATURES.flatMap((adminRoutes) => adminRoutes(strapi)),
  };
}
