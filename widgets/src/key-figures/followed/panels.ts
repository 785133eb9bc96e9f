/** What unfolds in key figures. */
import type { DetailsContext } from '../../followed/entry-details.js';
import type { SelectionValues } from '../../foundation/selection-attributes.js';
import type { Arranged } from '../arrange.js';
import type { Unfolding } from '../figure-context.js';
import type { KeyFigure } from '../key-figures-source.js';
import { adoptTable } from './adopt-table.js';
import { loadDetails } from './details.js';
import { reuse } from './reuse.js';
import { seriesTable } from './series-table.js';

/** What is shown now is read each time: the reader may have loaded or chosen other figures since. */
export interface PanelContext extends DetailsContext {
  /** The series of the figure. */
  readonly series: () => Arranged | undefined;
  /** What is selected, by the attributes and by the reader. */
  readonly selected: () => SelectionValues;
}

/** The content of a panel: of a figure, or of all of them. */
export async function panel(
  part: Unfolding,
  figure: KeyFigure | undefined,
  context: PanelContext,
): Promise<() => unknown> {
  adoptTable(context.root);
  if (!figure) return () => reuse(context.selected(), context);
  if (part === 'details') return loadDetails(figure.id, context);
  return () => {
    const series = context.series();
    return series ? seriesTable(series, context) : '';
  };
}
