/** The data dictionary of the CSV exports as a page, made from the columns themselves. */
import { COLLECTIONS, keysOf, type Collection } from 'ess-shared-types';
import { CSV_COLUMNS } from '../../../src/formats/csv-columns';
import { COLUMN_TYPES } from '../../../src/formats/csv/column';
import { ENTRY_HEAD, ENTRY_TAIL } from '../../../src/formats/csv/entry-columns';

type ColumnText = Pick<(typeof ENTRY_HEAD)[number], 'name' | 'label' | 'type' | 'description'>;

export function dataDictionary(): string {
  const common: readonly string[] = [...ENTRY_HEAD, ...ENTRY_TAIL].map(({ name }) => name);
  const own = (collection: Collection): readonly ColumnText[] =>
    CSV_COLUMNS[collection].filter(({ name }) => !common.includes(name));
  return [
    '# Dictionnaire des exports CSV',
    INTRODUCTION,
    '## Types',
    ...table(
      ['Type', 'Contenu'],
      Object.entries(COLUMN_TYPES).map(([type, meaning]) => [`\`${type}\``, meaning]),
    ),
    '## Colonnes communes à tous les exports',
    `Les ${ENTRY_HEAD.length} premières ouvrent chaque ligne, les autres la terminent.`,
    ...columns([...ENTRY_HEAD, ...ENTRY_TAIL]),
    ...keysOf(COLLECTIONS).flatMap((collection) => [
      `## ${COLLECTIONS[collection].label.fr}`,
      ...columns(own(collection)),
    ]),
  ].join('\n\n');
}

const INTRODUCTION = `Une ligne est une fiche\u00a0: un rendez-vous, un chiffre, une initiative, une ressource ou un dispositif. Un rendez-vous qui a plusieurs dates garde une seule ligne, où elles se suivent\u00a0: l’identifiant reste une clé, et ce qui n’a pas encore de date n’est pas perdu.

Les fichiers suivent la RFC 4180\u00a0: UTF-8, virgule, CRLF, guillemets doublés. Avec \`dialect=excel\`, ils s’ouvrent dans un Excel français\u00a0: marque d’ordre des octets, point-virgule, virgule décimale. Une cellule vide veut dire que la source ne le précise pas. Un texte qu’un tableur prendrait pour une formule est précédé d’une apostrophe. Dans une liste, la barre verticale sépare les valeurs\u00a0; celle d’un texte y devient une barre oblique.

Cette page est tirée du code qui écrit les exports.`;

const columns = (list: readonly ColumnText[]): string[] =>
  table(
    ['Colonne', 'Intitulé', 'English', 'Type', 'Description'],
    list.map(({ name, label, type, description }) => [`\`${name}\``, label.fr, label.en, `\`${type}\``, description]),
  );

/** One string, so that its rows stay together. */
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
];
