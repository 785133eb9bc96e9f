/**
 * The columns of the agenda. One row is one rendez-vous, as in the exports of OpenAgenda and of the platforms that
 * follow it: the identifier stays a key, counting rows counts rendez-vous, and what has no date keeps a row. First
 * start and last end have their columns; every occurrence stands in `occurrences`, as ISO 8601 intervals.
 */
import { ORGANISING_ROLES, type EventView, type OccurrenceView } from 'ess-shared-types';
import { confirmedPlaces, involvementsInWords, namesInRoles, placeInWords, whenInWords } from '../entry-words';
import { column, labelledColumns, placeColumns, type Column } from './column';

const byStart = ({ occurrences }: EventView): OccurrenceView[] =>
  [...occurrences].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
const byEnd = ({ occurrences }: EventView): OccurrenceView[] =>
  [...occurrences].sort((one, other) => Date.parse(one.endsAt) - Date.parse(other.endsAt));

const interval = ({ start, end }: OccurrenceView): string => (end === null ? start : `${start}/${end}`);

export const AGENDA_COLUMNS: readonly Column<EventView>[] = [
  ...labelledColumns<EventView>('type', ['Type', 'Type'], 'Type de rendez-vous.', ({ kind }) => kind),
  ...labelledColumns<EventView>(
    'statut',
    ['Statut', 'Status'],
    'Ce qu’il en est\u00a0: annoncé, confirmé, complet, reporté, annulé…',
    ({ status }) => status,
  ),
  ...labelledColumns<EventView>(
    'participation',
    ['Participation', 'Attendance'],
    'Sur place, en ligne, ou les deux.',
    ({ attendance }) => attendance,
  ),
  column(
    'cycle',
    ['Cycle', 'Series'],
    'text',
    'Cycle auquel le rendez-vous appartient.',
    ({ series }) => series?.title ?? null,
  ),
  column('edition', ['Édition', 'Edition'], 'text', 'Numéro d’édition.', ({ editionNumber }) => editionNumber),
  column('sujet', ['Sujet', 'Theme'], 'text', 'Sujet du jour.', ({ theme }) => theme),
  column(
    'date_debut',
    ['Début', 'Start'],
    'date',
    'Début de la première occurrence, heure locale.',
    (event) => byStart(event)[0]?.start ?? null,
  ),
  column(
    'date_fin',
    ['Fin', 'End'],
    'date',
    'Fin de la dernière occurrence, heure locale\u00a0; vide quand la source ne la donne pas.',
    (event) => byEnd(event).at(-1)?.end ?? null,
  ),
  column(
    'fuseau_horaire',
    ['Fuseau horaire', 'Time zone'],
    'code',
    'Fuseau des heures locales (IANA).',
    (event) => byStart(event)[0]?.timeZone ?? null,
  ),
  column(
    'instant_debut',
    ['Début (temps universel)', 'Start (UTC)'],
    'instant',
    'Premier instant possible de la première occurrence.',
    (event) => byStart(event)[0]?.startsAt ?? null,
  ),
  column(
    'instant_fin',
    ['Fin (temps universel)', 'End (UTC)'],
    'instant',
    'Instant après lequel tout est certainement terminé.',
    (event) => byEnd(event).at(-1)?.endsAt ?? null,
  ),
  column(
    'occurrences',
    ['Occurrences', 'Occurrences'],
    'list',
    'Toutes les occurrences, début et fin séparés par une barre oblique (intervalles ISO 8601), heure locale.',
    (event) => byStart(event).map(interval),
  ),
  column(
    'dates_en_clair',
    ['Dates en clair', 'Dates in words'],
    'list',
    'Les dates en toutes lettres, ou le rythme d’un rendez-vous régulier.',
    (event, { lang }) => whenInWords(event, lang),
  ),
  column(
    'annee_deduite',
    ['Année déduite', 'Year deduced'],
    'boolean',
    'La source ne donne pas l’année\u00a0: elle est déduite du contexte.',
    ({ occurrences }) => (occurrences.length === 0 ? null : occurrences.some(({ yearInferred }) => yearInferred)),
  ),
  ...placeColumns<EventView>(({ places }) => confirmedPlaces(places)[0]),
  column('autres_lieux', ['Autres lieux', 'Other places'], 'list', 'Autres lieux confirmés.', ({ places }) =>
    confirmedPlaces(places).slice(1).map(placeInWords),
  ),
  column(
    'lieux_possibles',
    ['Lieux possibles', 'Possible places'],
    'list',
    'Lieux entre lesquels le choix reste à faire.',
    ({ places }) => places.filter(({ state }) => state === 'option').map(placeInWords),
  ),
  column(
    'accessibilite',
    ['Accessibilité', 'Accessibility'],
    'text',
    'Accessibilité du lieu.',
    ({ places }) => confirmedPlaces(places)[0]?.accessibility ?? null,
  ),
  column(
    'acces_en_ligne',
    ['Accès en ligne', 'Online access'],
    'list',
    'Adresses de connexion.',
    ({ onlineAccesses }) => onlineAccesses.flatMap(({ url }) => url ?? []),
  ),
  column(
    'inscription_url',
    ['Inscription', 'Registration'],
    'url',
    'Où s’inscrire.',
    ({ registration }) => registration?.url ?? null,
  ),
  column(
    'inscription_date_limite',
    ['Date limite d’inscription', 'Registration deadline'],
    'date',
    'Dernier moment pour s’inscrire.',
    ({ registration }) => registration?.deadline ?? null,
  ),
  column(
    'inscription_tarif',
    ['Tarif', 'Fee'],
    'text',
    'Tarif, dans les mots de la source.',
    ({ registration }) => registration?.fee ?? null,
  ),
  column(
    'inscription_places',
    ['Places', 'Capacity'],
    'number',
    'Nombre de places.',
    ({ registration }) => registration?.capacity ?? null,
  ),
  column(
    'inscription_public',
    ['Ouvert à', 'Open to'],
    'text',
    'À qui l’inscription est ouverte.',
    ({ registration }) => registration?.audience ?? null,
  ),
  column('organisateurs', ['Organisateurs', 'Organisers'], 'list', 'Structures qui organisent.', ({ involvements }) =>
    namesInRoles(involvements, ORGANISING_ROLES),
  ),
  column(
    'structures',
    ['Structures et rôles', 'Organisations and roles'],
    'list',
    'Toutes les structures, sous leur rôle.',
    ({ involvements }, { lang }) => involvementsInWords(involvements, lang),
  ),
  column(
    'participants',
    ['Participants', 'Participants'],
    'text',
    'Participation constatée, dans les mots de la source.',
    ({ participantsCount }) => participantsCount,
  ),
  column('documents', ['Documents', 'Documents'], 'list', 'Titres des documents du rendez-vous.', ({ documents }) =>
    documents.map(({ title }) => title),
  ),
  column(
    'documents_urls',
    ['Adresses des documents', 'Addresses of the documents'],
    'list',
    'Leurs adresses, dans le même ordre\u00a0; une place vide quand le lien est perdu ou privé.',
    ({ documents }) => documents.map(({ url }) => url ?? ''),
  ),
];
