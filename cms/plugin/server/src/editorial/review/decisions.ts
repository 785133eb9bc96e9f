/** What people decided of the points of the queue. A decision holds for the content that was judged, and no other. */
import type { Knex } from 'knex';
import type { ReviewPoint, ReviewState } from '../../../../shared/contracts/review';

export const REVIEW_DECISIONS = 'ess_review_decisions';

export interface Decision {
  readonly uid: string;
  readonly documentId: string;
  readonly reason: string;
  readonly field: string;
  readonly contentHash: string;
  readonly state: 'done' | 'postponed';
  /** `YYYY-MM-DD`, of what is postponed. */
  readonly notBefore: string | null;
}

interface DecisionRow {
  readonly uid: string;
  readonly document_id: string;
  readonly reason: string;
  readonly field: string;
  readonly content_hash: string;
  readonly state: 'done' | 'postponed';
  readonly not_before: string | null;
}

export async function createReviewDecisions(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(REVIEW_DECISIONS)) return;
  await knex.schema.createTable(REVIEW_DECISIONS, (table) => {
    table.increments('id');
    table.string('uid', 64).notNullable();
    table.string('document_id', 64).notNullable();
    table.string('reason', 32).notNullable();
    table.string('field', 255).notNullable();
    table.string('content_hash', 64).notNullable();
    table.string('state', 16).notNullable();
    table.string('not_before', 10);
    table.integer('by_user').notNullable();
    table.bigInteger('at').notNullable();
    table.unique(['document_id', 'uid', 'reason', 'field'], { indexName: 'ess_review_decisions_uq' });
  });
}

/** What was decided of the points of one document. */
export async function decisionsOf(knex: Knex, uid: string, documentId: string): Promise<Decision[]> {
  const rows: DecisionRow[] = await knex(REVIEW_DECISIONS)
    .where({ uid, document_id: documentId })
    .select('uid', 'document_id', 'reason', 'field', 'content_hash', 'state', 'not_before');
  return rows.map(({ document_id: documentId, content_hash: contentHash, not_before: notBefore, ...row }) => ({
    ...row,
    documentId,
    contentHash,
    notBefore,
  }));
}

/** In place of what was decided before; `open` leaves nothing decided. */
export async function decide(
  trx: Knex,
  { uid, documentId, reason, field, contentHash }: ReviewPoint,
  decision: {
    readonly state: ReviewState;
    readonly notBefore: string | null;
    readonly by: number;
    readonly at: number;
  },
): Promise<void> {
  await trx(REVIEW_DECISIONS).where({ uid, document_id: documentId, reason, field }).delete();
  const { state, notBefore, by, at } = decision;
  if (state === 'open') return;
  await trx(REVIEW_DECISIONS).insert({
    uid,
    document_id: documentId,
    reason,
    field,
    content_hash: contentHash,
    state,
    not_before: state === 'postponed' ? notBefore : null,
    by_user: by,
    at,
  });
}

interface StateOfPoint {
  readonly state: ReviewState;
  readonly notBefore: string | null;
}

const OPEN: StateOfPoint = { state: 'open', notBefore: null };

/** Tells of a point what was decided of it, on the day `today` (`YYYY-MM-DD`). Pure. */
export function decided(decisions: readonly Decision[], today: string): (point: ReviewPoint) => StateOfPoint {
  const key = ({ uid, documentId, reason, field }: Omit<Decision, 'state' | 'notBefore' | 'contentHash'>) =>
    JSON.stringify([uid, documentId, reason, field]);
  const byPoint = new Map(decisions.map((decision) => [key(decision), decision]));
  return (point) => {
    const decision = byPoint.get(key(point));
    if (decision?.contentHash !== point.contentHash) return OPEN;
    const { state, notBefore } = decision;
    return state === 'postponed' && (notBefore ?? '') <= today ? OPEN : { state, notBefore };
  };
}
