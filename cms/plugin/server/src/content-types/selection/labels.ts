import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Sélections', en: 'Selections' },
  fields: {
    title: { label: { fr: 'Titre', en: 'Title' } },
    slug: identifierLabel,
    collection: { label: { fr: 'Rubrique', en: 'Section' } },
    filters: {
      label: { fr: 'Filtres', en: 'Filters' },
      help: {
        fr: 'Comme dans une adresse : territory=DEP-49&topic=alimentation ; vide quand les fiches sont choisies une à une',
        en: 'As in an address: territory=DEP-49&topic=alimentation; empty when entries are picked one by one',
      },
    },
    items: { label: { fr: 'Fiches choisies, dans l’ordre', en: 'Picked entries, in order' } },
    publisher: {
      label: { fr: 'Proposée par', en: 'Offered by' },
      help: { fr: 'Le réseau qui répond de cette sélection', en: 'The network that answers for this selection' },
    },
    logo: { label: { fr: 'Logo', en: 'Logo' } },
    accent_colour: {
      label: { fr: 'Couleur', en: 'Colour' },
      help: { fr: 'Son code : #1f6f5b', en: 'Its code: #1f6f5b' },
    },
    contact_url: {
      label: { fr: 'Page de contact', en: 'Contact page' },
      help: { fr: 'Adresse complète : https://…', en: 'Full address: https://…' },
    },
    legal_notice: { label: { fr: 'Mentions légales', en: 'Legal notice' } },
    retired: {
      label: { fr: 'Sélection retirée', en: 'Retired selection' },
      help: { fr: 'Elle n’est plus proposée', en: 'It is no longer offered' },
    },
    successor: {
      label: { fr: 'Remplacée par', en: 'Replaced by' },
      help: { fr: 'Pour une sélection retirée', en: 'For a retired selection' },
    },
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
