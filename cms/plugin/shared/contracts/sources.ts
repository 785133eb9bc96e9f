/** Sources that are followed: what is asked of the person, what the readings gave. */

export type FollowedKind = 'ical' | 'openagenda' | 'csv' | 'web';

/** What an editor chooses for a source. */
export interface SourceChoices {
  readonly kind: FollowedKind;
  readonly url: string;
  readonly sourceName: string;
  readonly licence: string;
  readonly attribution?: string | null | undefined;
  /** Document id of the structure that answers for the entries. */
  readonly publisher?: string | null | undefined;
  /** Its pictures may be shown here. */
  readonly images?: boolean | undefined;
  readonly every: 'hour' | 'day' | 'week';
  /** Published at once when nothing is missing, and changes with it; else drafts. */
  readonly publishes: boolean;
  /** What is done of what the source no longer gives, after two readings. */
  readonly whenGone: 'withdraw' | 'keep' | 'check';
  /** Territory of what names none: `COM-49127`. */
  readonly territory?: string | null | undefined;
  /** Topics of all its entries: `themes:alimentation`. */
  readonly topics: readonly string[];
  /** Only what holds one of these words. */
  readonly words?: string | null | undefined;
  /** Only what takes place there: codes of communes. */
  readonly communes: readonly string[];
  /** Only what the source counts among these. */
  readonly categories: readonly string[];
}

/** Why nothing was touched at the last reading. */
export interface SourceAlert {
  readonly reason: 'broken' | 'empty' | 'shrunk' | 'renamed';
}

/** `GET /review/sources`: sources whose last reading touched nothing, and why. */
export interface SourceAlerts {
  readonly sources: readonly { readonly id: number; readonly name: string; readonly message: string }[];
}

/** `GET /intake/topics`: topics that all entries of a source may have. */
export interface TopicOptions {
  readonly topics: readonly { readonly value: string; readonly label: string }[];
}

export interface SourceSummary {
  readonly id: number;
  readonly choices: SourceChoices;
  readonly isStopped: boolean;
  readonly alert: { readonly reason: SourceAlert['reason']; readonly message: string } | null;
  /** ISO 8601. */
  readonly readAt: string | null;
  readonly succeededAt: string | null;
  readonly nextAt: string;
  /** Of the last reading that changed anything. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** Entries of the last reading. */
  readonly seen: number;
  readonly by: string | null;
}

/** `GET /intake/sources` */
export interface SourceList {
  readonly sources: readonly SourceSummary[];
}

/** `GET /intake/sources/:id`: what it brought. */
export interface SourceDetail extends SourceSummary {
  /** What could not be read of its last answer, by line: the first ones. */
  readonly problems: readonly { readonly position: number; readonly message: string }[];
  readonly entries: readonly {
    readonly documentId: string;
    readonly title: string;
    readonly isPublished: boolean;
    readonly isGone: boolean;
  }[];
  readonly total: number;
}
