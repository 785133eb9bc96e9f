import type { Core } from '@strapi/strapi';
import { registerActions } from './access/actions';
import { registerAnonymousStrategy } from './access/anonymous-strategy';
import { registerConditions } from './access/conditions';
import { guardOwnEntries } from './access/own-entries';
import { makeRolesAfterStrapis } from './access/roles';
import { keepSelectionHistory } from './builder/selection-history';
import { registerComponents } from './components/register';
import { usePresets } from './editorial/presets';
import { essOf } from './ess';
import { registerGraphql } from './graphql/register';
import { forgetContactsOfDeleted } from './intake/set-aside-contacts';
import { usePublication } from './publication/middleware';

/** Declarations only: nothing here may read the database. */
export async function register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  registerComponents(strapi);
  registerAnonymousStrategy(strapi);
  await registerActions(strapi);
  await registerConditions(strapi);
  makeRolesAfterStrapis(strapi);
  registerGraphql(strapi);
  usePublication(strapi, essOf(strapi));
  forgetContactsOfDeleted(strapi);
  guardOwnEntries(strapi);
  usePresets(strapi);
  keepSelectionHistory(strapi, essOf(strapi).config.now);
}
