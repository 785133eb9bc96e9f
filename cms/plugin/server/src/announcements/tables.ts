/** What all servers on one database share of what the public reads: its state in one row, and the latest changes. */
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';

export const ANNOUNCEMENTS = 'ess_announcements';
export const PUBLIC_STATE = 'ess_public_state';

/** PostgreSQL's channel on which servers wake each other; what is new is read from the table. */
export const CHANNEL = 'ess_announcements';

export async function createAnnouncements(knex: Knex, now: number): Promise<void> {
  if (!(await knex.schema.hasTable(PUBLIC_STATE))) {
    await knex.schema.createTable(PUBLIC_STATE, (table) => {
      table.integer('id').primary();
      // Instant at which this history of the database begins, in milliseconds: another after each restored backup.
      table.bigInteger('epoch').notNullable();
      // Revisions of this epoch are not lower: those of a history that a restored backup took away are never given again.
      table.integer('revision_floor').notNullable();
      // Another one each time territories change.
      table.string('territories_version', 36).notNullable();
    });
  }
  await knex(PUBLIC_STATE)
    .insert({ id: 1, epoch: now, revision_floor: 0, territories_version: '' })
    .onConflict('id')
    .ignore();
  if (!(await knex.schema.hasTable(ANNOUNCEMENTS))) {
    await knex.schema.createTable(ANNOUNCEMENTS, (table) => {
      table.bigIncrements('id');
      table.bigInteger('announced_at').notNullable();
      // JSON, `PublishedChanges`.
      table.text('changes').notNullable();
      // PostgreSQL's transaction: ids are given in another order than transactions end.
      if (isPostgres(knex)) table.bigInteger('xact').notNullable().index('ess_announcements_xact_idx');
      table.index(['announced_at'], 'ess_announcements_announced_idx');
    });
  }
}
