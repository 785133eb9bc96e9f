/**
 * Runs jobs at their hours, each once however many servers share the database: whoever holds the lease of a job does
 * it. One whose server was killed in the middle is taken up by another, or by the same one started again.
 */
import type { Knex } from 'knex';
import { nextHour } from './hours';
import type { Job, JobState } from './job';
import type { Leases } from './leases';
import { JOB_STEPS, JOBS, readJob, readJobs, type JobRow } from './tables';

/** Milliseconds between two looks at what is due. */
const INTERVAL = 5_000;
/** Milliseconds after which a job that failed is tried again, by how often it was tried. */
const RETRIES = [60_000, 600_000];
/** Milliseconds for which a stop of the server waits for what is under way. */
const PATIENCE = 10_000;

export interface JobsParts {
  readonly knex: Knex;
  readonly leases: Leases;
  readonly now: () => number;
  /** Whether the database answers: nothing is looked for while it does not. */
  readonly isReady: () => boolean;
  readonly report: (message: string, error: unknown) => void;
  readonly interval?: number;
}

export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: JobsParts) {}

  /** Declares a job; its first hour is the next one. Throws for hours that are not a cron expression. */
  async add(job: Job): Promise<void> {
    const { knex, now } = this.parts;
    const { name, hours } = job;
    const due = this.nextDue(job, now());
    this.jobs.set(name, job);
    await knex(JOBS).insert({ name, hours, due_at: due, not_before: due }).onConflict('name').ignore();
    // Other hours in the settings than at the last start.
    await knex(JOBS)
      .where({ name })
      .whereNot({ hours })
      .update({ hours, due_at: due, not_before: due, attempts: 0, started_at: null });
  }

  /** Looks for what is due from now on. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), this.parts.interval ?? INTERVAL).unref();
  }

  /** Ends what is under way: another server, or the next start, goes on with it. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopped.abort(new Error('The server stops'));
    let impatience: NodeJS.Timeout | undefined;
    const given = new Promise<void>((resolve) => (impatience = setTimeout(resolve, PATIENCE)));
    await Promise.race([Promise.allSettled(this.running.values()), given]);
    clearTimeout(impatience);
  }

  /** What is known of the jobs of this server. */
  async states(): Promise<JobState[]> {
    const rows = await readJobs(this.parts.knex);
    return rows
      .filter(({ name }) => this.jobs.has(name))
      .map(({ name, due_at: dueAt, started_at: startedAt, ended_at: endedAt, failure }) => ({
        name,
        dueAt,
        startedAt,
        endedAt,
        isRunning: startedAt !== null && (endedAt === null || endedAt < startedAt),
        failure,
      }));
  }

  private async look(): Promise<void> {
    if (!this.parts.isReady()) return;
    try {
      const now = this.parts.now();
      for (const { name, not_before: notBefore } of await readJobs(this.parts.knex)) {
        const job = this.jobs.get(name);
        if (!job || notBefore > now || this.running.has(name) || this.stopped.signal.aborted) continue;
        const work = this.take(job)
          .catch((error: unknown) => this.parts.report(`The job “${name}” could not be looked after`, error))
          .finally(() => this.running.delete(name));
        this.running.set(name, work);
      }
    } catch (error) {
      this.parts.report('Jobs could not be looked for', error);
    }
  }

  private async take(job: Job): Promise<void> {
    await this.parts.leases.during(`job:${job.name}`, async (lost) => {
      const row = await readJob(this.parts.knex, job.name);
      const now = this.parts.now();
      // Done by another since it was found due.
      if (!row || row.not_before > now) return;
      if (now - row.due_at > job.latest) await this.endRun(job, row, { failure: 'No server was up at its hour.' });
      // Where it is begun again and again, it may be what stops its servers.
      else if (row.attempts > (job.repeatable ? RETRIES.length : 0))
        await this.endRun(job, row, { failure: 'Its server stopped in the middle.' });
      else await this.begin(job, row, AbortSignal.any([lost, this.stopped.signal]));
    });
  }

  private async begin(job: Job, row: JobRow, signal: AbortSignal): Promise<void> {
    const { knex, now, report } = this.parts;
    await this.change(row, { started_at: now(), attempts: row.attempts + 1 });
    try {
      await job.run({ signal, once: (step, work) => onceInRun(knex, row, step, work) });
      if (!signal.aborted) await this.endRun(job, row, { failure: null });
    } catch (error) {
      if (!signal.aborted) {
        report(`The job “${job.name}” failed`, error);
        const retry = job.repeatable ? RETRIES[row.attempts] : undefined;
        const failure = error instanceof Error ? error.message : String(error);
        if (retry === undefined) await this.endRun(job, row, { failure });
        else await this.change(row, { not_before: now() + retry, failure, ended_at: now() });
      }
    }
    // Stopped in good order: it is as if it had not begun, for whoever goes on with it.
    if (this.stopped.signal.aborted && signal.reason === this.stopped.signal.reason)
      await this.change(row, { attempts: row.attempts, started_at: row.started_at });
  }

  private async endRun(job: Job, row: JobRow, { failure }: { readonly failure: string | null }): Promise<void> {
    const now = this.parts.now();
    const due = this.nextDue(job, now);
    await this.change(row, { due_at: due, not_before: due, attempts: 0, ended_at: now, failure });
    await this.parts.knex(JOB_STEPS).where({ job: job.name, due_at: row.due_at }).delete();
  }

  /** Changes nothing once another server is done with this run. */
  private async change(row: JobRow, columns: Partial<JobRow>): Promise<void> {
    await this.parts.knex(JOBS).where({ name: row.name, due_at: row.due_at }).update(columns);
  }

  private nextDue({ name, hours }: Job, after: number): number {
    const due = nextHour(hours, after);
    if (due === undefined) throw new Error(`The hours “${hours}” of the job “${name}” are all over`);
    return due;
  }
}

async function onceInRun(knex: Knex, row: JobRow, step: string, work: () => Promise<void>): Promise<void> {
  const done = { job: row.name, due_at: row.due_at, step };
  const begun: unknown[] = await knex(JOB_STEPS)
    .insert(done)
    .onConflict(['job', 'due_at', 'step'])
    .ignore()
    .returning('step');
  if (begun.length === 0) return;
  try {
    await work();
  } catch (error) {
    await knex(JOB_STEPS).where(done).delete();
    throw error;
  }
}
