/** A line in the log for each statement that takes long: its text without its values, which may name people. */
import type { Knex } from 'knex';
import { currentRequestId } from './request-id';

interface Query {
  readonly __knexQueryUid: string;
  readonly sql: string;
}

const LONGEST_SQL = 1_000;
/** Statements under way that are followed; one whose end is never told must not fill the memory. */
const MOST_FOLLOWED = 1_000;

export interface SlowQuery {
  readonly milliseconds: number;
  readonly sql: string;
  readonly requestId: string | undefined;
}

/** Returns what stops it. */
export function tellSlowQueries(knex: Knex, atLeast: number, tell: (query: SlowQuery) => void): () => void {
  const begun = new Map<string, { readonly at: number; readonly requestId: string | undefined }>();
  const begin = ({ __knexQueryUid: id }: Query) => {
    if (begun.size < MOST_FOLLOWED) begun.set(id, { at: performance.now(), requestId: currentRequestId() });
  };
  const end = ({ __knexQueryUid: id, sql }: Query) => {
    const start = begun.get(id);
    if (!start) return;
    begun.delete(id);
    const milliseconds = performance.now() - start.at;
    if (milliseconds >= atLeast)
      tell({
        milliseconds: Math.round(milliseconds),
        sql: sql.replace(/\s+/g, ' ').slice(0, LONGEST_SQL),
        requestId: start.requestId,
      });
  };
  const endWell = (_response: unknown, query: Query) => end(query);
  const endBadly = (_error: unknown, query: Query) => end(query);
  knex.on('query', begin).on('query-response', endWell).on('query-error', endBadly);
  return () => {
    knex.removeListener('query', begin);
    knex.removeListener('query-response', endWell);
    knex.removeListener('query-error', endBadly);
  };
}
