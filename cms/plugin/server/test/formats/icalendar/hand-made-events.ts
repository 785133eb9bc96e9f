/** Rendez-vous made by hand, one for each thing that a calendar has to say honestly. */
import { EVENT_KINDS, type EventView, type Language, type PlaceView } from 'ess-shared-types';
import { ANGERS, MAINE_ET_LOIRE, eventView, occurrenceAt, place, session, statusOf } from '../support/editions';

const DURTAL = { code: 'COM-49127', name: 'Durtal', level: 'commune', department: 'Maine-et-Loire' } as const;
const LIRE = {
  code: 'COMD-49177',
  name: 'Liré',
  level: 'delegated-commune',
  department: 'Maine-et-Loire',
} as const;
const CRESS = {
  slug: 'cress',
  name: 'Chambre régionale de l’ESS',
  shortName: 'CRESS',
  website: 'https://cress.exemple.example',
};

const kind = (key: keyof typeof EVENT_KINDS) => ({ key, label: EVENT_KINDS[key].label.fr });

const unnamedPlace = (territory: PlaceView['territory']): PlaceView =>
  place({ state: 'option', name: null, street: null, postalCode: null, territory, latitude: null, longitude: null });

const speaker = (person: string, functionAtDate: string | null) => ({
  role: { key: 'speaker', label: 'Intervention' } as const,
  person,
  functionAtDate,
  organisation: CRESS,
  unitLabel: null,
  announced: true,
  actual: null,
});

/** A day with a programme in two levels, all its hours known. */
export const clubDay = (overrides: Partial<EventView> = {}): EventView =>
  eventView('club', {
    title: 'Club des collectivités : dynamiser les territoires ruraux',
    kind: kind('club-meeting'),
    theme: 'Quels leviers pour les collectivités ?',
    series: { slug: 'club', title: 'Club des collectivités ESS' },
    occurrences: [occurrenceAt({ start: '2025-09-11T09:30', end: '2025-09-11T16:00' })],
    places: [
      place({
        name: 'Salle de l’Odyssée',
        street: '23 rue de Bellevue',
        postalCode: null,
        territory: DURTAL,
        latitude: 47.67,
        longitude: -0.24,
        accessInformation: 'À dix minutes à pied de la gare.',
        accessibility: 'Entrée de plain-pied.',
      }),
    ],
    body: [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Une journée pour se parler' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Des élus, des agents ; voir ' },
          { type: 'link', url: 'https://guide.exemple.example', children: [{ type: 'text', text: 'le guide' }] },
          { type: 'text', text: '.' },
        ],
      },
      {
        type: 'list',
        format: 'ordered',
        items: [[{ type: 'text', text: 'témoigner' }], [{ type: 'text', text: 'coopérer' }]],
      },
    ],
    sessions: [
      session('Accueil', { kind: { key: 'opening', label: 'Ouverture' }, start: '09:30', end: '10:00' }),
      session('Se soigner, se loger', {
        numberAsPrinted: 'Table ronde n°1',
        start: '10:00',
        end: '12:00',
        endInferred: true,
        summary: 'Deux récits, puis un débat.',
        participations: [speaker('Camille Exemple', 'directrice')],
        documents: [
          {
            role: { key: 'slides', label: 'Support de présentation' },
            slug: 'support',
            title: 'Bien vieillir',
            kind: { key: 'slides', label: 'Diaporama' },
            url: 'https://cress.exemple.example/support.pdf',
            linkStatus: { key: 'ok', label: 'Lien vérifié' },
          },
        ],
        sessions: [
          session('Une maison de santé', {
            start: '10:00',
            end: '11:00',
            participations: [speaker('Dominique Exemple', null)],
          }),
          session('Questions'),
        ],
      }),
      session('Visite des halles', {
        kind: { key: 'site-visit', label: 'Visite de site' },
        start: '14:00',
        end: '16:00',
      }),
    ],
    participations: [{ ...speaker('', null), person: null, unitLabel: 'Le pôle territoires' }],
    registration: {
      url: 'https://inscription.exemple.example/club?jour=11&lieu=durtal',
      deadline: '2025-09-05T18:00',
      closesAt: '2025-09-05T16:00:00.000Z',
      fee: 'Gratuit',
      capacity: 80,
      audience: 'Élus et agents',
    },
    documents: [
      {
        role: { key: 'write-up', label: 'Compte-rendu' },
        slug: 'compte-rendu',
        title: 'Compte-rendu de la journée',
        kind: { key: 'write-up', label: 'Compte-rendu' },
        url: null,
        linkStatus: { key: 'lost', label: 'Adresse non donnée par le document' },
      },
    ],
    involvements: [
      { role: { key: 'co-organiser', label: 'Co-organisé par' }, organisation: CRESS, labelAsPrinted: null },
      { role: { key: 'co-organiser', label: 'Co-organisé par' }, organisation: null, labelAsPrinted: 'Le RTES' },
    ],
    image: {
      url: 'https://ess.exemple.example/uploads/halles.jpg',
      width: 1200,
      height: 800,
      alternativeText: 'Les halles de Durtal',
      credit: 'Photo d’exemple',
      licence: 'CC BY 4.0',
    },
    topics: [
      { vocabulary: 'themes', slug: 'ruralite', label: 'Ruralité' },
      { vocabulary: 'cress-cvl-competences', slug: 'culture', label: 'Culture, éducation populaire' },
    ],
    ...overrides,
  });

