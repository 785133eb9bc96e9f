/**
 * Reads the sources that are followed, politely and one at a time: what is new and what changed is imported, what is
 * complete is published where the editor said so, what is gone is withdrawn, kept or flagged after two readings. A
 * source that breaks, shrinks by half or changes all its identifiers touches nothing: the editor is told.
 */
import type { Core } from '@strapi/strapi';
import { EVENT_STATUSES } from 'ess-shared-types';
import { z } from 'zod';
import type { SourceAlert } from '../../../../shared/contracts/sources';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import type { Job } from '../../jobs/job';
import type { ImportEntry } from '../candidates';
import { changedFields, fieldHashes, readDocuments } from '../document-data';
import { FetchFailure, type TargetRules } from '../../fetching';
import { sourceReader } from '../source-reader';
import { readKnownNames } from '../incoming/known-names';
import { intakeOf, ImportUnderWay } from '../intake';
import { findImport } from '../imports';
import { isOwnAddress } from '../own/fetch-own';
import type { PlanLine } from '../plan';
import { readBytes, readSource, SourceRefused, type ReadEntries } from '../read-source';
import { readIntakeRecords } from '../records';
import { flagsIn, withFlag } from '../review-flags';
import { words, type Words } from '../../content-types/words';
import { formOf, isWanted } from './choices';
import {
  changeSource,
  findSource,
  readSourceEntries,
  readSources,
  writeSourceEntry,
  type FollowedSource,
  type SourceEntry,
} from './tables';

const HOUR = 3_600_000;
const RHYTHMS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR } as const;
/** Longest that a source that fails is left alone. */
const LONGEST_BACK_OFF = 168 * HOUR;
/** Readings without an entry before something is done about it. */
const READINGS_BEFORE_GONE = 2;
/** Of one answer, that its page shows. */
const LISTED_PROBLEMS = 20;
/** A source of fewer entries than this may halve without a word. */
const FEW = 4;

export interface FollowOptions {
  readonly signal?: AbortSignal;
  /** What may be asked; the settings of imports unless said otherwise. */
  readonly rules?: TargetRules;
}

/** Reads every source whose hour has come; answers which ones were read. */
export async function followSources(strapi: Core.Strapi, { signal, rules }: FollowOptions = {}): Promise<number[]> {
  const read: number[] = [];
  const now = essOf(strapi).config.now();
  for (const source of await readSources(strapi.db.connection)) {
    if (signal?.aborted || source.isStopped || source.nextAt > now) continue;
    await followSource(strapi, source, rules);
    read.push(source.id);
  }
  return read;
}

/** Reads a source now, whatever its hour. */
export async function followNow(strapi: Core.Strapi, id: number): Promise<void> {
  const source = await findSource(strapi.db.connection, id);
  if (source) await followSource(strapi, source);
}

