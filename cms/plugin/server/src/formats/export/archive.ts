/** Everything that is published, as one zip to keep: the files, what their columns mean, and how they may be used. */
import type { Collection } from 'ess-shared-types';
import type { Attributed } from '../attribution';
import { CSV_COLUMNS } from '../csv-columns';
import { zip } from '../zip';
import { dictionary, type DictionaryColumns } from './dictionary';
import { licenceText } from './licence';
import { readme } from './readme';

/** What the texts of an archive say of a collection. */
export interface Exported {
  readonly collection: Collection;
  /** What the texts were made from: how many entries there are, from whom and under which licences. */
  readonly edition: { readonly entries: readonly Attributed[]; readonly total: number };
}

/** A whole collection, as the formats wrote it. */
export interface ExportFile extends Exported {
  readonly csv: string;
  readonly json: string;
}

export interface ExportFacts {
  /** The server, without a final slash. */
  readonly server: string;
  /** Instant at which the content was read, ISO 8601. */
  readonly asOf: string;
}

/** Equal content gives equal bytes, whenever and wherever it is packed. */
export function exportArchive(
  files: readonly ExportFile[],
  facts: ExportFacts,
  columns: DictionaryColumns = CSV_COLUMNS,
): Uint8Array {
  return zip([
    ...exportTexts(files, facts, columns),
    ...files.flatMap(
      ({ collection, csv, json }) =>
        [
          [`${collection}.csv`, csv],
          [`${collection}.json`, json],
        ] as const,
    ),
  ]);
}

/** What stands beside the files: what the archive is, how it may be used and what its columns mean. */
export function exportTexts(
  files: readonly Exported[],
  facts: ExportFacts,
  columns: DictionaryColumns = CSV_COLUMNS,
): (readonly [name: string, text: string])[] {
  const collections = files.map(({ collection }) => collection);
  const published = files.flatMap(({ edition }) => edition.entries);
  return [
    ['LISEZMOI.txt', readme(files, facts)],
    ['LICENCE.txt', licenceText(published)],
    ['dictionnaire.csv', dictionary(columns, collections)],
  ];
}
