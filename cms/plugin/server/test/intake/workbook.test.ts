/** Workbooks that would take more of the server than they are: a few kilobytes that unpack to gigabytes. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbookRows } from '../../src/intake/csv/read-workbook';

/** Offsets of what is changed: in the end of the directory, in a line of it, in what stands before a file. */
const END = { here: 8, all: 10, bytes: 12, start: 16 } as const;
const UNPACKED_IN_FILE = 22;

const zip = (size: number) => Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(size) }, { level: 9 }));
const endOf = (archive: Buffer) => archive.lastIndexOf(Buffer.from('504b0506', 'hex'));

/** Many lines of the directory that name one file. */
function named(archive: Buffer, times: number): Buffer {
  const end = endOf(archive);
  const start = archive.readUInt32LE(end + END.start);
  const lines = Buffer.concat(Array.from({ length: times }, () => archive.subarray(start, end)));
  const last = Buffer.from(archive.subarray(end));
  last.writeUInt16LE(times, END.here);
  last.writeUInt16LE(times, END.all);
  last.writeUInt32LE(lines.length, END.bytes);
  return Buffer.concat([archive.subarray(0, start), lines, last]);
}

/** A file of which an archive says that it is large. */
function saidToBe(archive: Buffer, size: number): Buffer {
  archive.writeUInt32LE(size, UNPACKED_IN_FILE);
  return archive;
}

it.each([
  ['one file of 200 MB', zip(200_000_000)],
  ['one file of 20 MB named fifty times', named(zip(20_000_000), 50)],
  ['no bytes said to be four gigabytes', saidToBe(zip(0), 0xf0_00_00_00)],
])('%s is refused before it is read', async (_, archive) => {
  const before = process.memoryUsage().rss;
  expect(await workbookRows(archive)).toMatchObject({ fr: expect.stringContaining('trop grand') as unknown });
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});

it.each([
  ['no directory', zip(10).subarray(0, 60)],
  ['something that is not deflated', Buffer.from(zip(100_000)).fill(0x55, 45, 100)],
])('%s is said to be unreadable', async (_, archive) => {
  expect(await workbookRows(archive)).toMatchObject({ fr: expect.stringContaining('illisible') as unknown });
});

it('an archive of too many files is refused', async () => {
  const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [String(index), strToU8('')]));
  expect(await workbookRows(zipSync(files))).toMatchObject({ fr: expect.stringContaining('trop grand') as unknown });
});