async function followSource(
  strapi: Core.Strapi,
  source: FollowedSource,
  rules: TargetRules = essOf(strapi).config.intake,
): Promise<void> {
  const knex = strapi.db.connection;
  const now = essOf(strapi).config.now();
  const rhythm = RHYTHMS[source.choices.every];
  try {
    const answer = await readAnswer(strapi, source, rules);
    const done = { readAt: now, succeededAt: now, failures: 0, nextAt: now + rhythm };
    if (answer === 'unchanged') {
      // It works again; after any other alert the source is read whole.
      await changeSource(knex, source.id, { ...done, alert: null });
      return;
    }
    const { read, etag, lastModified } = answer;
    const entries = read.entries.filter((entry) => isWanted(entry, source.choices));
    const known = await readSourceEntries(knex, source.id);
    const alert = source.isAccepted ? undefined : alertOf(source, entries, known);
    if (alert) {
      await changeSource(knex, source.id, { ...done, alert, etag: null, lastModified: null });
      return;
    }
    const counts = await takeIn(strapi, source, { ...read, entries }, rules);
    const gone = await noticeAbsences(strapi, source, entries, known);
    await changeSource(knex, source.id, {
      ...done,
      alert: null,
      isAccepted: false,
      // Absences are counted by readings: while one is, the source is read whole.
      etag: gone.isCounting ? null : etag,
      lastModified: gone.isCounting ? null : lastModified,
      seen: entries.length,
      problems: read.problems.slice(0, LISTED_PROBLEMS).map(({ position, message }) => ({ position, message })),
      counts: { ...counts, gone: gone.count, problems: read.problemCount },
    });
  } catch (error) {
    // Another import is under way: the next look does it.
    if (error instanceof ImportUnderWay) return;
    const failures = source.failures + 1;
    if (!(error instanceof FetchFailure || error instanceof SourceRefused || error instanceof ImportFailed)) {
      strapi.log.error(`The source ${String(source.id)} could not be followed`, error);
    }
    await changeSource(knex, source.id, {
      readAt: now,
      failures,
      nextAt: now + Math.min(rhythm * 2 ** Math.min(failures - 1, 10), Math.max(rhythm, LONGEST_BACK_OFF)),
      alert: { reason: 'broken', words: said(error) },
    });
  }
}

/** An import that failed, and was undone. */
class ImportFailed extends Error {}

function said(error: unknown): Words {
  if (error instanceof FetchFailure || error instanceof SourceRefused) return error.words;
  if (error instanceof ImportFailed)
    return words(`L’import a été défait : ${error.message}`, `The import was undone: ${error.message}`);
  return words('La source n’a pas pu être lue', 'The source could not be read');
}

