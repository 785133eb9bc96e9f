/** Declares the custom fields to Strapi. Each keeps a plain text: only the form differs. */
import type { Core } from '@strapi/strapi';
import { DATE_FIELD, FIGURE_VALUE_FIELD } from '../../../shared/custom-fields';

export function registerCustomFields(strapi: Core.Strapi): void {
  strapi.customFields.register(
    [DATE_FIELD, FIGURE_VALUE_FIELD].map((name) => ({ name, plugin: 'ess', type: 'string' })),
  );
}
