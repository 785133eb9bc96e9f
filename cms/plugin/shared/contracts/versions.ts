/** How the admin says which version of an entry a form or a list was made from, and how the server refuses an older one. */

/** Of a request: the versions of the entries it changes, by document id, as JSON in URL encoding. */
export const VERSIONS_HEADER = 'x-ess-versions';
/** Of what the content manager answers, beside `data` or `results`. */
export const VERSIONS_KEY = 'ess_versions';
export const CONFLICT = 'VersionConflict';

export type Versions = Readonly<Record<string, string>>;

export interface ConflictingEntry {
  readonly documentId: string;
  readonly title: string;
  /** `undefined` where it was deleted. */
  readonly version?: string | undefined;
  readonly changedBy?: string | undefined;
  /** ISO 8601. */
  readonly changedAt?: string | undefined;
}
