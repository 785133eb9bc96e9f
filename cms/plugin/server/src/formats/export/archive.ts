/** Everything that is published, as one zip to keep: the files, what their columns mean, and how they may be used. */
import type { Collection, EntryView } from 'ess-shared-types';
import { CSV_COLUMNS } from '../csv-columns';
import { zip } from '../zip';
import { dictionary, type DictionaryColumns } from './dictionary';
import { licenceText } from './licence';
import { readme } from './readme';

/** A whole collection, as the formats wrote it. */
export interface ExportFile {
  readonly collection: Collection;
  /** What the texts were made from: how many entries there are, from whom and under which licences. */
  readonly edition: { readonly entries: readonly EntryView[]; readonly total: number };
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
  const collections = files.map(({ collection }) => collection);
  const published = files.flatMap(({ edition }) => edition.entries);
  return zip([
    ['LISEZMOI.txt', readme(files, facts)],
    ['LICENCE.txt', licenceText(published)],
    ['dictionnaire.csv', dictionary(columns, collections)],
    ...files.flatMap(
      ({ collection, csv, json }) =>
        [
          [`${collection}.csv`, csv],
          [`${collection}.json`, json],
        ] as const,
    ),
  ]);
}
