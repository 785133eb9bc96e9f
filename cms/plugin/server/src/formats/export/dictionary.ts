/** What each column of the CSV files means, itself as CSV (RFC 4180). */
import type { Collection, Language } from 'ess-shared-types';
import { COLUMN_TYPES, type ColumnType } from '../csv/column';

/** What the dictionary needs of a column. */
export interface DictionaryColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly label: Readonly<Record<Language, string>>;
  readonly description: string;
}

export type DictionaryColumns = Readonly<Record<Collection, readonly DictionaryColumn[]>>;

const HEADER = ['fichier', 'colonne', 'libelle', 'type', 'description'];

/** One row a column, in the order of the files and of their columns. */
export function dictionary(columns: DictionaryColumns, collections: readonly Collection[]): string {
  const rows = collections.flatMap((collection) =>
    columns[collection].map(({ name, type, label, description }) => [
      `${collection}.csv`,
      name,
      label.fr,
      COLUMN_TYPES[type],
      description,
    ]),
  );
  return [HEADER, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
