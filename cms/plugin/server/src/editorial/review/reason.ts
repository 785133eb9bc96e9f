/** What a reason of the review queue is. */
import type { ReasonKey } from '../../../../shared/contracts/review';
import type { Words } from '../../content-types/labels';
import type { LinkState } from '../links/link-state';
import type { ReviewedDocument, ReviewedType } from './reviewed-document';

/** What a reason may know beside the document. */
export interface ReviewContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The day of `now` in France, `YYYY-MM-DD`. */
  readonly today: string;
  readonly isPublished: boolean;
  /** A figure whose period ended more than so many years ago is old. */
  readonly figureYears: number;
  /** What was published so many months ago and still has no replay is no longer asked for one. */
  readonly followUpMonths: number;
  /** What the link checker knows of an address. */
  readonly linkState: (url: string) => LinkState | undefined;
}

export interface ReasonFinding {
  readonly field: string;
  readonly details: readonly Words[];
  /** JSON: as long as it stays the same, what was decided holds. */
  readonly judged: unknown;
}

export interface Reason {
  readonly key: ReasonKey;
  readonly types: readonly ReviewedType[];
  /** Flags on the same field that say the same: they are not counted twice. */
  readonly alsoSaidAs?: readonly ReasonKey[];
  readonly find: (document: ReviewedDocument, context: ReviewContext) => ReasonFinding[];
}
