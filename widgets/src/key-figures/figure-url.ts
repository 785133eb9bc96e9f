import { titleUrl } from '../foundation/entry-url.js';
import type { Presentation } from '../foundation/presentation.js';
import { isKeyFigure, type Figure } from './key-figures-source.js';

/** Where the title of a figure leads; a figure beside another one always leads to its page on the CMS. */
export const figureUrl = (figure: Figure, presentation: Presentation, endpoint: string): string | undefined =>
  isKeyFigure(figure)
    ? titleUrl(figure, presentation, [figure.source?.methodUrl ?? null, ...figure.provenance.map(({ url }) => url)])
    : `${endpoint}/ess/chiffres-cles/${encodeURIComponent(figure.slug)}`;
