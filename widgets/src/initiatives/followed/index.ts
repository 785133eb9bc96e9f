/** The chunk that initiatives load when their reader does something. */
export { document } from '../../data/operations/initiatives.graphql';
export { initiativeDetails } from './details.js';
export { initiativeFilters } from './filters.js';
