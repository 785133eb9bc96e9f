/** « Autres valeurs de cet indicateur », beside the form of a key figure. */

/** Why two figures may not be compared, in the order in which it is said. */
export type FigureDifference =
  'indicator' | 'source' | 'zoning' | 'period' | 'unit' | 'about' | 'definition' | 'no-source' | 'no-number';

/** Another figure of the same indicator. */
export interface OtherFigure {
  readonly documentId: string;
  readonly title: string;
  /** As the public reads it. */
  readonly value: string;
  /** Word for word, as the source prints it. */
  readonly asPublished: string;
  readonly territory: string | null;
  readonly period: string | null;
  readonly source: string | null;
  readonly isPublished: boolean;
  /** Whether the person may open it in the admin; if not, it is a published figure of another organisation. */
  readonly isInReach: boolean;
  /** Public page of a published one. */
  readonly pageUrl: string | null;
  /** Empty when they may be read side by side. */
  readonly differences: readonly FigureDifference[];
  /** What a figure group that holds both says of them. */
  readonly explanation: string | null;
}

/** `GET /figures/:documentId/others`: according to what is saved. */
export interface OtherFigures {
  /** `null` as long as the figure has no indicator. */
  readonly indicator: { readonly label: string; readonly definition: string | null } | null;
  /** The closest in territory and period first; at most 50. */
  readonly figures: readonly OtherFigure[];
  /** How many there are. */
  readonly total: number;
}
