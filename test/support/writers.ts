/** People who write while things break, and what must be true of what they were told. */
import knex, { type Knex } from 'knex';
import type { Application, DatabaseSetting } from './application';

export const EVENTS = 'plugin::ess.event';

let made = 0;

/** What publishing an event asks for. */
export const eventData = (publisher: string, title = `Rendez-vous ${String((made += 1))}`) => ({
  title,
  occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
  places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
  publisher: { set: [{ documentId: publisher }] },
});

/** The database of an application, looked at from outside. */
export const openDatabase = (setting: DatabaseSetting): Knex =>
  'DATABASE_URL' in setting
    ? knex({ client: 'pg', connection: setting.DATABASE_URL })
    : knex({ client: 'better-sqlite3', connection: setting.DATABASE_FILENAME, useNullAsDefault: true });

export interface PublicRow {
  readonly document_id: string;
  readonly revision: number;
  readonly content_hash: string;
}

export const publicRows = (database: Knex): Promise<PublicRow[]> =>
  database('ess_published_entries')
    .whereNull('withdrawn_at')
    .orderBy('document_id')
    .select<PublicRow[]>('document_id', 'revision', 'content_hash');

/** How many events the public reads. */
export async function publicEvents(database: Knex): Promise<number> {
  const rows: unknown[] = await database('ess_published_entries').where({ kind: 'event' }).whereNull('withdrawn_at');
  return rows.length;
}

/** How many of these are not both a published document and read by the public. */
export async function lost(database: Knex, acknowledged: readonly string[]): Promise<number> {
  const kept = new Set((await publicRows(database)).map((row) => row.document_id));
  const documents: { document_id: string }[] = await database('ess_events').whereNotNull('published_at');
  const published = new Set(documents.map((row) => row.document_id));
  return acknowledged.filter((id) => !kept.has(id) || !published.has(id)).length;
}

/** Publishes one after the other until it is told to stop; what is acknowledged is noted. Answers how often it failed. */
export async function publishUntil(
  application: Application,
  publisher: string,
  acknowledged: string[],
  until: AbortSignal,
): Promise<number> {
  let failures = 0;
  while (!until.aborted) {
    try {
      acknowledged.push(await application.create(EVENTS, eventData(publisher), 'published'));
    } catch {
      failures += 1;
    }
  }
  return failures;
}

/** Seconds until the server says that it serves and that its database answers; at most `most`. */
export async function secondsUntilHealthy(application: Application, most = 30): Promise<number> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  while (seconds() < most) {
    if ((await application.get('/ess/health')).status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return seconds();
}
