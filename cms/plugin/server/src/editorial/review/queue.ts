/** The points of one entry, found in the document itself: what the panel beside it shows, and what is decided upon. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay, type Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import type { ReviewItem, ReviewPoint } from '../../../../shared/contracts/review';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { ENTRIES } from '../../publication/tables';
import { hasDrafts } from '../../publication/types';
import { linkStatesOf } from '../links/stored-states';
import { linksOf } from '../links/links-of';
import { decided, decisionsOf } from './decisions';
import { examine } from './examine';
import { fieldInWords } from './fields';
import { URGENCIES, type Examined } from './points';
import type { ReviewContext } from './reason';
import { REVIEWED_TYPES, type ReviewedDocument, type ReviewedType } from './reviewed-document';
import { draftsOf } from './reviewed-documents';

/** The type of a document that the queue knows. */
export const reviewedType = (uid: string): ReviewedType | undefined =>
  REVIEWED_TYPES.find((type) => uidOf(type) === uid);

/**
 * Examines the latest version of some documents; those that are no more are not among the answers.
 * @param knex the transaction under way, where there is one: SQLite has a single connection
 */
export async function examined(
  strapi: Core.Strapi,
  type: ReviewedType,
  documentIds: readonly string[],
  knex: Knex = strapi.db.connection,
): Promise<ReadonlyMap<string, Examined>> {
  const { config } = essOf(strapi);
  const documents = await draftsOf(strapi, type, documentIds);
  const now = config.now();
  const urls = documents.flatMap((document) => linksOf(document, now).map(({ url }) => url));
  const states = await linkStatesOf(knex, urls);
  const published = new Set<string>(
    // What has no draft is public as soon as it is saved.
    hasDrafts(uidOf(type))
      ? await knex(ENTRIES)
          .whereIn('document_id', [...documentIds])
          .whereNull('withdrawn_at')
          .pluck('document_id')
      : documentIds,
  );
  const context: Omit<ReviewContext, 'isPublished'> = {
    now,
    today: localDay(now, DEFAULT_TIME_ZONE),
    figureYears: config.review.figureYears,
    followUpMonths: config.review.followUpMonths,
    linkState: (url) => states.get(url),
  };
  const examine_ = (document: ReviewedDocument) =>
    examine(type, document, { ...context, isPublished: published.has(document.documentId) });
  return new Map(documents.map((document) => [document.documentId, examine_(document)]));
}

/** The points of one entry, the most pressing first. */
export async function itemsOfEntry(
  strapi: Core.Strapi,
  { uid, documentId }: Pick<ReviewPoint, 'uid' | 'documentId'>,
  language: Language,
  knex: Knex = strapi.db.connection,
): Promise<ReviewItem[]> {
  const type = reviewedType(uid);
  if (type === undefined) return [];
  const found = (await examined(strapi, type, [documentId], knex)).get(documentId);
  if (!found) return [];
  const today = localDay(essOf(strapi).config.now(), DEFAULT_TIME_ZONE);
  const stateOf = decided(await decisionsOf(knex, uid, documentId), today);
  const publisher = await publisherOf(strapi, found.publisher);
  return [...found.points]
    .sort((one, other) => one.rank - other.rank || one.field.localeCompare(other.field))
    .map(({ reason, field, contentHash, details }) => {
      const point = { uid, documentId, reason, field, contentHash };
      return {
        ...point,
        ...stateOf(point),
        title: found.title,
        isPublished: found.isPublished,
        isSoon: found.urgency === URGENCIES.soon,
        publisher,
        fieldName: fieldInWords(type, field, language),
        details: details.map((detail) => detail[language]),
      };
    });
}

async function publisherOf(strapi: Core.Strapi, documentId: string | null): Promise<ReviewItem['publisher']> {
  if (documentId === null) return null;
  const found: { name: string | null } | null = await strapi.db
    .query(uidOf('organisation'))
    .findOne({ where: { documentId }, select: ['name'] });
  return { documentId, name: found?.name ?? documentId };
}

/** The point as it stands now; `undefined` when it changed or is no more. */
export async function itemAt(
  strapi: Core.Strapi,
  point: ReviewPoint,
  language: Language,
  knex?: Knex,
): Promise<ReviewItem | undefined> {
  return (await itemsOfEntry(strapi, point, language, knex)).find(
    ({ reason, field, contentHash }) =>
      reason === point.reason && field === point.field && contentHash === point.contentHash,
  );
}
