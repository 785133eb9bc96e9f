/** The review queue « À vérifier »: what needs a human, and what was decided of it. */

/** Why a person should look at an entry. */
export type ReasonKey =
  | 'link-dead'
  | 'contact-expired'
  | 'alternative-text-missing'
  | 'year-inferred'
  | 'value-truncated'
  | 'sources-differ'
  | 'follow-up-missing'
  | 'link-lost'
  | 'link-private'
  | 'figure-old'
  | 'source-missing'
  | 'missing-information'
  | 'spelling-as-printed'
  | 'to-verify';

/** `open`: to be done; `done`: judged as it stands; `postponed`: hidden until a day. */
export type ReviewState = 'open' | 'done' | 'postponed';

/** Names one point of the queue. `contentHash` is that of what was shown: a decision holds for nothing else. */
export interface ReviewPoint {
  /** `plugin::ess.event` ... */
  readonly uid: string;
  readonly documentId: string;
  readonly reason: ReasonKey;
  /** Path of the field in the form, `occurrences.0.year_inferred`; empty for the whole entry. */
  readonly field: string;
  readonly contentHash: string;
}

export interface ReviewItem extends ReviewPoint {
  readonly title: string;
  readonly isPublished: boolean;
  /** Of a rendez-vous that comes within a month. */
  readonly isSoon: boolean;
  readonly publisher: { readonly documentId: string; readonly name: string } | null;
  /** The field in words, « Dates › Année supposée ». */
  readonly fieldName: string;
  /** What is to be known about it, a sentence each. */
  readonly details: readonly string[];
  readonly state: ReviewState;
  /** `YYYY-MM-DD`, of what is postponed. */
  readonly notBefore: string | null;
}

/** What matters most comes first. `GET /review?state=&reason=&type=&publisher=&q=&soon=&mine=&page=`; fifty a page. */
export interface ReviewQueue {
  readonly items: readonly ReviewItem[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  /** Entries that have changed and are still to be examined: the list may lack points of them. */
  readonly waiting: number;
  /** The organisation for which the person works: `mine` asks for its entries. */
  readonly own?: { readonly documentId: string; readonly name: string } | null;
  /** How many of each, with every filter but their own. */
  readonly reasons: readonly { readonly reason: ReasonKey; readonly count: number }[];
  readonly types: readonly { readonly uid: string; readonly count: number }[];
  readonly publishers: readonly { readonly documentId: string; readonly name: string; readonly count: number }[];
}

/** `POST /review/decisions`; `open` takes a decision back. */
export interface ReviewDecision extends ReviewPoint {
  readonly state: ReviewState;
  /** `YYYY-MM-DD`: asked for `postponed`, and only for it. */
  readonly notBefore?: string | undefined;
}

/** `POST /review/decisions/many`: the same decision for the points of a page. */
export interface BulkDecision {
  readonly points: readonly ReviewPoint[];
  readonly state: ReviewState;
  /** `YYYY-MM-DD`: asked for `postponed`, and only for it. */
  readonly notBefore?: string | undefined;
}

/** Points that have changed in the meantime are left as they are. */
export interface BulkDecisionReport {
  readonly decided: number;
  readonly changed: number;
}

/** `GET /review/summary`: the open points of the queue. */
export interface ReviewSummary {
  readonly total: number;
  /** Those of rendez-vous that come within a month. */
  readonly soon: number;
  /** Entries still to be examined. */
  readonly waiting: number;
  readonly reasons: ReviewQueue['reasons'];
}

/** `GET /review/entry?uid=&documentId=`: the open points of one entry; none where it is out of reach. */
export interface EntryReview {
  readonly items: readonly ReviewItem[];
}
