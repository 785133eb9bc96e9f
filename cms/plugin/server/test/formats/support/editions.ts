/** Views and editions as the catalogue answers them, for the tests of the formats: complete, each field can be changed. */
import {
  boundsOf,
  dateBlock,
  endInWords,
  EVENT_KINDS,
  EVENT_STATUSES,
  HALF_DAYS,
  occurrenceInWords,
  parseMoment,
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type DispositifView,
  type EntryView,
  type EventStatus,
  type EventView,
  type InitiativeView,
  type KeyFigureView,
  type Language,
  type OccurrenceTimes,
  type OccurrenceView,
  type PlaceView,
  type ResourceView,
  type SessionView,
  type TerritoryReference,
  type CollectionViews,
  type FormatName,
} from 'ess-shared-types';
import { answerFigureValue } from '../../../src/catalogue/answered-views';
import type { EditionOf } from '../../../src/formats/edition';
import type { StoredFigureValue } from '../../../src/publication/stored-views';

export const SERVER = 'https://ess.exemple.example';
export const INSTANCE = '5f0c9b1e-2f64-4c3a-9d1e-0a4b7c2d8e11';
export const AS_OF = '2025-09-01T08:00:00.000Z';

export const ANGERS: TerritoryReference = {
  code: 'COM-49007',
  name: 'Angers',
  level: 'commune',
  department: 'Maine-et-Loire',
};
export const MAINE_ET_LOIRE: TerritoryReference = {
  code: 'DEP-49',
  name: 'Maine-et-Loire',
  level: 'department',
  department: null,
};

const entry = (stem: string, slug: string): EntryView => ({
  id: `document-${slug}@${INSTANCE}`,
  slug,
  title: `Titre de ${slug}`,
  summary: 'Un résumé en une phrase.',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Un texte plus long.' }] }],
  lang: 'fr',
  territories: [MAINE_ET_LOIRE],
  topics: [{ vocabulary: 'themes', slug: 'alimentation', label: 'Alimentation' }],
  audiences: [{ vocabulary: 'publics', slug: 'elus', label: 'Élus' }],
  publisher: {
    slug: 'rtes',
    name: 'Réseau des collectivités',
    shortName: 'RTES',
    website: 'https://rtes.exemple.example',
  },
  licence: { key: 'etalab-2.0', label: 'Licence Ouverte 2.0' },
  rightsHolder: null,
  image: null,
  provenance: [{ label: 'Programme de la journée', locator: 'p. 2', url: null, retrievedOn: '2025-08-01' }],
  pageUrl: `${SERVER}/ess/${stem}/${slug}`,
  firstPublishedAt: '2025-08-20T10:00:00.000Z',
  changedAt: '2025-08-25T10:00:00.000Z',
  revision: 2,
});

export function occurrence(overrides: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    start: '2025-09-11T09:30',
    end: '2025-09-11T12:00',
    precision: 'time',
    halfDay: null,
    yearInferred: false,
    timeZone: 'Europe/Paris',
    startsAt: '2025-09-11T07:30:00.000Z',
    endsAt: '2025-09-11T10:00:00.000Z',
    ongoingFrom: '2025-09-11T07:30:00.000Z',
    text: 'jeudi 11 septembre 2025, de 9 h 30 à 12 h',
    untilText: 'jusqu’à 12 h',
    dateBlock: { day: '11', month: 'sept.', year: '2025' },
    ...overrides,
  };
}

/** An occurrence whose instants and words follow from its times, as the projection makes them. */
export function occurrenceAt(
  given: Partial<OccurrenceTimes> & Pick<OccurrenceTimes, 'start'>,
  lang: Language = 'fr',
): OccurrenceView {
  const times: OccurrenceTimes = { timeZone: 'Europe/Paris', ...given };
  const bounds = boundsOf(times);
  const moment = parseMoment(times.start);
  if (!bounds || !moment) throw new Error(`Not an occurrence: ${JSON.stringify(times)}`);
  return {
    start: times.start,
    end: times.end ?? null,
    precision: moment.precision,
    halfDay: times.halfDay ? { key: times.halfDay, label: HALF_DAYS[times.halfDay].label[lang] } : null,
    yearInferred: false,
    timeZone: times.timeZone,
    startsAt: new Date(bounds.startsAt).toISOString(),
    endsAt: new Date(bounds.endsAt).toISOString(),
    ongoingFrom: bounds.ongoingFrom === undefined ? null : new Date(bounds.ongoingFrom).toISOString(),
    text: occurrenceInWords(times, lang),
    untilText: endInWords(times, lang),
    dateBlock: dateBlock(times, lang),
  };
}

