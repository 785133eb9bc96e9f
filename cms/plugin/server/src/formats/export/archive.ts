/** Everything that is published, as one zip to keep: the files, what their columns mean, and how they may be used. */
import type { Collection, EntryView } from 'ess-shared-types';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { CSV_COLUMNS } from '../csv-columns';
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

/**
 * The first instant a zip can write. Local on purpose: a zip keeps local times, and the same ones on every server give
 * the same bytes.
 */
const earliest = (): Date => new Date(1980, 0, 1);

/** Equal content gives equal bytes, whenever and wherever it is packed. */
export function exportArchive(
  files: readonly ExportFile[],
  facts: ExportFacts,
  columns: DictionaryColumns = CSV_COLUMNS,
): Uint8Array {
  const collections = files.map(({ collection }) => collection);
  const published = files.flatMap(({ edition }) => edition.entries);
  const texts: readonly (readonly [name: string, text: string])[] = [
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
  ];
  const mtime = earliest();
  const zippable: Zippable = {};
  for (const [name, text] of texts) zippable[name] = [strToU8(text), { mtime, level: 6 }];
  return zipSync(zippable);
}
