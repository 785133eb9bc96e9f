/** The state of a server as Prometheus reads it. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Requests } from './metrics';
import type { PoolState, ServerState } from './server-state';

/** What is asked each time that it is read. */
export interface MeasuredServer {
  readonly version: string;
  readonly requests: () => Requests;
  readonly cache: () => { readonly count: number; readonly bytes: number };
  readonly copies: () => { readonly count: number; readonly bytes: number; readonly isWritable: boolean } | undefined;
  readonly pools: () => Readonly<Record<string, PoolState | undefined>>;
  readonly isDatabaseUp: () => boolean;
  /** When this server last heard of a change, in milliseconds. */
  readonly lastChange: () => number | undefined;
  readonly state: () => Promise<ServerState | undefined>;
}

export interface Prometheus {
  /** Seconds that an answer took to be made, where it was not ready. */
  observeFill(seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
  stop(): void;
}

/** Names and units follow Prometheus’ usage: base units, `_total` for what only grows. */
export function prometheus(server: MeasuredServer): Prometheus {
  const register = new Registry();
  // Memory, processor, event-loop delay, garbage collection.
  collectDefaultMetrics({ register });
  const registers = [register];
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (this: Gauge<Label>) => void | Promise<void>,
  ) => new Gauge({ name, help, labelNames, registers, collect });

  gauge('ess_info', 'Version of the plugin', ['version'], function () {
    this.set({ version: server.version }, 1);
  });
  new Counter({
    name: 'ess_http_requests_total',
    help: 'Requests by how they were answered, status and kind of content; outcome "hit" came from memory',
    labelNames: ['outcome', 'status', 'content'],
    registers,
    collect() {
      this.reset();
      for (const { outcome, status, content, count } of server.requests().byKind)
        this.inc({ outcome, status, content }, count);
    },
  });
  new Counter({
    name: 'ess_http_sent_bytes_total',
    help: 'Bytes of public answers',
    registers,
    collect() {
      this.reset();
      this.inc(server.requests().bytes);
    },
  });
  const fills = new Histogram({
    name: 'ess_answer_seconds',
    help: 'Time to make an answer that was not ready',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  gauge('ess_cache_answers', 'Finished answers in memory', [], function () {
    this.set(server.cache().count);
  });
  gauge('ess_cache_bytes', 'Their bytes', [], function () {
    this.set(server.cache().bytes);
  });
  gauge('ess_copies', 'Last good copies on disk', [], function () {
    this.set(server.copies()?.count ?? 0);
  });
  gauge('ess_copies_bytes', 'Their bytes', [], function () {
    this.set(server.copies()?.bytes ?? 0);
  });
  gauge('ess_copies_writable', 'Whether the last copy could be written', [], function () {
    this.set((server.copies()?.isWritable ?? true) ? 1 : 0);
  });
  gauge('ess_database_up', 'Whether the database answers', [], function () {
    this.set(server.isDatabaseUp() ? 1 : 0);
  });
  gauge('ess_database_connections', 'Connections by pool and use', ['pool', 'state'], function () {
    this.reset();
    for (const [pool, state] of Object.entries(server.pools())) {
      if (!state) continue;
      this.set({ pool, state: 'used' }, state.used);
      this.set({ pool, state: 'free' }, state.free);
      this.set({ pool, state: 'waiting' }, state.waiting);
    }
  });
  gauge('ess_last_change_timestamp_seconds', 'When this server last heard of a published change', [], function () {
    const at = server.lastChange();
    this.reset();
    if (at !== undefined) this.set(at / 1000);
  });
  gauge('ess_published_entries', 'Published entries by kind', ['kind'], async function () {
    this.reset();
    for (const { kind, count } of (await server.state())?.entries ?? []) this.set({ kind }, count);
  });
  gauge('ess_job_running', 'Whether a job is being done by some server', ['job'], async function () {
    this.reset();
    for (const { name, isRunning } of (await server.state())?.jobs ?? []) this.set({ job: name }, isRunning ? 1 : 0);
  });
  gauge('ess_job_failed', 'Whether the last run of a job failed', ['job'], async function () {
    this.reset();
    for (const { name, failure } of (await server.state())?.jobs ?? [])
      this.set({ job: name }, failure === null ? 0 : 1);
  });
  gauge('ess_job_due_timestamp_seconds', 'Next hour of a job', ['job'], async function () {
    this.reset();
    for (const { name, dueAt } of (await server.state())?.jobs ?? []) this.set({ job: name }, dueAt / 1000);
  });
  gauge('ess_job_end_timestamp_seconds', 'End of the last run of a job', ['job'], async function () {
    this.reset();
    for (const { name, endedAt } of (await server.state())?.jobs ?? [])
      if (endedAt !== null) this.set({ job: name }, endedAt / 1000);
  });
  return {
    observeFill: (seconds) => fills.observe(seconds),
    text: () => register.metrics(),
    contentType: register.contentType,
    stop: () => register.clear(),
  };
}
