/** Words of the page « Partenaires ». */
import { featureWords } from './feature-words';

export const partnersWords = featureWords({
  fr: {
    'ess.partners.title': 'Partenaires',
    'ess.partners.description':
      'Dire pour quelle structure chaque compte travaille\u00a0: ses fiches en portent le nom, et un partenaire ne voit qu’elles.',
    'ess.partners.account': 'Compte',
    'ess.partners.roles': 'Rôles',
    'ess.partners.organisation': 'Structure',
    'ess.partners.organisationOf': 'Structure de {name}',
    'ess.partners.choose': 'Chercher une structure',
    'ess.partners.noOrganisation': 'Aucune structure de ce nom',
    'ess.partners.remove': 'Retirer la structure',
    'ess.partners.missing': 'Sans structure, ce partenaire ne voit rien.',
    'ess.partners.saved': 'Structure enregistrée.',
    'ess.partners.loading': 'Recherche…',
  },
  en: {
    'ess.partners.title': 'Partners',
    'ess.partners.description':
      'Say for which organisation each account works: its entries bear that name, and a partner sees no others.',
    'ess.partners.account': 'Account',
    'ess.partners.roles': 'Roles',
    'ess.partners.organisation': 'Organisation',
    'ess.partners.organisationOf': 'Organisation of {name}',
    'ess.partners.choose': 'Search an organisation',
    'ess.partners.noOrganisation': 'No organisation of that name',
    'ess.partners.remove': 'Remove the organisation',
    'ess.partners.missing': 'Without an organisation, this partner sees nothing.',
    'ess.partners.saved': 'Organisation saved.',
    'ess.partners.loading': 'Searching…',
  },
});
