/** The audit journal: who did what, when, on what. */

export const JOURNAL_ACTIONS = [
  'published',
  'withdrawn',
  'deleted',
  'selection-changed',
  'imported',
  'import-undone',
  'erased',
  'reduced',
  'login',
  'login-failed',
  'password-reset',
  'account-created',
  'account-changed',
  'account-deleted',
  'affiliation-changed',
  'role-created',
  'role-changed',
  'role-deleted',
  'token-created',
  'token-changed',
  'token-deleted',
  'settings-changed',
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];

export interface JournalLine {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly action: JournalAction;
  /** Name of the account as it is now; `null` for nobody, or for an account that is gone. */
  readonly by: string | null;
  /** Number of the account; `null` for nobody. */
  readonly userId: number | null;
  /** What it was done to: `plugin::ess.event`, `admin::user` …; `null` where there is no such thing. */
  readonly uid: string | null;
  /** Its document id, or its number. */
  readonly reference: string | null;
  /** What it is called now; `null` once it is gone. */
  readonly title: string | null;
  /** Client address of a login, shortened. */
  readonly address: string | null;
}

/** `GET /journal?before=`: fifty lines at most, the latest first. */
export interface JournalPage {
  readonly lines: readonly JournalLine[];
  /** To ask for the lines before these; `null` at the end. */
  readonly before: number | null;
  /** After how many months a line is forgotten. */
  readonly months: number;
}
