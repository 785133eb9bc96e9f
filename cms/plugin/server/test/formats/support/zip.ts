/** A zip, opened by another reader than the one that made it. */
import { text } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

export interface ZippedFile {
  readonly text: string;
  readonly modified: Date;
}

/** The files by name, in their order. */
export function unzip(archive: Uint8Array): Promise<Map<string, ZippedFile>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(archive), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      const files = new Map<string, ZippedFile>();
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: Entry) => {
        read(zip, entry).then((file) => {
          files.set(entry.fileName, file);
          zip.readEntry();
        }, reject);
      });
      zip.readEntry();
    });
  });
}

const read = (zip: ZipFile, entry: Entry): Promise<ZippedFile> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else text(stream).then((content) => resolve({ text: content, modified: entry.getLastModDate() }), reject);
    });
  });
