/** Reads the body of an answer within limits: of bytes on the wire, and of bytes once decompressed. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, type BrotliDecompress, type Gunzip } from 'node:zlib';
import { FetchFailure } from './failure';

/** What is asked for with `Accept-Encoding`; anything else is refused. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

const DECOMPRESSORS: Readonly<Record<string, () => BrotliDecompress | Gunzip>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The decompressed body, at most `maxBytes` long: beyond it reading stops, nothing more is held. A bomb is caught by
 * counting what comes out; what goes in is bounded too. Throws `FetchFailure`.
 */
export async function readBody(answer: IncomingMessage, maxBytes: number, url: string): Promise<Buffer> {
  const tooLarge = () => new FetchFailure('too-large', url, megabytes(maxBytes));
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return collect(answer, maxBytes, tooLarge);

  const decompress = DECOMPRESSORS[encoding];
  if (!decompress) throw new FetchFailure('wrong-encoding', url);
  const decompressor = decompress();
  let received = 0;
  answer.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes) decompressor.destroy(tooLarge());
  });
  answer.on('error', (error) => decompressor.destroy(error));
  answer.pipe(decompressor);
  try {
    return await collect(decompressor, maxBytes, tooLarge);
  } catch (error) {
    if (isZlibError(error)) throw new FetchFailure('wrong-encoding', url, undefined, { cause: error });
    throw error;
  } finally {
    decompressor.destroy();
  }
}

async function collect(stream: Readable, maxBytes: number, tooLarge: () => FetchFailure): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const part: Buffer = chunk;
    bytes += part.length;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/** Codes of zlib, then of brotli as Node names them. */
function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR__)/.test(String(error.code));
}

/** The same in both languages. */
const megabytes = (bytes: number): string => `${String(Math.round(bytes / 1_000_000))} MB`;
