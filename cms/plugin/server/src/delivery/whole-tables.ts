/** Tables and archives of everything, however much there is: written a part after the other. */
import { Zip, ZipDeflate } from 'fflate';
import type { Edition } from '../formats/edition';
import { csv } from '../formats/csv';

/** Entries read and written at a time. */
export const PART = 250;

/** A table of parts is the first one, then the rows of the others. */
export async function wholeCsv(parts: AsyncIterable<Edition>): Promise<Buffer> {
  const written: Buffer[] = [];
  for await (const part of parts) {
    const text = csv.write(part);
    written.push(Buffer.from(written.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2)));
  }
  return Buffer.concat(written);
}

/** A zip whose files are written as they come: no file is ever whole in memory. */
export class StreamedZip {
  private readonly chunks: Buffer[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(Buffer.from(chunk));
  });

  /** Begins a file; what is given back writes to it, then ends it. */
  file(name: string): { write(text: string): void; end(): void } {
    const file = new ZipDeflate(name, { level: 6 });
    // The earliest instant that a zip can write: equal content gives equal bytes.
    file.mtime = new Date(1980, 0, 1);
    this.zip.add(file);
    return {
      write: (text) => file.push(Buffer.from(text)),
      end: () => file.push(new Uint8Array(), true),
    };
  }

  /** The bytes, once every file has ended. */
  end(): Buffer {
    this.zip.end();
    return Buffer.concat(this.chunks);
  }
}
