/** The other figures of an indicator, as an editor reads them beside one. Pure. */
import type { Language } from 'ess-shared-types';
import type { OtherFigure } from '../../../../shared/contracts/figures';
import { figureValueInWords, periodInWords } from '../../formats/html/parts/figure-value';
import { differencesOf } from '../../publication/measure';
import type { StoredKeyFigure } from '../../publication/stored-views';

export interface FoundFigure {
  readonly documentId: string;
  /** The latest that the person may read. */
  readonly figure: StoredKeyFigure;
  readonly isInReach: boolean;
  /** Public page, of a published one. */
  readonly pageUrl: string | null;
}

/** The same territory first, then what compares best, then the latest. */
export function otherFigures(edited: StoredKeyFigure, found: readonly FoundFigure[], lang: Language): OtherFigure[] {
  const place = ({ figure }: FoundFigure) => territoryName(figure) ?? '';
  const isElsewhere = (other: FoundFigure) => Number(place(other) !== (territoryName(edited) ?? ''));
  const distance = ({ figure }: FoundFigure) => differencesOf(edited, figure).length;
  const when = ({ figure }: FoundFigure) => figure.period.end ?? figure.period.start ?? '';
  return [...found]
    .sort(
      (one, other) =>
        isElsewhere(one) - isElsewhere(other) ||
        distance(one) - distance(other) ||
        when(other).localeCompare(when(one)) ||
        place(one).localeCompare(place(other), lang),
    )
    .map(({ documentId, figure, isInReach, pageUrl }) => ({
      documentId,
      title: figure.title,
      value: figureValueInWords(figure.value, lang),
      asPublished: figure.value.asPublished,
      territory: territoryName(figure),
      period: periodInWords(figure.period, lang),
      source: figure.source?.label ?? null,
      isPublished: pageUrl !== null,
      isInReach,
      pageUrl,
      differences: differencesOf(edited, figure),
      explanation: sharedExplanation(edited, figure),
    }));
}

const territoryName = ({ territory, territoryAsPrinted }: StoredKeyFigure): string | null =>
  territory?.name ?? territoryAsPrinted;

/** What is said of both, where an editor has already put them together. */
function sharedExplanation(edited: StoredKeyFigure, other: StoredKeyFigure): string | null {
  const slugs = new Set(edited.groups.map(({ slug }) => slug));
  return other.groups.find(({ slug }) => slugs.has(slug))?.explanation ?? null;
}
