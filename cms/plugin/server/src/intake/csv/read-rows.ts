/** Cuts a CSV into rows, whatever its separator, without holding the server. */
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
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
/** Rows read before others have their turn. */
const CHUNK = 500;
const LONGEST_RECORD = 200_000;

/** The separator of the header: the one that is most there, outside quotation marks. */
export function separatorOf(text: string): string {
  const header = (text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length - 1 }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).separator;
}

export async function readRows(text: string, problems: Problems): Promise<CsvTable> {
  const parser = parse({
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  // Piece by piece: reading waits for what was parsed to be used.
  Readable.from(pieces(text)).pipe(parser);

  let headers: readonly string[] | undefined;
  const rows: CsvRow[] = [];
  const notes: Words[] = [];
  let row = 0;
  try {
    for await (const record of parser) {
      const cells: readonly string[] = record;
      row += 1;
      if (row % CHUNK === 0) await nextTurn();
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!headers) headers = cells.map((cell) => cell.trim());
      else if (rows.length < MAX_ENTRIES) rows.push({ row, cells });
      else {
        notes.push(
          words(
            `Le fichier compte plus de ${String(MAX_ENTRIES)} lignes : les suivantes ne sont pas lues`,
            `The file has more than ${String(MAX_ENTRIES)} rows: the following ones are not read`,
          ),
        );
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(row + 1, brokenFrom(error));
  } finally {
    parser.destroy();
  }
  return { headers: headers ?? [], rows, notes };
}

function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 65_536) yield text.slice(start, start + 65_536);
}

const brokenFrom = ({ code }: CsvError): Words =>
  code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? words(
        'Un guillemet ouvert ici n’est jamais fermé : la suite du fichier n’est pas lue',
        'A quotation mark opened here is never closed: the rest of the file is not read',
      )
    : words('Le fichier est illisible à partir d’ici', 'The file cannot be read from here on');
