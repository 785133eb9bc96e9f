/** Rendez-vous as the CMS answers them, one for each way a rendez-vous may look. Invented, but for the past ones. */
import {
  ATTENDANCE_MODES,
  boundsOf,
  dateBlock,
  endInWords,
  EVENT_DOCUMENT_ROLES,
  EVENT_KINDS,
  EVENT_STATUSES,
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  LICENCES,
  LINK_STATUSES,
  occurrenceInWords,
  PARTICIPATION_ROLES,
  parseMoment,
  RESOURCE_KINDS,
  SESSION_KINDS,
  type DocumentView,
  type EventDocumentRole,
  type EventView,
  type HalfDay,
  type ImageView,
  type InvolvementRole,
  type InvolvementView,
  type Labelled,
  type Language,
  type LinkStatus,
  type OccurrenceView,
  type ParticipationView,
  type PlaceView,
  type SessionView,
  type TerritoryReference,
  type VocabularyEntry,
} from 'ess-shared-types';
import { slugOf } from './slug-of.js';

/** Instant of every answer of the fixture server: a Sunday morning. */
export const NOW = '2026-11-22T08:00:00.000Z';

function labelled<Key extends string>(
  vocabulary: Readonly<Record<Key, VocabularyEntry>>,
  key: Key,
  language: Language = 'fr',
): Labelled<Key> {
  return { key, label: vocabulary[key].label[language] };
}

interface OccurrenceOptions {
  readonly end?: string;
  readonly halfDay?: HalfDay;
  readonly timeZone?: string;
  readonly yearInferred?: boolean;
}

export function occurrence(
  start: string,
  { end, halfDay, timeZone = 'Europe/Paris', yearInferred = false }: OccurrenceOptions = {},
): OccurrenceView {
  const times = { start, end, halfDay, timeZone };
  const bounds = boundsOf(times);
  const precision = parseMoment(start)?.precision;
  if (!bounds || !precision) throw new Error(`${start} is not a date`);
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    start,
    end: end ?? null,
    precision,
    halfDay: halfDay ? labelled(HALF_DAYS, halfDay) : null,
    yearInferred,
    timeZone,
    startsAt: iso(bounds.startsAt),
    endsAt: iso(bounds.endsAt),
    ongoingFrom: bounds.ongoingFrom === undefined ? null : iso(bounds.ongoingFrom),
    text: occurrenceInWords(times, 'fr'),
    untilText: endInWords(times, 'fr'),
    dateBlock: dateBlock(times, 'fr'),
  };
}

function commune(code: string, name: string, department: string): TerritoryReference {
  return { code, name, level: 'commune', department };
}

const DURTAL = commune('COM-49127', 'Durtal', 'Maine-et-Loire');
const ANGERS = commune('COM-49007', 'Angers', 'Maine-et-Loire');
const LIRE: TerritoryReference = { ...commune('COMD-49177', 'Liré', 'Maine-et-Loire'), level: 'delegated-commune' };
export const PAYS_DE_LA_LOIRE: TerritoryReference = {
  code: 'REG-52',
  name: 'Pays de la Loire',
  level: 'region',
  department: null,
};

function place(
  territory: TerritoryReference,
  name: string | null = null,
  street: string | null = null,
  option = false,
): PlaceView {
  return {
    state: option ? 'option' : 'confirmed',
    name,
    street,
    postalCode: null,
    territory,
    labelAsPrinted: null,
    accessInformation: null,
    accessibility: null,
    latitude: null,
    longitude: null,
  };
}

function organised(role: InvolvementRole, ...names: string[]): InvolvementView[] {
  return names.map((name) => ({
    role: labelled(INVOLVEMENT_ROLES, role),
    organisation: { slug: slugOf(name), name, shortName: null, website: null },
    labelAsPrinted: null,
  }));
}

function document(role: EventDocumentRole, url: string | null, linkStatus: LinkStatus = 'ok'): DocumentView {
  const title = EVENT_DOCUMENT_ROLES[role].label.fr;
  return {
    role: labelled(EVENT_DOCUMENT_ROLES, role),
    slug: slugOf(title),
    title,
    kind: labelled(RESOURCE_KINDS, 'other-resource'),
    url,
    linkStatus: labelled(LINK_STATUSES, linkStatus),
  };
}

function session(title: string, known: Partial<SessionView> = {}): SessionView {
  return {
    title,
    kind: labelled(SESSION_KINDS, 'sequence'),
    numberAsPrinted: null,
    start: null,
    end: null,
    endInferred: false,
    summary: null,
    participations: [
      {
        role: labelled(PARTICIPATION_ROLES, 'speaker'),
        person: null,
        functionAtDate: null,
        organisation: null,
        unitLabel: 'Service économique',
        announced: true,
        actual: null,
      },
    ],
    documents: [],
    sessions: [],
    ...known,
  };
}

