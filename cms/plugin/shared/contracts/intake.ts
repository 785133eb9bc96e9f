/** Imports: what is asked of the person, what will be done and why, what was done. */

export type SourceKind = 'ical' | 'openagenda' | 'csv' | 'web' | 'corpus';

/** `form` of `POST /intake/previews` (multipart, as JSON, beside an optional `file`). */
export interface SourceForm {
  readonly kind: SourceKind;
  /** Address to read when there is no file. */
  readonly url?: string | undefined;
  /** Key of OpenAgenda: used for the request, never kept. */
  readonly key?: string | undefined;
  /** The same at each import of one source: its entries are recognised by it. */
  readonly sourceName: string;
  /** Key of a licence: `etalab-2.0` ... */
  readonly licence: string;
  readonly attribution?: string | undefined;
  /** Document id of the structure that answers for the entries. */
  readonly publisher?: string | undefined;
  /** The pictures of the source may be shown here: they are taken into the media library. */
  readonly images?: boolean | undefined;
  /** IANA names of the time zones that nothing in the source tells, by their name there. */
  readonly zones?: Readonly<Record<string, string>> | undefined;
  /** CSV: field of each column, `null` for one that is not read; suggested when absent. */
  readonly mapping?: readonly (string | null)[] | undefined;
  /** CSV: order of day and month, where the columns do not tell it. */
  readonly dateOrder?: 'day-first' | 'month-first' | undefined;
}

export type LineAction = 'create' | 'change' | 'unchanged' | 'skip' | 'conflict';

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly contacts: number;
}

export interface PreviewLine {
  readonly externalId: string;
  /** Line, row or rank in the source. */
  readonly position: number;
  readonly uid: string;
  readonly title: string;
  readonly when: string | null;
  readonly where: string | null;
  readonly action: LineAction;
  readonly reason: string;
  /** Fields that the source changed, or that were edited here, in words. */
  readonly fields: string | null;
  readonly documentId: string | null;
  readonly notes: readonly string[];
  /** Contacts that will be set aside. */
  readonly contacts: readonly string[];
  /** Every date of a series, and those that do not take place. */
  readonly dates: readonly string[];
  readonly cancelledDates: readonly string[];
  /** The entry that may be the same, as it is here. */
  readonly double: { readonly title: string; readonly when: string | null; readonly where: string | null } | null;
  readonly canBeForced: boolean;
  readonly isForced: boolean;
}

export interface SourceProblem {
  readonly position: number;
  readonly column: string | null;
  readonly message: string;
}

export interface CsvColumns {
  /** In what order days and months were read. */
  readonly dateOrder: 'day-first' | 'month-first';
  readonly headers: readonly string[];
  readonly mapping: readonly (string | null)[];
  readonly sample: readonly (readonly string[])[];
  /** What a column may hold. */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

/** `POST /intake/previews`, `PUT /intake/previews/:token` (entries to create though they look like others). */
export interface Preview {
  /** Kept for some minutes. */
  readonly token: string;
  readonly counts: ImportCounts;
  /** How long writing them will take, at the pace of the latest imports. */
  readonly secondsToWrite: number;
  readonly problems: readonly SourceProblem[];
  /** All of them: the list may stop before. */
  readonly problemCount: number;
  readonly notes: readonly string[];
  /** Time zones that nothing in the source tells: their entries wait until someone says which they are. */
  readonly unknownZones: readonly string[];
  readonly csv: CsvColumns | null;
}

/** `GET /intake/previews/:token/lines?action=&page=`: a hundred at a time. */
export interface PreviewLines {
  readonly lines: readonly PreviewLine[];
  readonly total: number;
  readonly pageSize: number;
}

/** `POST /intake/previews/:token/trial`: everything is written, then taken back at once. */
export interface TrialReport {
  readonly counts: ImportCounts;
  /** What could not be written, the first of each chunk; empty when the import would succeed. */
  readonly failures: readonly string[];
}

/** `POST /intake/previews/:token/run` */
export interface RunStarted {
  readonly importId: number;
}

export type ImportState = 'running' | 'done' | 'undoing' | 'failed' | 'removed' | 'partly-removed';

export interface ImportSummary {
  readonly id: number;
  readonly kind: SourceKind;
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly failure: string | null;
  readonly by: string | null;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Of an import that is running. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** `GET /intake/imports`, latest first. */
export interface ImportList {
  readonly imports: readonly ImportSummary[];
}

/** `GET /intake/imports/:id/contacts`: what was set aside from the entries of an import. */
export interface ContactList {
  readonly contacts: readonly {
    readonly documentId: string;
    readonly uid: string;
    readonly kind: 'email' | 'phone' | 'name';
    readonly value: string;
  }[];
}

/** `DELETE /intake/imports/:id` */
export interface RemovalReport {
  readonly deleted: number;
  readonly restored: number;
  readonly kept: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly title: string;
    readonly reason: string;
  }[];
}

/** `POST /intake/imports/:id/publications`: what lacks nothing is published, the rest is told. */
export interface PublicationReport {
  readonly published: number;
  readonly left: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly title: string;
    readonly reason: string;
  }[];
}

/** `GET /intake/organisations?q=` */
export interface PublisherList {
  readonly organisations: readonly { readonly documentId: string; readonly name: string }[];
}
