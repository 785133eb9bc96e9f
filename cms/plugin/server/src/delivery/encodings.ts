/** Content codings: which one a client takes, and the bytes in it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Below this a coding costs more than it spares. */
const SMALLEST_COMPRESSED = 600;

/**
 * How hard to compress: `quick` for an answer that is made once and sent often, a matter of milliseconds; `thorough` for
 * what stays as it is while the server runs, a tenth of a second for 40 kB that are 7 % smaller.
 */
export type Effort = 'quick' | 'thorough';

const BROTLI_QUALITY: Readonly<Record<Effort, number>> = { quick: 5, thorough: constants.BROTLI_MAX_QUALITY };
const GZIP_LEVEL: Readonly<Record<Effort, number>> = { quick: 6, thorough: constants.Z_BEST_COMPRESSION };

/** The body in a content coding, made off the main thread. */
export function encode(body: Buffer, coding: Exclude<Coding, 'identity'>, effort: Effort): Promise<Buffer> {
  return coding === 'br'
    ? brotliAsync(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
    : gzipAsync(body, { level: GZIP_LEVEL[effort] });
}

/** Whether compressing spares anything: images and archives are compressed already. */
export const isCompressible = (contentType: string, length: number): boolean =>
  length >= SMALLEST_COMPRESSED && /^text\/|json|xml|javascript|svg|calendar/.test(contentType);

/** Browsers send a handful of different headers: what they mean is remembered. */
const MOST_REMEMBERED = 64;
const remembered = new Map<string, Coding>();

/** The best coding that `Accept-Encoding` allows, RFC 9110 §12.5.3. */
export function negotiate(header: string | undefined): Coding {
  if (header === undefined) return 'identity';
  const known = remembered.get(header);
  if (known) return known;
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  const accepts = (coding: Coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  const best = accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity';
  if (remembered.size < MOST_REMEMBERED && header.length < 200) remembered.set(header, best);
  return best;
}
