/** Endless series that were taken in: from their calendar come the dates of the months that follow. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../content-types';
import { essOf } from '../ess';
import type { Job } from '../jobs/job';
import type { Data } from './corpus/to-documents';
import { fieldHashes, readDocuments } from './document-data';
import { readCalendar } from './icalendar/read-calendar';
import { windowAround } from './icalendar/series';
import type { RawOccurrence } from './incoming/raw-event';
import { nextTurn } from './reading/next-turn';
import { readIntakeRecords, writeIntakeRecord } from './records';
import { flagsIn, withFlag } from './review-flags';
import { SERIES } from './tables';

export interface KeptSeries {
  readonly externalId: string;
  readonly documentId: string;
  /** A calendar of this series alone. */
  readonly calendar: string;
  /** IANA names that an editor gave to zones that nothing tells. */
  readonly zones: Readonly<Record<string, string>>;
  /** Last day of the dates that were given. */
  readonly givenUntil: string;
}

export async function keepSeries(knex: Knex, series: KeptSeries): Promise<void> {
  await knex(SERIES)
    .insert({
      external_id: series.externalId,
      document_id: series.documentId,
      calendar: series.calendar,
      zones: JSON.stringify(series.zones),
      given_until: series.givenUntil,
    })
    .onConflict('external_id')
    .merge();
}

export async function forgetSeries(knex: Knex, externalId: string): Promise<void> {
  await knex(SERIES).where({ external_id: externalId }).delete();
}

const rowSchema = z
  .object({
    external_id: z.string(),
    document_id: z.string(),
    calendar: z.string(),
    zones: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    given_until: z.string(),
  })
  .transform((row): KeptSeries => ({
    externalId: row.external_id,
    documentId: row.document_id,
    calendar: row.calendar,
    zones: row.zones,
    givenUntil: row.given_until,
  }));

/** Gives every series the dates of the window as it is today; answers how many got some. */
export async function refillSeries(
  strapi: Core.Strapi,
  { signal, now = essOf(strapi).config.now() }: { readonly signal?: AbortSignal; readonly now?: number } = {},
): Promise<number> {
  const today = localDay(now, DEFAULT_TIME_ZONE);
  const { to } = windowAround(today);
  const rows: unknown[] = await strapi.db.connection(SERIES).where('given_until', '<', to).select('*');
  let refilled = 0;
  for (const series of rows.map((row) => rowSchema.parse(row))) {
    if (signal?.aborted) break;
    const { events } = await readCalendar(series.calendar, { today, zones: series.zones });
    const dates = (events[0]?.occurrences ?? []).filter(({ start }) => start.slice(0, 10) > series.givenUntil);
    if (await addDates(strapi, series, dates, to)) refilled += 1;
    await nextTurn();
  }
  return refilled;
}

/** Only what follows the dates that were given: what an editor did to those stays. Published where all of it was. */
async function addDates(
  strapi: Core.Strapi,
  series: KeptSeries,
  dates: readonly RawOccurrence[],
  givenUntil: string,
): Promise<boolean> {
  const uid = uidOf('event');
  return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    const document = (await readDocuments(strapi, uid, [series.documentId])).get(series.documentId);
    if (!document) {
      await forgetSeries(trx, series.externalId);
      return false;
    }
    await keepSeries(trx, { ...series, givenUntil });
    const known = z.array(z.record(z.string(), z.unknown())).safeParse(document.data.occurrences).data ?? [];
    const starts = new Set(known.map(({ start }) => start));
    const added = dates
      .filter(({ start }) => !starts.has(start))
      .map(({ start, end, timeZone }) => ({ start, end: end ?? null, year_inferred: false, time_zone: timeZone }));
    if (added.length === 0) return false;
    const isWhollyPublished =
      document.publishedAt !== undefined &&
      (await hasNoChangeToPublish(strapi, series.documentId, fieldHashes(document.data)));
    const { documentId } = series;
    const flags = withFlag(
      flagsIn(document.data.review_flags),
      'to-verify',
      'De nouvelles dates de la série attendent d’être publiées avec vos changements',
    );
    const data: Data = {
      occurrences: [...known, ...added],
      ...(document.publishedAt === undefined || isWhollyPublished ? {} : { review_flags: flags }),
    };
    await strapi.documents(uid).update({ documentId, data });
    if (isWhollyPublished) await strapi.documents(uid).publish({ documentId });
    await rememberAdded(strapi, trx, series, fieldHashes(document.data));
    return true;
  });
}

async function hasNoChangeToPublish(
  strapi: Core.Strapi,
  documentId: string,
  draft: Readonly<Record<string, string>>,
): Promise<boolean> {
  const uid = uidOf('event');
  const published = (await readDocuments(strapi, uid, [documentId], 'published')).get(documentId);
  return published !== undefined && JSON.stringify(fieldHashes(published.data)) === JSON.stringify(draft);
}

/** What was added by itself is no edit. */
async function rememberAdded(
  strapi: Core.Strapi,
  trx: Knex,
  { externalId, documentId }: KeptSeries,
  before: Readonly<Record<string, string>>,
): Promise<void> {
  const record = (await readIntakeRecords(trx, [externalId])).get(externalId);
  const now = (await readDocuments(strapi, uidOf('event'), [documentId])).get(documentId);
  if (!record?.writtenFields || !now || record.writtenFields.occurrences !== before.occurrences) return;
  const { occurrences } = fieldHashes({ occurrences: now.data.occurrences });
  if (occurrences === undefined) return;
  await writeIntakeRecord(trx, { ...record, writtenFields: { ...record.writtenFields, occurrences } });
}

/** Every night: the window moves on the first of the month. */
export const seriesJob = (strapi: Core.Strapi): Job => ({
  name: 'series',
  hours: '0 10 4 * * *',
  latest: 86_400_000,
  repeatable: true,
  run: async ({ signal }) => {
    await refillSeries(strapi, { signal });
  },
});
