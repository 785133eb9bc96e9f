/** The memory of the link checker: one row an address. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { FETCH_FAILURES, type FetchFailureReason } from '../../fetching';
import { oweReviewsOfLink } from '../review/points';
import type { LinkState, LinkStatus } from './link-state';

export const LINK_CHECKS = 'ess_link_checks';

interface LinkRow {
  readonly url: string;
  readonly status: LinkStatus;
  readonly http_status: number | null;
  readonly failure: string | null;
  readonly redirects_to: string | null;
  readonly failures: number;
  readonly failing_since: number | string | null;
  readonly checked_at: number | string;
}

export async function createLinkChecks(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(LINK_CHECKS)) return;
  await knex.schema.createTable(LINK_CHECKS, (table) => {
    // Addresses are too long for a unique index on every database.
    table.string('url_hash', 64).primary();
    table.text('url').notNullable();
    table.string('status', 16).notNullable();
    table.integer('http_status');
    table.string('failure', 32);
    table.text('redirects_to');
    table.integer('failures').notNullable();
    table.bigInteger('failing_since');
    table.bigInteger('checked_at').notNullable();
  });
}

const ROWS_AT_ONCE = 200;

const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex');

const isFailure = (reason: string): reason is FetchFailureReason => reason in FETCH_FAILURES;

/** What is known of each address. */
export async function linkStates(knex: Knex): Promise<ReadonlyMap<string, LinkState>> {
  return statesIn(await knex(LINK_CHECKS).select('*'));
}

/** What is known of some. */
export async function linkStatesOf(knex: Knex, urls: readonly string[]): Promise<ReadonlyMap<string, LinkState>> {
  const hashes = [...new Set(urls)].map(hashOf);
  const rows: LinkRow[] = [];
  for (let start = 0; start < hashes.length; start += ROWS_AT_ONCE) {
    const found: LinkRow[] = await knex(LINK_CHECKS).whereIn('url_hash', hashes.slice(start, start + ROWS_AT_ONCE));
    rows.push(...found);
  }
  return statesIn(rows);
}

function statesIn(rows: readonly LinkRow[]): ReadonlyMap<string, LinkState> {
  return new Map(
    rows.map((row) => [
      row.url,
      {
        status: row.status,
        httpStatus: row.http_status,
        failure: row.failure !== null && isFailure(row.failure) ? row.failure : null,
        redirectsTo: row.redirects_to,
        failures: row.failures,
        failingSince: row.failing_since === null ? null : Number(row.failing_since),
        checkedAt: Number(row.checked_at),
      },
    ]),
  );
}

export async function keepLinkState(knex: Knex, url: string, state: LinkState): Promise<void> {
  await knex(LINK_CHECKS)
    .insert({
      url_hash: hashOf(url),
      url,
      status: state.status,
      http_status: state.httpStatus,
      failure: state.failure,
      redirects_to: state.redirectsTo,
      failures: state.failures,
      failing_since: state.failingSince,
      checked_at: state.checkedAt,
    })
    .onConflict('url_hash')
    .merge();
  await oweReviewsOfLink(knex, url);
}

/** Forgets addresses that no entry gives any more. */
export async function forgetLinks(knex: Knex, urls: readonly string[]): Promise<void> {
  const hashes = urls.map(hashOf);
  for (let start = 0; start < hashes.length; start += ROWS_AT_ONCE)
    await knex(LINK_CHECKS)
      .whereIn('url_hash', hashes.slice(start, start + ROWS_AT_ONCE))
      .delete();
}
