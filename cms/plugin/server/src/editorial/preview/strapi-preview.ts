import type { Core } from '@strapi/strapi';

/**
 * Beside the plugin's own preview, the content manager offers on every entry to set its one up, until the
 * configuration says otherwise. A site that has set it up keeps it.
 */
export function leaveStrapisPreviewOut(strapi: Core.Strapi): void {
  if (!strapi.config.has('admin.preview')) strapi.config.set('admin.preview', { enabled: false });
}
