import type { EssResourcesQuery } from '../data/generated/operations.js';
import { id } from '../data/operations/resources.graphql';
import type { Source } from '../data/source.js';
import { loadChunk } from '../foundation/chunk.js';

export type Resource = EssResourcesQuery['essResources']['nodes'][number];
export type Format = Resource['formats'][number];

/** What a reader's actions need, in a chunk of its own. */
export const followedResources = () => loadChunk('resources', () => import('./followed/index.js'));

/** The resources as the shell knows them. */
export const resourcesSource: Source<EssResourcesQuery> = {
  id,
  field: 'essResources',
  list: ({ essResources }) => essResources,
  document: async () => (await followedResources()).document,
};
