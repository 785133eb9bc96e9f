/**
 * Which figures of an answer stand together, and how. Figures that disagree stand side by side and are never
 * charted; figures make a series only when they measure the same thing at different times.
 */
import { isKeyFigure, type Figure, type FigureGroup, type KeyFigure } from './key-figures-source.js';

export interface Arranged {
  /** The figure that is shown large: the most recent of a series, else the first of the answer. */
  readonly lead: KeyFigure;
  /** What stands together, whether in the answer or beside it: a series has its oldest figure first. */
  readonly figures: readonly Figure[];
  /** The group of figures that disagree; without it, several figures are the same measure over time. */
  readonly conflict?: FigureGroup;
  /** What an editor has to say of a series. */
  readonly series?: FigureGroup | undefined;
}

const groupOf = ({ groups }: KeyFigure, as: 'conflict' | 'series'): FigureGroup | undefined =>
  groups.find(({ kind }) => kind.key === as);

/** What is measured, as far as a figure beside another one says it. */
const measureOf = ({ territory, territoryAsPrinted, value }: Figure): string =>
  [territory?.code ?? territoryAsPrinted, value.unit].join();

/** A number with a date: what the source says in words, cuts, or gives as a range or a change has no place on a scale. */
const isPoint = ({ value: { shape, number }, period }: Figure): boolean =>
  number !== null && number >= 0 && period.start !== null && /^(exact|comparator)$/.test(shape.key);

/**
 * What the figures of one series share. An editor's series may go from one source to the next; without one, only
 * figures of the same source do, and none that was replaced: it may be the same year, corrected.
 */
function seriesKey(figure: KeyFigure): string | undefined {
  const { indicator, source, zoning, about, status } = figure;
  const series = groupOf(figure, 'series')?.slug ?? (status.key === 'superseded' ? undefined : source?.slug);
  if (!series || !indicator || !isPoint(figure)) return undefined;
  return [series, indicator.slug, zoning?.slug, about?.name, measureOf(figure)].join();
}

/**
 * The figures of the answer, each once, in its order; a series takes the place of its first figure, those that
 * disagree come last: they need the whole width.
 */
export function arrange(nodes: readonly KeyFigure[], withSeries: boolean): readonly Arranged[] {
  const together = new Map<string, KeyFigure[]>();
  for (const node of nodes) {
    const key = groupOf(node, 'conflict')?.slug ?? (withSeries ? seriesKey(node) : undefined) ?? node.id;
    together.set(key, [...(together.get(key) ?? []), node]);
  }
  const arranged = [...together.values()].flatMap((figures): readonly Arranged[] => {
    const [lead] = figures;
    const conflict = lead && groupOf(lead, 'conflict');
    if (conflict) return [{ lead, figures: withOthers(figures, conflict), conflict }];
    const series = withSeries && lead && seriesOf(figures, lead);
    return series ? [series] : figures.map((figure) => ({ lead: figure, figures: [figure] }));
  });
  return arranged.sort((a, b) => Number(Boolean(a.conflict)) - Number(Boolean(b.conflict)));
}

/** The figures of the answer, then those of their group that the answer left out. */
function withOthers(figures: readonly Figure[], group: FigureGroup | undefined): readonly Figure[] {
  const others = group?.figures.filter(({ slug }) => figures.every((figure) => figure.slug !== slug)) ?? [];
  return [...figures, ...others];
}

const startOf = ({ period }: Figure): string => period.start ?? '';

/** A series when there are several periods, one after the other, each with one value. */
function seriesOf(figures: readonly KeyFigure[], first: KeyFigure): Arranged | undefined {
  const series = groupOf(first, 'series');
  const points = withOthers(figures, series)
    .filter((figure) => isPoint(figure) && measureOf(figure) === measureOf(first))
    .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  // A year and one of its months do not follow each other.
  let last = '';
  const follow = points.every((point) => {
    const isLater = !last || startOf(point).slice(0, last.length) > last;
    last = point.period.end ?? startOf(point);
    return isLater;
  });
  const lead = points.findLast(isKeyFigure);
  return lead && follow && points.length > 1 ? { lead, figures: points, series } : undefined;
}
