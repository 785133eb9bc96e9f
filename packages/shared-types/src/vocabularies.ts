/**
 * Closed vocabularies of the ESS model, with their labels.
 *
 * One entry is the single source for three spellings of a value: `stored` (snake_case, unique across
 * the whole Strapi admin, which translates enumeration options by their raw value), the kebab-case key
 * used in URLs and widget attributes, and the UPPER_SNAKE form used in GraphQL (derived).
 */
import type { Language } from './language.js';

export interface VocabularyEntry {
  readonly stored: string;
  readonly label: Readonly<Record<Language, string>>;
}

// Said for bundlers: a vocabulary that a widget does not use is left out of it.
// @__NO_SIDE_EFFECTS__
const entry = (stored: string, fr: string, en: string): VocabularyEntry => ({
  stored,
  label: { fr, en },
});

export const EVENT_KINDS = {
  'club-meeting': entry('club_meeting', 'Rencontre de club de collectivités', 'Local authority club meeting'),
  'themed-day': entry('themed_day', 'Journée', 'One-day event'),
  'exchange-day': entry('exchange_day', 'Journée d’échanges', 'Exchange day'),
  webinar: entry('webinar', 'Webinaire', 'Webinar'),
  training: entry('training', 'Formation', 'Training course'),
  workshop: entry('workshop', 'Atelier', 'Workshop'),
  hackathon: entry('hackathon', 'Hackathon', 'Hackathon'),
  'participatory-meeting': entry('participatory_meeting', 'Réunion participative', 'Participatory meeting'),
  'drop-in': entry('drop_in', 'Permanence', 'Drop-in session'),
  visit: entry('visit', 'Visite', 'Visit'),
  'festive-event': entry('festive_event', 'Événement festif', 'Festive event'),
  'professional-fair': entry(
    'professional_fair',
    'Salon, grand événement professionnel',
    'Fair or major professional event',
  ),
  'application-deadline': entry('application_deadline', 'Échéance de candidature', 'Application deadline'),
  'other-event': entry('other_event', 'Autre rendez-vous', 'Other event'),
} as const satisfies Record<string, VocabularyEntry>;

/** « passé » is never a status: it is computed from the dates. */
export const EVENT_STATUSES = {
  announced: entry('event_announced', 'Annoncé', 'Announced'),
  confirmed: entry('event_confirmed', 'Confirmé', 'Confirmed'),
  full: entry('event_full', 'Complet', 'Full'),
  postponed: entry('event_postponed', 'Reporté', 'Postponed'),
  'moved-online': entry('event_moved_online', 'Déplacé en ligne', 'Moved online'),
  cancelled: entry('event_cancelled', 'Annulé', 'Cancelled'),
} as const satisfies Record<string, VocabularyEntry>;

export const ATTENDANCE_MODES = {
  onsite: entry('attendance_onsite', 'Sur place', 'On site'),
  online: entry('attendance_online', 'En ligne', 'Online'),
  mixed: entry('attendance_mixed', 'Sur place et en ligne', 'On site and online'),
  unspecified: entry('attendance_unspecified', 'Modalité non précisée', 'Attendance not specified'),
} as const satisfies Record<string, VocabularyEntry>;

export const HALF_DAYS = {
  morning: entry('half_day_morning', 'matin', 'morning'),
  afternoon: entry('half_day_afternoon', 'après-midi', 'afternoon'),
  evening: entry('half_day_evening', 'soirée', 'evening'),
} as const satisfies Record<string, VocabularyEntry>;

export const PLACE_STATES = {
  confirmed: entry('place_confirmed', 'Lieu confirmé', 'Confirmed place'),
  option: entry('place_option', 'Lieu possible', 'Possible place'),
} as const satisfies Record<string, VocabularyEntry>;

