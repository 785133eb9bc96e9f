/** Cuts a CSV into rows, whatever its separator, without holding the server. */
import { CsvError, parse } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import { MAX_ENTRIES, type Problems } from '../incoming/raw-event';
import { MAX_BODY } from '../reading/clean-text';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../../content-types/words';
import { knownHeaders } from './fields';

export interface CsvRow {
  /** As the spreadsheet numbers it: 1 is the header. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly notes: readonly Words[];
}

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** Characters parsed in one go. */
const PIECE = 16_384;
const LONGEST_RECORD = 200_000;

/** The separator of a line: the one that is most there, outside quotation marks. */
export function separatorOf(text: string): string {
  const [counted] = text
    .slice(0, 10_000)
    .split(/\r\n|\n|\r/, HEADER_ROWS)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .map((line) =>
      SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length - 1 })).reduce((best, other) =>
        other.count > best.count ? other : best,
      ),
    )
    .toSorted((one, other) => other.count - one.count);
  return counted?.separator ?? ';';
}

/** Titles, dates of export and empty rows may stand above the headers. */
const HEADER_ROWS = 10;

/** The first line of Excel says its separator: `sep=;`. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\s*(?:\r\n|\n|\r)/i;

export async function readRows(text: string, problems: Problems): Promise<CsvTable> {
  const [line = '', said] = SEPARATOR_LINE.exec(text) ?? [];
  const content = text.slice(line.length);
  const rows: CsvRow[] = [];
  let row = line === '' ? 0 : 1;
  const keep = (cells: readonly string[]): null => {
    row += 1;
    if (rows.length <= MAX_ENTRIES + HEADER_ROWS && cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    // Nothing goes further: rows parsed before a broken one are kept.
    return null;
  };
  const parser = parse({
    delimiter: said ?? separatorOf(content),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    on_record: keep,
  });
  parser.resume();
  try {
    await pipeline(
      pieces(content, () => rows.length > MAX_ENTRIES + HEADER_ROWS),
      parser,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(row + 1, brokenFrom(error));
  }
  return tableOf(rows);
}

/** Columns that a person may be asked to map. */
const MOST_COLUMNS = 200;

/** No wider than a person reads, no cell longer than the longest text: what comes after would take hours. */
const bounded = ({ row, cells }: CsvRow): CsvRow => ({
  row,
  cells: cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, MAX_BODY + 1)),
});

/** Rows with the one of their headers found: of the first ones, that which names most columns. */
export function tableOf(given: readonly CsvRow[]): CsvTable {
  const all = given.map(bounded);
  const named = all.slice(0, HEADER_ROWS).map(({ cells }) => knownHeaders(cells.map((cell) => cell.trim())));
  const most = Math.max(0, ...named);
  const at = most < 2 ? 0 : named.indexOf(most);
  const headers = all[at]?.cells.map((cell) => cell.trim()) ?? [];
  const rows = all.slice(at + 1);
  if (rows.length <= MAX_ENTRIES) return { headers, rows, notes: [] };
  const limit = String(MAX_ENTRIES);
  const note = words(
    `Le fichier compte plus de ${limit} lignes : les suivantes ne sont pas lues`,
    `The file has more than ${limit} rows: the following ones are not read`,
  );
  return { headers, rows: rows.slice(0, MAX_ENTRIES), notes: [note] };
}

/** Piece by piece, others having their turn between two. */
async function* pieces(text: string, isEnough: () => boolean): AsyncGenerator<string> {
  for (let start = 0; start < text.length && !isEnough(); start += PIECE) {
    yield text.slice(start, start + PIECE);
    await nextTurn();
  }
}

const brokenFrom = ({ code }: CsvError): Words =>
  code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? words(
        'Un guillemet ouvert ici n’est jamais fermé : la suite du fichier n’est pas lue',
        'A quotation mark opened here is never closed: the rest of the file is not read',
      )
    : words('Le fichier est illisible à partir d’ici', 'The file cannot be read from here on');
