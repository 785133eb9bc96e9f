/**
 * What an erasure leaves on the disk under the rows: SQLite keeps deleted text in freed pages and in its write-ahead
 * log. PostgreSQL does too, and gives no means to the application: docs/rgpd.md says what its administrator does.
 */
import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { intakeOf } from '../../intake/intake';
import { previewsOf } from '../preview/previews';

const PERSON = uidOf('person');
/** Set once what was freed before `secure_delete` was on has been overwritten. */
const OVERWRITTEN = 'freed-pages-overwritten';
/** Milliseconds. A reader may hold the log for a moment; a backup for longer. */
const AGAIN_AFTER = 2_000;

const clientSchema = z.object({ config: z.object({ client: z.string() }) });

const isSqlite = (knex: Knex): boolean => {
  const client = clientSchema.safeParse(knex.client);
  return client.success && client.data.config.client.includes('sqlite');
};

/** From now on, what is deleted or replaced is overwritten with zeros. To be called before anything is written. */
export async function overwriteWhatIsDeleted(knex: Knex): Promise<void> {
  if (isSqlite(knex)) await knex.raw('pragma secure_delete = on');
}

/**
 * A database that begins has nothing to overwrite: its first erasure then does not write the whole file again, which
 * holds everybody up for as long as it is large.
 */
export async function noteNothingFreed(strapi: Core.Strapi): Promise<void> {
  await strapi.store({ type: 'plugin', name: 'ess' }).set({ key: OVERWRITTEN, value: true });
}

/** Ends what was shown before and would be for a while, then takes what was erased out of the database file. */
export async function leaveNoTrace(strapi: Core.Strapi): Promise<void> {
  await previewsOf(strapi).clear();
  await intakeOf(strapi).forgetPreviews();
  await clearTraces(strapi);
}

/** Out of the file and its log; resolves when it is gone, or will be tried again. */
async function clearTraces(strapi: Core.Strapi): Promise<void> {
  const knex = strapi.db.connection;
  if (!isSqlite(knex)) return;
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  if ((await store.get({ key: OVERWRITTEN })) !== true) {
    await knex.raw('vacuum');
    await store.set({ key: OVERWRITTEN, value: true });
  }
  if (await emptyLog(knex)) return;
  setTimeout(() => {
    clearTraces(strapi).catch((error: unknown) => strapi.log.error(error));
  }, AGAIN_AFTER).unref();
}

const checkpointSchema = z.tuple([z.object({ busy: z.number() })]);

/** Whether the write-ahead log was copied into the file and cut to nothing. */
async function emptyLog(knex: Knex): Promise<boolean> {
  const [{ busy }] = checkpointSchema.parse(await knex.raw('pragma wal_checkpoint(truncate)'));
  return busy === 0;
}

/** A person who is deleted by hand, in the content manager, is erased as well. */
export function clearTracesOfDeletedPeople(strapi: Core.Strapi): void {
  let timer: NodeJS.Timeout | undefined;
  const clearAll = async () => {
    await essOf(strapi).publication.urgentFollowed();
    await leaveNoTrace(strapi);
  };
  // Outside of the transaction that the deletion stands in, which is over by then.
  const clearLater = AsyncResource.bind(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      clearAll().catch((error: unknown) => strapi.log.error(error));
    }, AGAIN_AFTER).unref();
  });
  strapi.documents.use(async (context, next) => {
    const result = await next();
    if (context.uid === PERSON && context.action === 'delete') clearLater();
    return result;
  });
}
