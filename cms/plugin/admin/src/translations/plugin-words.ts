/** Words of the plugin itself. */
import type { Language } from 'ess-shared-types';

export const pluginWords = {
  fr: {
    'ess.plugin.name': 'ESS',
    'global.plugins.ess': 'ESS',
    'global.plugins.ess.description':
      'L’économie sociale et solidaire sur le site de chaque collectivité : rendez-vous, ressources, chiffres clés, initiatives et dispositifs.',
  },
  en: {
    'ess.plugin.name': 'ESS',
    'global.plugins.ess': 'ESS',
    'global.plugins.ess.description':
      'The social and solidarity economy on the website of every local authority: events, resources, key figures, initiatives and schemes.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
