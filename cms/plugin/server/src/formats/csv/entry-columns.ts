/** The columns that every export has: what an entry is called, and whom to credit for it. */
import { TERRITORY_LEVELS, type EntryView } from 'ess-shared-types';
import { sourcesOf } from '../attribution';
import { imageUrl } from '../image-url';
import { LICENCE_URLS } from '../licence-urls';
import { plainText } from '../plain-text';
import { column, inseeCode, labelledColumns, type Column } from './column';

/** First columns of every export. */
export const ENTRY_HEAD: readonly Column<EntryView>[] = [
  column(
    'identifiant',
    ['Identifiant', 'Identifier'],
    'code',
    'Identifiant stable de la fiche, unique dans le fichier et jamais réemployé.',
    ({ id }) => id,
  ),
  column('titre', ['Titre', 'Title'], 'text', 'Titre de la fiche.', ({ title }) => title),
  column('resume', ['Résumé', 'Summary'], 'text', 'Une ou deux phrases.', ({ summary }) => summary),
  column('description', ['Description', 'Description'], 'text', 'Texte complet, sans mise en forme.', ({ body }) =>
    plainText(body),
  ),
  column(
    'langue',
    ['Langue', 'Language'],
    'code',
    'Langue du titre et des textes de la fiche (ISO 639-1).',
    ({ lang }) => lang,
  ),
];

/** Last columns of every export. */
export const ENTRY_TAIL: readonly Column<EntryView>[] = [
  column('themes', ['Thèmes', 'Topics'], 'list', 'Thèmes et termes des listes des réseaux.', ({ topics }) =>
    topics.map(({ label }) => label),
  ),
  column('publics', ['Publics', 'Audiences'], 'list', 'À qui la fiche s’adresse.', ({ audiences }) =>
    audiences.map(({ label }) => label),
  ),
  column(
    'territoires',
    ['Territoires', 'Territories'],
    'list',
    'Territoires auxquels la fiche s’adresse.',
    ({ territories }) => territories.map(({ name }) => name),
  ),
  column(
    'territoires_codes_insee',
    ['Codes INSEE des territoires', 'INSEE codes of the territories'],
    'list',
    'Leurs codes officiels géographiques (SIREN pour une intercommunalité), dans le même ordre\u00a0; une place vide pour une aire sans code.',
    ({ territories }) => territories.map(({ code }) => inseeCode(code) ?? ''),
  ),
  column(
    'territoires_codes',
    ['Codes des territoires', 'Codes of the territories'],
    'list',
    'Les mêmes codes avec leur niveau, tels que les adresses de sélection les emploient\u00a0: COM-49007, DEP-49, REG-52, EPCI-244900015, FR.',
    ({ territories }) => territories.map(({ code }) => code),
  ),
  column(
    'territoires_niveaux',
    ['Niveaux des territoires', 'Levels of the territories'],
    'list',
    'Leurs niveaux, dans le même ordre.',
    ({ territories }, { lang }) => territories.map(({ level }) => TERRITORY_LEVELS[level].label[lang]),
  ),
  column(
    'image_url',
    ['Image', 'Image'],
    'url',
    'Adresse de l’image.',
    ({ image }, { server }) => image && imageUrl(image, server),
  ),
  column(
    'image_credit',
    ['Crédit de l’image', 'Image credit'],
    'text',
    'À qui l’image est due.',
    ({ image }) => image?.credit ?? null,
  ),
  column(
    'image_licence',
    ['Licence de l’image', 'Image licence'],
    'text',
    'Licence de l’image, qui peut différer de celle de la fiche.',
    ({ image }) => image?.licence ?? null,
  ),
  column(
    'publie_par',
    ['Publié par', 'Published by'],
    'text',
    'Structure qui répond de la fiche.',
    ({ publisher }) => publisher?.name ?? null,
  ),
  column(
    'publie_par_code',
    ['Publié par (code)', 'Published by (code)'],
    'code',
    'La même structure, telle que les adresses de sélection l’emploient.',
    ({ publisher }) => publisher?.slug ?? null,
  ),
  ...labelledColumns<EntryView>(
    'licence',
    ['Licence', 'Licence'],
    'Licence sous laquelle la fiche peut être réutilisée.',
    ({ licence }) => licence,
  ),
  column(
    'licence_url',
    ['Texte de la licence', 'Text of the licence'],
    'url',
    'Adresse du texte de la licence.',
    ({ licence }) => LICENCE_URLS[licence.key],
  ),
  column(
    'ayant_droit',
    ['Ayant droit', 'Rights holder'],
    'text',
    'À qui appartiennent les droits, quand la source le dit.',
    ({ rightsHolder }) => rightsHolder,
  ),
  column(
    'provenance',
    ['Provenance', 'Provenance'],
    'list',
    'Documents dont la fiche est tirée, avec l’endroit.',
    (view) => sourcesOf(view),
  ),
  column(
    'provenance_urls',
    ['Adresses des sources', 'Addresses of the sources'],
    'list',
    'Adresses de ces documents, quand elles sont connues.',
    ({ provenance }) => provenance.flatMap(({ url }) => url ?? []),
  ),
  column('page', ['Page', 'Page'], 'url', 'Page de la fiche, à citer.', ({ pageUrl }) => pageUrl),
  column(
    'date_publication',
    ['Première publication', 'First published'],
    'instant',
    'Instant de la première publication de la fiche.',
    ({ firstPublishedAt }) => firstPublishedAt,
  ),
  column(
    'date_modification',
    ['Dernière modification', 'Last changed'],
    'instant',
    'Instant du dernier changement de la fiche.',
    ({ changedAt }) => changedAt,
  ),
  column(
    'revision',
    ['Révision', 'Revision'],
    'number',
    'Nombre de versions publiées de la fiche.',
    ({ revision }) => revision,
  ),
];