/** Everything that one calendar may hold, in the language of the answer. */
export function everyEvent(lang: Language = 'fr'): EventView[] {
  const at = (given: Parameters<typeof occurrenceAt>[0]) => occurrenceAt(given, lang);
  return [
    clubDay(),
    eventView('jour-seul', {
      status: statusOf('announced'),
      occurrences: [{ ...at({ start: '2025-09-19' }), yearInferred: true }],
      places: [],
    }),
    eventView('apres-midi', {
      status: statusOf('announced'),
      occurrences: [at({ start: '2025-11-20', halfDay: 'afternoon' })],
      places: [unnamedPlace(LIRE), unnamedPlace(ANGERS)],
    }),
    eventView('salon', {
      kind: kind('professional-fair'),
      occurrences: [at({ start: '2025-11-22', end: '2025-11-24' })],
    }),
    eventView('trois-dates', {
      occurrences: [
        at({ start: '2025-10-06T18:00', end: '2025-10-06T20:00' }),
        at({ start: '2025-10-13T18:00', end: '2025-10-13T20:00' }),
        at({ start: '2025-10-13T20:30' }),
        at({ start: '2025-12' }),
      ],
    }),
    eventView('webinaire', {
      kind: kind('webinar'),
      attendance: { key: 'online', label: 'En ligne' },
      occurrences: [at({ start: '2025-10-07T11:00', end: '2025-10-07T12:00' })],
      places: [],
      onlineAccesses: [
        { url: 'https://visio.exemple.example/salle?nom=é', label: 'Salle « A » ; son' },
        { url: null, label: 'Par téléphone, sur demande' },
      ],
    }),
    eventView('annule', { status: statusOf('cancelled') }),
    eventView('reporte', { status: statusOf('postponed') }),
    eventView('deplace', {
      status: statusOf('moved-online'),
      onlineAccesses: [{ url: 'https://visio.exemple.example/deplace', label: null }],
    }),
    eventView('complet', { status: statusOf('full') }),
    eventView('a-la-reunion', {
      occurrences: [at({ start: '2025-09-18T09:00', end: '2025-09-18T12:00', timeZone: 'Indian/Reunion' })],
      places: [
        place({
          name: 'Maison de l’ESS',
          street: null,
          postalCode: '97400',
          territory: null,
          labelAsPrinted: 'Saint-Denis',
          latitude: null,
          longitude: null,
        }),
      ],
    }),
    eventView('a-bruxelles', {
      lang: 'en',
      occurrences: [at({ start: '2025-09-18T09:00', end: '2025-09-18T12:00', timeZone: 'Europe/Brussels' })],
      attendance: { key: 'mixed', label: 'Sur place et en ligne' },
    }),
    eventView('echeance', {
      kind: kind('application-deadline'),
      status: statusOf('announced'),
      attendance: { key: 'unspecified', label: 'Modalité non précisée' },
      occurrences: [at({ start: '2025-10-31' })],
      places: [],
      territories: [MAINE_ET_LOIRE],
      publisher: null,
      provenance: [],
    }),
    eventView('un-mois', { occurrences: [at({ start: '2025-10' })] }),
    eventView('une-annee', { occurrences: [at({ start: '2026' })] }),
    eventView('chaque-samedi', {
      mainOccurrence: null,
      temporalState: 'recurring',
      recurring: { text: 'Une réunion participative chaque samedi' },
    }),
  ];
}
