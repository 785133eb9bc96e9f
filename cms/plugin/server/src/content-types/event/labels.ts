import type { Labels } from '../labels';
import { publishedEntryLabels } from '../published-entry-labels';

export const labels = {
  displayName: { fr: 'Rendez-vous', en: 'Events' },
  fields: {
    ...publishedEntryLabels,
    kind: { label: { fr: 'Type de rendez-vous', en: 'Kind of event' } },
    event_status: {
      label: { fr: 'État', en: 'Event status' },
      help: {
        fr: '« Passé » se déduit des dates ; un rendez-vous annulé reste publié',
        en: '“Past” follows from the dates; a cancelled event stays published',
      },
    },
    theme: { label: { fr: 'Thème de l’édition', en: 'Theme of this edition' } },
    series: { label: { fr: 'Cycle', en: 'Series' } },
    edition_number: {
      label: { fr: 'Numéro d’édition', en: 'Edition' },
      help: { fr: 'Comme il est écrit : #5, 3e édition', en: 'As it is written: #5, 3rd edition' },
    },
    title: {
      label: publishedEntryLabels.title.label,
      help: { fr: 'Demandé pour publier', en: 'Needed to publish' },
    },
    occurrences: {
      label: { fr: 'Dates et horaires', en: 'Dates and times' },
      help: {
        fr: 'Demandé pour publier, même imprécis, ou un rythme en une phrase',
        en: 'Needed to publish, even imprecise, or a recurrence in a sentence',
      },
    },
    recurrence_text: {
      label: { fr: 'Rythme, en une phrase', en: 'Recurrence, in a sentence' },
      help: {
        fr: 'Quand aucune date n’est connue : « le premier mardi du mois »',
        en: 'When no date is known: “first Tuesday of the month”',
      },
    },
    attendance: { label: { fr: 'Sur place ou en ligne', en: 'On site or online' } },
    places: {
      label: { fr: 'Lieux', en: 'Places' },
      help: { fr: 'Demandé pour publier, ou un accès en ligne', en: 'Needed to publish, or an online access' },
    },
    online_accesses: { label: { fr: 'Accès en ligne', en: 'Online access' } },
    registration: { label: { fr: 'Inscription', en: 'Registration' } },
    involvements: { label: { fr: 'Structures organisatrices et partenaires', en: 'Organisers and partners' } },
    participations: { label: { fr: 'Personnes qui interviennent', en: 'Speakers and hosts' } },
    sessions: { label: { fr: 'Programme', en: 'Programme' } },
    documents: { label: { fr: 'Documents', en: 'Documents' } },
    participants_count: { label: { fr: 'Nombre de participants', en: 'Number of participants' } },
  },
} as const satisfies Labels;