export const SESSION_KINDS = {
  opening: entry('session_opening', 'Ouverture', 'Opening'),
  'round-table': entry('round_table', 'Table ronde', 'Round table'),
  conference: entry('conference', 'Conférence', 'Conference'),
  focus: entry('thematic_focus', 'Focus thématique', 'Thematic focus'),
  'carte-blanche': entry('carte_blanche', 'Carte blanche', 'Carte blanche'),
  sequence: entry('sequence', 'Séquence', 'Sequence'),
  break: entry('session_break', 'Déjeuner, pause', 'Lunch or break'),
  closing: entry('session_closing', 'Clôture', 'Closing'),
  'video-speech': entry('video_speech', 'Discours vidéo', 'Video speech'),
  'site-visit': entry('site_visit', 'Visite de site', 'Site visit'),
  'other-session': entry('other_session', 'Séquence', 'Session'),
} as const satisfies Record<string, VocabularyEntry>;

export const PARTICIPATION_ROLES = {
  'co-facilitator': entry('co_facilitator', 'Co-animation', 'Co-facilitator'),
  facilitator: entry('facilitator', 'Animation', 'Facilitator'),
  host: entry('host', 'Accueil', 'Host'),
  speaker: entry('speaker', 'Intervention', 'Speaker'),
  'opening-speaker': entry('opening_speaker', 'Introduction', 'Opening speaker'),
  'closing-speaker': entry('closing_speaker', 'Conclusion', 'Closing speaker'),
  'cited-author': entry('cited_author', 'Auteur ou autrice cité', 'Cited author'),
} as const satisfies Record<string, VocabularyEntry>;

export const INVOLVEMENT_ROLES = {
  'co-organiser': entry('co_organiser', 'Co-organisé par', 'Co-organised by'),
  organiser: entry('organiser', 'Organisé par', 'Organised by'),
  partner: entry('partner', 'En partenariat avec', 'In partnership with'),
  'hosted-by': entry('hosted_by', 'Accueilli par', 'Hosted by'),
  'facilitated-by': entry('facilitated_by', 'Animé par', 'Facilitated by'),
  promoter: entry('promoter', 'Porté par', 'Run by'),
  steering: entry('steering', 'Piloté par', 'Steered by'),
  initiator: entry('initiator', 'Initié par', 'Initiated by'),
  supporter: entry('supporter', 'Avec le soutien de', 'With the support of'),
  funder: entry('co_funder', 'Financé par', 'Funded by'),
  accompanied: entry('accompanied_by', 'Accompagné par', 'Supported by'),
  producer: entry('produced_by', 'Réalisé par', 'Produced by'),
  editor: entry('edited_by', 'Édité par', 'Published by'),
  member: entry('member_of', 'Membre de', 'Member of'),
} as const satisfies Record<string, VocabularyEntry>;

/** Involvements that a reader would call the organisers of a rendez-vous. */
export const ORGANISING_ROLES = ['organiser', 'co-organiser'] as const satisfies readonly InvolvementRole[];

export const TERRITORY_LEVELS = {
  country: entry('level_country', 'Pays', 'Country'),
  mainland: entry('level_mainland', 'France métropolitaine', 'Mainland France'),
  region: entry('level_region', 'Région', 'Region'),
  department: entry('level_department', 'Département', 'Department'),
  epci: entry('level_epci', 'Intercommunalité', 'Intercommunality'),
  commune: entry('level_commune', 'Commune', 'Commune'),
  'delegated-commune': entry('level_delegated_commune', 'Commune déléguée', 'Delegated commune'),
  'associated-commune': entry('level_associated_commune', 'Commune associée', 'Associated commune'),
  'municipal-arrondissement': entry(
    'level_municipal_arrondissement',
    'Arrondissement municipal',
    'Municipal arrondissement',
  ),
  'other-area': entry('level_other_area', 'Autre périmètre', 'Other area'),
} as const satisfies Record<string, VocabularyEntry>;

