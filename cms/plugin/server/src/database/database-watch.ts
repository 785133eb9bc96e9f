/** Whether the database answers. One that is frozen does not fail: it has to be noticed that it stays silent. */

/** Milliseconds. */
const PATIENCE = 350;
const PROBE_TIMEOUT = 350;
const PROBE_INTERVAL = 1_000;
/** A probe that never comes back holds a connection: another one is sent only after this. */
const PROBE_ABANDONED = 5_000;

/** Thrown in place of an answer that the database does not let be made. */
export class DatabaseUnavailable extends Error {
  constructor() {
    super('The database does not answer');
  }
}

export class DatabaseWatch {
  private up = true;
  private probing: { readonly since: number; readonly outcome: Promise<boolean> } | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** `ask` puts the smallest of questions to the database; `onChange` hears when it goes and when it comes back. */
  constructor(
    private readonly ask: () => Promise<unknown>,
    private readonly onChange: (isUp: boolean) => void = () => undefined,
  ) {}

  /** Asks once a second, so that what is answered from memory is known to be out of date too. */
  start(): this {
    this.timer ??= setInterval(() => void this.probe(), PROBE_INTERVAL).unref();
    return this;
  }

  get isUp(): boolean {
    return this.up;
  }

  /** Asks now; a silence counts as no. */
  async probe(): Promise<boolean> {
    const isUp = await within(PROBE_TIMEOUT, this.sendProbe(), false);
    this.note(isUp);
    return isUp;
  }

  /**
   * Waits for work on the database as long as the database lives. Rejects with `DatabaseUnavailable` when it does not,
   * at most `PATIENCE + PROBE_TIMEOUT` after the work began.
   */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    if (!this.up) throw new DatabaseUnavailable();
    // Where the work loses the race below, nobody else hears of its failure.
    work.catch(() => undefined);
    let patience = PATIENCE;
    for (;;) {
      const settled = await within<Settled<Result> | undefined>(patience, settle(work), undefined);
      if (settled?.ok) return settled.result;
      if (!(await this.probe())) throw new DatabaseUnavailable();
      if (settled) throw settled.error;
      patience = PROBE_INTERVAL;
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private sendProbe(): Promise<boolean> {
    const now = Date.now();
    if (!this.probing || now - this.probing.since > PROBE_ABANDONED) {
      const outcome = this.ask().then(
        () => true,
        () => false,
      );
      this.probing = { since: now, outcome };
      void outcome.then(() => (this.probing = undefined));
    }
    return this.probing.outcome;
  }

  private note(isUp: boolean): void {
    if (isUp !== this.up) {
      this.up = isUp;
      this.onChange(isUp);
    }
  }
}

type Settled<Result> = { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly error: unknown };

const settle = <Result>(work: Promise<Result>): Promise<Settled<Result>> =>
  work.then(
    (result): Settled<Result> => ({ ok: true, result }),
    (error: unknown): Settled<Result> => ({ ok: false, error }),
  );

/** Milliseconds by which a timer may be late before it says more of this process than of the database. */
const MOST_LATE = 100;

/** What a promise gives within some milliseconds, else `otherwise`. Time during which this process was busy does not count. */
async function within<Result>(milliseconds: number, promise: Promise<Result>, otherwise: Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Result>((resolve) => {
    const arm = () => {
      const due = performance.now() + milliseconds;
      timer = setTimeout(() => {
        if (performance.now() - due > MOST_LATE) arm();
        else resolve(otherwise);
      }, milliseconds);
    };
    arm();
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
