/**
 * The queue as it stands: one row a point, kept when a document is examined. Asking for a page, or counting what is
 * open, reads no document. Made again from the documents whenever it is missing.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { ReasonKey } from '../../../../shared/contracts/review';
import type { Words } from '../../content-types/labels';
import { isPostgres } from '../../database/dialect';
import { createSetAside, due } from '../../event-loop/set-aside';

export const REVIEW_POINTS = 'ess_review_points';
/** Which documents were examined, and when time alone may change what is found in them. */
export const REVIEWED_DOCUMENTS = 'ess_reviewed_documents';
/** In which documents an address stands: what the link checker learns concerns them. */
export const REVIEWED_LINKS = 'ess_reviewed_links';
/** Documents to examine: they changed, or a day has come. */
export const OWED_REVIEWS = 'ess_owed_reviews';

/** How soon a point matters: of a rendez-vous that comes, of what the public reads, of a draft. */
export const URGENCIES = { soon: 0, public: 1, draft: 2 } as const;
export type Urgency = (typeof URGENCIES)[keyof typeof URGENCIES];

export interface DocumentKey {
  readonly uid: string;
  readonly documentId: string;
}

/** A point as it is kept. */
export interface KeptPoint {
  readonly reason: ReasonKey;
  readonly field: string;
  readonly contentHash: string;
  /** Place of the reason in the queue. */
  readonly rank: number;
  readonly details: readonly Words[];
}

/** What examining a document gave. */
export interface Examined {
  readonly title: string;
  /** By which titles are sorted and searched. */
  readonly titleKey: string;
  readonly isPublished: boolean;
  readonly publisher: string | null;
  readonly urgency: Urgency;
  /** Its latest day, `YYYY-MM-DD`: what was lately comes before what was long ago. */
  readonly day: string | null;
  readonly points: readonly KeptPoint[];
  /** The day from which time alone may change this. */
  readonly againOn: string | null;
  readonly links: readonly string[];
}

export async function createReviewPoints(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(REVIEW_POINTS)))
    await knex.schema.createTable(REVIEW_POINTS, (table) => {
      table.increments('id');
      table.string('uid', 64).notNullable();
      table.string('document_id', 64).notNullable();
      table.string('reason', 32).notNullable();
      table.string('field', 255).notNullable();
      table.string('content_hash', 64).notNullable();
      table.integer('rank').notNullable();
      table.integer('urgency').notNullable();
      table.string('day', 10);
      table.string('title_key', 255).notNullable();
      table.boolean('is_published').notNullable();
      table.string('publisher', 64);
      table.text('title').notNullable();
      table.text('details').notNullable();
      table.unique(['document_id', 'uid', 'reason', 'field'], { indexName: 'ess_review_points_uq' });
      // Counting reads this index alone.
      table.index(
        ['reason', 'uid', 'publisher', 'urgency', 'document_id', 'field', 'content_hash'],
        'ess_review_points_count_idx',
      );
    });
  if (!(await knex.schema.hasTable(REVIEWED_DOCUMENTS)))
    await knex.schema.createTable(REVIEWED_DOCUMENTS, (table) => {
      table.string('uid', 64).notNullable();
      table.string('document_id', 64).notNullable();
      table.string('again_on', 10);
      table.primary(['document_id', 'uid']);
      table.index(['again_on'], 'ess_reviewed_documents_again_idx');
    });
  if (!(await knex.schema.hasTable(REVIEWED_LINKS)))
    await knex.schema.createTable(REVIEWED_LINKS, (table) => {
      table.string('url_hash', 64).notNullable();
      table.string('uid', 64).notNullable();
      table.string('document_id', 64).notNullable();
      table.primary(['url_hash', 'document_id', 'uid']);
      table.index(['document_id', 'uid'], 'ess_reviewed_links_document_idx');
    });
  if (!(await knex.schema.hasTable(OWED_REVIEWS)))
    await knex.schema.createTable(OWED_REVIEWS, (table) => {
      table.increments('id');
      table.string('uid', 64).notNullable();
      table.string('document_id', 64).notNullable();
      table.index(['document_id', 'uid'], 'ess_owed_reviews_document_idx');
    });
  await createSetAside(knex, OWED_REVIEWS);
}

const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex');

