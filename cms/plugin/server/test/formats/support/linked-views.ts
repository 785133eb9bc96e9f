/** One full view of each collection: every fact that linked data can say is in it. */
import type { DocumentView, InvolvementView, ParticipationView } from 'ess-shared-types';
import { slugOf } from '../../../src/content-types/slug-of';
import {
  ANGERS,
  dispositifView,
  eventView,
  initiativeView,
  keyFigureView,
  occurrence,
  occurrenceAt,
  place,
  resourceView,
  session,
  statusOf,
} from './editions';

export const organisation = (slug: string, name: string) => ({
  slug,
  name,
  shortName: null,
  website: `https://${slug}.exemple.example`,
});

export const involvement = (key: InvolvementView['role']['key'], name: string): InvolvementView => ({
  role: { key, label: key },
  organisation: organisation(slugOf(name), name),
  labelAsPrinted: null,
});

export const participation = (overrides: Partial<ParticipationView>): ParticipationView => ({
  role: { key: 'speaker', label: 'Intervention' },
  person: null,
  functionAtDate: null,
  organisation: null,
  unitLabel: null,
  announced: true,
  actual: null,
  ...overrides,
});

export const document = (
  role: DocumentView['role']['key'],
  kind: DocumentView['kind']['key'],
  overrides: Partial<DocumentView> = {},
): DocumentView => ({
  role: { key: role, label: role },
  slug: `document-${role}`,
  title: `Document ${role}`,
  kind: { key: kind, label: kind },
  url: `https://documents.exemple.example/${role}`,
  linkStatus: { key: 'ok', label: 'Lien vérifié' },
  ...overrides,
});

export const fullEvent = eventView('journee', {
  title: 'Journée « Alimentation & territoires »',
  theme: 'Alimentation durable',
  status: statusOf('full'),
  attendance: { key: 'mixed', label: 'Sur place et en ligne' },
  series: { slug: 'club', title: 'Club des collectivités' },
  occurrences: [occurrence()],
  places: [place({ accessInformation: 'Ligne 4, arrêt Mairie', accessibility: 'Accès de plain-pied' })],
  onlineAccesses: [{ url: 'https://visio.exemple.example/journee', label: 'Visioconférence' }],
  registration: {
    url: 'https://inscription.exemple.example/journee',
    deadline: '2025-09-05',
    closesAt: '2025-09-05T22:00:00.000Z',
    fee: 'Gratuit',
    capacity: 80,
    audience: 'Élus et agents',
  },
  involvements: [
    involvement('organiser', 'CRESS'),
    involvement('co-organiser', 'RTES'),
    involvement('funder', 'Région'),
    involvement('supporter', 'Fondation'),
    involvement('partner', 'Pôle'),
    { role: { key: 'hosted-by', label: 'Accueilli par' }, organisation: null, labelAsPrinted: 'la mairie' },
  ],
  participations: [
    participation({
      person: 'Camille Exemple',
      functionAtDate: 'Maire',
      organisation: organisation('angers', 'Ville d’Angers'),
    }),
  ],
  sessions: [
    session('Table ronde', {
      start: '10:00',
      end: '11:00',
      numberAsPrinted: 'Table ronde n°1',
      summary: 'Trois retours d’expérience.',
      participations: [
        participation({ unitLabel: 'Le pôle alimentation', organisation: organisation('rtes', 'RTES') }),
        participation({ role: { key: 'facilitator', label: 'Animation' }, person: 'Dominique Exemple' }),
      ],
      documents: [document('slides', 'slides')],
      sessions: [session('Séquence 1', { start: '10:10' })],
    }),
    session('Déjeuner', {
      kind: { key: 'break', label: 'Déjeuner, pause' },
      start: '12:00',
      end: '14:00',
      endInferred: true,
    }),
  ],
  documents: [
    document('replay', 'replay'),
    document('slides', 'slides', { url: null, linkStatus: { key: 'lost', label: 'Lien absent' } }),
    document('write-up', 'write-up'),
    document('reference', 'guide'),
  ],
  image: {
    url: '/uploads/affiche.jpg',
    width: 1200,
    height: 800,
    alternativeText: 'Un marché couvert',
    credit: 'Studio Exemple',
    licence: 'CC BY 4.0',
  },
});

export const severalDates = eventView('guinguette', {
  occurrences: [
    occurrenceAt({ start: '2025-07-04T19:00', end: '2025-07-04T23:00' }),
    occurrenceAt({ start: '2025-07-11', halfDay: 'evening' }),
  ],
  recurring: { text: 'les vendredis soirs d’été' },
});

export const fullFigure = keyFigureView('emplois', {
  territory: ANGERS,
  zoning: { vocabulary: 'zonages', slug: 'frr', label: 'France ruralités revitalisation' },
  note: 'Hors emplois saisonniers.',
});

export const fullInitiative = initiativeView('epicerie', {
  involvements: [
    involvement('initiator', 'Association'),
    involvement('promoter', 'Scic'),
    involvement('funder', 'Région'),
  ],
  documents: [document('reference', 'video')],
});

export const fullResource = resourceView('guide', {
  involvements: [involvement('editor', 'Avise'), involvement('funder', 'Région')],
  access: 'Libre',
  isPartOf: { slug: 'dossier', title: 'Dossier rural' },
  rightsHolder: 'Éditions Exemple',
  licence: { key: 'all-rights-reserved', label: 'Tous droits réservés' },
});

/** Of a public body, run by another structure. */
export const publicDispositif = dispositifView('dispositif-public', {
  involvements: [involvement('promoter', 'Région'), involvement('facilitated-by', 'Incubateur')],
  publicBodies: ['region'],
});

export const fullDispositif = dispositifView('fonds', {
  aliases: ['Fonds d’amorçage'],
  involvements: [involvement('promoter', 'Banque'), involvement('funder', 'Région')],
  scaleAsPrinted: 'National',
  eligibility: {
    text: 'Associations employeuses de moins de 50 salariés.',
    audiences: [{ vocabulary: 'publics', slug: 'associations', label: 'Associations' }],
    zonings: [
      {
        vocabulary: 'zonages',
        slug: 'zrr',
        label: 'Zone de revitalisation rurale',
        validFrom: null,
        validTo: '2024-06-30',
        replacedBy: 'zonages:frr',
      },
    ],
    minimumHeadcount: 1,
    maximumHeadcount: 50,
    maximumHeadcountIncluded: false,
    maximumPopulation: null,
    maximumPopulationIncluded: false,
    maximumIntercommunalPopulation: null,
    maximumIntercommunalPopulationIncluded: false,
  },
  duration: 'aide sur 3 ans',
  parentProgramme: { slug: 'programme', title: 'Programme national' },
});