/** A rendez-vous of which nothing but the title is known, with what is given. */
export function event(title: string, known: Partial<EventView> = {}): EventView {
  const slug = slugOf(title).slice(0, 60);
  return {
    id: `${slug}@fixture`,
    slug,
    title,
    summary: null,
    body: [],
    lang: 'fr',
    kind: labelled(EVENT_KINDS, 'other-event'),
    status: labelled(EVENT_STATUSES, 'announced'),
    attendance: labelled(ATTENDANCE_MODES, 'unspecified'),
    theme: null,
    editionNumber: null,
    series: null,
    temporalState: 'upcoming',
    mainOccurrence: known.occurrences?.[0] ?? null,
    occurrences: [],
    recurring: null,
    places: [],
    onlineAccesses: [],
    registration: null,
    involvements: [],
    participations: [],
    sessions: [],
    documents: [],
    participantsCount: null,
    territories: [],
    topics: [],
    audiences: [],
    publisher: {
      slug: 'cress-pays-de-la-loire',
      name: 'CRESS des Pays de la Loire',
      shortName: 'CRESS',
      website: null,
    },
    licence: labelled(LICENCES, 'etalab-2.0'),
    rightsHolder: null,
    image: null,
    provenance: [],
    pageUrl: `https://cms.example/ess/rendez-vous/${slug}`,
    firstPublishedAt: NOW,
    changedAt: NOW,
    revision: 1,
    ...known,
  };
}

const register = (url: string, closesAt: string | null = null) => ({
  url,
  deadline: null,
  closesAt,
  fee: null,
  capacity: null,
  audience: null,
});

export const ONGOING = event('Le Mois de l’économie sociale et solidaire', {
  kind: labelled(EVENT_KINDS, 'festive-event'),
  temporalState: 'ongoing',
  occurrences: [occurrence('2026-11-01', { end: '2026-11-30' })],
  places: [place(PAYS_DE_LA_LOIRE)],
  involvements: organised('organiser', 'CRESS des Pays de la Loire'),
});

