/** Puts the database's failures where they belong: in the words of the person who was saving, and in the log. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { CommitFailed, FAULT_WORDS, faultOf, type DatabaseFault } from './failures';
import { surviveLostConnections } from './lost-connections';
import { boundCommitListeners, makeCommitsKnown } from './transactions';
import { watchWrites } from './writability';

/** Milliseconds between two questions to a database that has gone away. */
const AGAIN = 1_000;

/** From whom the guard asks what the database does not know. */
export interface GuardedServer {
  /** Of the person who is working. */
  language(): Language;
  /** Asks the database whether it answers. */
  probe(): Promise<boolean>;
  /** What was perhaps kept is perhaps not what readers are given: everything is asked for again. */
  tellOfEverything(): void;
}

/** From now on a transaction that was not kept fails, whoever began it. */
export function guardDatabase(strapi: Core.Strapi, server: GuardedServer): void {
  makeCommitsKnown(strapi.db.connection.client, {
    words: (fault) => FAULT_WORDS[fault][server.language()],
    report: ({ fault, cause }) => strapi.log.error(`COMMIT (${fault}) : ${messageOf(cause)}`),
    onUnknown: () => void tellOnceItAnswers(server),
  });
  boundCommitListeners(strapi);
  watchWrites(strapi);
  surviveLostConnections(strapi);
}

async function tellOnceItAnswers(server: GuardedServer): Promise<void> {
  while (!(await server.probe())) await wait(AGAIN, undefined, { ref: false });
  server.tellOfEverything();
}

/** Status of the answer to a person whose work was not kept, and what else it says. */
const ANSWERS: Readonly<Record<DatabaseFault, { readonly status: number; readonly retryAfter?: number }>> = {
  'no-room': { status: 507 },
  'read-only': { status: 503, retryAfter: 60 },
  away: { status: 503, retryAfter: 5 },
  refused: { status: 500 },
  unknown: { status: 503, retryAfter: 5 },
};

/**
 * Answers the admin, when the database fails, with what became of the work. To be called once Strapi has put its own
 * middlewares in place, so that this one stands behind the one that turns every error into « Internal Server Error ».
 */
export function tellDatabaseFailures(strapi: Core.Strapi, language: () => Language): void {
  strapi.server.use(async (context, next) => {
    try {
      await next();
    } catch (error) {
      const fault = error instanceof CommitFailed ? error.fault : faultOf(error);
      if (fault === undefined) throw error;
      if (!(error instanceof CommitFailed)) strapi.log.error(error);
      const { status, retryAfter } = ANSWERS[fault];
      const message = FAULT_WORDS[fault][language()];
      context.status = status;
      if (retryAfter !== undefined) context.set('Retry-After', String(retryAfter));
      context.body = { data: null, error: { status, name: 'DatabaseFailure', message, details: { fault } } };
    }
  });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
