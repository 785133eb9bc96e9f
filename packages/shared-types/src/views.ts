/**
 * What the public may read: the finished view of a published entry, in one language. The plugin stores
 * views, GraphQL and the formats answer them, the widgets show them. Nothing private has a field here.
 *
 * `null` means that the source does not say; it is never filled with a guess.
 */
import type { Collection } from './collections.js';
import type { Language } from './language.js';
import type { RichText } from './rich-text.js';
import type {
  AttendanceMode,
  Comparator,
  DispositifNature,
  DispositifRecurrence,
  DispositifStatus,
  EventDocumentRole,
  EventKind,
  EventStatus,
  FigureGroupKind,
  FigureScope,
  FigureStatus,
  HalfDay,
  InitiativeStage,
  InvolvementRole,
  Licence,
  LinkStatus,
  ParticipationRole,
  PlaceState,
  ResourceKind,
  SessionKind,
  TemporalState,
  TerritoryLevel,
  ValueShape,
} from './vocabularies.js';
import type { DateBlock } from './moment-words.js';
import type { Precision } from './moments.js';

/**
 * Instant, ISO 8601, in UTC.
 * @format date-time
 */
export type Instant = string;

/**
 * Local date as precise as the source: `2025`, `2025-09`, `2025-09-11`, `2025-09-11T09:30` (EDTF, ISO 8601-2).
 * @pattern ^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$
 */
export type LocalMoment = string;

/**
 * Local time, `HH:MM`.
 * @pattern ^\d{2}:\d{2}$
 */
export type LocalTime = string;

/**
 * Absolute address: http, https, mailto or tel.
 * @pattern ^[A-Za-z]+:
 */
export type Url = string;

/**
 * `<documentId>@<instance id>`: stable, never reused, independent of the address of the server.
 * @pattern ^[^@]+@[^@]+$
 */
export type EntryId = string;

/** @asType integer */
export type Integer = number;

/** A value of a closed vocabulary with its label in the language of the answer. */
export interface Labelled<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

export interface TerritoryReference {
  /** `COM-49127`, `DEP-49`, ...; the slug for an area outside the Code officiel géographique. */
  readonly code: string;
  readonly name: string;
  readonly level: TerritoryLevel;
  /** Name of the department, where there is one. */
  readonly department: string | null;
}

export interface TermReference {
  readonly vocabulary: string;
  readonly slug: string;
  readonly label: string;
}

export interface OrganisationReference {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly website: Url | null;
}

export interface OccurrenceView {
  readonly start: LocalMoment;
  readonly end: LocalMoment | null;
  readonly precision: Precision;
  readonly halfDay: Labelled<HalfDay> | null;
  /** The source gives no year; it was deduced from its context. */
  readonly yearInferred: boolean;
  /** IANA name. */
  readonly timeZone: string;
  /** Earliest at which it may start. */
  readonly startsAt: Instant;
  /** From then on it is certainly over. */
  readonly endsAt: Instant;
  /** From then on it is certainly under way; `null` when the source is not precise enough to say. */
  readonly ongoingFrom: Instant | null;
  /** In words, in the language of the answer. */
  readonly text: string;
  /** What is said while it is under way, `jusqu’au lundi 30 novembre 2026`. */
  readonly untilText: string;
  /** The whole as a calendar leaf says it; the year always. */
  readonly dateBlock: DateBlock;
}

