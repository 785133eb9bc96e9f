/** An answer kept ready to be sent: its bytes in each coding, made when first asked for, and its headers. */
import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import { encode, isCompressible, type Coding, type Effort } from './encodings';

/** One form of an answer, ready to be written. */
export interface Representation {
  readonly body: Buffer;
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[];
  /** Those of a 304: what a 200 would say, but for the body. */
  readonly headersNotModified: readonly string[];
  readonly etag: string;
}

/** Anonymous and open to every origin; never a cookie, never credentials. */
const COMMON_HEADERS: readonly string[] = [
  'Access-Control-Allow-Origin',
  '*',
  // Other origins may not read them otherwise, and a widget would not know that its answer is stale.
  'Access-Control-Expose-Headers',
  'Cache-Status, ETag, Link, Retry-After, X-Ess-Entries',
  'X-Content-Type-Options',
  'nosniff',
  'Cross-Origin-Resource-Policy',
  'cross-origin',
];

const OF_THE_BODY = /^content-(?:type|encoding|disposition|language|security-policy)$/i;

/** Fixed cost of an entry of the cache beside its bytes: keys, headers, objects. */
const OVERHEAD = 1_000;

export class KeptAnswer {
  /** Its media type without parameters. */
  readonly contentType: string;
  private readonly digest: string;
  private readonly identity: Representation;
  private readonly encoded = new Map<Coding, Representation>();
  private readonly encoding = new Map<Coding, Promise<Representation>>();

  constructor(
    readonly answer: Answer,
    /** Headers that depend on the server’s configuration: `Cache-Control`, `Surrogate-Key`. */
    private readonly more: Readonly<Record<string, string>>,
    private readonly effort: Effort = 'quick',
  ) {
    this.digest = answer.digest ?? digestOf(answer);
    this.identity = this.represent('identity', answer.body);
    this.contentType = answer.contentType.split(';', 1)[0] ?? '';
  }

  /** Bytes that it holds in memory. */
  get size(): number {
    let size = this.identity.body.length + OVERHEAD;
    for (const { body } of this.encoded.values()) size += body.length;
    return size;
  }

  /** What is at once there to be sent; `undefined` when it has to be compressed first. */
  ready(coding: Coding): Representation | undefined {
    return coding === 'identity' || !isCompressible(this.answer.contentType, this.answer.body.length)
      ? this.identity
      : this.encoded.get(coding);
  }

  /** Compressed once, however many ask at the same time. */
  async compressed(coding: Exclude<Coding, 'identity'>): Promise<Representation> {
    let work = this.encoding.get(coding);
    if (!work) {
      work = encode(this.answer.body, coding, this.effort).then((body) => {
        const representation = this.represent(coding, body);
        this.encoded.set(coding, representation);
        return representation;
      });
      this.encoding.set(coding, work);
    }
    return work;
  }

  private represent(coding: Coding, body: Buffer): Representation {
    const { contentType, headers, status } = this.answer;
    const etag = entityTag(this.digest, coding);
    const pairs: Record<string, string> = {
      'Content-Type': contentType,
      ...(isCompressible(contentType, this.answer.body.length) ? { Vary: 'Accept-Encoding' } : {}),
      ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
      ...(status === 200 ? { ETag: etag } : {}),
      ...this.more,
      ...headers,
    };
    const others = Object.entries(pairs).filter(([name]) => !OF_THE_BODY.test(name));
    return {
      body,
      etag,
      headers: [...COMMON_HEADERS, ...Object.entries(pairs).flat(), 'Content-Length', String(body.length)],
      headersNotModified: [...COMMON_HEADERS, ...others.flat()],
    };
  }
}

/**
 * What tells one body from another, the moment that it says aside: nobody puts two of them together, since no part of
 * one is ever sent alone.
 */
export function digestOf({ body, moments = [] }: Pick<Answer, 'body' | 'moments'>): string {
  const hash = createHash('sha256');
  let begin = 0;
  for (const [at, length] of placesOf(body, moments)) {
    if (at < begin) continue;
    hash.update(body.subarray(begin, at));
    begin = at + length;
  }
  return hash.update(body.subarray(begin)).digest('base64url').slice(0, 27);
}

/** Where the texts stand in the body, and how long they are, in their order. */
function placesOf(body: Buffer, texts: readonly string[]): [at: number, length: number][] {
  const places = texts.flatMap((text) => {
    const found: [number, number][] = [];
    const length = Buffer.byteLength(text);
    for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + length)) found.push([at, length]);
    return found;
  });
  return places.sort(([one], [other]) => one - other);
}

/** Strong: each coding of the same text has its own, RFC 9110 §8.8.3. */
const entityTag = (digest: string, coding: Coding): string =>
  coding === 'identity' ? `"${digest}"` : `"${digest}-${coding}"`;
