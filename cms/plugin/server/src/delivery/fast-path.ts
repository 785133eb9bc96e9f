/**
 * Listens to the HTTP server before Strapi does and answers what is public. Behind Strapi’s stack the same bytes go
 * out at a twentieth of the speed.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AccessLog } from './access-log';
import { HOME, meantAddress, readAddress } from '../editions/addresses';
import { problem, unkept, JSON_TYPE, type Answer } from './answer';
import type { DatabaseWatch } from '../database/database-watch';
import { isMade, type Delivered, type Delivery } from './delivery';
import { negotiate } from './encodings';
import type { GraphqlGate } from './graphql-gate';
import { KeptAnswer, type Representation } from './kept-answer';
import { nowhere, refusalAnswer } from './messages';
import type { Metrics, Outcome } from '../monitoring/metrics';
import type { Monitoring } from '../monitoring/start';
import { currentRequestId, during, REQUEST_ID, requestId } from '../monitoring/request-id';
import type { SelectionRefused } from '../catalogue/refusal';
import type { StaticAnswers } from './static-answers';
import { tooMany, type Visitors } from '../visitors/visitors';

export interface FastPathParts {
  readonly delivery: Delivery;
  readonly statics: StaticAnswers;
  /** What stands before the open GraphQL endpoint, where there is one. */
  readonly gate: GraphqlGate | undefined;
  readonly watch: DatabaseWatch;
  readonly visitors: Visitors;
  readonly metrics: Metrics;
  readonly monitoring: Pick<Monitoring, 'health' | 'prometheus'>;
  readonly log: AccessLog | undefined;
  readonly helped: (
    problems: SelectionRefused['problems'],
    lang: 'fr' | 'en',
    others?: number,
  ) => Promise<SelectionRefused>;
  readonly server: () => string;
  readonly report: (error: unknown) => void;
  /** Whether `/` and `/robots.txt` are ours. */
  readonly isRoot: boolean;
  /** Whether the server is about to stop. */
  readonly isLeaving: () => boolean;
}

