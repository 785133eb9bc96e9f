/**
 * The rows of a workbook (.xlsx, .ods, .xls), read by SheetJS in a thread of its own: it may take neither the memory nor
 * the time of the server. What a workbook holds once unpacked is bounded before it is read.
 */
import { Worker } from 'node:worker_threads';
import { createInflateRaw } from 'node:zlib';
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

const TOO_LARGE = words('Ce classeur est trop grand une fois déplié', 'This workbook is too large once unpacked');
const UNREADABLE = words(
  'Ce classeur est illisible (abîmé, protégé par un mot de passe ou trop grand) : enregistrez-le en .xlsx, .ods ou CSV',
  'This workbook cannot be read (broken, protected by a password or too large): save it as .xlsx, .ods or CSV',
);

/** The rows of its fullest sheet, or why it cannot be read. */
export async function workbookRows(bytes: Uint8Array): Promise<readonly CsvRow[] | Words> {
  const unpacked = bytes[0] === 0x50 ? await unpackedSize(Buffer.from(bytes)) : 0;
  if (unpacked === undefined) return UNREADABLE;
  if (unpacked > MOST_UNPACKED) return TOO_LARGE;
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
    return UNREADABLE;
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

/** Marks of a line of the directory at the end of an archive, and of the file that it names. */
const MARKS = { line: 0x02_01_4b_50, file: 0x04_03_4b_50 } as const;
/** Most files in a workbook. */
const MOST_FILES = 10_000;
const DEFLATED = 8;

/**
 * Unpacks what the directory names, line by line as SheetJS does, without keeping anything; stops beyond the bound. What
 * the archive says of its sizes is counted too: SheetJS makes room for it. Many lines may name one file, and each unpacks
 * it. `undefined` for what is no archive.
 */
async function unpackedSize(archive: Buffer): Promise<number | undefined> {
  try {
    const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
    if (end < 0) return undefined;
    const files = archive.readUInt16LE(end + 10);
    if (files > MOST_FILES) return Number.POSITIVE_INFINITY;
    let line = archive.readUInt32LE(end + 16);
    let total = 0;
    for (let file = 0; file < files && total <= MOST_UNPACKED; file += 1) {
      if (archive.readUInt32LE(line) !== MARKS.line) return undefined;
      total += await sizeOf(archive, archive.readUInt32LE(line + 42));
      line += 46 + archive.readUInt16LE(line + 28) + archive.readUInt16LE(line + 30) + archive.readUInt16LE(line + 32);
    }
    return total;
  } catch (error) {
    if (isBroken(error)) return undefined;
    throw error;
  }
}

/** Of one file; stops beyond the bound. */
async function sizeOf(archive: Buffer, start: number): Promise<number> {
  if (archive.readUInt32LE(start) !== MARKS.file) throw new RangeError('No file stands there');
  const said = Math.max(archive.readUInt32LE(start + 18), archive.readUInt32LE(start + 22));
  if (archive.readUInt16LE(start + 8) !== DEFLATED || said > MOST_UNPACKED) return said;
  const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
  const inflate = createInflateRaw();
  inflate.end(archive.subarray(data));
  let size = 0;
  for await (const chunk of inflate) {
    const piece: Buffer = chunk;
    size += piece.length;
    if (size > MOST_UNPACKED) break;
  }
  return Math.max(size, said);
}

/** A place beyond the end, or what zlib does not understand. */
const isBroken = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code)));
