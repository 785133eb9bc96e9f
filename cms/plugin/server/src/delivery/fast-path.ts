/**
 * Listens to the HTTP server before Strapi does and answers what is public. Behind Strapi’s stack the same bytes go
 * out at a twentieth of the speed.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AccessLog, Outcome } from './access-log';
import { readAddress } from './addresses';
import { problem, unkept, JSON_TYPE } from './answer';
import type { DatabaseWatch } from './database-watch';
import { isMade, type Delivered, type Delivery } from './delivery';
import { negotiate } from './encodings';
import type { GraphqlGate } from './graphql-gate';
import { KeptAnswer, type Representation } from './kept-answer';
import { refusalAnswer } from './messages';
import type { Metrics } from './metrics';
import type { SelectionRefused } from '../catalogue/refusal';
import type { StaticAnswers } from './static-answers';
import { tooMany, type Visitors } from './visitors';

export interface FastPathParts {
  readonly delivery: Delivery;
  readonly statics: StaticAnswers;
  /** What stands before the open GraphQL endpoint, where there is one. */
  readonly gate: GraphqlGate | undefined;
  readonly watch: DatabaseWatch;
  readonly visitors: Visitors;
  readonly metrics: Metrics;
  readonly log: AccessLog | undefined;
  readonly helped: (problems: SelectionRefused['problems'], lang: 'fr' | 'en') => Promise<SelectionRefused>;
  /** Address of the server as the visitor of a demonstration page knows it. */
  readonly demoOrigin: (request: IncomingMessage) => string;
  readonly server: () => string;
  readonly report: (error: unknown) => void;
}

const STEM = '/ess/';
const METHODS = 'GET, HEAD, OPTIONS';
/** Addresses as they are written, by the key of their answer: most requests are word for word the same. */
const MOST_SPELLINGS = 10_000;
const LONGEST_SPELLING = 1_000;

export class FastPath {
  private readonly spellings = new Map<string, string>();

  constructor(private readonly parts: FastPathParts) {}