const STEM = '/ess/';
const NO_SUCH_PAGE = new KeptAnswer(problem(404, 'Not found', 'There is no such page.'), {});
const METHODS = 'GET, HEAD, OPTIONS';
/** Letters of a path outside of `/ess/`; those of the administration have some dozens. */
const LONGEST_PATH = 2_000;
const TOO_LONG = problem(
  414,
  'Address too long',
  `Allowed: ${String(LONGEST_PATH)} characters of path.`,
  {},
  { Connection: 'close' },
);
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
      if (this.isOurs(url)) {
        this.answer(request, response);
        return;
      }
      // Strapi's stack looks for whatever path it is given, among files too: refused here, it costs nothing.
      if (pathOf(url).length > LONGEST_PATH) {
        this.send(request, response, this.parts.delivery.refused(TOO_LONG));
        return;
      }
      const isGraphql = gate?.isEndpoint(url) ?? false;
      response.once('finish', () =>
        this.parts.metrics.count('passed', response.statusCode, isGraphql ? 'graphql' : 'strapi', 0),
      );
      this.named(request, response, () => {
        const pass = () => {
          for (const other of others) other.call(server, request, response);
        };
        if (gate && isGraphql) gate(request, response, pass);
        else pass();
      });
    };
    server.removeAllListeners('request');
    server.on('request', listen);
    return () => {
      server.removeListener('request', listen);
      for (const other of others) server.on('request', other);
    };
  }

  /** What lies below `/ess`, and where the host says so what stands at the root of a site. */
  private isOurs(url: string): boolean {
    if (url.startsWith(STEM)) return true;
    const path = pathOf(url);
    return path === HOME || (this.parts.isRoot && (path === '/' || path === ROBOTS || isShouted(path)));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = '' } = request;
    if (method === 'GET' || method === 'HEAD') {
      const known = this.parts.watch.isUp ? this.spellings.get(url) : undefined;
      const cached = known === undefined ? undefined : this.parts.delivery.cached(known);
      if (cached) this.send(request, response, cached);
      else
        this.named(request, response, () => {
          void this.find(request, response, url).catch((error: unknown) => this.fail(request, response, error));
        });
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

  /** Does the work of a request under a name that the answer and the logs say. */
  private named(request: IncomingMessage, response: ServerResponse, work: () => void): void {
    const id = requestId(request, () => this.parts.visitors.isProxied(request));
    response.setHeader(REQUEST_ID, id);
    during(id, work);
  }

  private async find(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const { delivery, statics, watch } = this.parts;
    const path = pathOf(url);
    if (path === ROBOTS) {
      this.sendFile(request, response, new KeptAnswer(robots(this.parts.server()), {}));
      return;
    }
    const read = isShouted(path) ? NOT_AS_WRITTEN : readAddress(path === '/' ? HOME + url.slice(1) : url);
    if (!read.ok) {
      const meant = read.refusal.status === 404 ? meantAddress(url) : undefined;
      if (meant !== undefined) {
        const moved = unkept(308, 'text/plain; charset=utf-8', '', { Location: this.parts.server() + meant });
        this.send(request, response, delivery.refused(moved));
        return;
      }
      // A refusal that helps costs as much as an answer.
      if (this.isLimited(request, response)) return;
      this.send(request, response, delivery.refused(await this.refusal(read.refusal, isForPeople(request))));
      return;
    }
    const { target } = read;
    if (target.kind === 'widget') this.sendFile(request, response, statics.widget(target.release, target.file));
    else if (target.kind === 'schema') this.sendFile(request, response, statics.schema(target.file));
    else if (target.kind === 'demo') {
      const page = statics.demo(target.file, this.parts.server());
      if (page || !this.isLimited(request, response)) this.sendFile(request, response, page ?? NO_SUCH_PAGE);
    } else if (target.kind === 'health') {
      if (!this.isLimited(request, response)) await this.sendHealth(request, response);
    } else if (target.kind === 'metrics') {
      if (!this.isLimited(request, response)) await this.sendMetrics(request, response);
    } else if (target.kind === 'ready') this.sendReady(request, response);
    else if (isMade(target)) {
      this.rememberSpelling(url, target.key);
      // What is kept may be out of date once the database is away: it is given for what it is.
      if (!watch.isUp) {
        if (delivery.isInMemory(target.key) || !this.isLimited(request, response))
          this.send(request, response, await delivery.lastGood(target.key));
        return;
      }
      const cached = delivery.cached(target.key);
      if (cached) {
        this.send(request, response, cached);
        return;
      }
      if (this.isLimited(request, response)) return;
      const begun = performance.now();
      const delivered = await delivery.deliver(target);
      this.parts.monitoring.prometheus?.metrics.observeFill((performance.now() - begun) / 1000);
      this.send(request, response, delivered);
    }
  }

  /** Whether the client has asked for all the work that it may ask for; it is told so. */
  private isLimited(request: IncomingMessage, response: ServerResponse): boolean {
    const wait = this.parts.visitors.wait(request);
    if (wait === 0) return false;
    const refusal = problem(429, 'Too many requests', tooMany(wait), {}, { 'Retry-After': String(wait) });
    this.send(request, response, this.parts.delivery.refused(refusal), 'limited');
    return true;
  }

  private async refusal(
    { status, title, detail, problems, others, isPage, lang, saidIn }: Refusal,
    isForAPerson: boolean,
  ) {
    if (status === 404 && isForAPerson) return nowhere(lang, this.parts.server());
    if (problems) {
      const helped = await this.parts.helped(problems, lang, others);
      return refusalAnswer(helped, isPage, this.parts.server(), saidIn);
    }
    return problem(status, title, detail);
  }

  private async sendHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { watch, monitoring } = this.parts;
    // Asked once for all who ask at the same time, and by the watch itself every second.
    const isUp = await watch.probe();
    const health = await monitoring.health(isUp);
    const isWell = health.status === 'ok';
    const body = JSON.stringify(health);
    const answer = unkept(isWell ? 200 : 503, JSON_TYPE, body, isWell ? {} : { 'Retry-After': '5' });
    this.sendFile(request, response, new KeptAnswer(answer, {}));
  }

  private async sendMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prometheus } = this.parts.monitoring;
    const given = header(request, 'authorization') ?? '';
    if (!prometheus) {
      this.send(request, response, this.parts.delivery.refused(problem(404, 'Not found', 'There is nothing here.')));
    } else if (!isSame(given, `Bearer ${prometheus.token}`)) {
      const refusal = problem(401, 'Unauthorized', 'A token is needed.', {}, { 'WWW-Authenticate': 'Bearer' });
      this.send(request, response, this.parts.delivery.refused(refusal));
    } else {
      const { metrics } = prometheus;
      this.sendFile(request, response, new KeptAnswer(unkept(200, metrics.contentType, await metrics.text()), {}));
    }
  }

  /** For what shares requests out: readers are answered while the database is away or full, not by one that stops. */
  private sendReady(request: IncomingMessage, response: ServerResponse): void {
    const isReady = !this.parts.isLeaving();
    const body = JSON.stringify({ status: isReady ? 'ready' : 'stopping' });
    this.sendFile(request, response, new KeptAnswer(unkept(isReady ? 200 : 503, JSON_TYPE, body), {}));
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
    const bytes = matches ? 0 : body.length;
    this.note(request, matches ? 304 : status, kept.contentType, bytes, matches ? 'not-modified' : outcome);
  }

  private note(request: IncomingMessage, status: number, content: string, bytes: number, outcome: Outcome): void {
    const { log, metrics, visitors } = this.parts;
    metrics.count(outcome, status, content, bytes);
    if (!log) return;
    const { method = '', url: target = '' } = request;
    log.write({
      address: visitors.address(request),
      method,
      target,
      status,
      bytes,
      outcome,
      requestId: currentRequestId(),
    });
  }

  private fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    this.parts.report(error);
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
    response.end();
    this.note(request, 500, 'text/plain', 0, 'failed');
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

const ROBOTS = '/robots.txt';

/** Whether `/ess` itself is written in capitals, as on a poster. */
const isShouted = (path: string): boolean => /^\/ess(?:\/|$)/i.test(path) && !/^\/ess(?:\/|$)/.test(path);

const NOT_AS_WRITTEN: Extract<ReturnType<typeof readAddress>, { ok: false }> = {
  ok: false,
  refusal: { status: 404, title: 'Not found', detail: 'There is nothing at this address.', isPage: false, lang: 'fr' },
};

const pathOf = (url: string): string => {
  const mark = url.indexOf('?');
  return mark === -1 ? url : url.slice(0, mark);
};

/** RFC 9309: everything may be read, but what programs and previews ask for; the sitemap is announced. */
const robots = (server: string): Answer =>
  unkept(
    200,
    'text/plain; charset=utf-8',
    `User-agent: *\nDisallow: /admin\nDisallow: /graphql\n\nSitemap: ${server}/ess/sitemap.xml\n`,
    { 'Cache-Control': 'public, max-age=3600' },
  );

/** A browser names HTML among what it takes; a program that takes anything does not. */
const isForPeople = (request: IncomingMessage): boolean => (header(request, 'accept') ?? '').includes('text/html');

type Refusal = Extract<ReturnType<typeof readAddress>, { ok: false }>['refusal'];

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Compares texts in a time that does not tell how much of them is alike. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

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
