/**
 * What accompanies an entry in its edit view: preview, where it appears, what it lacks, next edition, what its series
 * knows, schedules.
 */

/** `POST /previews`: the last saved draft as its page would show it. */
export interface PreviewRequest {
  /** `plugin::ess.event` ... */
  readonly uid: string;
  readonly documentId: string;
  readonly lang: 'fr' | 'en';
}

export interface Preview {
  /** Path on the server, open without account to whoever has it: `/admin/ess/previews/<token>`. */
  readonly path: string;
  /** ISO 8601 instant after which it answers 410. */
  readonly expiresAt: string;
}

/** Something that readers, or the publication, would want. */
export interface MissingPart {
  /** Path of the field in the form. */
  readonly field: string;
  readonly message: string;
  readonly stopsPublication: boolean;
}

/** `GET /entries/:uid/:documentId` */
export interface EntryState {
  /** `null` for what the public does not read. */
  readonly published: {
    readonly revision: number;
    /** ISO 8601 instants. */
    readonly firstPublishedAt: string;
    readonly changedAt: string;
    readonly pageUrl: string;
    /** Addresses of its other forms, by the ending of the address: `ics`, `json` ... */
    readonly formats: readonly { readonly name: string; readonly url: string }[];
    /** The saved selections that show it now. */
    readonly selections: readonly { readonly documentId: string; readonly title: string }[];
  } | null;
  readonly missing: readonly MissingPart[];
}

export type FollowUpKey = 'replay' | 'slides' | 'write-up' | 'speakers';

/** `GET /entries/:uid/:documentId/follow-up`: what an event leaves behind; nothing while it is not over. */
export interface FollowUp {
  readonly parts: readonly { readonly key: FollowUpKey; readonly field: string; readonly isPresent: boolean }[];
}

/** `POST /events/:documentId/next-edition` */
export interface NextEdition {
  readonly documentId: string;
}

/** What an event says nothing of and its series knows: named as attributes of the event. */
export type SeriesDefaultField =
  'publisher' | 'involvements' | 'terms' | 'attendance' | 'places' | 'online_accesses' | 'registration';

/** `GET /events/:documentId/series-defaults`; `POST` fills them into the draft and answers what it filled. */
export interface SeriesDefaults {
  /** `null` for an event of no series. */
  readonly series: { readonly documentId: string; readonly title: string } | null;
  readonly defaults: readonly {
    readonly field: SeriesDefaultField;
    /** What would be filled, in the language of the person. */
    readonly words: readonly string[];
  }[];
  /** Whether the person may change the event. */
  readonly mayFill: boolean;
}

export type ScheduledAction = 'publish' | 'unpublish';

export interface Schedule {
  readonly action: ScheduledAction;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Why it failed when its hour came; `null` before. */
  readonly failure: string | null;
}

/** `GET /entries/:uid/:documentId/schedules`; those of an entry, the soonest first. */
export interface Schedules {
  readonly schedules: readonly Schedule[];
  /** Whether the person may set and cancel them. */
  readonly mayPublish: boolean;
}

/** `PUT /entries/:uid/:documentId/schedules`: in place of the one of the same action. */
export interface ScheduleRequest {
  readonly action: ScheduledAction;
  /** Hour of Paris, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
}
