/** People, where they appear, and their withdrawal. */

export interface PersonSummary {
  readonly documentId: string;
  readonly name: string;
  /** Stored value of the visibility: `visible_to_public` ... */
  readonly visibility: string | null;
  readonly erasureRequested: boolean;
}

/** `GET /people?q=`: twenty people at most, the best first; without words, those who asked to be erased. */
export interface PersonList {
  readonly people: readonly (PersonSummary & {
    /** As what and for whom they appear, the latest first: « Présidente, Fédération des épiceries ». */
    readonly functions: readonly string[];
  })[];
  /** How many there are. */
  readonly total: number;
}

export type Version = 'draft' | 'published';

/** A document and what leads to it in the content manager. */
export interface DocumentReference {
  /** `plugin::ess.event`, `plugin::upload.file` ... */
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  /** Both for what has no draft. */
  readonly versions: readonly Version[];
}

/** A document that names the person through a relation. */
export interface Appearance extends DocumentReference {
  /** Functions under which the person stands there. */
  readonly functions: readonly string[];
}

/** A text that seems to hold the person's name. */
export interface Mention extends DocumentReference {
  /** Path of the field: `sessions.summary`. */
  readonly field: string;
  /** Some words around the name. */
  readonly excerpt: string;
  /** The whole name stands there; otherwise only the last word of it, which others may share. */
  readonly isWholeName: boolean;
}

/** `GET /people/:documentId` */
export interface PersonReport {
  readonly person: PersonSummary & { readonly aliases: readonly string[] };
  readonly appearances: readonly Appearance[];
  readonly mentions: readonly Mention[];
  /** More were found than are given. */
  readonly hasMoreMentions: boolean;
}

/** `GET /people/mentions?name=`: for a name that no document of a person bears any more. */
export interface MentionList {
  readonly mentions: readonly Mention[];
  readonly hasMoreMentions: boolean;
}

/** `POST /people/:documentId/reduce` and `POST /people/:documentId/erase` */
export interface Withdrawal extends MentionList {
  readonly participations: number;
  readonly documents: number;
}

/** One line of `GET /people/erasures`, latest first: what was done, without any name. */
export interface ErasureRecord {
  readonly reference: string;
  /** ISO 8601. */
  readonly at: string;
  /** Id of the admin account; `null` for what was done by age. */
  readonly by: number | null;
  readonly action: 'erased' | 'reduced' | 'reduced-by-age';
  readonly participations: number;
  readonly documents: number;
}

export interface ErasureList {
  readonly erasures: readonly ErasureRecord[];
}
