/** Reading addresses of the public internet: imports and the link checker use the same door. */
export { FETCH_FAILURES, FetchFailure, type FetchFailureReason } from './failure';
export { fetchPublic, MAX_FETCHED_BYTES, type FetchedPage, type FetchOptions } from './fetch-public';
export { isPublicAddress } from './public-address';
export { PUBLIC_PORTS, type TargetRules } from './target';