interface Answer {
  readonly read: ReadEntries;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

async function readAnswer(
  strapi: Core.Strapi,
  source: FollowedSource,
  rules: TargetRules,
): Promise<Answer | 'unchanged'> {
  const form = formOf(source);
  const names = await readKnownNames(strapi);
  // Several pages have no one ETag.
  if (isOwnAddress(form.url ?? '') || (form.kind === 'openagenda' && /openagenda\.com\//.test(form.url ?? ''))) {
    return { read: await readSource(strapi, form, undefined, names, rules), etag: null, lastModified: null };
  }
  const page = await sourceReader(form.kind, rules, {
    ...(source.etag === null ? {} : { 'if-none-match': source.etag }),
    ...(source.lastModified === null ? {} : { 'if-modified-since': source.lastModified }),
  })(form.url ?? '');
  if (page.status === 304) return 'unchanged';
  const read = await readBytes(strapi, form, page.body, names);
  const isPage = form.kind !== 'web' && page.body.subarray(0, 200).toString('latin1').trimStart().startsWith('<');
  if (read.entries.length === 0 && (read.problemCount > 0 || isPage)) {
    // A page of maintenance instead of a calendar.
    throw new SourceRefused(read.problems[0]?.message ?? UNREADABLE);
  }
  return { read, etag: page.headers.etag ?? null, lastModified: page.headers['last-modified'] ?? null };
}

const UNREADABLE = words(
  'La source répond par une page, pas par ses données',
  'The source answers with a page, not with its data',
);

/** What a reading must not do without someone who looks at it. */
function alertOf(
  { seen }: FollowedSource,
  entries: readonly ImportEntry[],
  known: readonly SourceEntry[],
): (SourceAlert & { readonly words: Words }) | undefined {
  const present = known.filter(({ gone }) => gone === null);
  if (present.length === 0) return undefined;
  const counted = `${String(entries.length)} au lieu de ${String(seen)}`;
  if (entries.length === 0) {
    return {
      reason: 'empty',
      words: words('La source est vide : rien n’a été touché', 'The source is empty: nothing was touched'),
    };
  }
  const ids = new Set(entries.map(({ externalId }) => externalId));
  if (present.length >= FEW && !present.some(({ externalId }) => ids.has(externalId))) {
    return {
      reason: 'renamed',
      words: words(
        'Tous les identifiants de la source ont changé : rien n’a été touché',
        'All identifiers of the source changed: nothing was touched',
      ),
    };
  }
  if (seen >= FEW && entries.length < seen / 2) {
    return {
      reason: 'shrunk',
      words: words(
        `La source a perdu plus de la moitié de ses rendez-vous (${counted}) : rien n’a été touché`,
        `The source lost more than half of its events (${String(entries.length)} instead of ${String(seen)}): nothing was touched`,
      ),
    };
  }
  return undefined;
}

/** Imports what is new and what changed, then publishes what may be. */
async function takeIn(
  strapi: Core.Strapi,
  source: FollowedSource,
  read: ReadEntries,
  rules: TargetRules,
): Promise<Readonly<Record<string, number>>> {
  const intake = intakeOf(strapi);
  const plan = await intake.planOf(read.entries);
  const written = plan.filter(({ action }) => action === 'create' || action === 'change');
  const counts = {
    created: 0,
    changed: 0,
    conflicts: plan.filter(({ action }) => action === 'conflict').length,
    // What an editor has to settle in a preview before it is taken.
    doubles: plan.filter(({ double }) => double !== undefined).length,
    zones: plan.filter(({ action, entry }) => action === 'skip' && entry.unknownZone !== undefined).length,
  };
  if (written.length > 0 || counts.conflicts > 0) {
    const { importId, settled } = await intake.runFollowed(formOf(source), read, {
      id: source.id,
      userId: source.byUser,
      rules,
    });
    await settled;
    const done = await findImport(strapi.db.connection, importId);
    if (done?.state !== 'done') throw new ImportFailed(done?.failure ?? '');
    Object.assign(counts, { created: done.counts.created, changed: done.counts.changed });
  }
  await followUp(strapi, source, plan);
  return counts;
}

/** What was written is published where the source is trusted; else a cancellation is a point to check of the first rank. */
async function followUp(
  strapi: Core.Strapi,
  { choices }: FollowedSource,
  plan: readonly PlanLine<ImportEntry>[],
): Promise<void> {
  const records = await readIntakeRecords(
    strapi.db.connection,
    plan.map(({ entry }) => entry.externalId),
  );
  for (const { entry, action } of plan) {
    const documentId = records.get(entry.externalId)?.documentId;
    if (documentId === undefined) continue;
    if (choices.publishes && (action === 'create' || action === 'change')) await publishIfComplete(strapi, documentId);
    else if (choices.publishes && entry.isCancelled && action === 'conflict' && (await cancel(strapi, documentId)))
      continue;
    else if (entry.isCancelled && (action === 'change' || action === 'conflict')) {
      await tell(strapi, documentId, 'sources-differ', CANCELLED);
    }
  }
}

/**
 * An entry that an editor changed keeps every word of theirs, and is cancelled all the same where what is public is what
 * they wrote: nobody should travel for nothing. With a change under way it is theirs to publish.
 */
async function cancel(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const uid = uidOf('event');
  const [draft, published] = await Promise.all(
    (['draft', 'published'] as const).map(
      async (status) => (await readDocuments(strapi, uid, [documentId], status)).get(documentId)?.data,
    ),
  );
  if (!draft || !published) return false;
  if (draft.event_status === EVENT_STATUSES.cancelled.stored) return true;
  if (changedFields(fieldHashes(draft), fieldHashes(published)).length > 0) return false;
  const data: Record<string, unknown> = { event_status: EVENT_STATUSES.cancelled.stored };
  await strapi.documents(uid).update({ documentId, data });
  return publishIfComplete(strapi, documentId);
}

const CANCELLED = 'Annulé à la source : à publier ici au plus vite';

/** Nothing is missing and nothing is doubtful. */
async function publishIfComplete(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const draft = await essOf(strapi).publication.draft('event', documentId);
  if (!draft || draft.problems.length > 0) return false;
  await strapi.documents(uidOf('event')).publish({ documentId });
  return true;
}

async function tell(
  strapi: Core.Strapi,
  documentId: string,
  reason: Parameters<typeof withFlag>[1],
  note: string,
): Promise<void> {
  const uid = uidOf('event');
  const document = (await readDocuments(strapi, uid, [documentId])).get(documentId);
  if (!document) return;
  const known = flagsIn(document.data.review_flags);
  if (known.some((flag) => flag.note === note)) return;
  const data: Record<string, unknown> = { review_flags: withFlag(known, reason, note) };
  await strapi.documents(uid).update({ documentId, data });
}

/** Counts absences; what was absent twice is gone, what comes back is there again. */
async function noticeAbsences(
  strapi: Core.Strapi,
  source: FollowedSource,
  entries: readonly ImportEntry[],
  known: readonly SourceEntry[],
): Promise<{ readonly count: number; readonly isCounting: boolean }> {
  const knex = strapi.db.connection;
  const here = new Set(entries.filter(({ leftOut }) => leftOut === undefined).map(({ externalId }) => externalId));
  const records = await readIntakeRecords(knex, [...here, ...known.map(({ externalId }) => externalId)]);
  const before = new Map(known.map((entry) => [entry.externalId, entry]));
  for (const externalId of here) {
    const documentId = records.get(externalId)?.documentId;
    if (documentId === undefined) continue;
    const entry = before.get(externalId);
    if (entry?.gone === 'withdrawn' && source.choices.publishes) await publishIfComplete(strapi, documentId);
    if (!entry || entry.missed > 0) await writeSourceEntry(knex, source.id, { externalId, missed: 0, gone: null });
  }
  let count = 0;
  let isCounting = false;
  for (const entry of known) {
    if (here.has(entry.externalId) || entry.gone !== null) continue;
    const missed = entry.missed + 1;
    const documentId = records.get(entry.externalId)?.documentId;
    if (missed < READINGS_BEFORE_GONE || documentId === undefined) {
      isCounting ||= documentId !== undefined;
      await writeSourceEntry(knex, source.id, { ...entry, missed });
      continue;
    }
    count += 1;
    await writeSourceEntry(knex, source.id, { ...entry, missed, gone: await leave(strapi, source, documentId) });
  }
  return { count, isCounting };
}

const datesSchema = z.array(z.object({ start: z.string(), end: z.string().nullish() }));

/** What is done of an entry that its source no longer gives. Agendas forget what is past: so do we not. */
async function leave(strapi: Core.Strapi, { choices }: FollowedSource, documentId: string): Promise<string> {
  const uid = uidOf('event');
  const document = (await readDocuments(strapi, uid, [documentId])).get(documentId);
  const dates = datesSchema.safeParse(document?.data.occurrences).data ?? [];
  const today = new Date(essOf(strapi).config.now()).toISOString().slice(0, 10);
  if (!document || (dates.length > 0 && dates.every(({ start, end }) => (end ?? start).slice(0, 10) < today)))
    return 'past';
  if (choices.whenGone === 'keep') return 'kept';
  const note = `Disparu de la source « ${choices.sourceName} »`.slice(0, 255);
  if (choices.whenGone === 'check' || document.publishedAt === undefined) {
    await tell(strapi, documentId, 'to-verify', note);
    return 'told';
  }
  await strapi.documents(uid).unpublish({ documentId });
  await tell(strapi, documentId, 'to-verify', `${note} : retiré`);
  return 'withdrawn';
}

/** Every ten minutes looks for sources whose hour has come. */
export const sourcesJob = (strapi: Core.Strapi): Job => ({
  name: 'sources',
  hours: '0 */10 * * * *',
  latest: Number.POSITIVE_INFINITY,
  repeatable: true,
  run: async ({ signal }) => {
    await followSources(strapi, { signal });
  },
});
