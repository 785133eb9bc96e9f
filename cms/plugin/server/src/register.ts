import type { Core } from '@strapi/strapi';
import { registerActions } from './access/actions';
import { registerAnonymousStrategy } from './access/anonymous-strategy';
import { registerConditions } from './access/conditions';
import { guardOwnEntries } from './access/own-entries';
import { makeRolesAfterStrapis } from './access/made-roles';
import { guardOwnMedia } from './access/own-media';
import { keepSelectionHistory } from './builder/selection-history';
import { registerComponents } from './components/register';
import { registerCustomFields } from './content-types/custom-fields';
import { guardDatabase } from './database/guard';
import { lockWhileStarting } from './database/start-lock';
import { requireSupportedDatabase } from './database/supported';
import { leaveStrapisPreviewOut } from './editorial/preview/strapi-preview';
import { usePresets } from './editorial/presets';
import { tellWhatFoundSuggestions } from './editorial/relation-suggestions';
import { addRowTitles } from './editorial/row-titles/add-row-titles';
import { essOf } from './ess';
import { registerGraphql } from './graphql/register';
import { forgetContactsOfDeleted } from './intake/set-aside-contacts';
import { logAsJson } from './monitoring/json-log';
import { usePublication } from './publication/middleware';
import { makeSlugsInForms } from './publication/slugs';

/** Declarations only: nothing here may read the database. */
export async function register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  requireSupportedDatabase(strapi);
  if (essOf(strapi).config.monitoring.logFormat === 'json') logAsJson(strapi);
  guardDatabase(strapi);
  lockWhileStarting(strapi, essOf(strapi).config.database.directUrl);
  registerCustomFields(strapi);
  registerComponents(strapi);
  registerAnonymousStrategy(strapi);
  await registerActions(strapi);
  await registerConditions(strapi);
  makeRolesAfterStrapis(strapi);
  registerGraphql(strapi);
  usePublication(strapi, essOf(strapi));
  makeSlugsInForms(strapi);
  forgetContactsOfDeleted(strapi);
  guardOwnEntries(strapi);
  guardOwnMedia(strapi);
  leaveStrapisPreviewOut(strapi);
  usePresets(strapi);
  addRowTitles(strapi);
  tellWhatFoundSuggestions(strapi);
  keepSelectionHistory(strapi, essOf(strapi).config.now);
}
