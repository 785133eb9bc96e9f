/** What the homepage of the admin shows of the calendar and of publications. */

interface EntryLine {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
}

/** A published rendez-vous that is not over. */
export interface UpcomingEvent extends EntryLine {
  /** In words, in the language of the interface. */
  readonly when: string;
}

/** An entry that was never published. */
export interface DraftEntry extends EntryLine {
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface Publication extends EntryLine {
  /** ISO 8601: when it was first published. */
  readonly publishedAt: string;
}

/** `GET /overview/agenda`: what is in reach of the person, the soonest and the latest first. */
export interface AgendaOverview {
  readonly upcoming: readonly UpcomingEvent[];
  readonly drafts: readonly DraftEntry[];
  readonly draftCount: number;
}

/** `GET /overview/publications` */
export interface PublicationsOverview {
  readonly publications: readonly Publication[];
  /** Published entries that still show the former state of something that has changed. */
  readonly waiting: number;
}