export function session(title: string, overrides: Partial<SessionView> = {}): SessionView {
  return {
    title,
    kind: { key: 'round-table', label: 'Table ronde' },
    numberAsPrinted: null,
    start: null,
    end: null,
    endInferred: false,
    summary: null,
    participations: [],
    documents: [],
    sessions: [],
    ...overrides,
  };
}

export function place(overrides: Partial<PlaceView> = {}): PlaceView {
  return {
    state: 'confirmed',
    name: 'Hôtel de ville',
    street: '1 place de la Mairie',
    postalCode: '49000',
    territory: ANGERS,
    labelAsPrinted: null,
    accessInformation: null,
    accessibility: null,
    latitude: 47.4698,
    longitude: -0.5593,
    ...overrides,
  };
}

export function eventView(slug: string, overrides: Partial<EventView> = {}): EventView {
  const main =
    overrides.mainOccurrence === undefined ? (overrides.occurrences?.[0] ?? occurrence()) : overrides.mainOccurrence;
  return {
    ...entry('rendez-vous', slug),
    kind: { key: 'exchange-day', label: EVENT_KINDS['exchange-day'].label.fr },
    status: statusOf('confirmed'),
    attendance: { key: 'onsite', label: 'Sur place' },
    theme: null,
    editionNumber: null,
    series: null,
    temporalState: 'upcoming',
    mainOccurrence: main,
    occurrences: main === null ? [] : [main],
    recurring: null,
    places: [place()],
    onlineAccesses: [],
    registration: null,
    involvements: [
      {
        role: { key: 'organiser', label: 'Organisateur' },
        organisation: { slug: 'cress', name: 'Chambre régionale de l’ESS', shortName: 'CRESS', website: null },
        labelAsPrinted: null,
      },
    ],
    participations: [],
    sessions: [],
    documents: [],
    participantsCount: null,
    ...overrides,
  };
}

export const statusOf = (key: EventStatus) => ({ key, label: EVENT_STATUSES[key].label.fr });

/** With the words of its value, as the catalogue answers them. */
export function keyFigureView(
  slug: string,
  overrides: Partial<Omit<KeyFigureView, 'value'>> & { readonly value?: StoredFigureValue } = {},
): KeyFigureView {
  const figure: Omit<KeyFigureView, 'value'> & { readonly value: StoredFigureValue } = {
    ...entry('chiffres-cles', slug),
    value: {
      shape: { key: 'exact', label: 'Valeur exacte' },
      asPublished: '1 234',
      number: 1234,
      maximum: null,
      comparator: null,
      numerator: null,
      denominator: null,
      basePeriod: null,
      unit: 'emplois',
    },
    territory: MAINE_ET_LOIRE,
    territoryAsPrinted: null,
    period: { start: '2022', end: null, asPrinted: null },
    source: {
      slug: 'insee-flores-2022',
      label: 'Insee, Flores 2022',
      producers: ['Insee'],
      dataVintage: '2022',
      publicationDate: '2024-06',
      methodUrl: 'https://insee.exemple.example/flores',
      territorialDefinition: null,
    },
    indicator: {
      slug: 'emplois-ess',
      label: 'Emplois de l’ESS',
      definition: 'Postes au 31 décembre.',
      unit: 'emplois',
    },
    scope: { key: 'statistic', label: 'Statistique' },
    zoning: null,
    about: null,
    status: { key: 'current', label: 'À jour' },
    note: null,
    groups: [],
    comparison: null,
    ...overrides,
  };
  return { ...figure, value: answerFigureValue(figure.value, 'fr') };
}