export const RESOURCE_KINDS = {
  guide: entry('guide', 'Guide', 'Guide'),
  study: entry('study', 'Étude', 'Study'),
  'study-summary': entry('study_summary', 'Synthèse d’étude', 'Study summary'),
  monograph: entry('monograph', 'Monographies', 'Monographs'),
  panorama: entry('panorama', 'Panorama', 'Panorama'),
  factsheet: entry('factsheet', 'Fiche', 'Factsheet'),
  kit: entry('kit', 'Kit', 'Kit'),
  report: entry('report', 'Rapport', 'Report'),
  'write-up': entry('write_up', 'Compte-rendu', 'Write-up'),
  slides: entry('slides', 'Diaporama', 'Slides'),
  'interactive-slides': entry('interactive_slides', 'Support interactif', 'Interactive slides'),
  replay: entry('replay', 'Rediffusion', 'Replay'),
  video: entry('video', 'Vidéo', 'Video'),
  newsletter: entry('newsletter', 'Lettre d’information', 'Newsletter'),
  article: entry('article', 'Article', 'Article'),
  'web-page': entry('web_page', 'Page d’information', 'Web page'),
  portal: entry('portal', 'Portail ou rubrique', 'Portal or section'),
  platform: entry('platform', 'Plateforme', 'Platform'),
  map: entry('map', 'Cartographie', 'Map'),
  course: entry('course', 'Formation', 'Training course'),
  'press-release': entry('press_release', 'Communiqué de presse', 'Press release'),
  'press-kit': entry('press_kit', 'Dossier de presse', 'Press kit'),
  thesis: entry('thesis', 'Thèse', 'Thesis'),
  book: entry('book', 'Ouvrage', 'Book'),
  'research-report': entry('research_report', 'Rapport de recherche', 'Research report'),
  law: entry('law', 'Texte de loi', 'Law'),
  leaflet: entry('leaflet', 'Dépliant', 'Leaflet'),
  'other-resource': entry('other_resource', 'Autre ressource', 'Other resource'),
} as const satisfies Record<string, VocabularyEntry>;

export const LINK_STATUSES = {
  ok: entry('link_ok', 'Lien vérifié', 'Link checked'),
  redirected: entry('link_redirected', 'Lien redirigé', 'Link redirected'),
  dead: entry('link_dead', 'Lien mort', 'Dead link'),
  private: entry('link_private', 'Lien privé, non republié', 'Private link, not republished'),
  unchecked: entry('link_unchecked', 'Lien non vérifié', 'Link not checked'),
  lost: entry('link_lost', 'Adresse non donnée par le document', 'Address not given by the document'),
} as const satisfies Record<string, VocabularyEntry>;

/** What a document is to a rendez-vous. */
export const EVENT_DOCUMENT_ROLES = {
  slides: entry('document_slides', 'Support de présentation', 'Presentation slides'),
  replay: entry('document_replay', 'Rediffusion', 'Replay'),
  'write-up': entry('document_write_up', 'Compte-rendu', 'Write-up'),
  poster: entry('document_poster', 'Affiche', 'Poster'),
  reference: entry('document_reference', 'Pour aller plus loin', 'Further reading'),
} as const satisfies Record<string, VocabularyEntry>;

export const LICENCES = {
  'etalab-2.0': entry('licence_etalab_2_0', 'Licence Ouverte 2.0', 'Open Licence 2.0'),
  'cc-by-4.0': entry('licence_cc_by_4_0', 'CC BY 4.0', 'CC BY 4.0'),
  'cc-by-sa-4.0': entry('licence_cc_by_sa_4_0', 'CC BY-SA 4.0', 'CC BY-SA 4.0'),
  'odbl-1.0': entry('licence_odbl_1_0', 'ODbL 1.0', 'ODbL 1.0'),
  'all-rights-reserved': entry('licence_all_rights_reserved', 'Tous droits réservés', 'All rights reserved'),
  unstated: entry('licence_unstated', 'Licence non précisée', 'Licence not stated'),
} as const satisfies Record<string, VocabularyEntry>;

