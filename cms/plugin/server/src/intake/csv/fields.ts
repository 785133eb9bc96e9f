/** What a column of a spreadsheet may hold, and the headers under which people write it. Pure. */
import { textKey } from 'ess-shared-types';
import { words, type Words } from '../words';

interface CsvField {
  readonly label: Words;
  /** Headers that name it, as `textKey` writes them. */
  readonly headers: readonly string[];
}

const field = (fr: string, en: string, ...headers: string[]): CsvField => ({
  label: words(fr, en),
  headers: [textKey(fr), textKey(en), ...headers],
});

export const CSV_FIELDS = {
  id: field('Identifiant', 'Identifier', 'id', 'uid', 'uuid', 'ref', 'reference', 'numero', 'external id'),
  title: field('Titre', 'Title', 'nom', 'intitule', 'evenement', 'event', 'name', 'titre de l evenement', 'libelle'),
  summary: field('Résumé', 'Summary', 'chapo', 'chapeau', 'description courte', 'short description', 'accroche'),
  description: field(
    'Description',
    'Description',
    'texte',
    'contenu',
    'details',
    'descriptif',
    'description longue',
    'presentation',
  ),
  start: field(
    'Début',
    'Start',
    'date',
    'date de debut',
    'date debut',
    'start date',
    'debut le',
    'jour',
    'dtstart',
    'quand',
    'date debut evenement',
  ),
  startHour: field('Heure de début', 'Start time', 'heure', 'heure debut', 'horaire', 'hour', 'a partir de'),
  end: field('Fin', 'End', 'date de fin', 'date fin', 'end date', 'jusqu au', 'dtend'),
  endHour: field('Heure de fin', 'End time', 'heure fin', 'end hour'),
  recurrence: field('Rythme', 'Recurrence', 'recurrence', 'periodicite', 'frequence'),
  kind: field('Type de rendez-vous', 'Kind of event', 'type', 'nature', 'format', 'kind', 'type d evenement'),
  status: field('État', 'Status', 'etat', 'statut'),
  attendance: field(
    'Sur place ou en ligne',
    'On site or online',
    'modalite',
    'mode',
    'presentiel distanciel',
    'participation',
  ),
  place: field('Lieu', 'Place', 'nom du lieu', 'salle', 'venue', 'location', 'lieu de l evenement', 'endroit'),
  street: field('Adresse', 'Address', 'rue', 'voie', 'street', 'adresse postale'),
  postalCode: field('Code postal', 'Postal code', 'cp', 'postcode', 'zip', 'code post'),
  city: field('Commune', 'City', 'ville', 'town', 'localite', 'municipality'),
  inseeCode: field('Code INSEE', 'INSEE code', 'insee', 'code commune', 'code commune insee', 'cog'),
  department: field('Département', 'Department', 'dept', 'dep', 'code departement'),
  latitude: field('Latitude', 'Latitude', 'lat', 'y'),
  longitude: field('Longitude', 'Longitude', 'lon', 'lng', 'long', 'x'),
  page: field(
    'Page du rendez-vous',
    'Page of the event',
    'url',
    'lien',
    'site',
    'site web',
    'link',
    'page',
    'website',
    'en savoir plus',
  ),
  onlineUrl: field(
    'Lien de connexion',
    'Online access',
    'visio',
    'lien visio',
    'webinaire',
    'online url',
    'acces en ligne',
    'lien zoom',
  ),
  registrationUrl: field(
    'Lien d’inscription',
    'Registration link',
    'inscription',
    'registration',
    'billetterie',
    's inscrire',
    'reservation',
  ),
  deadline: field(
    'Date limite d’inscription',
    'Registration deadline',
    'date limite',
    'cloture',
    'deadline',
    'limite inscription',
  ),
  fee: field('Tarif', 'Fee', 'prix', 'price', 'cout', 'tarifs'),
  capacity: field('Places', 'Capacity', 'capacite', 'jauge', 'nombre de places'),
  audience: field('Public', 'Audience', 'publics', 'public vise', 'pour qui'),
  organiser: field(
    'Structure organisatrice',
    'Organiser',
    'organisateur',
    'organisatrice',
    'organisation',
    'structure',
    'organizer',
    'organise par',
    'porteur',
  ),
  categories: field(
    'Thèmes',
    'Topics',
    'theme',
    'thematique',
    'thematiques',
    'categorie',
    'categories',
    'mots cles',
    'tags',
    'keywords',
    'topic',
  ),
} as const satisfies Readonly<Record<string, CsvField>>;

export type CsvFieldName = keyof typeof CSV_FIELDS;

/** Field of each column, by rank; `null` for a column that is not read. */
export type CsvMapping = readonly (CsvFieldName | null)[];

const fieldNames = Object.keys(CSV_FIELDS).filter(isCsvField);

export function isCsvField(name: string): name is CsvFieldName {
  return Object.hasOwn(CSV_FIELDS, name);
}

/** The mapping that the headers suggest; a field is given to one column only, the first. */
export function suggestMapping(headers: readonly string[]): CsvMapping {
  const taken = new Set<CsvFieldName>();
  return headers.map((header) => {
    const key = textKey(header.replaceAll('_', ' '));
    const found = fieldNames.find(
      (name) => !taken.has(name) && CSV_FIELDS[name].headers.some((known) => known === key),
    );
    if (found === undefined) return null;
    taken.add(found);
    return found;
  });
}
