/** The fields of ours in the forms of the content manager. */
import type { StrapiApp } from '@strapi/strapi/admin';
import { DATE_FIELD, FIGURE_VALUE_FIELD } from '../../../shared/custom-fields';

export function registerCustomFields(app: Pick<StrapiApp, 'customFields'>): void {
  app.customFields.register([
    {
      name: DATE_FIELD,
      pluginId: 'ess',
      type: 'string',
      intlLabel: { id: 'ess.date.name', defaultMessage: 'ESS date' },
      intlDescription: { id: 'ess.date.description', defaultMessage: 'A date as precise as its source' },
      components: { Input: async () => ({ default: (await import('./date/DateInput')).DateInput }) },
    },
    {
      name: FIGURE_VALUE_FIELD,
      pluginId: 'ess',
      type: 'string',
      intlLabel: { id: 'ess.figures.field.name', defaultMessage: 'ESS figure value' },
      intlDescription: { id: 'ess.figures.field.description', defaultMessage: 'The words of a source for a figure' },
      components: {
        Input: async () => ({ default: (await import('./figure-value/FigureValueInput')).FigureValueInput }),
      },
    },
  ]);
}
