/** Reads a table of events, of a CSV or of a workbook: a suggested or chosen mapping of columns, and a report of every wrong cell. */
import { Problems, type RawEvent, type ReadSource } from '../incoming/raw-event';
import { isFlat } from '../openagenda/format';
import { readOpenAgenda } from '../openagenda/read-openagenda';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../../content-types/words';
import { suggestMapping, type CsvMapping } from './fields';
import { orderOf, type DateOrder } from './french-dates';
import { readRows, tableOf, type CsvRow, type CsvTable } from './read-rows';
import { rowEvent } from './row-event';

export interface ReadCsv extends ReadSource {
  readonly headers: readonly string[];
  readonly mapping: CsvMapping;
  /** The first rows, for who chooses the mapping. */
  readonly sample: readonly (readonly string[])[];
  /** In what order days and months were read. */
  readonly dateOrder: DateOrder;
}

export interface CsvChoices {
  /** The mapping that a person chose; without it, the one that the headers suggest. */
  readonly mapping?: CsvMapping | undefined;
  /** The order that a person chose; without it, the one that the whole column tells. */
  readonly dateOrder?: DateOrder | undefined;
}

const CHUNK = 200;
const SAMPLE = 3;

export async function readCsv(text: string, choices: CsvChoices = {}): Promise<ReadCsv> {
  const problems = new Problems();
  return readTable(await readRows(text, problems), problems, choices);
}

/** Rows of a workbook. */
export const readWorkbookRows = (rows: readonly CsvRow[], choices: CsvChoices = {}): Promise<ReadCsv> =>
  readTable(tableOf(rows), new Problems(), choices);

async function readTable(table: CsvTable, problems: Problems, choices: CsvChoices): Promise<ReadCsv> {
  const { headers, rows } = table;
  const mapping =
    choices.mapping && choices.mapping.length === headers.length ? choices.mapping : suggestMapping(headers);
  const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => cell.slice(0, 80)));
  const { order, note } = dateOrderOf(headers, mapping, rows, choices.dateOrder);
  const notes = [...table.notes, ...(note ? [note] : [])];
  const shown = { headers, mapping, sample, dateOrder: order };
  if (!choices.mapping && isFlat(Object.fromEntries(headers.map((header) => [header, true])))) {
    // The columns of OpenDataSoft are those of OpenAgenda: they are read as its JSON is.
    const read = await readOpenAgenda(
      rows.map(({ cells }) => Object.fromEntries(headers.map((header, index) => [header, cells[index]]))),
    );
    const at = (position: number) => rows[position - 1]?.row ?? position;
    return {
      ...shown,
      ...read,
      events: read.events.map((event) => ({ ...event, position: at(event.position) })),
      problems: read.problems.map((problem) => ({ ...problem, position: at(problem.position) })),
      notes: [...notes, ...read.notes],
    };
  }
  const events: RawEvent[] = [];
  const hasTitle = mapping.includes('title');
  const hasDate = mapping.includes('start') || mapping.includes('recurrence');
  if (headers.length === 0) problems.add(1, words('Le fichier est vide', 'The file is empty'));
  else if (!hasTitle) problems.add(1, words('Aucune colonne ne donne le titre', 'No column gives the title'));
  else if (!hasDate) problems.add(1, words('Aucune colonne ne donne la date', 'No column gives the date'));
  else {
    for (const [index, row] of rows.entries()) {
      if (index % CHUNK === CHUNK - 1) await nextTurn();
      const event = rowEvent(row, { headers, mapping, order }, problems);
      if (event) events.push(event);
    }
  }
  return { ...shown, events, problems: problems.listed, problemCount: problems.count, notes };
}

/** English names of columns, which Outlook and American tools write. */
const ENGLISH_HEADERS = /\b(?:start|end|subject|event|all day)\b/i;

/** Decided by the whole columns, never by a row; what they leave open is said. */
function dateOrderOf(
  headers: readonly string[],
  mapping: CsvMapping,
  rows: readonly CsvRow[],
  chosen: DateOrder | undefined,
): { readonly order: DateOrder; readonly note: Words | undefined } {
  const columns = mapping.flatMap((name, index) =>
    name === 'start' || name === 'end' || name === 'deadline' ? [index] : [],
  );
  const cells = rows.flatMap(({ cells: all }) => columns.map((index) => all[index] ?? ''));
  const { order: told, hasFigures } = orderOf(cells);
  const isAmerican =
    columns.some((index) => ENGLISH_HEADERS.test(headers[index] ?? '')) &&
    rows.some(({ cells: all }) => all.some((cell) => /\d\s?[ap]\.?m\b/i.test(cell)));
  const order = chosen ?? told ?? (isAmerican ? 'month-first' : 'day-first');
  if (!hasFigures) return { order, note: undefined };
  const [fr, en] =
    order === 'day-first' ? ['jour/mois/année', 'day/month/year'] : ['mois/jour/année', 'month/day/year'];
  const isOpen = chosen === undefined && told === undefined;
  return {
    order,
    note: isOpen
      ? words(
          `Dates lues ${fr}, mais rien dans la colonne ne le dit : vérifiez, ou choisissez l’autre ordre`,
          `Dates read ${en}, but nothing in the column tells it: check, or choose the other order`,
        )
      : words(`Dates lues ${fr}`, `Dates read ${en}`),
  };
}
