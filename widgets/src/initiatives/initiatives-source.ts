import type { EssInitiativesQuery } from '../data/generated/operations.js';
import { id } from '../data/operations/initiatives.graphql';
import type { Source } from '../data/source.js';
import { loadChunk } from '../foundation/chunk.js';

export type Initiative = EssInitiativesQuery['essInitiatives']['nodes'][number];

/** What a reader's actions need, in a chunk of its own. */
export const followedInitiatives = () => loadChunk('initiatives', () => import('./followed/index.js'));

/** The initiatives as the shell knows them. */
export const initiativesSource: Source<EssInitiativesQuery> = {
  id,
  field: 'essInitiatives',
  list: ({ essInitiatives }) => essInitiatives,
  document: async () => (await followedInitiatives()).document,
};
