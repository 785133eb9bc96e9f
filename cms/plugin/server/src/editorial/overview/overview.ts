/** What comes, what waits and what was published lately, for the homepage of the admin and the weekly message. */
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { AgendaOverview, DraftEntry, Publication, UpcomingEvent } from '../../../../shared/contracts/overview';
import { TYPE_UIDS, uidOf, type TypeUid } from '../../content-types';
import { essOf } from '../../ess';
import { kindOfUid, hasDrafts } from '../../publication/types';
import { ENTRIES, OCCURRENCES, type EntryKind } from '../../publication/tables';
import { giveWay } from '../../event-loop/give-way';

/** Tells of a document of a type whether the person may see it. */
export type MayShow = (uid: string, documentId: string) => boolean;

/** Types of which there are drafts: the entries. */
const ENTRY_UIDS: readonly TypeUid[] = TYPE_UIDS.filter(hasDrafts);
const UID_OF_KIND = new Map(
  ENTRY_UIDS.flatMap((uid) => {
    const kind = kindOfUid(uid);
    return kind === undefined ? [] : [[kind, uid] as const];
  }),
);

const eventView = z.object({
  title: z.string(),
  occurrences: z.array(z.object({ endsAt: z.string(), text: z.string() })),
});
const entryView = z.object({ title: z.string() });

/** Published rendez-vous that are not over, the soonest first. */
export async function upcomingEvents(
  strapi: Core.Strapi,
  language: Language,
  mayShow: MayShow,
  most: number,
): Promise<UpcomingEvent[]> {
  const uid = uidOf('event');
  const now = essOf(strapi).config.now();
  const rows = await firstShown(
    (knex) =>
      knex<{ document_id: string; view: string }>(`${ENTRIES} as entry`)
        .join(`${OCCURRENCES} as occurrence`, 'occurrence.entry_id', 'entry.id')
        .where({ 'entry.kind': 'event', 'occurrence.state': 'dated' })
        .whereNull('entry.withdrawn_at')
        .where('occurrence.ends_at', '>', now)
        .groupBy('entry.id', 'entry.document_id')
        .orderByRaw('min(occurrence.starts_at), entry.id')
        .select('entry.document_id'),
    strapi,
    ({ document_id: documentId }: { document_id: string }) => mayShow(uid, documentId),
    most,
  );
  const views = await viewsOf(
    strapi,
    'event',
    rows.map((row) => row.document_id),
    language,
  );
  return rows.flatMap(({ document_id: documentId }) => {
    const view = eventView.safeParse(views.get(documentId)).data;
    const next = view?.occurrences.find(({ endsAt }) => Date.parse(endsAt) > now);
    return view && next ? { uid, documentId, title: view.title, when: next.text } : [];
  });
}

/** Entries published for the first time, the latest first. */
export async function lastPublications(
  strapi: Core.Strapi,
  language: Language,
  mayShow: MayShow,
  most: number,
): Promise<Publication[]> {
  const rows = await firstShown(
    (knex) =>
      knex(ENTRIES)
        .whereIn('kind', [...UID_OF_KIND.keys()])
        .whereNull('withdrawn_at')
        .orderBy([
          { column: 'first_published_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .select('kind', 'document_id', 'first_published_at'),
    strapi,
    (row: { kind: EntryKind; document_id: string; first_published_at: number | string }) =>
      mayShow(UID_OF_KIND.get(row.kind) ?? '', row.document_id),
    most,
  );
  const publications: Publication[] = [];
  for (const { kind, document_id: documentId, first_published_at: at } of rows) {
    const view = entryView.safeParse((await viewsOf(strapi, kind, [documentId], language)).get(documentId)).data;
    const uid = UID_OF_KIND.get(kind);
    if (view && uid)
      publications.push({ uid, documentId, title: view.title, publishedAt: new Date(Number(at)).toISOString() });
  }
  return publications;
}

const ROWS_AT_ONCE = 200;

const draftRow = z.object({
  documentId: z.string(),
  title: z.string().nullish(),
  updatedAt: z.coerce.date(),
});

/** Entries that the public does not read yet, the latest changed first, and how many there are. */
export async function draftsToPublish(
  strapi: Core.Strapi,
  mayShow: MayShow,
  most: number,
): Promise<Pick<AgendaOverview, 'drafts' | 'draftCount'>> {
  const drafts: DraftEntry[] = [];
  for (const uid of ENTRY_UIDS) {
    const unpublished = await unpublishedIds(strapi, uid);
    for (let start = 0; start < unpublished.length; start += ROWS_AT_ONCE) {
      const rows = await strapi.db.query(uid).findMany({
        where: { publishedAt: null, documentId: { $in: unpublished.slice(start, start + ROWS_AT_ONCE) } },
        select: ['documentId', 'title', 'updatedAt'],
      });
      await giveWay();
      for (const { documentId, title, updatedAt } of z.array(draftRow).parse(rows))
        if (mayShow(uid, documentId))
          drafts.push({ uid, documentId, title: title ?? documentId, updatedAt: updatedAt.toISOString() });
    }
  }
  drafts.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  return { drafts: drafts.slice(0, most), draftCount: drafts.length };
}

/** Documents of a type that the public does not read. */
async function unpublishedIds(strapi: Core.Strapi, uid: TypeUid): Promise<string[]> {
  const knex = strapi.db.connection;
  const rows: { document_id: string }[] = await knex({ document: strapi.getModel(uid).collectionName ?? '' })
    .whereNull('document.published_at')
    .whereNotExists(
      knex({ entry: ENTRIES })
        .select(knex.raw('1'))
        .where('entry.kind', kindOfUid(uid) ?? '')
        .whereRaw('entry.document_id = document.document_id')
        .whereNull('entry.withdrawn_at'),
    )
    .select('document.document_id');
  return rows.map((row) => row.document_id);
}

/** The first rows of an ordered query that may be shown. */
async function firstShown<Row>(
  query: (knex: Knex) => Knex.QueryBuilder,
  strapi: Core.Strapi,
  isShown: (row: Row) => boolean,
  most: number,
): Promise<Row[]> {
  const shown: Row[] = [];
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const rows: Row[] = await query(strapi.db.connection).limit(ROWS_AT_ONCE).offset(offset);
    shown.push(...rows.filter(isShown));
    if (shown.length >= most || rows.length < ROWS_AT_ONCE) return shown.slice(0, most);
  }
}

/** Finished views by document, as JSON values. */
async function viewsOf(
  strapi: Core.Strapi,
  kind: EntryKind,
  documentIds: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, unknown>> {
  const rows: { document_id: string; view: string }[] = await strapi.db
    .connection(ENTRIES)
    .where({ kind })
    .whereIn('document_id', [...documentIds])
    .select('document_id', `view_${language} as view`);
  return new Map(rows.map((row) => [row.document_id, JSON.parse(row.view)]));
}
