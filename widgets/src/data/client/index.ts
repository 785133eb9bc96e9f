/** The chunk of Apollo Client, the same for all elements of a page. */
export { follow } from './follow.js';
