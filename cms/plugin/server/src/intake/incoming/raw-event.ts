/** An event as a source gives it, before anything is matched or cleaned: what the readers have in common. */
import type { AttendanceMode, EventStatus, HalfDay, InvolvementRole } from 'ess-shared-types';
import type { Words } from '../../content-types/words';
import type { SetAsideContact } from '../reading/personal-contacts';

export interface RawPlace {
  readonly name?: string | undefined;
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  /** Code of the commune in the Code officiel géographique, without prefix: `49127`. */
  readonly inseeCode?: string | undefined;
  /** Name or number of the department. */
  readonly department?: string | undefined;
  /** The whole place in one text, when the source does not tell its parts apart. */
  readonly text?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly accessInformation?: string | undefined;
  readonly accessibility?: string | undefined;
  /** One of several places between which the source hesitates. */
  readonly isOption?: boolean | undefined;
}

/** A structure that takes part, as the source names it. */
export interface RawInvolvement {
  readonly role: InvolvementRole;
  readonly name: string;
}

export interface RawOccurrence {
  /** EDTF-style text, as in documents: `2025-09-11`, `2025-09-11T09:30`. */
  readonly start: string;
  readonly end?: string | undefined;
  readonly halfDay?: HalfDay | undefined;
  /** The source gives no year: it was deduced. */
  readonly yearInferred?: boolean | undefined;
  readonly timeZone: string;
}

export interface RawImage {
  readonly url: string;
  readonly credit?: string | undefined;
  readonly licence?: string | undefined;
  /** What it shows, for who does not see it; a caption is no such text. */
  readonly alternative?: string | undefined;
}

export interface RawEvent {
  /** Line, row or rank in the source, from 1. */
  readonly position: number;
  /** Identifier in the source; made from title and date where there is none. */
  readonly sourceId: string | undefined;
  /** The source gives its own identifiers on the network that this server is: `<documentId>@<instance id>`. */
  readonly otherIds?: readonly string[];
  readonly title: string;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly english?: { readonly title?: string | undefined; readonly summary?: string | undefined } | undefined;
  /** Page of the event at the source. */
  readonly page?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: EventStatus | undefined;
  readonly occurrences: readonly RawOccurrence[];
  /** Dates of a series that do not take place. */
  readonly cancelledDates?: readonly RawOccurrence[];
  readonly recurrenceText?: string | undefined;
  /** Calendar of an endless series, from which its later dates come: see `kept-series.ts`. */
  readonly series?: string | undefined;
  /** Not for all: `CLASS:PRIVATE`. */
  readonly isPrivate?: boolean;
  /** Why the source itself does not show it: a draft, withdrawn. */
  readonly leftOut?: { readonly reason: Words; readonly isWithdrawn: boolean } | undefined;
  /** A time zone that nothing tells: an editor says which one it is. */
  readonly unknownZone?: string | undefined;
  /** Something was understood in part only. */
  readonly isToCheck?: boolean;
  readonly images?: readonly RawImage[] | undefined;
  readonly attendance?: AttendanceMode | undefined;
  readonly place?: RawPlace | undefined;
  readonly otherPlaces?: readonly RawPlace[] | undefined;
  readonly onlineUrl?: string | undefined;
  readonly registrationUrl?: string | undefined;
  readonly registrationDeadline?: string | undefined;
  readonly fee?: string | undefined;
  readonly capacity?: number | undefined;
  readonly audience?: string | undefined;
  /** Name of the structure that organises. */
  readonly organiser?: string | undefined;
  /** Structures of any role, where the source tells them apart. */
  readonly involvements?: readonly RawInvolvement[] | undefined;
  /** The name may be that of a person: it is shown only when a structure is known under it. */
  readonly organiserMayBePerson?: boolean;
  readonly categories: readonly string[];
  readonly contacts: readonly SetAsideContact[];
  readonly notes: readonly Words[];
}

/** Something wrong in the source, where it stands. */
export interface ReadProblem {
  readonly position: number;
  /** Name of the column or of the property. */
  readonly column?: string | undefined;
  readonly message: Words;
}

export interface ReadSource {
  readonly events: readonly RawEvent[];
  readonly problems: readonly ReadProblem[];
  /** All of them: the list stops at `MAX_PROBLEMS`. */
  readonly problemCount: number;
  /** What holds for the whole source. */
  readonly notes: readonly Words[];
}

/** Most entries of one import. */
export const MAX_ENTRIES = 10_000;
/** Most problems that are listed; the others are counted. */
export const MAX_PROBLEMS = 1_000;

/** Collects problems without ever growing beyond what someone may read. */
export class Problems {
  readonly #listed: ReadProblem[] = [];
  #count = 0;

  add(position: number, message: Words, column?: string): void {
    this.#count += 1;
    if (this.#listed.length < MAX_PROBLEMS) this.#listed.push({ position, column, message });
  }

  get listed(): readonly ReadProblem[] {
    return this.#listed;
  }

  get count(): number {
    return this.#count;
  }
}
