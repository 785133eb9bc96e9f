/** Cuts a CSV into rows, whatever its separator, without holding the server. */
import { CsvError, parse } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import { MAX_ENTRIES, type Problems } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../words';

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

/** The separator of the header: the one that is most there, outside quotation marks. */
export function separatorOf(text: string): string {
  const header = (text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length - 1 }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).separator;
}

export async function readRows(text: string, problems: Problems): Promise<CsvTable> {
  const rows: CsvRow[] = [];
  let headers: readonly string[] | undefined;
  let row = 0;
  const keep = (cells: readonly string[]): null => {
    row += 1;
    if (cells.every((cell) => cell.trim() === '')) return null;
    if (!headers) headers = cells.map((cell) => cell.trim());
    else if (rows.length <= MAX_ENTRIES) rows.push({ row, cells });
    // Nothing goes further: rows parsed before a broken one are kept.
    return null;
  };
  const parser = parse({
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    on_record: keep,
  });
  parser.resume();
  try {
    await pipeline(
      pieces(text, () => rows.length > MAX_ENTRIES),
      parser,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(row + 1, brokenFrom(error));
  }
  if (rows.length <= MAX_ENTRIES) return { headers: headers ?? [], rows, notes: [] };
  const most = String(MAX_ENTRIES);
  const note = words(
    `Le fichier compte plus de ${most} lignes : les suivantes ne sont pas lues`,
    `The file has more than ${most} rows: the following ones are not read`,
  );
  return { headers: headers ?? [], rows: rows.slice(0, MAX_ENTRIES), notes: [note] };
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