/** The shape of a published value (model §5): what may be compared, charted, or only read. */
export const VALUE_SHAPES = {
  exact: entry('value_exact', 'Valeur exacte', 'Exact value'),
  comparator: entry('value_with_comparator', 'Valeur avec comparateur', 'Value with a comparator'),
  range: entry('value_range', 'Intervalle', 'Range'),
  ratio: entry('value_ratio', 'Rapport', 'Ratio'),
  change: entry('value_change', 'Évolution', 'Change'),
  composite: entry('value_composite', 'Valeur composée', 'Composite value'),
  'text-only': entry('value_text_only', 'Texte seul', 'Text only'),
  truncated: entry('value_truncated', 'Valeur tronquée', 'Truncated value'),
} as const satisfies Record<string, VocabularyEntry>;

export const COMPARATORS = {
  'at-least': entry('comparator_at_least', 'au moins (≥)', 'at least (≥)'),
  'more-than': entry('comparator_more_than', 'plus de (>)', 'more than (>)'),
  'at-most': entry('comparator_at_most', 'au plus (≤)', 'at most (≤)'),
  'less-than': entry('comparator_less_than', 'moins de (<)', 'less than (<)'),
  about: entry('comparator_about', 'environ (≈)', 'about (≈)'),
  soon: entry('comparator_soon', 'bientôt', 'soon'),
} as const satisfies Record<string, VocabularyEntry>;

export const FIGURE_STATUSES = {
  current: entry('figure_current', 'À jour', 'Up to date'),
  superseded: entry('figure_superseded', 'Remplacé', 'Superseded'),
  'to-verify': entry('figure_to_verify', 'À vérifier', 'To be checked'),
  undated: entry('figure_undated', 'Sans date dans la source', 'Not dated in the source'),
} as const satisfies Record<string, VocabularyEntry>;

/** What a figure speaks of: the ESS or a territory, one organisation, or a programme. */
export const FIGURE_SCOPES = {
  statistic: entry('figure_statistic', 'Statistique', 'Statistic'),
  activity: entry('figure_activity', 'Activité d’une structure', 'Activity of an organisation'),
  programme: entry('figure_programme', 'Quantité d’un programme', 'Quantity of a programme'),
} as const satisfies Record<string, VocabularyEntry>;

/** Why figures stand beside each other: they disagree, only look alike, or follow each other in time. */
export const FIGURE_GROUP_KINDS = {
  conflict: entry('group_conflict', 'Chiffres qui divergent', 'Figures that disagree'),
  coincidence: entry('group_coincidence', 'À ne pas confondre', 'Not to be confused'),
  series: entry('group_series', 'Suite dans le temps', 'Series over time'),
} as const satisfies Record<string, VocabularyEntry>;

export const INDICATOR_AGGREGATIONS = {
  sum: entry('aggregation_sum', 'Somme', 'Sum'),
  share: entry('aggregation_share', 'Part', 'Share'),
  change: entry('aggregation_change', 'Évolution', 'Change'),
  rank: entry('aggregation_rank', 'Rang', 'Rank'),
} as const satisfies Record<string, VocabularyEntry>;

export const INITIATIVE_STAGES = {
  idea: entry('stage_idea', 'Idée ou projet', 'Idea or project'),
  experiment: entry('stage_experiment', 'Expérimentation', 'Experiment'),
  active: entry('stage_active', 'En activité', 'Active'),
  replicated: entry('stage_replicated', 'Essaimée', 'Replicated'),
  stopped: entry('stage_stopped', 'Arrêtée', 'Stopped'),
  unknown: entry('stage_unknown', 'État non précisé', 'Stage not stated'),
} as const satisfies Record<string, VocabularyEntry>;

export const DISPOSITIF_NATURES = {
  funding: entry('nature_funding', 'Financement', 'Funding'),
  engineering: entry('nature_engineering', 'Ingénierie, accompagnement', 'Engineering and support'),
  networking: entry('nature_networking', 'Mise en réseau', 'Networking'),
  contract: entry('nature_contract', 'Cadre contractuel', 'Contractual framework'),
  approval: entry('nature_approval', 'Agrément', 'Approval'),
  training: entry('nature_training', 'Formation', 'Training'),
  platform: entry('nature_platform', 'Plateforme', 'Platform'),
  programme: entry('nature_programme', 'Programme', 'Programme'),
  'legal-form': entry('nature_legal_form', 'Forme juridique', 'Legal form'),
  unspecified: entry('nature_unspecified', 'Nature non précisée', 'Nature not specified'),
} as const satisfies Record<string, VocabularyEntry>;

