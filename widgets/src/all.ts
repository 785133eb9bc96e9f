/** Every element, for a page that shows several: one file, one copy of Lit. */
export { EssAgenda } from './agenda/define.js';
