/** What is known of each job, and of its run that is not over. Saved with the database. */
import type { Knex } from 'knex';

export const JOBS = 'ess_jobs';
export const JOB_STEPS = 'ess_job_steps';

export interface JobRow {
  readonly name: string;
  readonly hours: string;
  /** The hour of the run that comes or is not over; steps are remembered for it. */
  readonly due_at: number;
  /** Before which it is not begun: a later instant than its hour after a failure. */
  readonly not_before: number;
  /** How many times the run of this hour was begun. */
  readonly attempts: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  /** Why the last run did not succeed. */
  readonly failure: string | null;
}

export async function createJobs(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(JOBS)))
    await knex.schema.createTable(JOBS, (table) => {
      table.string('name', 64).primary();
      table.string('hours', 64).notNullable();
      table.bigInteger('due_at').notNullable();
      table.bigInteger('not_before').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('started_at');
      table.bigInteger('ended_at');
      table.text('failure');
    });
  if (!(await knex.schema.hasTable(JOB_STEPS)))
    await knex.schema.createTable(JOB_STEPS, (table) => {
      table.string('job', 64).notNullable();
      table.bigInteger('due_at').notNullable();
      table.string('step', 64).notNullable();
      table.primary(['job', 'due_at', 'step']);
    });
}

/** PostgreSQL answers big integers as text. */
type Stored = { readonly [Column in keyof JobRow]: JobRow[Column] | (number extends JobRow[Column] ? string : never) };

export async function readJob(knex: Knex, name: string): Promise<JobRow | undefined> {
  const row: Stored | undefined = await knex(JOBS).where({ name }).first();
  return row && read(row);
}

export async function readJobs(knex: Knex): Promise<JobRow[]> {
  const rows: Stored[] = await knex(JOBS).orderBy('name').select('*');
  return rows.map(read);
}

const read = (row: Stored): JobRow => ({
  name: String(row.name),
  hours: String(row.hours),
  due_at: Number(row.due_at),
  not_before: Number(row.not_before),
  attempts: Number(row.attempts),
  started_at: instant(row.started_at),
  ended_at: instant(row.ended_at),
  failure: row.failure,
});

const instant = (value: number | string | null): number | null => (value === null ? null : Number(value));
