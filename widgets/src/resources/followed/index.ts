/** The chunk that resources load when their reader does something. */
export { document } from '../../data/operations/resources.graphql';
export { resourceDetails } from './details.js';
export { resourceFilters } from './filters.js';
export { playerTemplate } from './player.js';
