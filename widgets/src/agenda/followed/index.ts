/** The chunk that an agenda loads when its reader does something. */
export { followAgenda } from './agenda-list.js';
