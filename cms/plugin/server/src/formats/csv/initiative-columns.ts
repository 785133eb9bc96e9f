/** The columns of the initiatives. */
import type { InitiativeView } from 'ess-shared-types';
import { confirmedPlaces, involvementsInWords, placeInWords } from '../entry-words';
import { column, labelledColumns, placeColumns, type Column } from './column';

export const INITIATIVE_COLUMNS: readonly Column<InitiativeView>[] = [
  column(
    'ce_qu_elle_fait',
    ['Ce qu’elle fait', 'What it does'],
    'text',
    'Activité, en une phrase.',
    ({ whatItDoes }) => whatItDoes,
  ),
  ...labelledColumns<InitiativeView>(
    'etape',
    ['Étape', 'Stage'],
    'Idée, expérimentation, en activité, essaimée, arrêtée.',
    ({ stage }) => stage,
  ),
  ...placeColumns<InitiativeView>(({ places }) => confirmedPlaces(places)[0]),
  column('autres_lieux', ['Autres lieux', 'Other places'], 'list', 'Autres lieux de l’initiative.', ({ places }) =>
    confirmedPlaces(places).slice(1).map(placeInWords),
  ),
  column(
    'territoire_publie',
    ['Territoire publié', 'Territory as published'],
    'text',
    'Le territoire, dans les mots de la source.',
    ({ territoryAsPrinted }) => territoryAsPrinted,
  ),
  column(
    'forme_juridique',
    ['Forme juridique', 'Legal form'],
    'text',
    'Forme juridique.',
    ({ legalForm }) => legalForm,
  ),
  column('date_debut', ['Début', 'Started'], 'date', 'Depuis quand l’initiative existe.', ({ startedOn }) => startedOn),
  column('taille', ['Taille', 'Size'], 'text', 'Taille, dans les mots de la source.', ({ size }) => size),
  column(
    'site',
    ['Site', 'Website'],
    'url',
    'Site de l’initiative\u00a0; vide quand le lien est mort, perdu ou privé.',
    ({ website }) => website?.url ?? null,
  ),
  ...labelledColumns<InitiativeView>(
    'etat_du_site',
    ['État du lien', 'State of the link'],
    'Ce que l’on sait du lien vers le site.',
    ({ website }) => website && website.status,
  ),
  column(
    'structures',
    ['Structures et rôles', 'Organisations and roles'],
    'list',
    'Structures, sous leur rôle.',
    ({ involvements }, { lang }) => involvementsInWords(involvements, lang),
  ),
  column(
    'dispositif',
    ['Dispositif', 'Scheme'],
    'text',
    'Dispositif qui soutient l’initiative.',
    ({ dispositif }) => dispositif?.title ?? null,
  ),
  column(
    'essaimage_de',
    ['Essaimage de', 'Replication of'],
    'text',
    'Initiative dont celle-ci est issue.',
    ({ replicationOf }) => replicationOf?.title ?? null,
  ),
  column('documents', ['Documents', 'Documents'], 'list', 'Titres des documents.', ({ documents }) =>
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
