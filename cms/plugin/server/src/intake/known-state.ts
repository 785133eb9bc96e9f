/** Reads what an import compares its entries with: records, documents as they are now, events of the same days. */
import { DEFAULT_TIME_ZONE, occurrenceInWords } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { uidOf, type TypeUid } from '../content-types';
import { erasedIdentifiers } from '../access/erasures';
import { fieldHashes, readDocuments } from './document-data';
import { readDoubleDecisions } from './double-decisions';
import { daysOf } from './likeness';
import type { Candidate, KnownEvent, KnownState } from './plan';
import { readIntakeRecords } from './records';
import { nextTurn } from './reading/next-turn';
import { words } from '../content-types/words';

const BATCH = 400;

export async function readKnownState(strapi: Core.Strapi, candidates: readonly Candidate[]): Promise<KnownState> {
  const records = await readIntakeRecords(
    strapi.db.connection,
    candidates.map(({ externalId }) => externalId),
  );
  const documents = new Map<string, Readonly<Record<string, string>>>();
  const takenIds = new Set<string>();
  for (const uid of new Set(candidates.map((candidate) => candidate.uid))) {
    const entries = candidates.filter((candidate) => candidate.uid === uid);
    const documentIds = entries.flatMap(({ externalId }) => records.get(externalId)?.documentId ?? []);
    for (const ids of batches(documentIds, BATCH)) {
      for (const document of (await readDocuments(strapi, uid, ids)).values()) {
        documents.set(document.documentId, fieldHashes(document.data));
      }
      await nextTurn();
    }
    if (uid === uidOf('territory')) continue;
    const unrecorded = entries.map(({ externalId }) => externalId).filter((id) => !records.has(id));
    for (const id of await bearersOf(strapi, uid, unrecorded)) takenIds.add(id);
  }
  const days = new Set(
    candidates.flatMap(({ externalId, likeness }) => (likeness && !records.has(externalId) ? daysOf(likeness) : [])),
  );
  return {
    records,
    documents,
    takenIds,
    events: await eventsOn(strapi, [...days]),
    decisions: await readDoubleDecisions(
      strapi.db.connection,
      candidates.map(({ externalId }) => externalId),
    ),
    isErased: await erasedIdentifiers(strapi),
  };
}

const bearerSchema = z.array(z.object({ external_id: z.string() }));

async function bearersOf(strapi: Core.Strapi, uid: TypeUid, externalIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const ids of batches(externalIds, BATCH)) {
    const rows = await strapi.db.query(uid).findMany({ where: { external_id: { $in: ids } }, select: ['external_id'] });
    found.push(...bearerSchema.parse(rows).map((row) => row.external_id));
  }
  return found;
}

const namedTerritory = z.object({ code: z.string().nullish(), name: z.string().nullish() });
const eventSchema = z.array(
  z.object({
    documentId: z.string(),
    external_id: z.string().nullish(),
    title: z.string().nullish(),
    occurrences: z
      .array(z.object({ start: z.string().nullish(), end: z.string().nullish(), time_zone: z.string().nullish() }))
      .nullish(),
    places: z.array(z.object({ name: z.string().nullish(), territory: namedTerritory.nullish() })).nullish(),
    territories: z.array(namedTerritory).nullish(),
  }),
);

/** The drafts that have a date on one of these days: found among the dates themselves, then read by their keys. */
async function eventsOn(strapi: Core.Strapi, days: readonly string[]): Promise<KnownEvent[]> {
  const events = new Map<string, KnownEvent>();
  for (const ids of batches(await eventIdsOn(strapi, days), BATCH)) {
    const found = await strapi.db.query(uidOf('event')).findMany({
      where: { id: { $in: ids } },
      select: ['documentId', 'external_id', 'title'],
      populate: {
        occurrences: { select: ['start', 'end', 'time_zone'] },
        places: { select: ['name'], populate: { territory: { select: ['code', 'name'] } } },
        territories: { select: ['code', 'name'] },
      },
    });
    for (const event of eventSchema.parse(found)) events.set(event.documentId, knownEvent(event));
    await nextTurn();
  }
  return [...events.values()];
}

function knownEvent(event: z.output<typeof eventSchema>[number]): KnownEvent {
  const [occurrences, places, territories] = [event.occurrences ?? [], event.places ?? [], event.territories ?? []];
  const [first] = occurrences.flatMap(({ start, end, time_zone: timeZone }) =>
    start ? [{ start, end: end ?? undefined, timeZone: timeZone ?? DEFAULT_TIME_ZONE }] : [],
  );
  const communes = [...places.map(({ territory }) => territory), ...territories];
  return {
    documentId: event.documentId,
    externalId: event.external_id ?? undefined,
    title: event.title ?? '',
    starts: occurrences.flatMap(({ start }) => start ?? []),
    communes: communes.flatMap((territory) => territory?.code ?? []),
    venues: places.flatMap(({ name }) => name ?? []),
    when: first && words(occurrenceInWords(first, 'fr'), occurrenceInWords(first, 'en')),
    where:
      [places[0]?.name, communes.find((territory) => territory?.name)?.name].filter(Boolean).join(', ') || undefined,
  };
}

const joinSchema = z.object({
  joinTable: z.object({
    name: z.string(),
    joinColumn: z.object({ name: z.string() }),
    inverseJoinColumn: z.object({ name: z.string() }),
  }),
});

/** Rows of drafts by the days on which their dates start: one join, however many days there are. */
async function eventIdsOn(strapi: Core.Strapi, days: readonly string[]): Promise<number[]> {
  const events = strapi.db.metadata.get(uidOf('event'));
  const { joinTable } = joinSchema.parse(events.attributes.occurrences);
  const { tableName: dates } = strapi.db.metadata.get('ess.occurrence');
  const ids = new Set<number>();
  for (const some of batches(days, BATCH)) {
    const rows: { id: number }[] = await strapi.db
      .connection(dates)
      .join(joinTable.name, `${joinTable.name}.${joinTable.inverseJoinColumn.name}`, `${dates}.id`)
      .join(events.tableName, `${events.tableName}.id`, `${joinTable.name}.${joinTable.joinColumn.name}`)
      .where(`${joinTable.name}.field`, 'occurrences')
      .whereNull(`${events.tableName}.published_at`)
      .whereRaw(`substr(??, 1, 10) in (${some.map(() => '?').join()})`, [`${dates}.start`, ...some])
      .distinct(`${events.tableName}.id as id`);
    for (const { id } of rows) ids.add(id);
    await nextTurn();
  }
  return [...ids];
}

function* batches<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
