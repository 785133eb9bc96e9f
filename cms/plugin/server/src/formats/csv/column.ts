/** What a column of an export is: how it is named, what it means, and where its cell is read. */
import type { Labelled, Language, PlaceView } from 'ess-shared-types';

/** What the cells of a column hold; every cell may be empty, which means that the source does not say. */
export const COLUMN_TYPES = {
  text: 'texte',
  list: 'liste de textes séparés par une barre verticale',
  number: 'nombre',
  date: 'date locale aussi précise que la source\u00a0: AAAA, AAAA-MM, AAAA-MM-JJ ou AAAA-MM-JJThh:mm',
  instant: 'instant en temps universel (ISO 8601)',
  url: 'adresse',
  code: 'code',
  boolean: 'oui ou non',
} as const;
export type ColumnType = keyof typeof COLUMN_TYPES;

export type Cell = string | number | boolean | readonly string[] | null;

export interface ColumnContext {
  readonly lang: Language;
  /** The server, without a final slash. */
  readonly server: string;
}

/** A column, as the data dictionary describes it. */
export interface Column<View> {
  /** Header: French, snake_case, never renamed. */
  readonly name: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly type: ColumnType;
  /** In French, one sentence. */
  readonly description: string;
  readonly value: (view: View, context: ColumnContext) => Cell;
}

export const column = <View>(
  name: string,
  [fr, en]: readonly [fr: string, en: string],
  type: ColumnType,
  description: string,
  value: Column<View>['value'],
): Column<View> => ({ name, label: { fr, en }, type, description, value });

/** A value of a closed list: its words, and the code that no language changes. */
export const labelledColumns = <View>(
  name: string,
  [fr, en]: readonly [fr: string, en: string],
  description: string,
  value: (view: View) => Labelled<string> | null,
): Column<View>[] => [
  column(name, [fr, en], 'text', description, (view) => value(view)?.label ?? null),
  column(
    `${name}_code`,
    [`${fr} (code)`, `${en} (code)`],
    'code',
    'La même valeur, sous la forme qu’emploient les adresses de sélection.',
    (view) => value(view)?.key ?? null,
  ),
];

/** `49007` for a commune, `49` for a department, `52` for a region, the SIREN of an EPCI; none for other areas. */
export const inseeCode = (code: string): string | null => /^[A-Z]+-(\d[\dAB]\d*)$/.exec(code)?.[1] ?? null;

/** Where a place is: the same columns for every collection that has places. */
export const placeColumns = <View>(placeOf: (view: View) => PlaceView | undefined): Column<View>[] => [
  column(
    'lieu_nom',
    ['Nom du lieu', 'Place'],
    'text',
    'Nom du lieu, tel que la source le donne.',
    (view) => placeOf(view)?.name ?? null,
  ),
  column('lieu_adresse', ['Adresse', 'Street'], 'text', 'Numéro et voie.', (view) => placeOf(view)?.street ?? null),
  column(
    'lieu_code_postal',
    ['Code postal', 'Postal code'],
    'code',
    'Code postal.',
    (view) => placeOf(view)?.postalCode ?? null,
  ),
  column(
    'lieu_code_insee',
    ['Code INSEE du lieu', 'INSEE code of the place'],
    'code',
    'Code officiel géographique du territoire où se trouve le lieu, SIREN pour une intercommunalité.',
    (view) => inseeCode(placeOf(view)?.territory?.code ?? ''),
  ),
  column(
    'lieu_territoire',
    ['Territoire du lieu', 'Territory of the place'],
    'text',
    'Nom de la commune (ou de l’aire) où se trouve le lieu\u00a0; à défaut, ce que la source imprime.',
    (view) => placeOf(view)?.territory?.name ?? placeOf(view)?.labelAsPrinted ?? null,
  ),
  column(
    'lieu_niveau',
    ['Niveau du territoire', 'Level of the territory'],
    'code',
    'Niveau de ce territoire\u00a0: commune, epci, department, region…',
    (view) => placeOf(view)?.territory?.level ?? null,
  ),
  column(
    'lieu_departement',
    ['Département', 'Department'],
    'text',
    'Nom du département.',
    (view) => placeOf(view)?.territory?.department ?? null,
  ),
  column(
    'latitude',
    ['Latitude', 'Latitude'],
    'number',
    'Latitude en degrés décimaux (WGS 84).',
    (view) => placeOf(view)?.latitude ?? null,
  ),
  column(
    'longitude',
    ['Longitude', 'Longitude'],
    'number',
    'Longitude en degrés décimaux (WGS 84).',
    (view) => placeOf(view)?.longitude ?? null,
  ),
];
