import type { Core } from '@strapi/strapi';
import { registerAnonymousStrategy } from './access/anonymous-strategy';
import { registerComponents } from './components/register';
import { registerRoutes } from './delivery/routes';
import { essOf } from './ess';
import { registerGraphql } from './graphql/register';
import { usePublication } from './publication/middleware';

/** Declarations only: nothing here may read the database. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  registerComponents(strapi);
  registerAnonymousStrategy(strapi);
  registerGraphql(strapi);
  registerRoutes(strapi);
  usePublication(strapi, essOf(strapi));
}
