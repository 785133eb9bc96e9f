/**
 * Who gets past the door of each route of the server: neither asked to sign in (401) nor refused (403). What then is
 * answered of an entry, a file or a field depends on finer rights, each with a test of its own.
 */

export const VISITORS = ['anonymous', 'partner', 'writer', 'validator'] as const;
export type Visitor = (typeof VISITORS)[number];

export const WHO = {
  everyone: VISITORS,
  'signed-in': ['partner', 'writer', 'validator'],
  team: ['writer', 'validator'],
  publishers: ['partner', 'validator'],
  validators: ['validator'],
  nobody: [],
} as const satisfies Readonly<Record<string, readonly Visitor[]>>;

interface Doors {
  readonly who: keyof typeof WHO;
  /**
   * `GET PUT /path`, as the router spells it; `ALL` is a layer for every method. Without a method: all routes at and
   * below the path that are not named elsewhere, which only what is closed may be.
   */
  readonly routes: readonly string[];
}

const ENTRIES = '/content-manager/collection-types/:model';

export const DOORS: readonly Doors[] = [
  {
    who: 'everyone',
    routes: [
      'ALL /_health',
      'ALL /graphql',
      'GET /ess/health',
      // Files of the site, of the media library and of the admin panel.
      'GET /',
      'GET /((?!uploads/).+)',
      'GET /uploads/(.*)',
      'GET /admin/:path*',
      'GET /content-manager/preview/script',
      // To sign in. A false secret is answered by 400 or 404, too many tries by 429.
      'GET /admin/init',
      'GET /admin/project-type',
      'POST /admin/login',
      'POST /admin/forgot-password',
      'POST /admin/reset-password',
      'GET /admin/registration-info',
      'POST /admin/register',
      'GET /admin/premier-compte/:key',
      // The address is a secret by itself: any other is answered by 410.
      'GET /admin/ess/previews/:token',
    ],
  },
  {
    who: 'signed-in',
    routes: [
      // One's own account, and what the admin panel needs to draw itself.
      'GET PUT /admin/users/me',
      'GET /admin/users/me/permissions',
      'GET DELETE /admin/users/me/sessions',
      'DELETE /admin/users/me/sessions/:sessionId',
      'POST /admin/logout',
      'GET /admin/permissions',
      'POST /admin/permissions/check',
      'GET PUT /admin/homepage/layout',
      // Versions, names of types and of addresses, numbers of accounts and files: nothing of what is in them.
      'GET /admin/information',
      'GET /admin/telemetry-properties',
      'GET /admin/guided-tour-meta',
      'GET /admin/homepage/key-statistics',
      'GET /admin/content-api/permissions',
      'GET /admin/content-api/routes',
      // Of editions of Strapi that are paid for: answered by 404 or 500 here.
      'GET /admin/license-trial-time-left',
      'GET /admin/ai-usage',
      'GET /admin/ai-token',
      'GET /admin/ai-feature-config',
      'GET /i18n/ai-localization-jobs/collection-types/:contentType/:documentId',
      'GET /i18n/ai-localization-jobs/single-types/:contentType',
      // How forms are laid out, and languages.
      'GET /content-manager/init',
      'GET /content-manager/content-types',
      'GET /content-manager/content-types-settings',
      'GET /content-manager/content-types/:uid/configuration',
      'GET /content-manager/components',
      'GET /content-manager/components/:uid/configuration',
      'GET /i18n/locales',
      'GET /i18n/settings',
      'POST /i18n/content-manager/actions/get-non-localized-fields',
      // Entries in reach.
      `GET POST ${ENTRIES}`,
      `GET PUT ${ENTRIES}/:id`,
      `POST ${ENTRIES}/clone/:sourceId`,
      `POST ${ENTRIES}/auto-clone/:sourceId`,
      `POST ${ENTRIES}/:id/actions/discard`,
      `GET ${ENTRIES}/:id/actions/countDraftRelations`,
      `GET ${ENTRIES}/actions/countManyEntriesDraftRelations`,
      `POST ${ENTRIES}/actions/bulkFindForValidation`,
      'GET /content-manager/relations/:model/:targetField',
      'GET /content-manager/relations/:model/:id/:targetField',
      'POST /content-manager/uid/generate',
      'POST /content-manager/uid/check-availability',
      'GET /content-manager/preview/url/:contentType',
      'GET /content-manager/homepage/recent-documents',
      'GET /content-manager/homepage/count-documents',
      'GET /i18n/content-manager/get-fill-from-locale/:model',
      // Files in reach.
      'POST /upload',
      'GET POST /upload/files',
      'GET PUT DELETE /upload/files/:id',
      'POST /upload/files/:id/replace',
      'GET POST /upload/folders',
      'GET PUT /upload/folders/:id',
      'GET /upload/folder-structure',
      'GET /upload/configuration',
      'POST /upload/actions/bulk-delete',
      'POST /upload/actions/bulk-move',
      'POST /upload/actions/bulk-update',
      'POST /upload/actions/generate-ai-metadata',
      'POST /upload/actions/upload-from-urls',
      // Pages of the plugin.
      'GET /admin/ess/overview/agenda',
      'GET /admin/ess/overview/publications',
      'GET /admin/ess/review',
      'GET /admin/ess/review/summary',
      'GET /admin/ess/review/entry',
      'POST /admin/ess/review/decisions',
      'POST /admin/ess/review/decisions/many',
      'POST /admin/ess/previews',
      'GET /admin/ess/entries/:uid/:documentId',
      'GET /admin/ess/entries/:uid/:documentId/follow-up',
      'GET PUT /admin/ess/entries/:uid/:documentId/schedules',
      'DELETE /admin/ess/entries/:uid/:documentId/schedules/:action',
      'GET /admin/ess/figures/:documentId/others',
      'POST /admin/ess/events/:documentId/next-edition',
      'GET POST /admin/ess/events/:documentId/series-defaults',
      'GET /admin/ess/builder/choices',
      'GET /admin/ess/builder/territories',
      'POST /admin/ess/builder/module',
      'GET POST /admin/ess/builder/selections',
      'PUT /admin/ess/builder/selections/:documentId',
      'POST /admin/ess/builder/selections/:documentId/effect',
      'GET /admin/ess/builder/selections/:documentId/history',
      'POST /admin/ess/builder/selections/:documentId/restore',
    ],
  },
  {
    who: 'publishers',
    routes: [
      `DELETE ${ENTRIES}/:id`,
      `POST ${ENTRIES}/actions/publish`,
      `POST ${ENTRIES}/:id/actions/publish`,
      `POST ${ENTRIES}/:id/actions/unpublish`,
      `POST ${ENTRIES}/actions/bulkDelete`,
      `POST ${ENTRIES}/actions/bulkPublish`,
      `POST ${ENTRIES}/actions/bulkUnpublish`,
    ],
  },
  {
    who: 'team',
    routes: [
      'POST /upload/ai-metadata-jobs',
      'GET /upload/ai-metadata-jobs/latest',
      'GET /upload/ai-metadata-jobs/pending-count',
      'POST /admin/ess/intake/previews',
      'PUT /admin/ess/intake/previews/:token',
      'GET /admin/ess/intake/previews/:token/lines',
      'POST /admin/ess/intake/previews/:token/trial',
      'POST /admin/ess/intake/previews/:token/run',
      'GET /admin/ess/intake/imports',
      'DELETE /admin/ess/intake/imports/:id',
      'GET /admin/ess/intake/imports/:id/contacts',
      'POST /admin/ess/intake/imports/:id/publications',
      'GET /admin/ess/intake/organisations',
      'GET /admin/ess/intake/territories',
      'GET /admin/ess/intake/topics',
      'GET /admin/ess/review/sources',
      'GET POST /admin/ess/intake/sources',
      'GET PUT DELETE /admin/ess/intake/sources/:id',
      'POST /admin/ess/intake/sources/:id/readings',
    ],
  },
  {
    who: 'validators',
    routes: [
      'GET /admin/ess/people',
      'GET /admin/ess/people/erasures',
      'GET /admin/ess/people/mentions',
      'GET /admin/ess/people/:documentId',
      'POST /admin/ess/people/:documentId/reduce',
      'POST /admin/ess/people/:documentId/erase',
    ],
  },
  {
    who: 'nobody',
    routes: [
      // Of administrators.
      '/admin/users',
      '/admin/roles',
      '/admin/webhooks',
      '/admin/api-tokens',
      '/admin/admin-tokens',
      '/admin/transfer',
      '/admin/plugins',
      '/admin/project-settings',
      '/admin/ess/partners',
      '/admin/ess/journal',
      '/content-type-builder',
      'PUT /content-manager/content-types/:uid/configuration',
      'PUT /content-manager/components/:uid/configuration',
      '/email',
      '/i18n',
      '/upload/settings',
      'PUT /upload/configuration',
      // No type of the plugin is single.
      '/content-manager/single-types',
      // Strapi's content API, of which the plugin opens nothing.
      '/api',
      // With a cookie, a key or a token that no visitor has.
      'POST /admin/access-token',
      'POST /admin/register-admin',
      'GET /ess/metrics',
    ],
  },
];

/** What the plugin answers before the router. The public addresses below `/ess/` are those of the leak tests. */
export const BESIDE_THE_ROUTER: readonly string[] = [
  'GET /ess/health',
  'GET /ess/metrics',
  'GET /admin/premier-compte/:key',
];

/** After these a visitor is a stranger. */
export const ENDING_SESSIONS: readonly string[] = [
  'DELETE /admin/users/me/sessions',
  'DELETE /admin/users/me/sessions/:sessionId',
  'POST /admin/logout',
];
