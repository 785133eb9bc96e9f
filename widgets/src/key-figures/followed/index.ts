/** The chunk that key figures load when their reader does something. */
export { document } from '../../data/operations/key-figures.graphql';
export { keyFigureFilters } from './filters.js';
export { panel } from './panels.js';
