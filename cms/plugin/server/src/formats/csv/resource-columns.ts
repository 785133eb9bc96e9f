/** The columns of the resources; the first file has its own, the others give their addresses. */
import type { ResourceView } from 'ess-shared-types';
import { involvementsInWords } from '../entry-words';
import { column, labelledColumns, type Column } from './column';

export const RESOURCE_COLUMNS: readonly Column<ResourceView>[] = [
  ...labelledColumns<ResourceView>('type', ['Type', 'Type'], 'Type de ressource.', ({ kind }) => kind),
  column(
    'date_parution',
    ['Parution', 'Published'],
    'date',
    'Date de parution de la ressource elle-même.',
    ({ publicationDate }) => publicationDate,
  ),
  column(
    'url',
    ['Adresse', 'Address'],
    'url',
    'Adresse de la ressource\u00a0; vide quand le lien est mort, perdu ou privé.',
    ({ url }) => url,
  ),
  ...labelledColumns<ResourceView>(
    'etat_du_lien',
    ['État du lien', 'State of the link'],
    'Ce que l’on sait du lien.',
    ({ linkStatus }) => linkStatus,
  ),
  column('acces', ['Accès', 'Access'], 'text', 'Conditions d’accès.', ({ access }) => access),
  column(
    'fichier_url',
    ['Fichier', 'File'],
    'url',
    'Adresse du premier fichier.',
    ({ formats }) => formats[0]?.url ?? null,
  ),
  column(
    'fichier_type',
    ['Type du fichier', 'Type of the file'],
    'code',
    'Type MIME du premier fichier.',
    ({ formats }) => formats[0]?.mime ?? null,
  ),
  column(
    'fichier_octets',
    ['Poids du fichier', 'Size of the file'],
    'number',
    'Poids du premier fichier, en octets.',
    ({ formats }) => formats[0]?.bytes ?? null,
  ),
  column(
    'fichier_pages',
    ['Pages', 'Pages'],
    'number',
    'Nombre de pages du premier fichier.',
    ({ formats }) => formats[0]?.pages ?? null,
  ),
  column(
    'fichier_duree',
    ['Durée', 'Duration'],
    'text',
    'Durée d’un enregistrement.',
    ({ formats }) => formats[0]?.duration ?? null,
  ),
  column(
    'fichier_langue',
    ['Langue du fichier', 'Language of the file'],
    'code',
    'Langue du premier fichier.',
    ({ formats }) => formats[0]?.language ?? null,
  ),
  column(
    'fichier_accessible',
    ['Fichier accessible', 'Accessible file'],
    'boolean',
    'Le premier fichier est accessible (RGAA 13.3).',
    ({ formats }) => formats[0]?.accessible ?? null,
  ),
  column(
    'autres_fichiers',
    ['Autres fichiers', 'Other files'],
    'list',
    'Adresses des autres fichiers.',
    ({ formats }) => formats.slice(1).flatMap(({ url }) => url ?? []),
  ),
  column(
    'structures',
    ['Structures et rôles', 'Organisations and roles'],
    'list',
    'Structures, sous leur rôle.',
    ({ involvements }, { lang }) => involvementsInWords(involvements, lang),
  ),
  column(
    'fait_partie_de',
    ['Fait partie de', 'Part of'],
    'text',
    'Ressource dont celle-ci est une partie.',
    ({ isPartOf }) => isPartOf?.title ?? null,
  ),
];
