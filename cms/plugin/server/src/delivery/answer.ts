/** What is sent: bytes, how they announce themselves, and what would make them untrue. */

/** What an answer was made from: `kind:event` for every list of events, `entry:<documentId>` for one entry. */
export type Tag = `kind:${string}` | `entry:${string}`;

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Of the body, where it was made with it: `digestOf`. */
  readonly digest?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What has to change for it to be untrue; an answer without any is never kept. */
  readonly tags: readonly Tag[];
  /** The instant until which it is true if nothing is published, in milliseconds; `Infinity` where time changes nothing. */
  readonly validUntil: number;
  /** The instant at which it was made, ISO 8601. */
  readonly asOf: string;
  /** Texts of the body that say that instant: a body that differs in them alone is one that its reader already has. */
  readonly moments?: readonly string[];
}

/** An answer that is not kept: a refusal, a redirection. */
export function unkept(
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    contentType,
    body: Buffer.from(body),
    headers: { 'Cache-Control': 'no-store', ...headers },
    tags: [],
    validUntil: 0,
    asOf: '',
  };
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
export const HTML_TYPE = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

/** RFC 9457. */
export const problem = (
  status: number,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Answer =>
  unkept(status, PROBLEM_TYPE, JSON.stringify({ type: 'about:blank', title, status, detail, ...more }), headers);
