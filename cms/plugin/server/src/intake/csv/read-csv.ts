/** Reads a CSV of events: a suggested or chosen mapping of columns, and a report of every wrong cell. */
import { Problems, type RawEvent, type ReadSource } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import { words } from '../words';
import { suggestMapping, type CsvMapping } from './fields';
import { readRows } from './read-rows';
import { rowEvent } from './row-event';

export interface ReadCsv extends ReadSource {
  readonly headers: readonly string[];
  readonly mapping: CsvMapping;
  /** The first rows, for who chooses the mapping. */
  readonly sample: readonly (readonly string[])[];
}

const CHUNK = 200;
const SAMPLE = 3;

/** @param chosen The mapping that a person chose; without it, the one that the headers suggest. */
export async function readCsv(text: string, chosen?: CsvMapping): Promise<ReadCsv> {
  const problems = new Problems();
  const { headers, rows, notes } = await readRows(text, problems);
  const mapping = chosen && chosen.length === headers.length ? chosen : suggestMapping(headers);
  const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => cell.slice(0, 80)));
  const events: RawEvent[] = [];
  const hasTitle = mapping.includes('title');
  const hasDate = mapping.includes('start') || mapping.includes('recurrence');
  if (headers.length === 0) problems.add(1, words('Le fichier est vide', 'The file is empty'));
  else if (!hasTitle) problems.add(1, words('Aucune colonne ne donne le titre', 'No column gives the title'));
  else if (!hasDate) problems.add(1, words('Aucune colonne ne donne la date', 'No column gives the date'));
  else {
    for (const [index, row] of rows.entries()) {
      if (index % CHUNK === CHUNK - 1) await nextTurn();
      const event = rowEvent(row, headers, mapping, problems);
      if (event) events.push(event);
    }
  }
  return { events, problems: problems.listed, problemCount: problems.count, notes, headers, mapping, sample };
}
