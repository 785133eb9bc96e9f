/** Whether the database keeps what it is given. Heard from what it refuses; asked only while it does. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { faultOf, type DatabaseFault } from './failures';

/** Milliseconds between two trials while nothing can be written. */
const AGAIN = 5_000;
/** Characters: more than what is left of a page that a small row would still fit in. */
const TRIAL = 64 * 1024;

const clientSchema = z.custom<{ on(event: 'query-error', listener: (error: unknown) => void): unknown }>(
  (value) => typeof value === 'object' && value !== null && 'on' in value,
);

const states = new WeakMap<Core.Strapi, Writability>();

/** From now on what the database refuses is heard. */
export function watchWrites(strapi: Core.Strapi): void {
  const writability = new Writability(
    async () => {
      const store = strapi.store({ type: 'plugin', name: 'ess' });
      await store.set({ key: 'write-trial', value: 'x'.repeat(TRIAL) });
      await store.delete({ key: 'write-trial' });
    },
    (fault) => {
      if (fault) strapi.log.error(`La base de données ne garde plus rien (${fault})`);
      else strapi.log.info('La base de données garde à nouveau ce qu’on lui donne');
    },
  );
  clientSchema.parse(strapi.db.connection.client).on('query-error', (error) => writability.hear(faultOf(error)));
  states.set(strapi, writability);
}

export const isWritable = (strapi: Core.Strapi): boolean => states.get(strapi)?.isKept ?? true;

export class Writability {
  private fault: DatabaseFault | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** `attempt` writes something and takes it away; `onChange` hears what is wrong, and `undefined` once nothing is. */
  constructor(
    private readonly attempt: () => Promise<void>,
    private readonly onChange: (fault: DatabaseFault | undefined) => void,
    private readonly again = AGAIN,
  ) {}

  get isKept(): boolean {
    return this.fault === undefined;
  }

  /** Hears what a statement failed of; a database that does not answer is another matter. */
  hear(fault: DatabaseFault | undefined): void {
    if (fault !== 'no-room' && fault !== 'read-only') return;
    if (!this.fault) this.onChange(fault);
    this.fault = fault;
    this.timer ??= setTimeout(() => void this.tryAgain(), this.again).unref();
  }

  private async tryAgain(): Promise<void> {
    const before = this.fault;
    try {
      await this.attempt();
      this.fault = undefined;
      this.onChange(undefined);
      this.timer = undefined;
    } catch {
      // Said when it began; what this trial failed of was heard with every other statement.
      this.fault = before;
      this.timer = setTimeout(() => void this.tryAgain(), this.again).unref();
    }
  }
}
