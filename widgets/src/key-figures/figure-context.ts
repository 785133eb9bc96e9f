import type { TemplateResult } from 'lit/html.js';
import type { Reading } from '../foundation/content-element.js';
import type { KeyFigure } from './key-figures-source.js';

/** What a figure needs to know of the list it stands in. */
export interface FigureContext extends Reading {
  /** Level of the title of a figure that stands alone. */
  readonly titleLevel: number;
  /** Publisher and licence differ from one figure to the next. */
  readonly withSource: boolean;
  /** Id of the title of a figure of the answer. */
  readonly titleId: (figure: KeyFigure) => string;
  /** The reader follows a link. */
  readonly select: (figure: KeyFigure, url: string, cause: Event) => void;
  /** What unfolds under `label`, brought only then. */
  readonly unfold: (part: Unfolding, label: string, figure?: KeyFigure) => TemplateResult;
}

/** The details of a figure, the table of its series, or what can be taken along of them all. */
export type Unfolding = 'details' | 'table' | 'reuse';
