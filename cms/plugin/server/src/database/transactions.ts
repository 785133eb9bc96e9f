/**
 * When a transaction is over, and how. Knex answers a COMMIT that failed as one that succeeded (`Transaction.query`
 * rejects only a promise that nobody reads), and Strapi would then tell of what is not there. All that this project
 * knows of the inside of knex and of Strapi's transactions stands in this file.
 */
import type { Core } from '@strapi/strapi';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { CommitFailed, faultOfCommit, type DatabaseFault } from './failures';

type Listener = () => unknown;
type OnCommit = (listener: Listener) => void;

/** The parts of knex's `Transaction` that its COMMIT is made of. */
interface KnexTransaction {
  readonly trxClient: { query(connection: unknown, sql: string): Promise<unknown> };
  commit(connection: unknown, value?: unknown): Promise<unknown>;
  rollback(connection: unknown, error?: unknown): Promise<unknown>;
  /** No statement may follow. */
  _completed: boolean;
  /** Ends what waits for the transaction, and gives its connection back. */
  readonly _resolver: (value?: unknown) => void;
  readonly _rejecter: (error: unknown) => void;
  readonly doNotRejectOnRollback?: boolean;
}
interface KnexClient {
  transaction(...settings: readonly unknown[]): KnexTransaction;
}

const isFunction = (value: unknown) => typeof value === 'function';
const hasFunction = (holder: unknown, name: string): holder is object =>
  typeof holder === 'object' && holder !== null && name in holder && isFunction(Reflect.get(holder, name));

const clientSchema = z.custom<KnexClient>((value) => hasFunction(value, 'transaction'));
/** Its `trxClient` and `_resolver` are there once it has begun. */
const transactionSchema = z.custom<KnexTransaction>(
  (value) => hasFunction(value, 'commit') && hasFunction(value, 'rollback') && '_completed' in value,
);
const begunSchema = z.custom<KnexTransaction>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'trxClient' in value &&
    hasFunction(value.trxClient, 'query') &&
    hasFunction(value, '_resolver') &&
    hasFunction(value, '_rejecter'),
);
/** PostgreSQL's answer to the COMMIT of a transaction in which a statement had failed is that it rolled back. */
const rolledBackSchema = z.object({ response: z.object({ command: z.literal('ROLLBACK') }) });

/** Milliseconds given to a ROLLBACK, as knex does: a database that fell silent undoes it by itself. */
const ROLLBACK_PATIENCE = 5_000;

/** How a failed COMMIT is told. */
export interface CommitFailures {
  /** What the person who was saving reads. */
  readonly words: (fault: DatabaseFault) => string;
  /** The log. */
  readonly report: (error: CommitFailed) => void;
  /** Whether a transaction was kept is not known: what was made from the database may no longer be true. */
  readonly onUnknown: () => void;
}

/**
 * Makes a COMMIT of this client reject when it did not succeed. The transaction is then still open, as after any
 * statement that failed: whoever began it rolls it back, which also runs its rollback listeners. A ROLLBACK that fails
 * does not hide why it was asked for: SQLite undoes by itself what finds no room, and then has nothing to roll back.
 * @param client a knex client, `knex.client`
 */
export function makeCommitsKnown(client: unknown, failures: CommitFailures): void {
  const known = checked(clientSchema, client, 'Client.transaction');
  const begin = known.transaction.bind(known);
  known.transaction = (...settings) => {
    const transaction = checked(transactionSchema, begin(...settings), 'Transaction.commit');
    transaction.commit = async (connection, value) => {
      const { trxClient, _resolver } = checked(begunSchema, transaction, 'Transaction.trxClient');
      try {
        const sent = trxClient.query(connection, 'COMMIT;');
        transaction._completed = true;
        const answer = await sent;
        if (rolledBackSchema.safeParse(answer).success)
          throw new Error('A statement of this transaction had failed: PostgreSQL rolled it back');
        _resolver(value);
        return answer;
      } catch (error) {
        transaction._completed = false;
        const fault = faultOfCommit(error);
        const failed = new CommitFailed(fault, failures.words(fault), error);
        failures.report(failed);
        if (fault === 'unknown') failures.onUnknown();
        throw failed;
      }
    };
    transaction.rollback = async (connection, error) => {
      const { trxClient, _resolver, _rejecter } = checked(begunSchema, transaction, 'Transaction.trxClient');
      const sent = trxClient.query(connection, 'ROLLBACK');
      transaction._completed = true;
      const failure = await Promise.race([
        sent.then(
          () => undefined,
          (reason: unknown) => reason,
        ),
        wait(ROLLBACK_PATIENCE, undefined, { ref: false }),
      ]);
      const reason =
        error ?? failure ?? (transaction.doNotRejectOnRollback === false ? new Error('Rolled back') : undefined);
      if (reason === undefined) _resolver();
      else _rejecter(reason);
    };
    return transaction;
  };
}

function checked<Part>(schema: z.ZodType<Part>, part: unknown, name: string): Part {
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  throw new Error(`knex has changed (${name}): a COMMIT that fails would go unseen. See database/transactions.ts.`);
}

/** What Strapi hands to the work of a transaction. */
interface Work {
  readonly onCommit: OnCommit;
}
type Transact = (work?: (given: Work) => unknown) => Promise<unknown>;

const transactSchema = z.custom<Transact>(isFunction);

/** What Strapi's listeners do after a commit, each with a connection: so many at once, and the rest after them. */
const MOST_AT_ONCE = 3;

const transactions = new WeakMap<object, Transact>();
const unheard = new AsyncLocalStorage<true>();

/**
 * Bounds what Strapi does after each commit: it reads again every entry that a transaction wrote, to tell webhooks,
 * all at once and waiting for none; a failure there would end the process.
 */
export function boundCommitListeners(strapi: Core.Strapi): void {
  const { db } = strapi;
  const transact = transactSchema.parse(Reflect.get(db, 'transaction')).bind(db);
  transactions.set(strapi, transact);
  const later = new Later(MOST_AT_ONCE, (error) => strapi.log.error(error));
  const bounded: Transact = (work) =>
    work
      ? transact((given) => {
          const onCommit: OnCommit = (listener) => {
            if (!unheard.getStore()) given.onCommit(() => later.run(listener));
          };
          return work({ ...given, onCommit });
        })
      : transact();
  Reflect.set(db, 'transaction', bounded);
}

/**
 * Runs something once the transaction under way is known to be kept, before anyone is answered; at once outside of a
 * transaction, never after a rollback. A listener that fails is logged: the commit has succeeded.
 */
export async function afterCommit(strapi: Core.Strapi, listener: () => void): Promise<void> {
  const transact = transactions.get(strapi);
  if (!transact) throw new Error('The ESS plugin is not registered');
  await transact(({ onCommit }) => {
    onCommit(() => {
      try {
        listener();
      } catch (error) {
        strapi.log.error(error);
      }
    });
  });
}

/** Runs a load of which Strapi tells no webhook: nobody listens to a server that has not started. */
export const withoutEvents = <Result>(load: () => Promise<Result>): Promise<Result> => unheard.run(true, load);

/** Works that nobody waits for: a few at once, the others in their order. */
class Later {
  private readonly waiting: Listener[] = [];
  private running = 0;

  constructor(
    private readonly most: number,
    private readonly report: (error: unknown) => void,
  ) {}

  run(work: Listener): void {
    if (this.running >= this.most) {
      this.waiting.push(work);
      return;
    }
    this.running += 1;
    void this.settle(work);
  }

  private async settle(work: Listener): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(error);
    }
    this.running -= 1;
    const next = this.waiting.shift();
    if (next) this.run(next);
  }
}
