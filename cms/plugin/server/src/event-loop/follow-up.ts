/** Does what is owed, a few entries at a time, whenever there is some: one such work on a server. */
import { AsyncResource } from 'node:async_hooks';
import { inBackground, letOthersFirst } from './background';

/** Milliseconds between two looks at what another server may have left. */
const LOOK_EVERY = 5_000;
/** Milliseconds after a failure. */
const RETRY_AFTER = 2_000;

export class FollowUp {
  /** Whoever wakes it may be inside a transaction: what is done here is in none of theirs. */
  private readonly outside = new AsyncResource('ess-follow-up');
  private running: Promise<void> | undefined;
  private isAskedAgain = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    /** Does some of it; false when nothing is left. */
    private readonly doSome: () => Promise<boolean>,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Looks for what is owed, now and from time to time. */
  start(): void {
    this.timer ??= setInterval(() => this.wake(), LOOK_EVERY).unref();
    this.wake();
  }

  /** There is something to do. */
  wake(): void {
    if (this.isStopped) return;
    this.isAskedAgain = true;
    this.running ??= this.outside.runInAsyncScope(() =>
      inBackground(() => this.run()).finally(() => {
        this.running = undefined;
      }),
    );
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.isWanted()) {
      try {
        while (await this.doesMore()) await letOthersFirst();
      } catch (error) {
        // What a stop interrupts is still owed.
        if (this.isStopped) return;
        this.report(error);
        this.isAskedAgain = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER).unref());
      }
    }
  }

  private isWanted(): boolean {
    const isWanted = this.isAskedAgain && !this.isStopped;
    this.isAskedAgain = false;
    return isWanted;
  }

  private async doesMore(): Promise<boolean> {
    return !this.isStopped && (await this.doSome());
  }
}
