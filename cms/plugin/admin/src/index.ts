import { HandHeart } from '@strapi/icons';
import { isLanguage } from 'ess-shared-types';
import type { StrapiApp } from '@strapi/strapi/admin';
import { writeCellsInWords } from './content-manager/cells';
import { translateFilters } from './content-manager/filters';
import { translateHelp } from './content-manager/help';
import { addReviewPanel } from './content-manager/review-panel';
import { addPanels } from './content-manager/panels';
import { headRowsInWords } from './content-manager/row-titles';
import { watchVersions } from './content-manager/versions/watch-requests';
import { registerCustomFields } from './custom-fields/register';
import { startInLanguageOfBrowser } from './first-language';
import { permissionFor } from './pages/permissions';
import { messagesIn } from './translations/messages';
import { registerWidgets } from './widgets/register';

export default {
  register(app: StrapiApp) {
    startInLanguageOfBrowser();
    watchVersions();
    app.registerPlugin({ id: 'ess', name: 'ESS' });
    app.addMenuLink({
      to: 'plugins/ess',
      icon: HandHeart,
      intlLabel: { id: 'ess.plugin.name', defaultMessage: 'ESS' },
      permissions: [permissionFor('read')],
      position: 2,
      Component: () => import('./pages/shell/App'),
    });
    registerWidgets(app);
    registerCustomFields(app);
  },

  bootstrap(app: Pick<StrapiApp, 'registerHook' | 'getPlugin'>) {
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', translateHelp);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', headRowsInWords);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeCellsInWords);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', translateFilters);
    addReviewPanel(app);
    addPanels(app);
  },

  /** Messages in the languages asked for, of those that the plugin speaks. */
  registerTrads({ locales }: { readonly locales: readonly string[] }) {
    return Promise.resolve(locales.filter(isLanguage).map((locale) => ({ locale, data: messagesIn(locale) })));
  },
};
