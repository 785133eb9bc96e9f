import type { Core } from '@strapi/strapi';
import { registerActions } from './access/actions';
import { registerAnonymousStrategy } from './access/anonymous-strategy';
import { registerConditions } from './access/conditions';
import { guardOwnEntries } from './access/own-entries';
import { adminLanguage } from './access/current-user';
import { makeRolesAfterStrapis } from './access/made-roles';
import { guardNewLinks } from './access/new-links';
import { guardOwnMedia } from './access/own-media';
import { keepSelectionHistory } from './builder/selection-history';
import { guardStockDoors } from './access/stock-doors';
import { guardStockReads } from './access/stock-reads';
import { registerComponents } from './components/register';
import { registerCustomFields } from './content-types/custom-fields';
import { guardDatabase } from './database/guard';
import { lockWhileStarting } from './database/start-lock';
import { requireSupportedDatabase } from './database/supported';
import { clearTracesOfDeletedPeople } from './editorial/people/traces';
import { leaveStrapisPreviewOut } from './editorial/preview/strapi-preview';
import { reviewOf } from './editorial/review/review';
import { usePresets } from './editorial/presets';
import { tellWhatFoundSuggestions } from './editorial/relation-suggestions';
import { addRowTitles } from './editorial/row-titles/add-row-titles';
import { refuseOlderVersions } from './editorial/versions/refuse-older';
import { essOf, watchOf } from './ess';
import { registerGraphql } from './graphql/register';
import { forgetContactsOfDeleted } from './intake/set-aside-contacts';
import { logAsJson } from './monitoring/json-log';
import { noteWrittenDocuments } from './journal/written-documents';
import { usePublication } from './publication/middleware';
import { makeSlugsInForms } from './publication/slugs';

/** Declarations only: nothing here may read the database. */
export async function register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  requireSupportedDatabase(strapi.config.get('database.connection.client'));
  if (essOf(strapi).config.monitoring.logFormat === 'json') logAsJson(strapi);
  guardDatabase(strapi, {
    language: () => adminLanguage(strapi),
    probe: () => watchOf(strapi).probe(),
    tellOfEverything: () => essOf(strapi).publication.tellOfEverything(),
  });
  lockWhileStarting(strapi, essOf(strapi).config.database.directUrl);
  registerCustomFields(strapi);
  registerComponents(strapi);
  registerAnonymousStrategy(strapi);
  await registerActions(strapi);
  await registerConditions(strapi);
  makeRolesAfterStrapis(strapi);
  registerGraphql(strapi);
  usePublication(strapi, essOf(strapi));
  reviewOf(strapi).listen();
  makeSlugsInForms(strapi);
  forgetContactsOfDeleted(strapi);
  clearTracesOfDeletedPeople(strapi);
  guardOwnEntries(strapi);
  refuseOlderVersions(strapi);
  guardNewLinks(strapi);
  guardOwnMedia(strapi);
  guardStockReads(strapi);
  guardStockDoors(strapi);
  leaveStrapisPreviewOut(strapi);
  usePresets(strapi);
  addRowTitles(strapi);
  tellWhatFoundSuggestions(strapi);
  noteWrittenDocuments(strapi, essOf(strapi).config.now);
  keepSelectionHistory(strapi, essOf(strapi).config.now);
}