/** Puts what was found in a document in place of what was found before. `undefined` for one that is no more. */
export async function keepExamined(
  trx: Knex,
  { uid, documentId }: DocumentKey,
  examined: Examined | undefined,
): Promise<void> {
  const where = { uid, document_id: documentId };
  const rows = (examined?.points ?? []).map((point) => ({
    ...where,
    reason: point.reason,
    field: point.field,
    content_hash: point.contentHash,
    rank: point.rank,
    urgency: examined?.urgency,
    day: examined?.day ?? null,
    title_key: examined?.titleKey ?? '',
    is_published: examined?.isPublished ?? false,
    publisher: examined?.publisher ?? null,
    title: examined?.title ?? '',
    details: JSON.stringify(point.details),
  }));
  const stored: Readonly<Record<string, unknown>>[] = await trx(REVIEW_POINTS).where(where);
  const keyOf = (row: Readonly<Record<string, unknown>>) =>
    JSON.stringify(Object.entries({ ...row, is_published: Boolean(row.is_published), id: 0 }).sort());
  const known = new Set(stored.map(keyOf));
  if (rows.length !== stored.length || !rows.every((row) => known.has(keyOf(row)))) {
    if (stored.length > 0) await trx(REVIEW_POINTS).where(where).delete();
    for (const row of rows) await trx(REVIEW_POINTS).insert(row);
  }
  await trx(REVIEWED_LINKS).where(where).delete();
  for (const url_hash of new Set((examined?.links ?? []).map(hashOf)))
    await trx(REVIEWED_LINKS).insert({ ...where, url_hash });
  if (examined)
    await trx(REVIEWED_DOCUMENTS)
      .insert({ ...where, again_on: examined.againOn })
      .onConflict(['document_id', 'uid'])
      .merge(['again_on']);
  else await trx(REVIEWED_DOCUMENTS).where(where).delete();
}

/** Documents are to be examined again. */
export async function oweReviews(trx: Knex, documents: readonly DocumentKey[]): Promise<void> {
  for (const { uid, documentId } of documents) await trx(OWED_REVIEWS).insert({ uid, document_id: documentId });
}

/** What the link checker learnt of an address concerns the documents that give it. */
export async function oweReviewsOfLink(trx: Knex, url: string): Promise<void> {
  await trx(trx.raw('?? (??, ??)', [OWED_REVIEWS, 'uid', 'document_id'])).insert(
    trx(REVIEWED_LINKS)
      .where({ url_hash: hashOf(url) })
      .select('uid', 'document_id'),
  );
}

/** The documents in whose findings time alone may have changed something. */
export async function oweReviewsOfDay(trx: Knex, today: string): Promise<void> {
  await trx(trx.raw('?? (??, ??)', [OWED_REVIEWS, 'uid', 'document_id'])).insert(
    trx(REVIEWED_DOCUMENTS).where('again_on', '<=', today).select('uid', 'document_id'),
  );
}

/** Those of a type that were never examined, and those examined that are no more. */
export async function oweReviewsOfUnknown(trx: Knex, uid: string, table: string): Promise<void> {
  const owed = trx.raw('?? (??, ??)', [OWED_REVIEWS, 'uid', 'document_id']);
  await trx(owed).insert(
    trx({ document: table })
      .distinct(trx.raw('? as uid', [uid]), 'document.document_id')
      .whereNotExists(
        trx({ known: REVIEWED_DOCUMENTS })
          .select(trx.raw('1'))
          .where('known.uid', uid)
          .whereRaw('known.document_id = document.document_id'),
      ),
  );
  await trx(owed).insert(
    trx({ known: REVIEWED_DOCUMENTS })
      .where('known.uid', uid)
      .whereNotExists(
        trx({ document: table }).select(trx.raw('1')).whereRaw('document.document_id = known.document_id'),
      )
      .select('known.uid', 'known.document_id'),
  );
}

/** Examines everything again: the reasons themselves are others than before. */
export async function forgetExamined(trx: Knex): Promise<void> {
  await trx(REVIEWED_DOCUMENTS).delete();
}

/** Takes the next documents out, in the transaction that examines them. */
export async function takeOwedReviews(trx: Knex, most: number): Promise<DocumentKey[]> {
  const next = due(trx(OWED_REVIEWS)).orderBy('id').limit(most).select('id', 'uid', 'document_id');
  // Another server may be at it; SQLite has one writer.
  if (isPostgres(trx)) void next.forUpdate().skipLocked();
  const rows: { id: number; uid: string; document_id: string }[] = await next;
  await trx(OWED_REVIEWS)
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .delete();
  const taken = new Map(rows.map(({ uid, document_id: documentId }) => [`${uid} ${documentId}`, { uid, documentId }]));
  return [...taken.values()];
}

/** Takes out all that is owed of one document. */
export async function takeOwedReviewsOf(trx: Knex, { uid, documentId }: DocumentKey): Promise<void> {
  await trx(OWED_REVIEWS).where({ uid, document_id: documentId }).delete();
}

/** Those set aside are not waited for. */
export async function countOwedReviews(knex: Knex): Promise<number> {
  const [row]: { count: number | string }[] = await due(knex(OWED_REVIEWS)).count('* as count');
  return Number(row?.count ?? 0);
}
