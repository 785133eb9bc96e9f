/** The columns of the dispositifs, near those of the national schema `dispositif-aide` where they mean the same. */
import type { DispositifView } from 'ess-shared-types';
import { involvementsInWords } from '../entry-words';
import { column, labelledColumns, type Column } from './column';

export const DISPOSITIF_COLUMNS: readonly Column<DispositifView>[] = [
  column(
    'autres_noms',
    ['Autres noms', 'Other names'],
    'list',
    'Noms sous lesquels le dispositif est aussi connu.',
    ({ aliases }) => aliases,
  ),
  ...labelledColumns<DispositifView>(
    'nature',
    ['Nature', 'Nature'],
    'Financement, ingénierie, agrément…',
    ({ nature }) => nature,
  ),
  ...labelledColumns<DispositifView>(
    'statut',
    ['Statut', 'Status'],
    'Ouvert, à venir, clos, historique, à vérifier.',
    ({ status }) => status,
  ),
  ...labelledColumns<DispositifView>(
    'recurrence',
    ['Récurrence', 'Recurrence'],
    'Permanent, ponctuel ou récurrent.',
    ({ recurrence }) => recurrence,
  ),
  column('apport', ['Apport', 'How it helps'], 'text', 'Ce que le dispositif apporte.', ({ howItHelps }) => howItHelps),
  column('montant', ['Montant', 'Amount'], 'text', 'Montant, dans les mots de la source.', ({ amount }) => amount),
  column('duree', ['Durée', 'Duration'], 'text', 'Durée, dans les mots de la source.', ({ duration }) => duration),
  column('date_ouverture', ['Ouverture', 'Opens'], 'date', 'Date d’ouverture.', ({ opensOn }) => opensOn),
  column('date_cloture', ['Clôture', 'Closes'], 'date', 'Date de clôture.', ({ closesOn }) => closesOn),
  column(
    'echelle',
    ['Échelle', 'Scale'],
    'text',
    'Échelle territoriale, dans les mots de la source.',
    ({ scaleAsPrinted }) => scaleAsPrinted,
  ),
  column(
    'eligibilite',
    ['Éligibilité', 'Eligibility'],
    'text',
    'Conditions, dans les mots de la source.',
    ({ eligibility }) => eligibility?.text ?? null,
  ),
  column(
    'eligibilite_publics',
    ['Publics éligibles', 'Eligible audiences'],
    'list',
    'Qui peut en bénéficier.',
    ({ eligibility }) => eligibility?.audiences.map(({ label }) => label) ?? null,
  ),
  column(
    'eligibilite_zonages',
    ['Zonages éligibles', 'Eligible zonings'],
    'list',
    'Zonages où le dispositif s’applique.',
    ({ eligibility }) => eligibility?.zonings.map(({ label }) => label) ?? null,
  ),
  column(
    'effectif_minimal',
    ['Effectif minimal', 'Minimum headcount'],
    'number',
    'Effectif minimal de la structure.',
    ({ eligibility }) => eligibility?.minimumHeadcount ?? null,
  ),
  column(
    'effectif_maximal',
    ['Effectif maximal', 'Maximum headcount'],
    'number',
    'Effectif maximal de la structure.',
    ({ eligibility }) => eligibility?.maximumHeadcount ?? null,
  ),
  column(
    'effectif_maximal_inclus',
    ['Effectif maximal inclus', 'Maximum headcount included'],
    'boolean',
    'Une structure de cet effectif exact est éligible.',
    ({ eligibility }) =>
      eligibility !== null && eligibility.maximumHeadcount !== null ? eligibility.maximumHeadcountIncluded : null,
  ),
  column(
    'population_maximale',
    ['Population maximale', 'Maximum population'],
    'number',
    'Population maximale de la commune.',
    ({ eligibility }) => eligibility?.maximumPopulation ?? null,
  ),
  column(
    'population_maximale_incluse',
    ['Population maximale incluse', 'Maximum population included'],
    'boolean',
    'Une commune de cette population exacte est éligible.',
    ({ eligibility }) =>
      eligibility !== null && eligibility.maximumPopulation !== null ? eligibility.maximumPopulationIncluded : null,
  ),
  column(
    'population_intercommunale_maximale',
    ['Population maximale de l’intercommunalité', 'Maximum population of the intercommunality'],
    'number',
    'Population maximale d’une intercommunalité, quand le seuil n’est pas celui des communes.',
    ({ eligibility }) => eligibility?.maximumIntercommunalPopulation ?? null,
  ),
  column(
    'population_intercommunale_maximale_incluse',
    ['Population maximale de l’intercommunalité incluse', 'Maximum population of the intercommunality included'],
    'boolean',
    'Une intercommunalité de cette population exacte est éligible.',
    ({ eligibility }) =>
      eligibility !== null && eligibility.maximumIntercommunalPopulation !== null
        ? eligibility.maximumIntercommunalPopulationIncluded
        : null,
  ),
  column(
    'url',
    ['Adresse', 'Address'],
    'url',
    'Où demander\u00a0; vide quand le lien est mort, perdu ou privé.',
    ({ application }) => application?.url ?? null,
  ),
  ...labelledColumns<DispositifView>(
    'etat_du_lien',
    ['État du lien', 'State of the link'],
    'Ce que l’on sait du lien.',
    ({ application }) => application && application.status,
  ),
  column(
    'programme_parent',
    ['Programme parent', 'Parent programme'],
    'text',
    'Programme dont le dispositif relève.',
    ({ parentProgramme }) => parentProgramme?.title ?? null,
  ),
  column(
    'structures',
    ['Structures et rôles', 'Organisations and roles'],
    'list',
    'Structures, sous leur rôle.',
    ({ involvements }, { lang }) => involvementsInWords(involvements, lang),
  ),
];