export const TIMED = event('Journée départementale de l’ESS en Anjou', {
  kind: labelled(EVENT_KINDS, 'themed-day'),
  status: labelled(EVENT_STATUSES, 'confirmed'),
  attendance: labelled(ATTENDANCE_MODES, 'onsite'),
  occurrences: [occurrence('2026-11-26T09:30', { end: '2026-11-26T17:00' })],
  places: [place(ANGERS, 'Salons Curnonsky', '6 place Maurice-Sailland')],
  registration: { ...register('https://cress.example/inscription'), fee: 'Gratuit' },
  involvements: [...organised('co-organiser', 'CRESS des Pays de la Loire', 'RTES'), ...organised('partner', 'IRESA')],
  summary: 'Une journée pour faire connaître les réponses locales aux besoins des habitants.',
  body: [
    { type: 'heading', level: 1, children: [{ type: 'text', text: 'Pour qui ?' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'Communes et associations, ' },
        { type: 'text', text: 'ensemble', bold: true },
        { type: 'text', text: ' : ' },
        { type: 'link', url: 'https://cress.example/qui', children: [{ type: 'text', text: 'qui vient' }] },
        { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', text: ' et qui ne vient pas' }] },
      ],
    },
    {
      type: 'list',
      format: 'unordered',
      items: [[{ type: 'text', text: 'Élus' }], [{ type: 'text', text: 'Agents' }]],
    },
  ],
  sessions: [
    session('Table ronde', { start: '10:00', end: '10:30', sessions: [session('Les centres-bourgs')] }),
    session('Clôture', { start: '16:00' }),
  ],
  provenance: [{ label: 'Programme', locator: 'page 2', url: 'https://source.example/programme', retrievedOn: null }],
});

export const ONLINE = event('Financer un projet alimentaire de territoire', {
  kind: labelled(EVENT_KINDS, 'webinar'),
  attendance: labelled(ATTENDANCE_MODES, 'online'),
  occurrences: [occurrence('2026-11-26T18:00')],
  onlineAccesses: [{ url: 'https://visio.example/salle', label: 'Salle de visioconférence' }],
  registration: register('https://cress.example/complet', '2026-11-20T22:00:00.000Z'),
  involvements: organised('organiser', 'RTES'),
});

export const HALF_DAY_TWO_PLACES = event('Club des collectivités : alimentation durable et ESS', {
  kind: labelled(EVENT_KINDS, 'club-meeting'),
  occurrences: [occurrence('2026-12-03', { halfDay: 'afternoon', yearInferred: true })],
  places: [place(LIRE, null, null, true), place(ANGERS, null, null, true)],
  involvements: organised('co-organiser', 'CRESS des Pays de la Loire', 'RTES'),
});

export const CANCELLED = event('Visite de la ressourcerie des Basses Vallées', {
  kind: labelled(EVENT_KINDS, 'visit'),
  status: labelled(EVENT_STATUSES, 'cancelled'),
  occurrences: [occurrence('2026-12-10T14:00')],
  places: [place(DURTAL)],
  registration: register('https://cress.example/visite'),
});

export const RANGE = event('Salon des achats responsables', {
  kind: labelled(EVENT_KINDS, 'professional-fair'),
  status: labelled(EVENT_STATUSES, 'full'),
  attendance: labelled(ATTENDANCE_MODES, 'mixed'),
  occurrences: [occurrence('2026-12-14', { end: '2026-12-16' })],
  places: [place(ANGERS, 'Parc des expositions')],
});

export const MONTH_ONLY = event('Atelier « Coopérer entre communes »', {
  kind: labelled(EVENT_KINDS, 'workshop'),
  occurrences: [occurrence('2027-01')],
});

export const OVERSEAS = event('Monnaies locales : le retour de La Réunion', {
  kind: labelled(EVENT_KINDS, 'webinar'),
  attendance: labelled(ATTENDANCE_MODES, 'online'),
  occurrences: [occurrence('2027-02-02T14:00', { end: '2027-02-02T15:30', timeZone: 'Indian/Reunion' })],
});

export const RECURRING = event('Permanence d’accueil des porteurs de projet', {
  kind: labelled(EVENT_KINDS, 'drop-in'),
  temporalState: 'recurring',
  recurring: { text: 'un lundi après-midi par mois' },
  places: [place(DURTAL, 'France Services')],
});

export const POSTPONED = event('Assises de la vie associative', {
  status: labelled(EVENT_STATUSES, 'postponed'),
  temporalState: 'postponed',
  occurrences: [occurrence('2026-10-08')],
  places: [place(ANGERS)],
});

/** Someone who speaks, as programme and account name them. */
function speaker(person: string, functionAtDate: string, known: Partial<ParticipationView> = {}): ParticipationView {
  return {
    role: labelled(PARTICIPATION_ROLES, 'speaker'),
    person,
    functionAtDate,
    organisation: { slug: 'cress', name: 'CRESS', shortName: null, website: null },
    unitLabel: null,
    announced: true,
    actual: true,
    ...known,
  };
}

const IMAGE: ImageView = {
  url: '/uploads/forum.png',
  width: 320,
  height: 200,
  alternativeText: 'Une salle pleine, vue du fond',
  credit: 'Photo\u00a0: Ville de Durtal',
  licence: null,
};

/** Everything that a rendez-vous may say. */
export const RICH = event('Forum des initiatives', {
  kind: labelled(EVENT_KINDS, 'themed-day'),
  status: labelled(EVENT_STATUSES, 'moved-online'),
  attendance: labelled(ATTENDANCE_MODES, 'mixed'),
  summary: 'Une journée, deux salles, douze initiatives.',
  image: IMAGE,
  occurrences: [occurrence('2026-11-28T09:30', { end: '2026-11-28T17:00' }), occurrence('2026-12-05')],
  series: { slug: 'forums', title: 'Forums de l’automne' },
  places: [
    { ...place(DURTAL, 'Salle de l’Odyssée', '23 rue de Bellevue', true), postalCode: '49430' },
    { ...place(ANGERS, 'Salons Curnonsky', null, true), accessInformation: 'Tram A', accessibility: 'Rampe' },
  ],
  registration: {
    url: 'https://cress.example/forum',
    deadline: '2026-11-25T18:00',
    closesAt: '2026-11-25T17:00:00.000Z',
    fee: '5 €',
    capacity: 80,
    audience: 'Élus et agents',
  },
  participations: [speaker('Alix Exemple', 'animatrice', { role: labelled(PARTICIPATION_ROLES, 'facilitator') })],
  sessions: [
    session('Ouverture', {
      numberAsPrinted: '1.',
      start: '09:30',
      summary: 'Le mot du maire.',
      participations: [speaker('Camille Exemple', 'maire')],
      sessions: [session('Lecture', { documents: [document('reference', 'https://cress.example/lecture')] })],
    }),
  ],
  documents: [document('poster', 'https://cress.example/affiche'), document('slides', null, 'lost')],
  provenance: [{ label: 'Programme', locator: 'page 2', url: 'https://source.example/programme', retrievedOn: null }],
});

/** The same, once it took place: not everybody came, and somebody came who was not announced. */
export const RICH_PAST = event('Forum des initiatives 2025', {
  ...RICH,
  id: 'forum-2025@fixture',
  temporalState: 'past',
  status: labelled(EVENT_STATUSES, 'confirmed'),
  image: { ...IMAGE, url: 'https://tiers.example/forum.png' },
  occurrences: [occurrence('2025-11-28T09:30')],
  participantsCount: 'Une vingtaine d’élus et d’agents',
  participations: [
    speaker('Alix Exemple', 'animatrice', { actual: false }),
    speaker('Dominique Exemple', 'directeur', { announced: false }),
  ],
});

export const UPCOMING = [
  ONGOING,
  TIMED,
  ONLINE,
  HALF_DAY_TWO_PLACES,
  CANCELLED,
  RANGE,
  MONTH_ONLY,
  OVERSEAS,
  RECURRING,
  POSTPONED,
];

/** The same kind of list as a town hall sees it most days. */
export const ORDINARY = [ONGOING, TIMED, ONLINE, HALF_DAY_TWO_PLACES, CANCELLED, RECURRING];

export const PAST = [
  event('Club des collectivités Alimentation durable & ESS', {
    kind: labelled(EVENT_KINDS, 'club-meeting'),
    temporalState: 'past',
    occurrences: [occurrence('2025-11-20', { halfDay: 'afternoon', yearInferred: true })],
    places: [place(LIRE, null, null, true), place(ANGERS, null, null, true)],
    documents: [document('slides', null, 'lost')],
  }),
  event('Journée départementale ESS en Anjou', {
    kind: labelled(EVENT_KINDS, 'themed-day'),
    temporalState: 'past',
    occurrences: [occurrence('2025-11-13', { yearInferred: true })],
    places: [place(ANGERS)],
  }),
  event('Dynamiser les territoires ruraux avec l’ESS : quels leviers pour les collectivités ?', {
    kind: labelled(EVENT_KINDS, 'club-meeting'),
    temporalState: 'past',
    occurrences: [occurrence('2025-09-11T09:30', { end: '2025-09-11T16:00' })],
    places: [place(DURTAL, 'Salle de l’Odyssée', '23 rue de Bellevue')],
    involvements: [
      ...organised('co-organiser', 'CRESS des Pays de la Loire', 'RTES'),
      ...organised('partner', 'Commune de Durtal', 'IRESA', 'CEAS 72', 'APESS 53'),
    ],
    documents: [
      document('slides', null, 'lost'),
      document(
        'write-up',
        'https://www.rtes.fr/retour-sur-le-club-des-collectivites-pour-l-ess-en-pays-de-la-loire-dynamiser-les-territoires',
      ),
      document('replay', 'https://video.example/rediffusion'),
    ],
  }),
];

/** What a page has to withstand. */
export const HOSTILE = [
  event('<script>document.title = "pwned"</script><img src=x onerror="document.title = \'pwned\'">', {
    occurrences: [occurrence('2026-11-26')],
    pageUrl: 'javascript:document.title="pwned"',
    registration: register('javascript:document.title="pwned"'),
    involvements: organised('organiser', '"><b>gras</b>'),
    status: { key: 'full', label: '<i>Complet</i>' },
  }),
  event('M'.repeat(10_000), {
    id: 'long@fixture',
    occurrences: [occurrence('2026-11-27')],
    places: [place(ANGERS, 'É'.repeat(500))],
  }),
];

/** `count` rendez-vous, one a day. */
export function many(count: number): EventView[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse('2026-12-01') + index * 86_400_000).toISOString().slice(0, 10);
    return event(`Rendez-vous ${String(index + 1)}`, {
      occurrences: [occurrence(`${day}T10:00`)],
      places: [place(ANGERS)],
    });
  });
}

/** Hundreds of rendez-vous whose titles are 10 kB of what breaks layouts. */
export const HUNDREDS = many(400).map((one, index) => ({
  ...one,
  title:
    [
      'Sansespace'.repeat(1000),
      '🌱👩🏽‍🌾🏳️‍🌈 '.repeat(500),
      'اقتصاد اجتماعي وتضامني '.repeat(400),
      `\u202e${'renversé '.repeat(1000)}`,
      '<img src=x onerror=alert(1)>'.repeat(300),
      `Z${'\u0336\u0489'.repeat(300)}`,
    ][index % 6] ?? '',
}));