  /** Puts itself before the listeners of a server; gives back what undoes it. */
  standBefore(server: Server): () => void {
    const others = server
      .listeners('request')
      .filter((listener): listener is RequestListener => listener instanceof Function);
    const { gate } = this.parts;
    const listen: RequestListener = (request, response) => {
      const { url = '' } = request;
      const pass = () => {
        for (const other of others) other.call(server, request, response);
      };
      if (url.startsWith(STEM)) this.answer(request, response);
      else if (gate?.isEndpoint(url)) gate(request, response, pass);
      else pass();
    };
    server.removeAllListeners('request');
    server.on('request', listen);
    return () => {
      server.removeListener('request', listen);
      for (const other of others) server.on('request', other);
    };
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = '' } = request;
    if (method === 'GET' || method === 'HEAD') {
      const known = this.parts.watch.isUp ? this.spellings.get(url) : undefined;
      const cached = known === undefined ? undefined : this.parts.delivery.cached(known);
      if (cached) this.send(request, response, cached);
      else void this.find(request, response, url).catch((error: unknown) => this.fail(request, response, error));
    } else if (method === 'OPTIONS') {
      response.writeHead(204, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': '*',
        'Access-Control-Max-Age': '86400',
        Allow: METHODS,
      });
      response.end();
    } else {
      const refusal = problem(
        405,
        'Method not allowed',
        `Allowed: ${METHODS}.`,
        {},
        { Allow: METHODS, Connection: 'close' },
      );
      this.send(request, response, this.parts.delivery.refused(refusal));
    }
  }

  private async find(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const { delivery, statics, visitors, watch } = this.parts;
    const read = readAddress(url);
    if (!read.ok) {
      this.send(request, response, delivery.refused(await this.refusal(read.refusal)));
      return;
    }
    const { target } = read;
    if (target.kind === 'widget') this.sendFile(request, response, statics.widget(target.release, target.file));
    else if (target.kind === 'schema') this.sendFile(request, response, statics.schema(target.file));
    else if (target.kind === 'demo')
      this.sendFile(request, response, statics.demo(target.file, this.parts.demoOrigin(request)));
    else if (target.kind === 'health') await this.sendHealth(request, response);
    else if (isMade(target)) {
      this.rememberSpelling(url, target.key);
      // What is kept may be out of date once the database is away: it is given for what it is.
      if (!watch.isUp) {
        this.send(request, response, await delivery.lastGood(target.key));
        return;
      }
      const cached = delivery.cached(target.key);
      if (cached) {
        this.send(request, response, cached);
        return;
      }
      const wait = visitors.wait(request);
      if (wait > 0) {
        const refusal = problem(429, 'Too many requests', tooMany(wait), {}, { 'Retry-After': String(wait) });
        this.send(request, response, delivery.refused(refusal), 'limited');
        return;
      }
      this.send(request, response, await delivery.deliver(target));
    }
  }

  private async refusal({ status, title, detail, problems, isPage, lang }: Refusal) {
    if (problems) {
      const helped = await this.parts.helped(problems, lang);
      return refusalAnswer(helped.problems, isPage, lang, this.parts.server());
    }
    return problem(status, title, detail);
  }

  private async sendHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { watch, metrics, delivery } = this.parts;
    const isUp = await watch.probe();
    const body = {
      status: isUp ? 'ok' : 'database-unavailable',
      ...metrics.read(),
      cache: { answers: delivery.cache.count, bytes: delivery.cache.bytes },
    };
    const answer = unkept(isUp ? 200 : 503, JSON_TYPE, JSON.stringify(body), isUp ? {} : { 'Retry-After': '5' });
    this.sendFile(request, response, new KeptAnswer(answer, {}));
  }

  private sendFile(request: IncomingMessage, response: ServerResponse, kept: KeptAnswer): void {
    this.send(request, response, { kept, key: undefined, outcome: 'hit', headers: [] }, 'file');
  }

  /** Sends the form that the client takes best; one that was never asked for is compressed first. */
  private send(request: IncomingMessage, response: ServerResponse, delivered: Delivered, outcome?: Outcome): void {
    const { kept, key } = delivered;
    const coding = negotiate(header(request, 'accept-encoding'));
    const ready = kept.ready(coding);
    if (ready || coding === 'identity') {
      if (ready) this.write(request, response, delivered, ready, outcome);
      return;
    }
    kept
      .compressed(coding)
      .then((representation) => {
        if (key !== undefined) this.parts.delivery.cache.resize(key);
        this.write(request, response, delivered, representation, outcome);
      })
      .catch((error: unknown) => this.fail(request, response, error));
  }

  private write(
    request: IncomingMessage,
    response: ServerResponse,
    { kept, outcome: how, headers }: Delivered,
    { body, headers: common, headersNotModified, etag }: Representation,
    outcome: Outcome = how,
  ): void {
    const { status } = kept.answer;
    const matches = status === 200 && isMatched(header(request, 'if-none-match'), etag);
    if (matches) {
      response.writeHead(304, [...headersNotModified, ...headers]);
      response.end();
    } else {
      response.writeHead(status, headers.length === 0 ? [...common] : [...common, ...headers]);
      response.end(request.method === 'HEAD' ? undefined : body);
    }
    this.note(request, matches ? 304 : status, matches ? 0 : body.length, matches ? 'not-modified' : outcome);
  }

  private note(request: IncomingMessage, status: number, bytes: number, outcome: Outcome): void {
    const { log, metrics, visitors } = this.parts;
    metrics.count(outcome, bytes);
    const { method = '', url: target = '' } = request;
    log?.write({ address: visitors.address(request), method, target, status, bytes, outcome });
  }

  private fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    this.parts.report(error);
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
    response.end();
    this.note(request, 500, 0, 'failed');
  }

  private rememberSpelling(url: string, key: string): void {
    if (url.length > LONGEST_SPELLING) return;
    if (this.spellings.size >= MOST_SPELLINGS) {
      const [oldest] = this.spellings.keys();
      if (oldest !== undefined) this.spellings.delete(oldest);
    }
    this.spellings.set(url, key);
  }
}

type Refusal = Extract<ReturnType<typeof readAddress>, { ok: false }>['refusal'];

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** RFC 9110 §13.1.2; the strong tag of any coding of these bytes will do. */
function isMatched(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  const hash = etag.slice(1, 28);
  return (
    ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '').slice(1, 28) === hash)
  );
}
