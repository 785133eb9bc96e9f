/** Keeps the queue up to date by what changed: in the background, a few documents at a time. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import type { Knex } from 'knex';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { FollowUp } from '../../event-loop/follow-up';
import { setAside, tryAllAgain } from '../../event-loop/set-aside';
import type { Job } from '../../jobs/job';
import {
  countOwedReviews,
  forgetExamined,
  keepExamined,
  oweReviews,
  oweReviewsOfDay,
  oweReviewsOfUnknown,
  OWED_REVIEWS,
  takeOwedReviews,
  takeOwedReviewsOf,
  type DocumentKey,
} from './points';
import { examined, reviewedType } from './queue';
import { REVIEWED_TYPES } from './reviewed-document';

/** Raise it when a reason finds otherwise: the next start then examines every document again. */
const REVIEW_VERSION = 1;
const HOUR = 3_600_000;
/** Documents of one transaction. */
const BATCH = 12;
/** What is owed is examined before a page is shown, when it is little. */
const MOST_BEFORE_ANSWER = 24;

const WRITES: readonly string[] = ['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft'];

export class Review {
  private readonly followUp: FollowUp;

  constructor(private readonly strapi: Core.Strapi) {
    this.followUp = new FollowUp(
      () => this.examineSome(),
      (error) => {
        strapi.log.error('Documents could not be examined for the review queue; they are tried again', error);
      },
    );
  }

  /** Owes what was never examined, and what time has changed; what was set aside is tried again. */
  async prepare(): Promise<void> {
    await tryAllAgain(this.strapi.db.connection, OWED_REVIEWS);
    const store = this.strapi.store({ type: 'plugin', name: 'ess' });
    const version: unknown = await store.get({ key: 'review-version' });
    await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      if (version !== REVIEW_VERSION) await forgetExamined(trx);
      for (const type of REVIEWED_TYPES)
        await oweReviewsOfUnknown(trx, uidOf(type), this.strapi.getModel(uidOf(type)).collectionName ?? '');
    });
    await store.set({ key: 'review-version', value: REVIEW_VERSION });
    await oweReviewsOfDay(this.strapi.db.connection, this.today());
  }

  /** Begins to do what is owed. */
  start(): void {
    this.followUp.start();
  }

  async stop(): Promise<void> {
    await this.followUp.stop();
  }

  /** To be called each day: what begins, ends or runs out is found by nobody’s writing. */
  async newDay(): Promise<void> {
    await oweReviewsOfDay(this.strapi.db.connection, this.today());
    this.followUp.wake();
  }

  private today(): string {
    return localDay(essOf(this.strapi).config.now(), DEFAULT_TIME_ZONE);
  }

  /** How many documents are still to be examined, once the little that can be done at once is done. */
  async waiting(): Promise<number> {
    const waiting = await countOwedReviews(this.strapi.db.connection);
    if (waiting === 0 || waiting > MOST_BEFORE_ANSWER) {
      if (waiting > 0) this.followUp.wake();
      return waiting;
    }
    while (await this.examineSome());
    return 0;
  }

  /** Resolves when every document is examined. */
  async settled(): Promise<void> {
    this.followUp.wake();
    await this.followUp.settled();
  }

  /** Hears every write of a reviewed document, in its transaction. */
  listen(): void {
    this.strapi.documents.use(async (context, next) => {
      if (!WRITES.includes(context.action)) return next();
      const isReviewed = reviewedType(context.uid) !== undefined;
      const isNamed = context.uid === uidOf('figure-group') || context.uid === uidOf('source');
      if (!isReviewed && !isNamed) return next();
      return this.strapi.db.transaction(async ({ trx, onCommit }: Transaction) => {
        const known = documentIdOf(context.params);
        // Once it is deleted, nothing says who named it.
        const naming = isNamed && known !== undefined ? await this.figuresNaming(context.uid, known) : [];
        const written = await next();
        const documentId = known ?? documentIdOf(written);
        const own = isReviewed && documentId !== undefined ? [{ uid: context.uid, documentId }] : [];
        await oweReviews(trx, [...own, ...naming]);
        onCommit(() => this.followUp.wake());
        return written;
      });
    });
  }

  /** Key figures of a group, or of a source. */
  private async figuresNaming(uid: string, documentId: string): Promise<DocumentKey[]> {
    const figure = uidOf('key-figure');
    const attribute = uid === uidOf('source') ? 'source' : 'groups';
    const rows: { documentId: string }[] = await this.strapi.db
      .query(figure)
      .findMany({ where: { [attribute]: { documentId } }, select: ['documentId'] });
    return [...new Set(rows.map((row) => row.documentId))].map((id) => ({ uid: figure, documentId: id }));
  }

  /** Examines some documents, in a transaction of their own; false when none is left. */
  private async examineSome(): Promise<boolean> {
    let taken: readonly DocumentKey[] = [];
    try {
      await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        taken = await takeOwedReviews(trx, BATCH);
        await this.examine(taken, trx);
      });
    } catch (error) {
      if (taken.length === 0) throw error;
      // One of them fails: each by itself, so that the others go on.
      for (const document of taken) await this.examineAlone(document);
    }
    return taken.length > 0;
  }

  private async examine(taken: readonly DocumentKey[], trx: Knex): Promise<void> {
    for (const type of REVIEWED_TYPES) {
      const documents = taken.filter(({ uid }) => uid === uidOf(type));
      if (documents.length === 0) continue;
      const found = await examined(
        this.strapi,
        type,
        documents.map(({ documentId }) => documentId),
        trx,
      );
      for (const document of documents) await keepExamined(trx, document, found.get(document.documentId));
    }
  }

  private async examineAlone(document: DocumentKey): Promise<void> {
    const { uid, documentId } = document;
    try {
      await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        await takeOwedReviewsOf(trx, document);
        await this.examine([document], trx);
      });
    } catch (error) {
      const time = await setAside(this.strapi.db.connection, OWED_REVIEWS, { uid, document_id: documentId });
      if (time === 'first')
        this.strapi.log.error(
          `The document ${documentId} of ${uid} cannot be examined for the review queue: ${String(error)}. ` +
            'It is set aside and tried again later, and at each start. The queue keeps what was last found in it.',
        );
    }
  }
}

/** After midnight: what begins, ends or runs out today. */
export const reviewJob = (strapi: Core.Strapi): Job => ({
  name: 'review',
  hours: '0 5 0 * * *',
  latest: 20 * HOUR,
  repeatable: true,
  run: () => reviewOf(strapi).newDay(),
});

interface Transaction {
  readonly trx: Knex;
  readonly onCommit: (listener: () => void) => void;
}

const reviews = new WeakMap<Core.Strapi, Review>();

export function reviewOf(strapi: Core.Strapi): Review {
  let review = reviews.get(strapi);
  if (!review) {
    review = new Review(strapi);
    reviews.set(strapi, review);
  }
  return review;
}

function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('documentId' in value)) return undefined;
  return typeof value.documentId === 'string' ? value.documentId : undefined;
}