export interface PlaceView {
  readonly state: PlaceState;
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly territory: TerritoryReference | null;
  /** The place as the source prints it, when it differs from the official name. */
  readonly labelAsPrinted: string | null;
  readonly accessInformation: string | null;
  readonly accessibility: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface OnlineAccessView {
  readonly url: Url | null;
  readonly label: string | null;
}

export interface RegistrationView {
  readonly url: Url | null;
  readonly deadline: LocalMoment | null;
  /** After it registration is closed. */
  readonly closesAt: Instant | null;
  readonly fee: string | null;
  readonly capacity: Integer | null;
  readonly audience: string | null;
}

export interface InvolvementView {
  readonly role: Labelled<InvolvementRole>;
  readonly organisation: OrganisationReference | null;
  readonly labelAsPrinted: string | null;
}

export interface ParticipationView {
  readonly role: Labelled<ParticipationRole>;
  /** Absent when the person is not public, or asked to be erased. */
  readonly person: string | null;
  readonly functionAtDate: string | null;
  readonly organisation: OrganisationReference | null;
  /** A team or service that speaks as such: « Le pôle politique de cohésion européenne ». */
  readonly unitLabel: string | null;
  /** Named in the programme. */
  readonly announced: boolean | null;
  /** Named in the account of what took place. */
  readonly actual: boolean | null;
}

export interface DocumentView {
  readonly role: Labelled<EventDocumentRole>;
  readonly slug: string;
  readonly title: string;
  readonly kind: Labelled<ResourceKind>;
  /** `null` when the link is lost, dead or private: `linkStatus` says which. */
  readonly url: Url | null;
  readonly linkStatus: Labelled<LinkStatus>;
}

export interface SessionView {
  readonly title: string;
  readonly kind: Labelled<SessionKind>;
  readonly numberAsPrinted: string | null;
  /** In the time zone of the event. */
  readonly start: LocalTime | null;
  readonly end: LocalTime | null;
  readonly endInferred: boolean;
  readonly summary: string | null;
  readonly participations: readonly ParticipationView[];
  readonly documents: readonly DocumentView[];
  readonly sessions: readonly SessionView[];
}

export interface ImageView {
  readonly url: string;
  readonly width: Integer | null;
  readonly height: Integer | null;
  /** Empty for a decorative image. */
  readonly alternativeText: string;
  readonly credit: string | null;
  readonly licence: string | null;
}

export interface ProvenanceView {
  /** Title of the source document, or « Saisi par ... ». */
  readonly label: string;
  readonly locator: string | null;
  readonly url: Url | null;
  readonly retrievedOn: string | null;
}

export interface SeriesReference {
  readonly slug: string;
  readonly title: string;
}

export interface RecurringView {
  /** The rhythm, in the words of the source. */
  readonly text: string;
}

/** Fields that every published entry has. */
export interface EntryView {
  readonly id: EntryId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly body: RichText;
  /** Language of title, summary and body: French when there is no translation in the language asked for. */
  readonly lang: Language;
  readonly territories: readonly TerritoryReference[];
  readonly topics: readonly TermReference[];
  readonly audiences: readonly TermReference[];
  readonly publisher: OrganisationReference | null;
  readonly licence: Labelled<Licence>;
  readonly rightsHolder: string | null;
  readonly image: ImageView | null;
  readonly provenance: readonly ProvenanceView[];
  /**
   * Address of the page of this entry on the CMS.
   * @format uri
   */
  readonly pageUrl: string;
  readonly firstPublishedAt: Instant;
  readonly changedAt: Instant;
  /**
   * Grows at each change of what is published.
   * @minimum 0
   */
  readonly revision: Integer;
}

export interface EventView extends EntryView {
  readonly kind: Labelled<EventKind>;
  readonly status: Labelled<EventStatus>;
  readonly attendance: Labelled<AttendanceMode>;
  readonly theme: string | null;
  readonly editionNumber: string | null;
  readonly series: SeriesReference | null;
  readonly temporalState: TemporalState;
  /** Next occurrence that is not over, else the last one; `null` when no date is known. */
  readonly mainOccurrence: OccurrenceView | null;
  readonly occurrences: readonly OccurrenceView[];
  readonly recurring: RecurringView | null;
  readonly places: readonly PlaceView[];
  readonly onlineAccesses: readonly OnlineAccessView[];
  readonly registration: RegistrationView | null;
  readonly involvements: readonly InvolvementView[];
  readonly participations: readonly ParticipationView[];
  readonly sessions: readonly SessionView[];
  readonly documents: readonly DocumentView[];
  /** As published: « Une vingtaine d’élus et d’agents ». */
  readonly participantsCount: string | null;
}

export interface OrganisationView extends OrganisationReference {
  readonly id: EntryId;
  readonly lang: Language;
  readonly aliases: readonly string[];
  readonly territory: TerritoryReference | null;
  readonly areaOfAction: readonly TerritoryReference[];
}

export interface TerritoryView extends TerritoryReference {
  /** Codes of the territories that directly contain this one. */
  readonly parents: readonly string[];
  readonly postalCodes: readonly string[];
  readonly population: Integer | null;
  /** Where a retired, delegated or associated commune now belongs. */
  readonly successor: string | null;
  /** Year of the Code officiel géographique it was read from. */
  readonly vintage: string | null;
}

/** A resource that others refer to. */
export interface ResourceView extends EntryView {
  readonly kind: Labelled<ResourceKind>;
  readonly involvements: readonly InvolvementView[];
  /** As the source gives it, in EDTF style where it could be read. */
  readonly publicationDate: string | null;
  /** `null` when the link is lost, dead or private: `linkStatus` says which. */
  readonly url: Url | null;
  readonly linkStatus: Labelled<LinkStatus>;
  readonly access: string | null;
  readonly formats: readonly ResourceFormatView[];
  readonly isPartOf: EntryReference | null;
}

export interface ResourceFormatView {
  readonly url: Url | null;
  readonly mime: string | null;
  readonly bytes: Integer | null;
  readonly pages: Integer | null;
  readonly duration: string | null;
  readonly language: string | null;
  readonly accessible: boolean | null;
}

/** Another published entry, by its slug. */
export interface EntryReference {
  readonly slug: string;
  readonly title: string;
}

export interface FigureValueView {
  readonly shape: Labelled<ValueShape>;
  /** Word for word, as the source prints it. */
  readonly asPublished: string;
  /** The number, or the lower bound of a range. */
  readonly number: number | null;
  readonly maximum: number | null;
  readonly comparator: Labelled<Comparator> | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly basePeriod: string | null;
  readonly unit: string | null;
  /** The number as it is written, in the language of the answer; `null` when the source gives none to trust. */
  readonly inWords: FigureInWords | null;
}

/** `plus de`, `17,7`, `%`: the parts of a value, which are not equally large. */
export interface FigureInWords {
  readonly comparator: string | null;
  readonly number: string;
  /** As the source gives it, in the language of the source; `M€` and `Md€` where the number is so large. */
  readonly unit: string | null;
}

export interface IndicatorReference {
  readonly slug: string;
  readonly label: string;
  readonly definition: string | null;
  readonly unit: string | null;
}

export interface SourceReference {
  readonly slug: string;
  readonly label: string;
  readonly producers: readonly string[];
  readonly dataVintage: string | null;
  readonly publicationDate: string | null;
  readonly methodUrl: Url | null;
  readonly territorialDefinition: string | null;
}

export interface PeriodView {
  readonly start: string | null;
  readonly end: string | null;
  readonly asPrinted: string | null;
}

/** A figure as it stands beside another one. */
export interface FigureReference extends EntryReference {
  readonly value: FigureValueView;
  readonly territory: TerritoryReference | null;
  readonly territoryAsPrinted: string | null;
  readonly period: PeriodView;
  readonly source: SourceReference | null;
  /** The documents that give it: whence it is known where they name no source. */
  readonly provenance: readonly ProvenanceView[];
}

/** Figures that disagree, only look alike, or follow each other in time, with the reason. */
export interface FigureGroupView {
  readonly slug: string;
  readonly kind: Labelled<FigureGroupKind>;
  readonly title: string;
  readonly explanation: string;
  /** The other published figures of the group. */
  readonly figures: readonly FigureReference[];
}

export interface KeyFigureView extends EntryView, FigureReference {
  readonly indicator: IndicatorReference | null;
  readonly scope: Labelled<FigureScope>;
  readonly zoning: TermReference | null;
  readonly about: OrganisationReference | null;
  readonly status: Labelled<FigureStatus>;
  readonly note: string | null;
  readonly groups: readonly FigureGroupView[];
  /** Same indicator, source, zoning and period in the nearest enclosing territory, where there is one. */
  readonly comparison: FigureReference | null;
}

export interface LinkView {
  readonly url: Url | null;
  readonly status: Labelled<LinkStatus>;
}

export interface InitiativeView extends EntryView {
  readonly whatItDoes: string | null;
  readonly stage: Labelled<InitiativeStage>;
  readonly places: readonly PlaceView[];
  readonly territoryAsPrinted: string | null;
  readonly involvements: readonly InvolvementView[];
  readonly legalForm: string | null;
  readonly startedOn: string | null;
  readonly size: string | null;
  readonly website: LinkView | null;
  readonly documents: readonly DocumentView[];
  readonly dispositif: EntryReference | null;
  readonly replicationOf: EntryReference | null;
}

export interface ZoningReference extends TermReference {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly replacedBy: string | null;
}

export interface EligibilityView {
  readonly text: string | null;
  readonly audiences: readonly TermReference[];
  readonly zonings: readonly ZoningReference[];
  readonly minimumHeadcount: Integer | null;
  readonly maximumHeadcount: Integer | null;
  readonly maximumHeadcountIncluded: boolean;
  /** Inhabitants of a municipality. */
  readonly maximumPopulation: Integer | null;
  readonly maximumPopulationIncluded: boolean;
  /** Inhabitants of an intercommunality (EPCI), where it has a bound of its own. */
  readonly maximumIntercommunalPopulation: Integer | null;
  readonly maximumIntercommunalPopulationIncluded: boolean;
}

export interface DispositifView extends EntryView {
  readonly aliases: readonly string[];
  readonly nature: Labelled<DispositifNature>;
  readonly status: Labelled<DispositifStatus>;
  readonly recurrence: Labelled<DispositifRecurrence> | null;
  readonly involvements: readonly InvolvementView[];
  /** Slugs of those involved that are known to be public bodies; of the others nothing is said. */
  readonly publicBodies: readonly string[];
  readonly scaleAsPrinted: string | null;
  readonly eligibility: EligibilityView | null;
  readonly amount: string | null;
  readonly duration: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly application: LinkView | null;
  readonly parentProgramme: EntryReference | null;
  readonly howItHelps: string | null;
}

export interface VocabularyTermView {
  readonly slug: string;
  readonly label: string;
  readonly shortLabel: string | null;
  readonly definition: string | null;
  /** Slug of the parent term in the same vocabulary. */
  readonly parent: string | null;
  /** `vocabulary:slug`: editorial correspondences. */
  readonly mappedTo: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** `vocabulary:slug` of what stands in its place. */
  readonly replacedBy: string | null;
}

export interface VocabularyView {
  readonly id: EntryId;
  readonly slug: string;
  readonly label: string;
  readonly lang: Language;
  readonly description: string | null;
  readonly owner: OrganisationReference | null;
  readonly editorial: boolean;
  readonly terms: readonly VocabularyTermView[];
}

/** A saved selection: how it presents itself. What it selects is answered by the lists, with `selection`. */
export interface SavedSelectionView {
  readonly id: EntryId;
  readonly slug: string;
  readonly title: string;
  readonly collection: Labelled<Collection>;
  /** Selection parameters, as in a URL; empty for a list picked by hand. */
  readonly filters: string;
  readonly isHandPicked: boolean;
  readonly publisher: OrganisationReference | null;
  readonly logo: string | null;
  readonly accentColour: string | null;
  readonly contactUrl: Url | null;
  readonly legalNotice: string | null;
  readonly retired: boolean;
  /** Slug of the selection that stands in its place. */
  readonly successor: string | null;
}
