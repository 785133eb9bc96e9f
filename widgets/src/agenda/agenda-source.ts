import type { EssAgendaQuery, EssAgendaQueryVariables } from '../data/generated/operations.js';
import { id } from '../data/operations/agenda.graphql';
import type { Source } from '../data/source.js';
import type { FollowedAgenda } from './followed/agenda-list.js';

export type AgendaEvent = EssAgendaQuery['essEvents']['nodes'][number];
export type AgendaOccurrence = NonNullable<AgendaEvent['mainOccurrence']>;
export type AgendaPlace = AgendaEvent['places'][number];

/** The agenda as the shell knows it; the document itself comes with Apollo Client. */
export const agendaSource: Source<EssAgendaQuery, EssAgendaQueryVariables, FollowedAgenda> = {
  id,
  accepts: (data): data is EssAgendaQuery =>
    typeof data === 'object' && data !== null && 'essEvents' in data && !!data.essEvents,
  list: ({ essEvents }) => essEvents,
  follow: async (...target) => (await import('./followed/index.js')).followAgenda(...target),
};