export const DISPOSITIF_STATUSES = {
  open: entry('dispositif_open', 'Ouvert', 'Open'),
  upcoming: entry('dispositif_upcoming', 'À venir', 'Upcoming'),
  closed: entry('dispositif_closed', 'Clos', 'Closed'),
  historical: entry('dispositif_historical', 'Historique', 'Historical'),
  unverified: entry('dispositif_unverified', 'À confirmer auprès de l’organisme', 'To be confirmed with its provider'),
} as const satisfies Record<string, VocabularyEntry>;

export const DISPOSITIF_RECURRENCES = {
  permanent: entry('recurrence_permanent', 'Permanent', 'Permanent'),
  'one-off': entry('recurrence_one_off', 'Ponctuel', 'One-off'),
  recurring: entry('recurrence_recurring', 'Récurrent', 'Recurring'),
} as const satisfies Record<string, VocabularyEntry>;

/** Where a moment stands relative to now; computed at each answer, never stored. */
export const TEMPORAL_STATES = ['ongoing', 'upcoming', 'postponed', 'recurring', 'past'] as const;

export type EventKind = keyof typeof EVENT_KINDS;
export type EventStatus = keyof typeof EVENT_STATUSES;
export type AttendanceMode = keyof typeof ATTENDANCE_MODES;
export type HalfDay = keyof typeof HALF_DAYS;
export type PlaceState = keyof typeof PLACE_STATES;
export type SessionKind = keyof typeof SESSION_KINDS;
export type ParticipationRole = keyof typeof PARTICIPATION_ROLES;
export type InvolvementRole = keyof typeof INVOLVEMENT_ROLES;
export type TerritoryLevel = keyof typeof TERRITORY_LEVELS;
export type ResourceKind = keyof typeof RESOURCE_KINDS;
export type LinkStatus = keyof typeof LINK_STATUSES;
export type EventDocumentRole = keyof typeof EVENT_DOCUMENT_ROLES;
export type Licence = keyof typeof LICENCES;
export type ValueShape = keyof typeof VALUE_SHAPES;
export type Comparator = keyof typeof COMPARATORS;
export type FigureStatus = keyof typeof FIGURE_STATUSES;
export type FigureScope = keyof typeof FIGURE_SCOPES;
export type FigureGroupKind = keyof typeof FIGURE_GROUP_KINDS;
export type IndicatorAggregation = keyof typeof INDICATOR_AGGREGATIONS;
export type InitiativeStage = keyof typeof INITIATIVE_STAGES;
export type DispositifNature = keyof typeof DISPOSITIF_NATURES;
export type DispositifStatus = keyof typeof DISPOSITIF_STATUSES;
export type DispositifRecurrence = keyof typeof DISPOSITIF_RECURRENCES;
export type TemporalState = (typeof TEMPORAL_STATES)[number];

/** The keys of a vocabulary, in their editorial order, with their literal type. */
export function keysOf<Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>): Key[] {
  return Object.keys(vocabulary).filter((key): key is Key => key in vocabulary);
}

/** Narrows an unknown text to a key of the vocabulary. */
export function isKeyOf<Key extends string>(
  vocabulary: Readonly<Record<Key, VocabularyEntry>>,
  value: string,
): value is Key {
  return Object.hasOwn(vocabulary, value);
}

/** The key whose stored (snake_case) spelling is given, or `undefined`. */
export function keyOfStored<Key extends string>(
  vocabulary: Readonly<Record<Key, VocabularyEntry>>,
  stored: string | null | undefined,
): Key | undefined {
  return keysOf(vocabulary).find((key) => vocabulary[key].stored === stored);
}

/** kebab-case to the UPPER_SNAKE of GraphQL enumerations: `moved-online` -> `MOVED_ONLINE`. */
export function toGraphqlEnum(key: string): string {
  return key.replaceAll(/[-.]/g, '_').toUpperCase();
}
