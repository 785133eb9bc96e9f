/** The chunk that an agenda loads when its reader does something. */
export { document } from '../../data/operations/agenda.graphql';
export { agendaFilters } from './filters.js';
export { panel } from './panels.js';
