/** What a feature says of the work that the server does by itself. */

export interface Job {
  /** As the table, the log and the metrics name it. */
  readonly name: string;
  /** When it is done: a cron expression, seconds first, in Paris. */
  readonly hours: string;
  /** Milliseconds after its hour during which it is still worth beginning, where no server was up at its hour. */
  readonly latest: number;
  /**
   * Whether it may be begun again after its server was killed in the middle or it failed. What was done by `once` is
   * not done again. Where it may not, the run counts as failed and the next hour is waited for.
   */
  readonly repeatable: boolean;
  readonly run: (run: JobRun) => Promise<void>;
}

/** One run of a job. */
export interface JobRun {
  /** Aborted when the server stops, or when another server took the job over. */
  readonly signal: AbortSignal;
  /**
   * Does a step that must not be done twice, like sending a letter: never again in the run of this hour, whichever
   * server goes on with it. A step that throws may be tried again; one during which its server is killed is not.
   * `step` names it within 64 characters.
   */
  readonly once: (step: string, work: () => Promise<void>) => Promise<void>;
}

/** What is known of a job, for who looks after the server. */
export interface JobState {
  readonly name: string;
  readonly dueAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly isRunning: boolean;
  /** Of its last run. */
  readonly failure: string | null;
}
