/**
 * The rows of a workbook (.xlsx, .ods, .xls), read by SheetJS in a thread of its own: it may take neither the memory nor
 * the time of the server. What a workbook holds once unpacked is bounded before it is read.
 */
import { Unzip, UnzipInflate } from 'fflate';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { MAX_ENTRIES } from '../incoming/raw-event';
import { words, type Words } from '../../content-types/words';
import type { CsvRow } from './read-rows';

const TIMEOUT = 30_000;
const MEMORY_MB = 512;
/** Most bytes of a workbook once unpacked. */
const MOST_UNPACKED = 150_000_000;

/** Bytes with which workbooks begin: a ZIP archive, or an old office file. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  /^(?:504b0304|d0cf11e0)/.test(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

/** Cells as text: dates as ISO 8601, hours as 09:30, numbers as they are shown. Runs in the thread. */
const READER = `
const { parentPort, workerData } = require('node:worker_threads');
const XLSX = require(workerData.library);
const book = XLSX.read(workerData.bytes, { dense: true, cellNF: true, sheetRows: workerData.most });
const two = (number) => String(number).padStart(2, '0');
const said = (cell) => {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (cell.t === 'n' && cell.z && XLSX.SSF.is_date(cell.z)) {
    const { y, m, d, H, M } = XLSX.SSF.parse_date_code(cell.v, { date1904: book.Workbook?.WBProps?.date1904 });
    const hour = two(H) + ':' + two(M);
    if (cell.v < 1) return hour;
    return y + '-' + two(m) + '-' + two(d) + (H || M ? 'T' + hour : '');
  }
  if (cell.t === 'd') return new Date(cell.v).toISOString().slice(0, 16).replace(/T00:00$/, '');
  return cell.t === 'n' || cell.t === 'b' ? String(cell.w ?? cell.v) : String(cell.v);
};
// Rows and cells that were never written are holes.
const sheets = book.SheetNames.map((name) =>
  Array.from(book.Sheets[name]['!data'] ?? [], (row) => Array.from(row ?? [], said)));
parentPort.postMessage(sheets);
`;

const answerSchema = z.array(z.array(z.array(z.string())));

/** The rows of its fullest sheet, or why it cannot be read. */
export async function workbookRows(bytes: Uint8Array): Promise<readonly CsvRow[] | Words> {
  if (bytes[0] === 0x50 && !isWithinBounds(bytes)) {
    return words('Ce classeur est trop grand une fois déplié', 'This workbook is too large once unpacked');
  }
  try {
    const sheets = answerSchema.parse(await inThread(bytes));
    const filled = (rows: readonly (readonly string[])[]) =>
      rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    const [fullest] = sheets.map(filled).toSorted((one, other) => other.length - one.length);
    const kept = sheets.find((rows) => filled(rows).length === fullest?.length) ?? [];
    return kept.flatMap((cells, index) =>
      cells.some((cell) => cell.trim() !== '') ? [{ row: index + 1, cells }] : [],
    );
  } catch {
    return words(
      'Ce classeur est illisible (abîmé, protégé par un mot de passe ou trop grand) : enregistrez-le en .xlsx, .ods ou CSV',
      'This workbook cannot be read (broken, protected by a password or too large): save it as .xlsx, .ods or CSV',
    );
  }
}

async function inThread(bytes: Uint8Array): Promise<unknown> {
  const worker = new Worker(READER, {
    eval: true,
    workerData: { library: require.resolve('@e965/xlsx'), bytes, most: MAX_ENTRIES + 20 },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const timer = setTimeout(() => void worker.terminate(), TIMEOUT);
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended before it answered')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Unpacks without keeping anything, and stops beyond the bound, whatever the archive says of itself. */
function isWithinBounds(bytes: Uint8Array): boolean {
  let total = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (_error, chunk) => {
      total += chunk.length;
      if (total > MOST_UNPACKED) file.terminate();
    };
    if (total <= MOST_UNPACKED) file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < bytes.length && total <= MOST_UNPACKED; start += PIECE) {
    unzip.push(bytes.subarray(start, start + PIECE), start + PIECE >= bytes.length);
  }
  return total <= MOST_UNPACKED;
}

const PIECE = 65_536;
