/** What most pages never have to say, the same chunk for all elements of a page. */
export { explain } from './explain.js';
export { filterMeant } from './filter-names.js';
export { asOfInWords, noneInWords, widenedInWords } from './sentences.js';
