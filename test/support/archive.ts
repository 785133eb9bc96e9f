/** Reads a zip with a library that is not the one it was made with. */
import { fromBuffer, type Entry } from 'yauzl';

/** The text of each file, by its name. */
export function readArchive(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failure, archive) => {
      if (!archive) {
        reject(failure);
        return;
      }
      const files = new Map<string, string>();
      archive.on('entry', (entry: Entry) => {
        archive.openReadStream(entry, (error, stream) => {
          if (!stream) {
            reject(error);
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            archive.readEntry();
          });
        });
      });
      archive.on('end', () => resolve(files));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}
