/** The queue: what is to check in every document, with what was decided of it. Nothing of it is stored twice. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay, type Language } from 'ess-shared-types';
import type { ReviewItem, ReviewPoint } from '../../../../shared/contracts/review';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { hasDrafts } from '../../publication/types';
import { linkStates } from '../links/stored-states';
import { allDecisions, decided } from './decisions';
import { fieldInWords } from './fields';
import { findingsIn } from './findings';
import type { ReviewContext } from './reason';
import { REASON_KEYS } from './reason-labels';
import { REVIEWED_TYPES, titleOf, type ReviewedDocument, type ReviewedType } from './reviewed-document';
import { draftOf, drafts, publishedIds } from './reviewed-documents';

/** Tells of a document of a type whether the queue may show it. */
export type MayShow = (uid: string, documentId: string) => boolean;

/** Every point, whatever was decided, the most pressing first. */
export async function reviewItems(strapi: Core.Strapi, language: Language, mayShow: MayShow): Promise<ReviewItem[]> {
  const contextOf = await reviewContext(strapi);
  const items: ReviewItem[] = [];
  for (const [type, documents] of await drafts(strapi, REVIEWED_TYPES))
    for (const document of documents)
      if (mayShow(uidOf(type), document.documentId)) items.push(...itemsOf(type, document, contextOf, language));
  return inOrder(items, language);
}

/** The points of one entry, the most pressing first. */
export async function itemsOfEntry(
  strapi: Core.Strapi,
  { uid, documentId }: Pick<ReviewPoint, 'uid' | 'documentId'>,
  language: Language,
): Promise<ReviewItem[]> {
  const type = REVIEWED_TYPES.find((name) => uidOf(name) === uid);
  if (type === undefined) return [];
  const document = await draftOf(strapi, type, documentId);
  return document ? inOrder(itemsOf(type, document, await reviewContext(strapi), language), language) : [];
}

/** The point as it stands now; `undefined` when it changed or is no more. */
export async function itemAt(
  strapi: Core.Strapi,
  point: ReviewPoint,
  language: Language,
): Promise<ReviewItem | undefined> {
  return (await itemsOfEntry(strapi, point, language)).find(
    ({ reason, field, contentHash }) =>
      reason === point.reason && field === point.field && contentHash === point.contentHash,
  );
}

function inOrder(items: ReviewItem[], language: Language): ReviewItem[] {
  const rank = new Map(REASON_KEYS.map((reason, index) => [reason, index]));
  const { compare } = new Intl.Collator(language, { numeric: true });
  return items.sort(
    (one, other) =>
      (rank.get(one.reason) ?? 0) - (rank.get(other.reason) ?? 0) ||
      compare(one.title, other.title) ||
      compare(one.documentId, other.documentId) ||
      compare(one.field, other.field),
  );
}

type Context = Omit<ReviewContext, 'isPublished'> & {
  readonly published: ReadonlySet<string>;
  readonly stateOf: ReturnType<typeof decided>;
};

async function reviewContext(strapi: Core.Strapi): Promise<Context> {
  const { config } = essOf(strapi);
  const now = config.now();
  const today = localDay(now, DEFAULT_TIME_ZONE);
  const states = await linkStates(strapi.db.connection);
  return {
    now,
    today,
    figureYears: config.review.figureYears,
    linkState: (url) => states.get(url),
    published: await publishedIds(strapi),
    stateOf: decided(await allDecisions(strapi.db.connection), today),
  };
}

function itemsOf(
  type: ReviewedType,
  document: ReviewedDocument,
  { published, stateOf, ...context }: Context,
  language: Language,
): ReviewItem[] {
  const { documentId, publisher } = document;
  // What has no draft is public as soon as it is saved.
  const isPublished = !hasDrafts(uidOf(type)) || published.has(documentId);
  return findingsIn(type, document, { ...context, isPublished }).map(({ reason, field, details, contentHash }) => {
    const point = { uid: uidOf(type), documentId, reason, field, contentHash };
    return {
      ...point,
      ...stateOf(point),
      title: titleOf(document),
      isPublished,
      publisher: publisher && { documentId: publisher.documentId, name: publisher.name ?? publisher.documentId },
      fieldName: fieldInWords(type, field, language),
      details: details.map((detail) => detail[language]),
    };
  });
}
