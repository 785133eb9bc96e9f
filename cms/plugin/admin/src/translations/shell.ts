/** Words of the ESS section as a whole. */
import { featureWords } from './feature-words';

export const shellWords = featureWords({
  fr: {
    'ess.shell.title': 'ESS',
    'ess.shell.subtitle': 'Ce que la gestion de contenu ne fait pas\u00a0: importer, relire, intégrer, retirer.',
    'ess.shell.noPage': 'Aucune page ne vous est ouverte. Demandez l’accès à une personne qui administre le site.',
    'ess.shell.retry': 'Réessayer',
    'ess.shell.confirm': 'Confirmer',
    'ess.shell.action.of': '{action}\u00a0: {about}',
    'ess.shell.cancel': 'Annuler',
    'ess.shell.loadFailed': 'Les données ne sont pas arrivées.',
    'ess.shell.unknownError': 'Une erreur inattendue est survenue.',
  },
  en: {
    'ess.shell.title': 'ESS',
    'ess.shell.subtitle': 'What the content manager does not do: import, review, embed, withdraw.',
    'ess.shell.noPage': 'No page is open to you. Ask someone who administers the site.',
    'ess.shell.retry': 'Try again',
    'ess.shell.confirm': 'Confirm',
    'ess.shell.action.of': '{action}: {about}',
    'ess.shell.cancel': 'Cancel',
    'ess.shell.loadFailed': 'The data did not arrive.',
    'ess.shell.unknownError': 'An unexpected error occurred.',
  },
});
