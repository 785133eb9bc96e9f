import type { EssAgendaQuery } from '../data/generated/operations.js';
import { id } from '../data/operations/agenda.graphql';
import type { Source } from '../data/source.js';
import { loadChunk } from '../foundation/chunk.js';

export type AgendaEvent = EssAgendaQuery['essEvents']['nodes'][number];
export type AgendaOccurrence = NonNullable<AgendaEvent['mainOccurrence']>;
export type AgendaPlace = AgendaEvent['places'][number];

/** What a reader's actions need, in a chunk of its own. */
export const followedAgenda = () => loadChunk('agenda', () => import('./followed/index.js'));

/** The agenda as the shell knows it. */
export const agendaSource: Source<EssAgendaQuery> = {
  id,
  field: 'essEvents',
  list: ({ essEvents }) => essEvents,
  document: async () => (await followedAgenda()).document,
};