export function initiativeView(slug: string, overrides: Partial<InitiativeView> = {}): InitiativeView {
  return {
    ...entry('initiatives', slug),
    whatItDoes: 'Transforme les invendus en repas.',
    stage: { key: 'active', label: 'En activité' },
    places: [place()],
    territoryAsPrinted: null,
    involvements: [],
    legalForm: 'SCIC',
    startedOn: '2019',
    size: '12 salariés',
    website: { url: 'https://initiative.exemple.example', status: { key: 'ok', label: 'Lien vérifié' } },
    documents: [],
    dispositif: null,
    replicationOf: null,
    ...overrides,
  };
}

export function resourceView(slug: string, overrides: Partial<ResourceView> = {}): ResourceView {
  return {
    ...entry('ressources', slug),
    kind: { key: 'guide', label: 'Guide' },
    involvements: [],
    publicationDate: '2024-03',
    url: 'https://ressource.exemple.example/guide.pdf',
    linkStatus: { key: 'ok', label: 'Lien vérifié' },
    access: null,
    formats: [
      {
        url: 'https://ressource.exemple.example/guide.pdf',
        mime: 'application/pdf',
        bytes: 2_400_000,
        pages: 32,
        duration: null,
        language: 'fr',
        accessible: null,
      },
    ],
    isPartOf: null,
    ...overrides,
  };
}

export function dispositifView(slug: string, overrides: Partial<DispositifView> = {}): DispositifView {
  return {
    ...entry('dispositifs', slug),
    aliases: [],
    nature: { key: 'funding', label: 'Financement' },
    status: { key: 'open', label: 'Ouvert' },
    recurrence: null,
    involvements: [],
    publicBodies: [],
    scaleAsPrinted: null,
    eligibility: null,
    amount: 'jusqu’à 50 000 €',
    duration: null,
    opensOn: '2025-01-15',
    closesOn: '2025-10-31',
    application: { url: 'https://dispositif.exemple.example', status: { key: 'ok', label: 'Lien vérifié' } },
    parentProgramme: null,
    howItHelps: 'Finance l’amorçage.',
    ...overrides,
  };
}

const FORMATS_OF: Readonly<Record<Collection, readonly FormatName[]>> = {
  agenda: ['html', 'ics', 'rss', 'atom', 'feed.json', 'json', 'jsonld', 'csv'],
  'chiffres-cles': ['html', 'json', 'jsonld', 'csv'],
  initiatives: ['html', 'json', 'geojson', 'jsonld', 'csv'],
  ressources: ['html', 'rss', 'atom', 'json', 'jsonld', 'csv'],
  dispositifs: ['html', 'json', 'jsonld', 'csv'],
};

/** A list of these entries as `format` would be asked for it. */
export function editionOf<Name extends Collection>(
  collection: Name,
  entries: readonly CollectionViews[Name][],
  overrides: Partial<EditionOf<Name>> = {},
  format: FormatName = 'html',
): EditionOf<Name> {
  const parsed = parseSelection([], { rules: SELECTION_RULES[collection] });
  if (!parsed.ok) throw new Error('The empty selection is refused');
  const stem = `${SERVER}/ess/${collection}`;
  const address = (name: FormatName) => (name === 'html' ? stem : `${stem}.${name}`);
  return {
    collection,
    scope: 'list',
    lang: 'fr',
    title: 'L’économie sociale et solidaire – Maine-et-Loire',
    entries,
    total: entries.length,
    asOf: AS_OF,
    selection: parsed.selection,
    territories: [MAINE_ET_LOIRE],
    terms: [],
    foundAt: null,
    saved: null,
    addresses: {
      self: address(format),
      page: stem,
      formats: Object.fromEntries(FORMATS_OF[collection].map((name) => [name, address(name)])),
      next: null,
      server: SERVER,
    },
    options: { sessions: false, dialect: 'rfc4180', fragment: false },
    instanceId: INSTANCE,
    ...overrides,
  };
}
